#pragma once
// Cuts running text into the syntactic words of Universal Dependencies' English treebanks (EWT 2.16, GUM).

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/language/annotation.hpp"
#include "extractors/language/characters.hpp"
#include "extractors/language/word_list.hpp"

namespace quipu::language {

/// Immutable once loaded; one object serves all threads. All rules look at one chunk, the text between two white spaces, and
/// chunks longer than kMaxChunk bytes are taken in pieces, so that time is linear in the text for any input.
class Tokenizer {
 public:
  static constexpr std::uint32_t kMaxChunk = 2048;

  /// Reads the lists of `folder` (data/english). Throws DataError.
  explicit Tokenizer(const std::filesystem::path& folder);

  /// Appends the tokens of text[span]: begin, end and space_before of each are set.
  void tokenize(std::string_view text, Span span, std::vector<Token>& tokens) const;

  /// "Dr." and the like, without which a full stop is a token of its own; `word` is without its last full stop.
  bool is_abbreviation(std::string_view word) const;
  /// Abbreviations that never end a sentence ("Mr.").
  bool is_title(std::string_view word) const;

 private:
  struct Chunk;

  void chunk(const Chunk& chunk, std::vector<Token>& tokens) const;
  std::uint32_t special_at(const Chunk& chunk, std::uint32_t at) const;
  std::uint32_t mark_end(const Chunk& chunk, std::uint32_t at, Character first) const;
  std::uint32_t suffix_end(const Chunk& chunk, std::uint32_t at) const;
  bool joins_next_word(const Chunk& chunk, std::uint32_t at, Character mark) const;
  std::uint32_t word_end(const Chunk& chunk, std::uint32_t at) const;
  bool joins(const Chunk& chunk, std::uint32_t word, std::uint32_t at, Character mark) const;
  bool hyphen_joins(const Chunk& chunk, std::uint32_t word, std::uint32_t at) const;
  bool dot_joins(const Chunk& chunk, std::uint32_t word, std::uint32_t at) const;
  bool keeps_full_stop(const Chunk& chunk, std::uint32_t begin, std::uint32_t end) const;
  void word(const Chunk& chunk, std::uint32_t begin, std::uint32_t end, std::vector<Token>& tokens) const;
  bool cut_contraction(const Chunk& chunk, std::uint32_t begin, std::uint32_t end, std::vector<Token>& tokens) const;

  WordSet abbreviations_, titles_, hyphen_prefixes_, internet_suffixes_, specials_, units_;
  WordTable contractions_;
  bool special_start_[128] = {};  ///< whether a special token begins with this ASCII character
  std::uint32_t longest_special_ = 0;
};

}  // namespace quipu::language
