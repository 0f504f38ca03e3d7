#pragma once
// Clauses: what a predicate's arguments are, whatever its form. Passives are turned round, subjects that English leaves out
// (relative clauses, participles, infinitives, coordinated verbs) are found again. The treatment of clauses follows the idea of
// Del Corro and Gemulla, "ClausIE: clause-based open information extraction" (WWW 2013): clauses first, then facts.

#include <string>
#include <string_view>
#include <vector>

#include "extractors/language/tree.hpp"
#include "extractors/language/word_list.hpp"
#include "graph/model.hpp"

namespace quipu::relations {

using language::TokenIndex;

/// An argument behind a preposition: "at", "out of".
struct Prepositional {
  std::string preposition;  ///< lower case
  TokenIndex head = language::kNoHead;
};

/// The frame of one predicate. Arguments are the heads of their phrases; coordination in them is not unfolded.
struct Clause {
  TokenIndex predicate = language::kNoHead;
  std::string lemma;  ///< with a verb's particle: "set up"
  std::vector<TokenIndex> subjects;
  std::vector<TokenIndex> objects;
  std::vector<TokenIndex> indirects;
  std::vector<Prepositional> prepositionals;
  bool passive = false;
  bool negated = false;
  Modality modality = Modality::Asserted;
  TokenIndex holder = language::kNoHead;  ///< who is said to say it, where the text attributes it
};

/// Verbs that decide how the clause below them is meant.
struct VerbLists {
  language::WordSet hypothetical;  ///< "want", "hope": what they govern need not be so
  language::WordSet negative;      ///< "fail", "refuse", "deny": what they govern is not so
  language::WordSet saying;        ///< "say", "argue": what they govern is somebody's word
  language::WordSet ditransitive;  ///< "award", "grant": the subject of their passive gets the object
  language::WordSet doubtful_nouns;  ///< "rumour", "claim": what their "that" clause says need not be so
  language::WordSet taking_role;   ///< "become", "appoint": their object says what somebody is
  language::WordSet giving_role;   ///< "appoint", "hire": their subject hands the role to somebody else
  language::WordSet teaching_role; ///< "qualify", "train": their "as" is no job
  language::WordSet of_place;      ///< "base": a place stands before their hyphen
  static VerbLists load(const std::filesystem::path& english);
};

inline bool is_subject(language::Deprel relation) {
  using language::Deprel;
  return relation == Deprel::Nsubj || relation == Deprel::NsubjPass || relation == Deprel::NsubjOuter;
}

/// Finds the frames of one document's trees. Cheap to build; refers to its arguments, which must outlive it.
class ClauseFinder {
 public:
  ClauseFinder(const Document& document, const language::Tree& tree, const VerbLists& verbs);

  /// The frame of `predicate`, a verb, adjective or noun. O(children + depth of the chain that lends it a subject).
  Clause clause(TokenIndex predicate) const;
  /// The grammatical subjects of a predicate, found through the governing clauses where it has none of its own.
  std::vector<TokenIndex> subjects(TokenIndex predicate) const { return subjects(predicate, 0); }
  /// "at", "out of": the prepositions before a nominal, joined; empty where it has none.
  std::string preposition(TokenIndex nominal) const;
  /// The noun that a relative pronoun stands for ("whose", "which", "who", "that"); kNoHead for any other token.
  TokenIndex antecedent(TokenIndex pronoun) const;
  /// "for" of "for mapping coasts"; empty where `gerund` is none behind a preposition.
  std::string gerund_preposition(TokenIndex gerund) const;
  /// What a gerund is about: its object, else itself.
  TokenIndex gerund_core(TokenIndex gerund) const;
  /// Negation, modality and holder of the clause that a token stands in.
  void qualify(TokenIndex token, Clause& clause) const;
  /// The nearest verb or predicate at or above a token, within its sentence; kNoHead where there is none.
  TokenIndex governing_predicate(TokenIndex token) const;

 private:
  bool is_passive(TokenIndex predicate) const;
  bool is_relative_pronoun(TokenIndex token) const;
  TokenIndex nominal_before(TokenIndex pronoun) const;
  std::vector<TokenIndex> subjects(TokenIndex predicate, int depth) const;
  void collect(TokenIndex predicate, Clause& clause) const;
  void fill_attributive(TokenIndex predicate, Clause& clause) const;
  void fill_gap(TokenIndex predicate, Clause& clause) const;
  void share(TokenIndex predicate, Clause& clause) const;
  void find_agent(Clause& clause) const;
  void share_place(TokenIndex predicate, Clause& clause) const;
  bool stands_beside(TokenIndex conjunct, TokenIndex predicate) const;
  bool is_verb_conjunct(TokenIndex token) const;
  std::string_view lemma(TokenIndex token) const { return tree_.annotation().lemma(token); }
  bool is_negated(TokenIndex token) const;
  bool has_that(TokenIndex predicate) const;

  const Document& document_;
  const language::Tree& tree_;
  const VerbLists& verbs_;
};

}  // namespace quipu::relations
