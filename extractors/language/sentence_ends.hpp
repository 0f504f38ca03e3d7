#pragma once
// Whether a sentence ends at a white space: cues on both sides of it, each with a weight learnt from the treebanks.

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

#include "extractors/language/annotation.hpp"
#include "extractors/language/tokenizer.hpp"

namespace quipu::language {

/// A walk over the tokens of one block, sentence by sentence, that gives the cues for an end behind each token.
class SentenceWalk {
 public:
  /// `tokens` are those of one block of `text`; `tokenizer` knows titles and abbreviations. All must outlive the walk.
  SentenceWalk(std::string_view text, std::span<const Token> tokens, const Tokenizer& tokenizer)
      : text_(text), tokens_(tokens), tokenizer_(tokenizer) {}

  /// Goes to the next token; false behind the last one.
  bool next();
  std::size_t index() const { return index_; }
  /// The first token of the sentence that the walk is in.
  std::size_t first() const { return first_; }
  /// Whether a sentence can end behind this token: white space follows and it is not one word in small letters after another.
  bool may_end() const;
  /// Whether this token is a mark, a full stop or any other, and neither word nor number.
  bool is_marked() const;
  /// Says that a sentence ends behind this token.
  void end_sentence();

  static constexpr std::size_t kCues = 27;
  /// Hashes of the cues for an end behind this token, in an order that is always the same. Constant time.
  std::array<std::uint32_t, kCues> cues() const;

 private:
  std::string_view form(std::size_t at) const;
  std::string_view kind(std::size_t at) const;
  std::string_view mark() const;
  unsigned share_of_capitals() const;

  std::string_view text_;
  std::span<const Token> tokens_;
  const Tokenizer& tokenizer_;
  std::size_t index_ = std::size_t(-1), first_ = 0;
  int brackets_ = 0;        ///< opened in this sentence and not closed
  bool in_quotes_ = false;  ///< an odd number of straight quotation marks in this sentence
  std::size_t words_ = 0, capitals_ = 0;  ///< in this sentence behind its first token
  bool stopped_ = true;     ///< the sentence before this one had a full stop or the like
};

/// The weights, from data/english/sentence_ends.tsv. Immutable; one object serves all threads.
class SentenceEnds {
 public:
  static constexpr const char* kFile = "sentence_ends.tsv";
  static constexpr int kUnit = 100;  ///< to one of log-odds

  /// Throws DataError for a missing or broken table.
  explicit SentenceEnds(const std::filesystem::path& folder);

  /// Whether the sum of the cues' weights says so.
  bool ends(const SentenceWalk& walk) const;

 private:
  struct Slot {
    std::uint32_t cue = 0;
    std::int32_t weight = 0;
  };
  std::vector<Slot> slots_;  ///< open addressing, a power of two
};

}  // namespace quipu::language
