#include "extractors/relations/attribution.hpp"

namespace quipu::relations {

using language::Deprel;
using language::kNoHead;
using language::Token;

namespace {

constexpr int kMaxDepth = 8;

bool is_according_to(std::string_view preposition) {
  return preposition == "according to" || preposition == "accord to" || preposition == "in the words of" || preposition == "per";
}

/// "…, X said": a clause that is only put in, and says who speaks.
TokenIndex speaker_of(const language::Tree& tree, const ClauseFinder& clauses, const VerbLists& verbs, TokenIndex aside) {
  if (tree.token(aside).deprel != Deprel::Parataxis || !verbs.saying.contains(tree.annotation().lemma(aside))) return kNoHead;
  const std::vector<TokenIndex> subjects = clauses.subjects(aside);
  return subjects.empty() ? kNoHead : subjects.front();
}

}  // namespace

TokenIndex beside_holder(const language::Tree& tree, const ClauseFinder& clauses, const VerbLists& verbs, TokenIndex predicate) {
  TokenIndex at = predicate;
  for (int depth = 0; depth < kMaxDepth && at < kNoHead; ++depth) {
    for (const TokenIndex child : tree.children(at)) {
      const Deprel relation = tree.token(child).deprel;
      if ((relation == Deprel::Obl || relation == Deprel::Nmod) && is_according_to(clauses.preposition(child))) return child;
      if (const TokenIndex speaker = speaker_of(tree, clauses, verbs, child); speaker != kNoHead) return speaker;
    }
    const Token& token = tree.token(at);
    const bool same_word = token.deprel == Deprel::Ccomp || token.deprel == Deprel::Xcomp || token.deprel == Deprel::Conj ||
                           token.deprel == Deprel::Advcl || token.deprel == Deprel::AclRelcl;
    if (!same_word) return kNoHead;
    at = token.head;
  }
  return kNoHead;
}

}  // namespace quipu::relations
