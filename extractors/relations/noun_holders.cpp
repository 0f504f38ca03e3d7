// Who a role describes: the part of NounSlots that finds the holder of "director", "engineers at X" or "its founder".

#include <algorithm>

#include "extractors/relations/noun_slots.hpp"

namespace quipu::relations {

using entities::Mention;
using language::Deprel;
using language::kNoHead;
using language::Sentence;
using language::Token;
using language::Upos;
using language::Xpos;

namespace {

constexpr int kMaxClimb = 3;           // nouns above one whose own apposition does not fit
constexpr TokenIndex kMaxDescription = 5;  // tokens of "the Danish painter" before a name
constexpr TokenIndex kMaxPhrase = 10;  // tokens of a role between a name's comma and its noun

/// Roles that say little of a noun set beside a name; a subject or object of its own stands for itself.
bool may_describe(Deprel relation) {
  switch (relation) {
    case Deprel::Appos: case Deprel::Conj: case Deprel::Parataxis: case Deprel::List: case Deprel::Dep: case Deprel::Flat:
    case Deprel::Compound: case Deprel::NmodUnmarked: case Deprel::NmodDesc: case Deprel::Nmod: case Deprel::Root: return true;
    default: return false;
  }
}

/// "Ann Lee succeeded Bo Ray as director": both had the role.
bool follows_in_role(std::string_view verb) { return verb == "succeed" || verb == "replace" || verb == "follow"; }

}  // namespace

/// "the historian Ann Lee", "chief executive Ann Lee", "the pension fund X"; of persons also "its director, Ann Lee": the name
/// that follows, whatever the tree made of it.
NounSlots::Entities NounSlots::named_behind(TokenIndex noun) const {
  const TokenIndex end = sentence_of(noun).end;
  TokenIndex next = word_end(noun);
  // "Chair of the board | Ann Lee": in a row of a table and before a colon the name follows the whole role.
  const auto parts = [&](TokenIndex i) { return tree_.annotation().form(document_, i) == "|" || tree_.annotation().form(document_, i) == ":"; };
  TokenIndex border = next;
  while (border < end && border < noun + 6 && !parts(border) && tree_.token(border).upos != Upos::VERB && tree_.token(border).upos != Upos::PUNCT) ++border;
  if (border < end && parts(border)) next = border;
  const bool comma = next < end && (tree_.annotation().form(document_, next) == "," || parts(next));
  if (comma) ++next;
  TokenIndex first = comma ? past_description(next, end) : next;
  if (first + 1 < end && tree_.annotation().form(document_, first) == "The" && name_at(first + 1)) ++first;  // "her novel The Salt Letters"
  const Mention* mention = first < end ? name_at(first) : nullptr;
  if (!mention || mention->first != first) return {};
  // "its sponsor, Acme, said", but not "in its office, Acme said"
  const bool closed = mention->end >= end || tree_.token(mention->end).upos == Upos::PUNCT;
  if (comma && !closed && entities_.entities[mention->entity].type != language::NameType::Person) return {};
  return arguments_.resolve(mention->head);
}

/// "his wife, the painter Ann Lee": the token behind "the painter", or `at` itself where no such words stand there.
TokenIndex NounSlots::past_description(TokenIndex at, TokenIndex end) const {
  if (at >= end || name_at(at) || tree_.token(at).upos != Upos::DET) return at;
  TokenIndex next = at + 1;
  while (next < end && next < at + kMaxDescription && !name_at(next) && (is_noun(tree_.token(next)) || tree_.token(next).upos == Upos::ADJ)) ++next;
  return next > at + 1 && next < end && name_at(next) ? next : at;
}

/// The first of several coordinated names, of which this is one.
TokenIndex NounSlots::phrase_top(TokenIndex name) const {
  TokenIndex at = name;
  while (tree_.token(at).deprel == Deprel::Conj && tree_.token(at).head < kNoHead && name_at(tree_.token(at).head)) {
    at = name_at(tree_.token(at).head)->head;
    if (at >= name) return name;
  }
  return at;
}

/// "Ann Lee, founder and CEO of X", "Ann Lee (chief executive)": the name before the comma that the role's words follow.
NounSlots::Entities NounSlots::set_before(TokenIndex noun) const {
  if (!may_describe(tree_.token(noun).deprel) && tree_.token(noun).deprel != Deprel::Nsubj) return {};
  const Sentence& sentence = sentence_of(noun);
  TokenIndex at = noun;
  while (at > sentence.first && noun - at < kMaxPhrase) {
    const Token& before = tree_.token(at - 1);
    const std::string_view form = tree_.annotation().form(document_, at - 1);
    if (form == "," || form == "(" || form == "–" || form == "—") break;
    const bool inside = is_noun(before) || before.upos == Upos::ADJ || before.upos == Upos::DET || before.upos == Upos::CCONJ ||
                        before.upos == Upos::ADV || before.xpos == Xpos::HYPH || before.xpos == Xpos::POS || before.xpos == Xpos::PRPS ||
                        before.upos == Upos::NUM || form == "since" || form == "until";
    if (!inside) return {};
    --at;
  }
  // "Ann Lee, and her brother" are two.
  if (at < sentence.first + 2 || noun - at >= kMaxPhrase || tree_.token(at).upos == Upos::CCONJ) return {};
  const Mention* name = name_at(at - 2);
  if (!name || name->end != at - 1 || name->type == language::NameType::Place) return {};
  // As a subject the noun describes a name only where the name is the subject too: "Ann Lee, the host of X, says".
  const Token& head = tree_.token(name->head);
  const bool both = head.head == tree_.token(noun).head || head.deprel == Deprel::Conj;
  if (tree_.token(noun).deprel == Deprel::Nsubj && !both) return {};
  return tree_.token(noun).xpos == Xpos::NNS ? arguments_.resolve(phrase_top(name->head)) : Entities{name->entity};
}

NounSlots::Entities NounSlots::holder_in_tree(TokenIndex noun) const {
  const Token& token = tree_.token(noun);
  if (token.deprel == Deprel::Appos && token.head < kNoHead) {
    // "Ann Lee and Bo Ray, engineers at X": a plural describes all of them.
    return token.xpos == Xpos::NNS ? arguments_.resolve(token.head) : arguments_.resolve_alone(token.head);
  }
  const TokenIndex apposition = tree_.child(noun, Deprel::Appos);
  if (apposition != kNoHead) {
    if (Entities found = arguments_.resolve(apposition); !found.empty()) return found;
  }
  return {};
}

bool NounSlots::is_as_role(TokenIndex noun) const {
  const Deprel relation = tree_.token(noun).deprel;
  return (relation == Deprel::Obl || relation == Deprel::Nmod || relation == Deprel::Advcl) && clauses_.preposition(noun) == "as";
}

TokenIndex NounSlots::verb_of_role(TokenIndex noun) const {
  const Token& token = tree_.token(noun);
  if (token.head >= kNoHead || tree_.token(token.head).upos != Upos::VERB) return kNoHead;
  const bool object = token.deprel == Deprel::Obj && verbs_.taking_role.contains(tree_.annotation().lemma(token.head));
  return object || token.deprel == Deprel::Xcomp || is_as_role(noun) ? token.head : kNoHead;
}

/// "Acme appointed Ann Lee director", "was hired by Acme as director".
NounSlots::Entities NounSlots::giver(TokenIndex noun) const {
  const TokenIndex verb = verb_of_role(noun);
  return verb != kNoHead && verbs_.giving_role.contains(tree_.annotation().lemma(verb)) ? resolve_all(clauses_.clause(verb).subjects) : Entities{};
}

/// "appointed Ann Lee chief executive", where the tree makes one phrase of the name and the role.
NounSlots::Entities NounSlots::before_in_compound(TokenIndex noun) const {
  for (const TokenIndex child : tree_.children(noun)) {
    const Mention* name = child < noun ? name_at(child) : nullptr;
    if (name && name->type == language::NameType::Person && tree_.token(child).deprel == Deprel::Compound) return {name->entity};
  }
  return {};
}

/// "was appointed director", "became captain", "hired Ann Lee as head", "in her role as president".
NounSlots::Entities NounSlots::holder_by_verb(TokenIndex noun, TypeMask wanted) const {
  const Token& token = tree_.token(noun);
  if (token.head >= kNoHead) return {};
  const bool as_role = is_as_role(noun);
  if (as_role && verbs_.teaching_role.contains(tree_.annotation().lemma(token.head))) return {};
  if (as_role && is_noun(tree_.token(token.head))) {
    if (Entities found = only(possessor(token.head), wanted); !found.empty()) return found;
    const TokenIndex predicate = clauses_.governing_predicate(tree_.token(token.head).head);
    return predicate == kNoHead ? Entities{} : resolve_all(clauses_.clause(predicate).subjects);
  }
  const bool object = token.deprel == Deprel::Obj && verbs_.taking_role.contains(tree_.annotation().lemma(token.head));
  if (!as_role && !object && token.deprel != Deprel::Xcomp) return {};
  const Clause clause = clauses_.clause(token.head);
  std::vector<TokenIndex> objects = clause.objects;
  objects.insert(objects.end(), clause.indirects.begin(), clause.indirects.end());
  objects.erase(std::remove(objects.begin(), objects.end(), noun), objects.end());
  if (Entities found = only(resolve_all(objects), wanted); !found.empty()) {
    if (!follows_in_role(tree_.annotation().lemma(token.head)) || clause.passive) return found;
    for (const entities::EntityIndex entity : resolve_all(clause.subjects)) found.push_back(entity);
    return found;
  }
  if (object && verbs_.giving_role.contains(tree_.annotation().lemma(token.head))) {
    if (Entities found = only(before_in_compound(noun), wanted); !found.empty()) return found;
  }
  return clause.passive ? Entities{} : resolve_all(clause.subjects);
}

/// "Its founder is Ann Lee", "Their rivals include X and Y": a role as the subject, and who it is behind it. "Among its founders
/// was Ann Lee" is the same turned round.
NounSlots::Entities NounSlots::identified(TokenIndex noun) const {
  const Token& token = tree_.token(noun);
  const bool among = token.deprel == Deprel::Obl && token.head < kNoHead && token.head > noun && clauses_.preposition(noun) == "among";
  if (among && tree_.has_child(token.head, Deprel::Cop)) return arguments_.resolve(token.head);
  if (token.deprel != Deprel::Nsubj || token.head >= kNoHead) return {};
  if (tree_.has_child(token.head, Deprel::Cop)) return arguments_.resolve(token.head);  // "his wife was the painter Ann Lee"
  return tree_.annotation().lemma(token.head) == "include" ? resolve_all(clauses_.clause(token.head).objects) : Entities{};
}

/// "chief scientist at X and a professor": what is joined to the name X belongs to the role that X completes; kNoHead where it
/// completes none.
TokenIndex NounSlots::role_before(TokenIndex name) const {
  const Mention* mention = name_at(name);
  if (!mention || mention->type == language::NameType::Person) return kNoHead;
  const Token& token = tree_.token(mention->head);
  const bool completes = token.deprel == Deprel::Nmod && token.head < mention->first && tree_.token(token.head).upos == Upos::NOUN;
  return completes ? token.head : kNoHead;
}

/// "is one of the founders of X"
bool NounSlots::is_one_of(TokenIndex noun) const {
  const Token& token = tree_.token(noun);
  if (token.deprel != Deprel::Nmod || token.head >= kNoHead || token.xpos != Xpos::NNS) return false;
  return tree_.annotation().lemma(token.head) == "one" && tree_.has_child(token.head, Deprel::Cop) && clauses_.preposition(noun) == "of";
}

NounSlots::Entities NounSlots::holder(TokenIndex noun, TypeMask wanted, int depth) const {
  if (Entities found = only(holder_in_tree(noun), wanted); !found.empty()) return found;
  if (Entities found = only(named_behind(noun), wanted); !found.empty()) return found;
  if (tree_.has_child(noun, Deprel::Cop)) return only(resolve_all(clauses_.subjects(noun)), wanted);
  if (is_one_of(noun)) return only(resolve_all(clauses_.subjects(tree_.token(noun).head)), wanted);
  if (Entities found = only(identified(noun), wanted); !found.empty()) return found;
  if (Entities found = only(set_before(noun), wanted); !found.empty()) return found;
  if (Entities found = only(holder_by_verb(noun, wanted), wanted); !found.empty()) return found;
  const Token& token = tree_.token(noun);
  if (token.head >= kNoHead || depth >= kMaxClimb) return {};
  const bool listed = token.deprel == Deprel::Conj && tree_.token(token.head).upos != Upos::VERB;
  if (listed && !name_at(token.head)) return holder(token.head, wanted, depth + 1);
  if (const TokenIndex role = listed ? role_before(token.head) : kNoHead; role != kNoHead) return holder(role, wanted, depth + 1);
  if (token.deprel != Deprel::Appos) return {};
  // "chairman of A, a director of B": the second role was set beside A, but describes whom the first one does.
  const Token& beside = tree_.token(token.head);
  // "was born in X, the daughter of Y": what stands beside a place describes who is there.
  const Mention* place = name_at(token.head);
  const TokenIndex predicate = place && place->type == language::NameType::Place ? clauses_.governing_predicate(beside.head) : kNoHead;
  if (predicate != kNoHead && tree_.token(predicate).upos == Upos::VERB) {
    const Clause clause = clauses_.clause(predicate);
    return only(resolve_all(clause.passive ? clause.objects : clause.subjects), wanted);
  }
  return beside.deprel == Deprel::Nmod && beside.head < kNoHead ? holder(beside.head, wanted, depth + 1) : Entities{};
}

/// Who has what the noun names: "X took her doctorate", "X, a woman with a doctorate".
NounSlots::Entities NounSlots::bearer(TokenIndex noun, TypeMask wanted) const {
  const Token& token = tree_.token(noun);
  if (token.head >= kNoHead) return {};
  if (tree_.has_child(noun, Deprel::Cop)) return only(resolve_all(clauses_.subjects(noun)), wanted);
  const std::string own = clauses_.preposition(noun);
  if (token.deprel == Deprel::Nmod && (own == "with" || own == "of" || own == "from" || own == "in")) {
    if (Entities found = only(arguments_.resolve_alone(token.head), wanted); !found.empty()) return found;
    return holder(token.head, wanted, 0);
  }
  const TokenIndex predicate = clauses_.governing_predicate(token.head);
  if (predicate == kNoHead) return {};
  const Clause clause = clauses_.clause(predicate);
  if (Entities found = only(resolve_all(clause.subjects), wanted); !found.empty() || !clause.passive) return found;
  return only(resolve_all(clause.objects), wanted);  // "was shown with the help of X"
}

}  // namespace quipu::relations
