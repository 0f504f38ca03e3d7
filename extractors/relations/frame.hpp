#pragma once
// The frame of one predicate in words: what it is made of, its subjects, its complements and its adjuncts, as heads of phrases.
// Clauses first, then facts: Del Corro and Gemulla, "ClausIE: clause-based open information extraction" (WWW 2013).

#include <vector>

#include "extractors/language/tree.hpp"
#include "extractors/language/word_list.hpp"
#include "extractors/relations/open_fact.hpp"
#include "extractors/relations/phrase.hpp"

namespace quipu::relations {

/// A phrase in a frame: its head, a clause below it that is no part of it, and how much of it is meant.
struct FrameArgument {
  TokenIndex head = language::kNoHead;
  TokenIndex left_out = language::kNoHead;
  PhraseShape shape = PhraseShape::Noun;
  TokenIndex introduced_by =
      language::kNoHead;  ///< the phrase whose preposition stands before it: "which" of "at which she works"
};

/// Reused from predicate to predicate.
struct Frame {
  TokenIndex predicate = language::kNoHead;
  std::vector<TokenIndex> words;           ///< of the predicate, in the order of the text
  std::string_view lead{};                 ///< "be", where a participle stands without it
  std::vector<FrameArgument> subjects;     ///< coordination unfolded
  std::vector<FrameArgument> complements;  ///< objects, predicatives, clauses; coordination unfolded
  std::vector<FrameArgument> adjuncts;     ///< in the order of the text
  FactKind kind = FactKind::Intransitive;
  SubjectKind subject_kind = SubjectKind::Own;

  void clear();
};

/// Reads frames off one document's trees. Refers to its arguments, which must outlive it.
class FrameReader {
 public:
  FrameReader(const language::Tree& tree, const language::WordSet& linking) : tree_(tree), linking_(linking) {}

  /// Whether a token heads a clause of its own, and is not the later part of another predicate ("wants to buy").
  bool is_predicate(TokenIndex token) const;
  /// O(children of the predicate's words + chain of clauses that lends it a subject).
  void read(TokenIndex predicate, Frame& frame) const;

 private:
  void read_words(TokenIndex word, bool first, Frame& frame) const;
  void read_arguments(TokenIndex word, Frame& frame) const;
  void read_adverb(TokenIndex adverb, TokenIndex predicative, Frame& frame) const;
  TokenIndex that_of(TokenIndex clause) const;
  void read_subjects(TokenIndex predicate, int depth, Frame& frame) const;
  void read_gap(TokenIndex predicate, Frame& frame) const;
  void read_predicative(TokenIndex word, Frame& frame) const;
  void lend_words(TokenIndex predicate, Frame& frame) const;
  void add_coordinated(TokenIndex head, PhraseShape shape, std::vector<FrameArgument>& out) const;
  TokenIndex next_in_chain(TokenIndex word) const;
  bool is_verbal(TokenIndex token) const;
  bool is_relative_pronoun(TokenIndex token) const;
  bool adverb_in_predicate(TokenIndex adverb, TokenIndex word) const;
  std::string_view lemma(TokenIndex token) const { return tree_.annotation().lemma(token); }

  const language::Tree& tree_;
  const language::WordSet& linking_;
};

}  // namespace quipu::relations
