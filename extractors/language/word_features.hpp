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

inline constexpr std::size_t kExtras = 8;

/// What is known of a word before its surroundings are looked at. `extras` are facts from elsewhere, numbered from 1; 0: none.
struct WordInput {
  std::string_view form;
  Upos upos = Upos::Unset;
  Xpos xpos = Xpos::Unset;
  std::array<std::uint16_t, kExtras> extras{};
};

/// The rows of one word, at most this many.
class WordRows {
 public:
  void add(std::size_t row) { rows_[size_++] = std::uint32_t(row); }
  const std::uint32_t* begin() const { return rows_.data(); }
  const std::uint32_t* end() const { return rows_.data() + size_; }

 private:
  std::array<std::uint32_t, 3 + kAffixes + kExtras> rows_;
  std::size_t size_ = 0;
};

/// Calls `use` with each byte of `form`, curly quotes, long dashes and dots as in ASCII, until it returns false.
template <typename Use>
void for_each_plain_byte(std::string_view form, Use use);

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

/// 64-bit FNV-1a, from a starting byte that keeps kinds of features apart, with the final mix of MurmurHash3.
class FeatureHasher {
 public:
  explicit FeatureHasher(char kind) { add(kind); }
  void add(char byte) { state_ = (state_ ^ static_cast<unsigned char>(byte)) * 1099511628211ull; }
  std::uint64_t value() const {
    const std::uint64_t mixed = (state_ ^ (state_ >> 33)) * 0xff51afd7ed558ccdull;
    return mixed ^ (mixed >> 33);
  }

 private:
  std::uint64_t state_ = 14695981039346656037ull;
};
std::uint64_t feature_hash(char kind, std::string_view bytes);
/// What the tables of words find a word by.
inline std::uint64_t word_hash(const PlainWord& plain) { return feature_hash('w', plain.text()); }

/// The words that a model knows, as a table with open addressing of 32-bit marks; and the sizes of the other tables.
class Vocabulary {
 public:
  void read(SectionReader& reader);
  /// `plain` is word.form made plain and `hash` is word_hash() of it.
  WordRows rows(const WordInput& word, const PlainWord& plain, std::uint64_t hash) const;
  std::size_t row_count() const { return upos_begin() + kUposRows + kXposRows + extras_; }  ///< of the embedding

 private:
  std::uint32_t word_row(std::uint64_t hash) const;
  std::size_t upos_begin() const { return words_ + affixes_; }

  std::span<const std::uint32_t> marks_;  ///< 0 where a slot is free
  std::span<const std::uint32_t> ids_;
  std::span<const std::uint16_t> affix_rows_;  ///< of each bucket of each kind: 1 + its row; 0 where no word that was learnt from fell
  std::size_t words_ = 0;
  std::size_t affixes_ = 0;
  std::size_t buckets_ = 0;
  std::size_t extras_ = 0;
};

/// Three bytes E2 80 xx, a typographic character, as ASCII; empty where it stays as it is.
std::string_view plain_punctuation(unsigned char last);

template <typename Use>
void for_each_plain_byte(std::string_view form, Use use) {
  for (std::size_t i = 0; i < form.size(); ++i) {
    std::string_view plain;
    if (form[i] == '\xE2' && i + 2 < form.size() && form[i + 1] == '\x80') {
      plain = plain_punctuation(static_cast<unsigned char>(form[i + 2]));
    }
    if (!plain.empty()) i += 2;
    for (const char c : plain.empty() ? form.substr(i, 1) : plain) {
      if (!use(c)) return;
    }
  }
}

}  // namespace quipu::language
