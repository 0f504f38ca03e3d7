#pragma once
// From a word's bytes to the rows of the embedding tables that stand for it: the word itself where the model knows it, and
// hashed prefixes, suffixes and shape, so that a word never seen still looks like its kin.

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "extractors/language/model_file.hpp"

namespace quipu::language {

/// Prefixes of 1, 2, 3 bytes; suffixes of 1, 2, 3, 4 bytes; shape.
inline constexpr std::size_t kAffixes = 8;

/// Rows of the embedding: row 0 is the root, 1 an unknown word.
inline constexpr std::uint32_t kRootRow = 0;
inline constexpr std::uint32_t kUnknownRow = 1;

struct WordRows {
  std::uint32_t word = kUnknownRow;
  std::array<std::uint32_t, kAffixes> affixes{};
};

/// A word made plain: curly quotes and long dashes as in ASCII, letters lowered, digits 0. At most 64 bytes are looked at, which
/// bounds the time for a "word" of a megabyte. `shape` has Xxd for letters and digits, runs cut to three.
struct PlainWord {
  std::array<char, 64> lowered;
  std::size_t size = 0;
  std::array<char, 12> shape;
  std::size_t shape_size = 0;

  explicit PlainWord(std::string_view form);
  std::string_view text() const { return {lowered.data(), size}; }
  std::string_view shape_text() const { return {shape.data(), shape_size}; }
};

/// 64-bit FNV-1a with the final mix of MurmurHash3, from a starting byte that keeps kinds of features apart.
std::uint64_t feature_hash(char kind, std::string_view bytes);

/// The words that a model knows, as a table with open addressing of 32-bit marks; and the sizes of the affix tables.
class Vocabulary {
 public:
  void read(SectionReader& reader);
  WordRows rows(std::string_view form) const;
  /// Rows of words (with root and unknown) plus those of all affix tables, which follow one another.
  std::size_t row_count() const { return words_ + kAffixes * buckets_; }

 private:
  std::uint32_t word_row(std::string_view plain) const;

  std::span<const std::uint32_t> marks_;  ///< 0 where a slot is free
  std::span<const std::uint32_t> ids_;
  std::uint32_t words_ = 0;
  std::uint32_t buckets_ = 0;
};

}  // namespace quipu::language
