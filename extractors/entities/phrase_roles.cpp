#include "extractors/entities/phrase_roles.hpp"

namespace quipu::entities {

using language::Deprel;
using language::kNoHead;
using language::Token;
using language::Tree;
using language::Upos;

namespace {

bool is_subject(Deprel relation) { return relation == Deprel::Nsubj || relation == Deprel::NsubjPass || relation == Deprel::NsubjOuter; }

bool is_verbal(const Tree& tree, TokenIndex token) {
  const Upos upos = tree.token(token).upos;
  return upos == Upos::VERB || upos == Upos::AUX || tree.has_child(token, Deprel::Cop);
}

bool has_subject(const Tree& tree, TokenIndex token) {
  for (const TokenIndex child : tree.children(token)) {
    if (is_subject(tree.token(child).deprel)) return true;
  }
  return false;
}

/// Part of the same name or a second description of the same thing.
bool is_same_thing(Deprel relation) {
  return relation == Deprel::Appos || relation == Deprel::Flat || relation == Deprel::Compound || relation == Deprel::NmodDesc;
}

bool opens_clause(const Tree& tree, TokenIndex token) {
  switch (tree.token(token).deprel) {
    case Deprel::Root: case Deprel::Acl: case Deprel::AclRelcl: case Deprel::Advcl: case Deprel::AdvclRelcl: case Deprel::Ccomp:
    case Deprel::Csubj: case Deprel::CsubjPass: case Deprel::Parataxis: return true;
    case Deprel::Conj: return is_verbal(tree, token) && has_subject(tree, token);
    default: return tree.token(token).head >= kNoHead;
  }
}

bool is_argument(PhraseRole role) { return role == PhraseRole::Subject || role == PhraseRole::Object || role == PhraseRole::Oblique; }

/// Whether `token` describes what `other` names: the way up from it meets `other` before any clause and not as one of several.
bool describes(const Tree& tree, TokenIndex token, TokenIndex other) {
  for (;;) {
    const Token& at = tree.token(token);
    if (at.head >= kNoHead || opens_clause(tree, token) || at.deprel == Deprel::Conj) return false;
    if (at.head == other) return true;
    token = at.head;
  }
}

}  // namespace

TokenIndex phrase_head(const Tree& tree, TokenIndex token) {
  for (;;) {
    const Token& at = tree.token(token);
    const bool listed = at.deprel == Deprel::Conj && !is_verbal(tree, token);
    if (at.head >= kNoHead || !(is_same_thing(at.deprel) || listed)) return token;
    token = at.head;
  }
}

PhraseRole role_of(const Tree& tree, TokenIndex token) {
  const Token& at = tree.token(phrase_head(tree, token));
  if (is_subject(at.deprel)) return PhraseRole::Subject;
  switch (at.deprel) {
    case Deprel::Obj: case Deprel::Iobj: return PhraseRole::Object;
    case Deprel::NmodPoss: return PhraseRole::Possessive;
    case Deprel::Obl: case Deprel::OblAgent: case Deprel::OblUnmarked: return PhraseRole::Oblique;
    case Deprel::Nmod: case Deprel::NmodUnmarked: return PhraseRole::Inner;
    default: return PhraseRole::Other;
  }
}

TokenIndex clause_of(const Tree& tree, TokenIndex token) {
  while (!opens_clause(tree, token)) token = tree.token(token).head;
  return token;
}

bool is_below(const Tree& tree, TokenIndex token, TokenIndex ancestor) {
  while (token != ancestor) {
    token = tree.token(token).head;
    if (token >= kNoHead) return false;
  }
  return true;
}

bool stand_apart(const Tree& tree, TokenIndex pronoun, TokenIndex name, bool reflexive) {
  const PhraseRole own = role_of(tree, pronoun), other = role_of(tree, name);
  const bool same_clause = clause_of(tree, pronoun) == clause_of(tree, name);
  if (own == PhraseRole::Possessive) {
    const TokenIndex noun = tree.token(phrase_head(tree, pronoun)).head;  // "brother" of "his brother"
    if (noun >= kNoHead) return false;
    if (describes(tree, noun, name) || describes(tree, name, noun)) return true;
    return tree.has_child(noun, Deprel::Cop) && other == PhraseRole::Subject && tree.token(phrase_head(tree, name)).head == noun;
  }
  if (phrase_head(tree, pronoun) == phrase_head(tree, name)) return true;
  if (reflexive) return !same_clause;
  return same_clause && is_argument(own) && is_argument(other);
}

}  // namespace quipu::entities
