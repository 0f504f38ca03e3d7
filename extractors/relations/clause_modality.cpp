// Whether a clause is said to be so: the part of ClauseFinder that reads denial, doubt and whose word it is.

#include "extractors/relations/clause.hpp"

namespace quipu::relations {

using language::Deprel;
using language::kNoHead;
using language::Token;
using language::Upos;

namespace {

constexpr int kMaxDepth = 8;  // of governing clauses

bool is_clausal(Deprel relation) {
  switch (relation) {
    case Deprel::Ccomp: case Deprel::Xcomp: case Deprel::Advcl: case Deprel::AdvclRelcl: case Deprel::Acl:
    case Deprel::AclRelcl: case Deprel::Csubj: case Deprel::Parataxis: return true;
    default: return false;
  }
}

}  // namespace

bool ClauseFinder::has_that(TokenIndex predicate) const {
  for (const TokenIndex child : tree_.children(predicate)) {
    if (lemma(child) != "that") continue;
    // "a report that X pays for Y" is often read as a relative clause whose object "that" is.
    const Deprel relation = tree_.token(child).deprel;
    if (relation == Deprel::Mark || (relation == Deprel::Obj && tree_.token(predicate).deprel == Deprel::AclRelcl)) return true;
  }
  return false;
}

bool ClauseFinder::is_negated(TokenIndex token) const {
  for (const TokenIndex child : tree_.children(token)) {
    const std::string_view word = lemma(child);
    const Deprel relation = tree_.token(child).deprel;
    const bool adverb = relation == Deprel::Advmod || relation == Deprel::CcPreconj || relation == Deprel::Cc || relation == Deprel::Aux;
    if (adverb && (word == "not" || word == "never" || word == "n't" || word == "hardly" || word == "neither" || word == "nor")) return true;
    if (relation == Deprel::Det && (word == "no" || word == "neither")) return true;
    const bool argument = relation == Deprel::Obj || is_subject(relation) || relation == Deprel::Obl;
    if (!argument) continue;
    if (word == "nobody" || word == "nothing" || word == "none") return true;
    for (const TokenIndex grandchild : tree_.children(child)) {
      const Deprel below = tree_.token(grandchild).deprel;
      if (below == Deprel::Det && lemma(grandchild) == "no") return true;
      if ((below == Deprel::CcPreconj || below == Deprel::Det) && lemma(grandchild) == "neither") return true;
    }
  }
  return false;
}

TokenIndex ClauseFinder::governing_predicate(TokenIndex token) const {
  for (int steps = 0; token < language::kNoHead && steps < 64; ++steps, token = tree_.token(token).head) {
    const Token& at = tree_.token(token);
    if (at.upos == Upos::VERB || tree_.has_child(token, Deprel::Cop) || is_clausal(at.deprel)) return token;
  }
  return kNoHead;
}

void ClauseFinder::qualify(TokenIndex start, Clause& clause) const {
  clause.negated = clause.negated || is_negated(start);
  TokenIndex at = start;
  for (int depth = 0; depth < kMaxDepth && at < language::kNoHead; ++depth) {
    for (const TokenIndex child : tree_.children(at)) {
      const Token& token = tree_.token(child);
      const std::string_view word = lemma(child);
      if (token.deprel == Deprel::Aux && (word == "might" || word == "may" || word == "would" || word == "could")) {
        clause.modality = Modality::Hypothetical;
      }
      if (at == start && token.deprel == Deprel::Mark && (word == "without" || word == "instead")) clause.negated = true;
      if (token.deprel == Deprel::Mark && (word == "if" || word == "whether" || word == "unless")) clause.modality = Modality::Hypothetical;
    }
    const Token& token = tree_.token(at);
    const TokenIndex head = token.head;
    if (head >= language::kNoHead) break;
    const bool governed = token.deprel == Deprel::Ccomp || token.deprel == Deprel::Xcomp || token.deprel == Deprel::Parataxis;
    if (governed) {
      const std::string_view verb = lemma(head);
      if (verbs_.hypothetical.contains(verb)) clause.modality = Modality::Hypothetical;
      if (verbs_.negative.contains(verb)) clause.negated = true;
      if (is_negated(head)) clause.modality = Modality::Hypothetical;
      // "raises a report that …", where the clause hangs below the verb.
      const TokenIndex object = tree_.child(head, Deprel::Obj);
      if (object != kNoHead && object < at && has_that(at) && verbs_.doubtful_nouns.contains(lemma(object))) clause.modality = Modality::Hypothetical;
      if (verbs_.saying.contains(verb) && clause.holder == kNoHead) {
        const auto holders = subjects(head);
        if (!holders.empty()) clause.holder = holders.front();
      }
    } else if (token.deprel == Deprel::Conj) {
      // A negation or modal before the first of several verbs holds for all of them; "not A but B" denies only A.
      bool contrast = false;
      for (const TokenIndex child : tree_.children(at)) contrast = contrast || (tree_.token(child).deprel == Deprel::Cc && lemma(child) == "but");
      if (contrast) break;
    } else {
      // Other clauses stand for themselves; only "no evidence that …" takes back what follows it.
      const bool complement = token.deprel == Deprel::Acl || token.deprel == Deprel::Ccomp || token.deprel == Deprel::AclRelcl;
      if (token.deprel == Deprel::Acl && is_negated(head)) clause.modality = Modality::Hypothetical;
      if (complement && has_that(at) && verbs_.doubtful_nouns.contains(lemma(head))) clause.modality = Modality::Hypothetical;
      break;
    }
    at = head;
  }
}

}  // namespace quipu::relations
