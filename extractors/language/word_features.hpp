#pragma once
// From a word's bytes to the rows of the embedding tables that stand for it: the word itself where the model knows it, and
// hashed prefixes, suffixes and shape, so that a word never seen still looks like its kin.

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "extractors/language/model_file.hpp"
#include "extractors/language/tags.hpp"

namespace quipu::language {

/// Prefixes of 1, 2, 3 bytes; suffixes of 1, 2, 3, 4 bytes; shape.
inline constexpr std::size_t kAffixes = 8;

/// Rows of the embedding: 0 the root, 1 an unknown word, then known words, affixes, universal tags, Penn tags, extras.
inline constexpr std::uint32_t kRootRow = 0;
inline constexpr std::uint32_t kUnknownRow = 1;
inline constexpr std::size_t kUposRows = std::size_t(Upos::X) + 1;
inline constexpr std::size_t kXposRows = std::size_t(Xpos::Dollar) + 1;

/// What is known of a word before its surroundings are looked at. `extras` are facts from elsewhere, numbered from 1; 0: none.
struct WordInput {
  std::string_view form;
  Upos upos = Upos::Unset;
  Xpos xpos = Xpos::Unset;
  std::array<std::uint16_t, 4> extras{};
};

/// The rows of one word, at most this many.
class WordRows {
 public:
  void add(std::size_t row) { rows_[size_++] = std::uint32_t(row); }
  const std::uint32_t* begin() const { return rows_.data(); }
  const std::uint32_t* end() const { return rows_.data() + size_; }

 private:
  std::array<std::uint32_t, 3 + kAffixes + 4> rows_;
  std::size_t size_ = 0;
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

/// The words that a model knows, as a table with open addressing of 32-bit marks; and the sizes of the other tables.
class Vocabulary {
 public:
  void read(SectionReader& reader);
  WordRows rows(const WordInput& word) const;
  std::size_t row_count() const { return upos_begin() + kUposRows + kXposRows + extras_; }

 private:
  std::uint32_t word_row(std::string_view plain) const;
  std::size_t upos_begin() const { return words_ + kAffixes * buckets_; }

  std::span<const std::uint32_t> marks_;  ///< 0 where a slot is free
  std::span<const std::uint32_t> ids_;
  std::size_t words_ = 0;
  std::size_t buckets_ = 0;
  std::size_t extras_ = 0;
};

}  // namespace quipu::language
