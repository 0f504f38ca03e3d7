#pragma once
// Finds a document's open relations.

#include <filesystem>

#include "extractors/language/tree.hpp"
#include "extractors/relations/frame.hpp"
#include "extractors/relations/open_fact.hpp"
#include "extractors/relations/open_fact_scores.hpp"
#include "extractors/relations/phrase.hpp"

namespace quipu::relations {

/// The data behind open facts. Immutable.
struct OpenFactWords {
  language::WordSet linking;  ///< "however", "therefore": adverbs that belong to the text, not to what is said
  OpenFactScorer scorer;
  static OpenFactWords load(const std::filesystem::path& english);
};

/// Finds the open facts of one document. Reads one sentence after another; refers to its arguments, which must outlive it.
class OpenFactFinder {
 public:
  OpenFactFinder(const language::Tree& tree, const OpenFactWords& words, OpenFacts& facts);

  /// Appends the facts of all sentences in the order of the text. Linear in the text's length for trees of bounded depth.
  void find();

 private:
  void find_clause_facts(TokenIndex predicate);
  void find_noun_facts(TokenIndex noun);
  void emit_noun_fact(FactKind kind, std::string_view predicate, TokenIndex described, const FrameArgument& description);
  bool is_title(TokenIndex noun) const;
  void emit_frame(const FrameArgument& subject, const FrameArgument* complement);
  void emit_behind_preposition(const FrameArgument& subject, std::size_t adjunct);
  void add_adjuncts(std::size_t but);

  void begin(FactKind kind, TokenIndex predicate);
  void add_part(const FrameArgument& argument);
  void add_words(std::string_view lead, const std::vector<TokenIndex>& words, const FrameArgument* introduced);
  void add_preposition(TokenIndex nominal);
  void finish(SubjectKind subject);
  std::size_t first_behind_preposition() const;

  const language::Tree& tree_;
  const OpenFactScorer& scorer_;
  OpenFacts& facts_;
  FrameReader reader_;
  PhraseCollector phrases_;
  Frame frame_;
  OpenFact fact_;
  std::vector<TokenIndex> words_;
  std::uint32_t sentence_ = 0;
};

}  // namespace quipu::relations
