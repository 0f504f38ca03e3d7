#pragma once
// Lemmas from data: exceptions by word and Penn tag, then the rule of the longest suffix.

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>

#include "extractors/language/stage.hpp"

namespace quipu::language {

/// How a word is written, which tells lemmas apart: "Apple" of a NNP stays, "Apples" at a sentence's begin does not.
enum class LetterCase : std::uint8_t { Lower, Capital, Upper, Mixed };
LetterCase letter_case(std::string_view form);

/// What a rule does: takes `strip` bytes from the end of the word, as written or in lower case, and puts `append` there.
struct LemmaRule {
  std::uint32_t strip = 0;
  std::string append;
  bool keep_case = false;

  auto operator<=>(const LemmaRule&) const = default;
};

/// The tables lemma_exceptions.tsv (word in lower case, Penn tag, lemma) and lemma_rules.tsv (Penn tag, letter case, suffix,
/// bytes to strip, ending to append, "keep" or "lower"; "-" is an empty suffix or ending). Learnt by training/lemma_trainer.hpp.
class LemmaTables {
 public:
  static constexpr std::size_t kLongestSuffix = 6;

  /// Throws DataError with file, line and fragment for a row that makes no sense.
  void read(const std::filesystem::path& folder);
  void add_exception(std::string_view word, Xpos tag, std::string lemma);
  void add_rule(Xpos tag, LetterCase letters, std::string_view suffix, LemmaRule rule);

  /// Appends the lemma of `form` to `out`; `scratch` keeps its memory between calls. Never appends nothing for a word of one
  /// letter or more.
  void append_lemma(std::string_view form, Xpos tag, std::string& scratch, std::string& out) const;
  /// The rule for the longest suffix of `word` (in lower case); nullptr where there is none.
  const LemmaRule* find_rule(std::string_view word, Xpos tag, LetterCase letters) const;

 private:
  std::size_t verb_prefix(std::string_view word, Xpos tag) const;

  std::unordered_map<std::uint64_t, std::string> exceptions_;
  std::unordered_map<std::uint64_t, LemmaRule> rules_;
};

class Lemmatizer : public Stage {
 public:
  /// Reads the tables of `folder` (data/english). Throws DataError.
  explicit Lemmatizer(const std::filesystem::path& folder) { tables_.read(folder); }

  std::string_view name() const override { return "lemmatizer"; }
  Layers needs() const override { return Layers::Tokens | Layers::Tags; }
  Layers gives() const override { return Layers::Lemmas; }
  std::unique_ptr<Workspace> make_workspace() const override;
  void run(const Document& document, Annotation& annotation, Workspace* workspace) const override;

 private:
  LemmaTables tables_;
};

}  // namespace quipu::language
