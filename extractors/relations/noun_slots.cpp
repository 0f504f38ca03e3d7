#include "extractors/relations/noun_slots.hpp"

#include <algorithm>

namespace quipu::relations {

using entities::EntityIndex;
using entities::Mention;
using entities::MentionKind;
using language::Deprel;
using language::kNoHead;
using language::Sentence;
using language::Token;
using language::Upos;
using language::Xpos;

namespace {

constexpr int kMaxClimb = 3;         // nouns above one whose own apposition does not fit
constexpr TokenIndex kMaxPhrase = 10;  // tokens of a role between a name's comma and its noun

bool is_noun(const Token& token) { return token.upos == Upos::NOUN || token.upos == Upos::PROPN; }

/// Roles that say little of a noun set beside a name; a subject or object of its own stands for itself.
bool may_describe(Deprel relation) {
  switch (relation) {
    case Deprel::Appos: case Deprel::Conj: case Deprel::Parataxis: case Deprel::List: case Deprel::Dep: case Deprel::Flat:
    case Deprel::Compound: case Deprel::NmodUnmarked: case Deprel::NmodDesc: case Deprel::Nmod: case Deprel::Root: return true;
    default: return false;
  }
}

/// Who heads one of these heads what it governs.
bool is_board(std::string_view noun) {
  static constexpr std::string_view kNouns[] = {"board", "council", "committee", "commission", "jury", "senate", "assembly", "directorate", "management"};
  return std::find(std::begin(kNouns), std::end(kNouns), noun) != std::end(kNouns);
}

/// "qualified as a physician at X": what somebody learned to be is no job.
bool teaches_role(std::string_view verb) { return verb == "qualify" || verb == "train" || verb == "study" || verb == "graduate"; }

bool takes_role(std::string_view verb) {
  static constexpr std::string_view kVerbs[] = {"become", "remain", "name", "appoint", "elect", "make", "crown", "choose", "select", "be",
                                                 "represent", "constitute", "mark", "form", "embody", "mean"};
  return std::find(std::begin(kVerbs), std::end(kVerbs), verb) != std::end(kVerbs);
}

}  // namespace

NounSlots::NounSlots(const Document& document, const language::Tree& tree, const entities::EntityTable& entities,
                     const ClauseFinder& clauses, const ArgumentResolver& arguments, const language::WordSet& body_nouns)
    : document_(document), tree_(tree), entities_(entities), clauses_(clauses), arguments_(arguments), body_nouns_(body_nouns) {}

NounSlots::Entities NounSlots::only(const Entities& found, TypeMask wanted) const {
  Entities kept;
  for (const EntityIndex entity : found) {
    if (entity != entities::kNoEntity && holds(wanted, entities_.entities[entity].type)) kept.push_back(entity);
  }
  return kept;
}

const Mention* NounSlots::name_at(TokenIndex token) const {
  const Mention* mention = entities_.mention_at(token);
  const bool name = mention && mention->kind == MentionKind::Name && mention->entity != entities::kNoEntity;
  return name ? mention : nullptr;
}

const Sentence& NounSlots::sentence_of(TokenIndex token) const {
  const auto& sentences = tree_.annotation().sentences;
  return *std::prev(std::upper_bound(sentences.begin(), sentences.end(), token, [](TokenIndex t, const Sentence& s) { return t < s.first; }));
}

NounSlots::Entities NounSlots::resolve_all(const std::vector<TokenIndex>& heads) const {
  Entities found;
  for (const TokenIndex head : heads) {
    for (const EntityIndex entity : arguments_.resolve(head)) found.push_back(entity);
  }
  return found;
}

/// The other nouns that one coordination sets beside this one, none of them a name: "founder and CEO".
std::vector<TokenIndex> NounSlots::joined(TokenIndex noun) const {
  std::vector<TokenIndex> found;
  const auto add = [&](TokenIndex other) {
    if (other != noun && is_noun(tree_.token(other)) && !name_at(other)) found.push_back(other);
  };
  TokenIndex first = noun;
  if (tree_.token(noun).deprel == Deprel::Conj && tree_.token(noun).head < kNoHead) first = tree_.token(noun).head;
  add(first);
  for (const TokenIndex child : tree_.children(first)) {
    if (tree_.token(child).deprel == Deprel::Conj) add(child);
  }
  return found;
}

NounSlots::Entities NounSlots::possessor(TokenIndex noun) const {
  const auto own = [&](TokenIndex token) {
    const TokenIndex owner = tree_.child(token, Deprel::NmodPoss);
    return owner == kNoHead ? Entities{} : arguments_.resolve(owner);
  };
  if (Entities found = own(noun); !found.empty()) return found;
  for (const TokenIndex other : joined(noun)) {
    if (other > noun) continue;  // "Acme's founder and CEO"
    if (Entities found = own(other); !found.empty()) return found;
  }
  // "Acme's chief executive": the name right before the noun's words.
  const TokenIndex begin = phrase_begin(noun);
  const bool owned = begin > sentence_of(noun).first + 1 && tree_.token(begin - 1).xpos == Xpos::POS;
  const Mention* name = owned ? name_at(begin - 2) : nullptr;
  return name && name->end + 1 >= begin ? Entities{name->entity} : Entities{};
}

/// The first token of the noun's own words: "senior vice president".
TokenIndex NounSlots::phrase_begin(TokenIndex noun) const {
  const TokenIndex limit = sentence_of(noun).first;
  TokenIndex begin = noun;
  while (begin > limit && noun - begin < 5) {
    const Token& before = tree_.token(begin - 1);
    const bool joint = before.xpos == Xpos::HYPH || before.upos == Upos::CCONJ;
    if (!(is_noun(before) || before.upos == Upos::ADJ || joint) || name_at(begin - 1)) break;
    --begin;
  }
  return begin;
}

NounSlots::Entities NounSlots::modifier(TokenIndex noun, TypeMask wanted) const {
  Entities found;
  for (const TokenIndex child : tree_.children(noun)) {
    const Deprel relation = tree_.token(child).deprel;
    if (child > noun || (relation != Deprel::Compound && relation != Deprel::NmodDesc && relation != Deprel::Nmod)) continue;
    if (const Mention* name = name_at(child)) found.push_back(name->entity);
  }
  if (found = only(found, wanted); !found.empty()) return found;
  // "Acme senior vice president Ann Lee": the name right before the noun's words, whatever the tree made of them.
  const TokenIndex begin = phrase_begin(noun);
  if (begin == sentence_of(noun).first || !tree_.token(begin).space_before) return {};
  const Mention* name = name_at(begin - 1);
  if (!name || name->end != begin || name->type == language::NameType::Person) return {};
  return only({name->entity}, wanted);
}

NounSlots::Entities NounSlots::behind_preposition(TokenIndex noun, const std::string& preposition) const {
  Entities found;
  for (const TokenIndex child : tree_.children(noun)) {
    const Deprel relation = tree_.token(child).deprel;
    TokenIndex core = child;
    const bool second = relation == Deprel::Conj && clauses_.preposition(child) == preposition;  // "the daughter of X and of Y"
    if (relation == Deprel::Acl && clauses_.gerund_preposition(child) == preposition) {
      core = clauses_.gerund_core(child);  // "a tool for mapping coasts"
    } else if (!second && ((relation != Deprel::Nmod && relation != Deprel::Obl) || clauses_.preposition(child) != preposition)) {
      continue;
    }
    for (const EntityIndex entity : arguments_.resolve(core)) found.push_back(entity);
  }
  if (found.empty()) found = name_after(noun, preposition);
  return found.empty() ? nested(noun, preposition) : found;
}

/// "the development of X by Y": what belongs to the noun may hang below X.
NounSlots::Entities NounSlots::nested(TokenIndex noun, const std::string& preposition) const {
  Entities found;
  for (const TokenIndex child : tree_.children(noun)) {
    if (tree_.token(child).deprel != Deprel::Nmod) continue;
    for (const TokenIndex inner : tree_.children(child)) {
      if (tree_.token(inner).deprel != Deprel::Nmod || clauses_.preposition(inner) != preposition) continue;
      for (const EntityIndex entity : arguments_.resolve(inner)) found.push_back(entity);
    }
  }
  return found;
}

/// "her work at X": a name right behind noun and preposition belongs to the noun, whatever the tree made of it.
NounSlots::Entities NounSlots::name_after(TokenIndex noun, const std::string& preposition) const {
  const Sentence& sentence = sentence_of(noun);
  TokenIndex at = noun + 1;
  if (at >= sentence.end || tree_.annotation().lemma(at) != preposition) return {};
  ++at;
  if (at < sentence.end && tree_.token(at).upos == Upos::DET) ++at;
  const Mention* mention = at < sentence.end ? name_at(at) : nullptr;
  return mention && mention->first == at ? Entities{mention->entity} : Entities{};
}

/// "chair of the board of X", "professor in X's department of physics": what a body inside an organization belongs to.
NounSlots::Entities NounSlots::inside_body(TokenIndex noun, TypeMask wanted, bool boards_only, int depth) const {
  if (boards_only && !is_board(tree_.annotation().lemma(noun))) return {};
  if (depth > kMaxClimb || !body_nouns_.contains(tree_.annotation().lemma(noun))) return {};
  if (Entities found = only(possessor(noun), wanted); !found.empty()) return found;
  for (const char* preposition : {"of", "at", "for", "in"}) {
    if (Entities found = only(behind_preposition(noun, preposition), wanted); !found.empty()) return found;
  }
  if (Entities found = modifier(noun, wanted); !found.empty()) return found;
  for (const TokenIndex child : tree_.children(noun)) {
    if (tree_.token(child).deprel != Deprel::Nmod) continue;
    if (Entities found = inside_body(child, wanted, boards_only, depth + 1); !found.empty()) return found;
    // "the department of physics at X"
    for (const char* preposition : {"at", "of"}) {
      if (Entities found = only(behind_preposition(child, preposition), wanted); !found.empty()) return found;
    }
  }
  return {};
}

NounSlots::Entities NounSlots::complement(TokenIndex noun, const std::string& preposition, TypeMask wanted, bool boards_only) const {
  const auto own = [&](TokenIndex token) -> Entities {
    if (Entities found = only(behind_preposition(token, preposition), wanted); !found.empty()) return found;
    for (const TokenIndex child : tree_.children(token)) {
      if (tree_.token(child).deprel != Deprel::Nmod || clauses_.preposition(child) != preposition) continue;
      if (Entities found = inside_body(child, wanted, boards_only); !found.empty()) return found;
    }
    return {};
  };
  if (Entities found = own(noun); !found.empty()) return found;
  bool complete = false;  // "director of A and chairman of B" share nothing
  for (const TokenIndex child : tree_.children(noun)) {
    complete = complete || (tree_.token(child).deprel == Deprel::Nmod && clauses_.preposition(child) == preposition);
  }
  for (const TokenIndex other : joined(noun)) {
    if (complete || other < noun) continue;  // "founder and CEO of X"
    if (Entities found = own(other); !found.empty()) return found;
  }
  return complete ? Entities{} : of_verb(noun, preposition, wanted);
}

/// "completed her doctorate at X", "works as a chemist at X", "joined X as director": what the tree gave to the verb.
NounSlots::Entities NounSlots::of_verb(TokenIndex noun, const std::string& preposition, TypeMask wanted) const {
  const Token& token = tree_.token(noun);
  if (token.head >= kNoHead || tree_.token(token.head).upos != Upos::VERB) return {};
  const bool as_role = is_as_role(noun);
  if (!as_role && token.deprel != Deprel::Obj && token.deprel != Deprel::Xcomp) return {};
  const Clause clause = clauses_.clause(token.head);
  for (const Prepositional& argument : clause.prepositionals) {
    if (argument.preposition != preposition || argument.head == noun) continue;
    if (Entities found = only(arguments_.resolve(argument.head), wanted); !found.empty()) return found;
  }
  return as_role && preposition == "of" ? only(resolve_all(clause.objects), wanted) : Entities{};
}

/// "the historian Ann Lee", "chief executive Ann Lee", "the pension fund X"; of persons also "its director, Ann Lee": the name
/// that follows, whatever the tree made of it.
NounSlots::Entities NounSlots::named_behind(TokenIndex noun) const {
  const TokenIndex end = sentence_of(noun).end;
  TokenIndex next = noun + 1;
  // "Chair of the board | Ann Lee": in a row of a table and before a colon the name follows the whole role.
  const auto parts = [&](TokenIndex i) { return tree_.annotation().form(document_, i) == "|" || tree_.annotation().form(document_, i) == ":"; };
  TokenIndex border = next;
  while (border < end && border < noun + 6 && !parts(border) && tree_.token(border).upos != Upos::VERB && tree_.token(border).upos != Upos::PUNCT) ++border;
  if (border < end && parts(border)) next = border;
  const bool comma = next < end && (tree_.annotation().form(document_, next) == "," || parts(next));
  if (comma) ++next;
  const Mention* mention = next < end ? name_at(next) : nullptr;
  if (!mention || mention->first != next) return {};
  if (comma && entities_.entities[mention->entity].type != language::NameType::Person) return {};
  return arguments_.resolve(mention->head);
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
  const bool object = token.deprel == Deprel::Obj && takes_role(tree_.annotation().lemma(token.head));
  return object || token.deprel == Deprel::Xcomp || is_as_role(noun) ? token.head : kNoHead;
}

/// "was appointed director", "became captain", "hired Ann Lee as head", "in her role as president".
NounSlots::Entities NounSlots::holder_by_verb(TokenIndex noun, TypeMask wanted) const {
  const Token& token = tree_.token(noun);
  if (token.head >= kNoHead) return {};
  const bool as_role = is_as_role(noun);
  if (as_role && teaches_role(tree_.annotation().lemma(token.head))) return {};
  if (as_role && is_noun(tree_.token(token.head))) {
    if (Entities found = only(possessor(token.head), wanted); !found.empty()) return found;
    const TokenIndex predicate = clauses_.governing_predicate(tree_.token(token.head).head);
    return predicate == kNoHead ? Entities{} : resolve_all(clauses_.clause(predicate).subjects);
  }
  const bool object = token.deprel == Deprel::Obj && takes_role(tree_.annotation().lemma(token.head));
  if (!as_role && !object && token.deprel != Deprel::Xcomp) return {};
  const Clause clause = clauses_.clause(token.head);
  std::vector<TokenIndex> objects = clause.objects;
  objects.insert(objects.end(), clause.indirects.begin(), clause.indirects.end());
  objects.erase(std::remove(objects.begin(), objects.end(), noun), objects.end());
  if (Entities found = only(resolve_all(objects), wanted); !found.empty()) return found;
  return clause.passive ? Entities{} : resolve_all(clause.subjects);
}

/// "Its founder is Ann Lee", "Their rivals include X and Y": a role as the subject, and who it is behind it.
NounSlots::Entities NounSlots::identified(TokenIndex noun) const {
  const Token& token = tree_.token(noun);
  if (token.deprel != Deprel::Nsubj || token.head >= kNoHead) return {};
  if (tree_.has_child(token.head, Deprel::Cop)) return name_at(token.head) ? arguments_.resolve(token.head) : Entities{};
  return tree_.annotation().lemma(token.head) == "include" ? resolve_all(clauses_.clause(token.head).objects) : Entities{};
}

NounSlots::Entities NounSlots::holder(TokenIndex noun, TypeMask wanted, int depth) const {
  if (Entities found = only(holder_in_tree(noun), wanted); !found.empty()) return found;
  if (Entities found = only(named_behind(noun), wanted); !found.empty()) return found;
  if (tree_.has_child(noun, Deprel::Cop)) return only(resolve_all(clauses_.subjects(noun)), wanted);
  if (Entities found = only(identified(noun), wanted); !found.empty()) return found;
  if (Entities found = only(set_before(noun), wanted); !found.empty()) return found;
  if (Entities found = only(holder_by_verb(noun, wanted), wanted); !found.empty()) return found;
  const Token& token = tree_.token(noun);
  if (token.head >= kNoHead || depth >= kMaxClimb) return {};
  const bool listed = token.deprel == Deprel::Conj && tree_.token(token.head).upos != Upos::VERB;
  if (listed && !name_at(token.head)) return holder(token.head, wanted, depth + 1);
  if (token.deprel != Deprel::Appos) return {};
  // "chairman of A, a director of B": the second role was set beside A, but describes whom the first one does.
  const Token& beside = tree_.token(token.head);
  return beside.deprel == Deprel::Nmod && beside.head < kNoHead ? holder(beside.head, wanted, depth + 1) : Entities{};
}

/// Who has what the noun names: "X took her doctorate", "X, a woman with a doctorate".
NounSlots::Entities NounSlots::bearer(TokenIndex noun, TypeMask wanted) const {
  const Token& token = tree_.token(noun);
  if (token.head >= kNoHead) return {};
  if (token.deprel == Deprel::Nmod && clauses_.preposition(noun) == "with") {
    if (Entities found = only(arguments_.resolve_alone(token.head), wanted); !found.empty()) return found;
    return holder(token.head, wanted, 0);
  }
  const TokenIndex predicate = clauses_.governing_predicate(token.head);
  return predicate == kNoHead ? Entities{} : only(resolve_all(clauses_.clause(predicate).subjects), wanted);
}

NounSlots::Entities NounSlots::slot(const Slot& slot, TokenIndex noun, TypeMask wanted, bool boards_only) const {
  switch (slot.kind) {
    case SlotKind::Possessor: return only(possessor(noun), wanted);
    case SlotKind::Modifier: return modifier(noun, wanted);
    case SlotKind::Holder: return holder(noun, wanted, 0);
    case SlotKind::Anchor: return only(arguments_.resolve_alone(noun), wanted);
    case SlotKind::Preposition: return complement(noun, slot.preposition, wanted, boards_only);
    case SlotKind::Subject: return bearer(noun, wanted);
    default: return {};
  }
}

bool NounSlots::holds_any(const std::vector<Slot>& slots, TokenIndex noun) const {
  return std::any_of(slots.begin(), slots.end(), [&](const Slot& place) {
    if (place.kind != SlotKind::Preposition) return !slot(place, noun, kAnyType, false).empty();
    for (const TokenIndex child : tree_.children(noun)) {
      if (tree_.token(child).deprel == Deprel::Nmod && clauses_.preposition(child) == place.preposition) return true;
    }
    return false;
  });
}

bool NounSlots::stands_alone(TokenIndex noun) const {
  if (tree_.has_child(noun, Deprel::NmodPoss) || is_as_role(noun)) return false;
  const TokenIndex begin = phrase_begin(noun);
  if (begin > sentence_of(noun).first && (name_at(begin - 1) || tree_.token(begin - 1).xpos == Xpos::POS)) return false;
  for (TokenIndex i = begin; i < noun; ++i) {
    if (tree_.token(i).upos == Upos::ADJ && tree_.token(i).deprel == Deprel::Amod && tree_.annotation().lemma(i) == "former") return false;
  }
  for (const TokenIndex child : tree_.children(noun)) {
    const Deprel relation = tree_.token(child).deprel;
    if (relation == Deprel::Acl || (relation == Deprel::Nmod && child > noun && !is_board(tree_.annotation().lemma(child)))) return false;
  }
  return true;
}

NounSlots::Entities NounSlots::fill(const std::vector<Slot>& slots, TokenIndex noun, TypeMask wanted, bool boards_only) const {
  for (const Slot& place : slots) {
    if (Entities found = slot(place, noun, wanted, boards_only); !found.empty()) return found;
  }
  return {};
}

}  // namespace quipu::relations
