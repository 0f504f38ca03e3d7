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

constexpr int kMaxClimb = 3;  // bodies inside bodies

}  // namespace

NounSlots::NounSlots(const Document& document, const language::Tree& tree, const entities::EntityTable& entities,
                     const ClauseFinder& clauses, const ArgumentResolver& arguments, const ArgumentNouns& nouns, const VerbLists& verbs)
    : document_(document), tree_(tree), entities_(entities), clauses_(clauses), arguments_(arguments), nouns_(nouns), verbs_(verbs) {}

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
    const Token& token = tree_.token(other);
    const bool nominal = is_noun(token) || token.upos == Upos::ADJ;  // "founder and chief executive"
    if (other != noun && nominal && !name_at(other)) found.push_back(other);
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

bool NounSlots::is_introduced(TokenIndex noun) const {
  const Deprel relation = tree_.token(noun).deprel;
  if (relation != Deprel::Nsubj && relation != Deprel::NsubjPass && relation != Deprel::Root) return false;
  const TokenIndex article = tree_.child(noun, Deprel::Det), owner = tree_.child(noun, Deprel::NmodPoss);
  if (owner != kNoHead) return tree_.annotation().lemma(owner) == "their";
  return article != kNoHead && tree_.annotation().lemma(article) == "a" && !tree_.has_child(noun, Deprel::Nmod);
}

TokenIndex NounSlots::word_end(TokenIndex noun) const {
  const auto& tokens = tree_.annotation().tokens;
  TokenIndex end = noun + 1;
  while (end + 1 < tokens.size() && tokens[end].xpos == Xpos::HYPH && !tokens[end].space_before && !tokens[end + 1].space_before) end += 2;
  return end;
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
  if (boards_only && !nouns_.board.contains(tree_.annotation().lemma(noun))) return {};
  if (depth > kMaxClimb || !nouns_.body.contains(tree_.annotation().lemma(noun))) return {};
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
  if (const Token& token = tree_.token(noun); token.deprel == Deprel::Nsubj && token.head < kNoHead && tree_.has_child(token.head, Deprel::Cop) &&
                                              clauses_.preposition(token.head) == preposition) {
    return only(arguments_.resolve(token.head), wanted);  // "its headquarters are in X"
  }
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

NounSlots::Entities NounSlots::slot(const Slot& slot, TokenIndex noun, TypeMask wanted, bool boards_only) const {
  switch (slot.kind) {
    case SlotKind::Possessor: return only(possessor(noun), wanted);
    case SlotKind::Modifier: return modifier(noun, wanted);
    case SlotKind::Holder: return holder(noun, wanted, 0);
    case SlotKind::Giver: return only(giver(noun), wanted);
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
    if (relation == Deprel::Acl || (relation == Deprel::Nmod && child > noun && !nouns_.board.contains(tree_.annotation().lemma(child)))) return false;
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
