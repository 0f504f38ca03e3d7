#include "extractors/relations/clause_slots.hpp"

#include <algorithm>

namespace quipu::relations {

using entities::EntityIndex;
using entities::Mention;
using entities::MentionKind;
using language::Deprel;
using language::kNoHead;
using language::Token;
using language::Upos;
using language::Xpos;

namespace {
constexpr std::string_view kWhere[] = {"in", "at", "near", "outside", "on", "off"};
constexpr int kMaxClimb = 3;  // nouns above the one that a clause was attached to
}

ClauseSlots::ClauseSlots(const language::Tree& tree, const entities::EntityTable& entities, const ClauseFinder& clauses,
                         const ArgumentResolver& arguments, const NounSlots& nouns, const Fragments& fragments,
                         const language::WordSet& linking_prepositions)
    : tree_(tree), entities_(entities), clauses_(clauses), arguments_(arguments), nouns_(nouns), fragments_(fragments),
      linking_prepositions_(linking_prepositions) {}

ClauseSlots::Entities ClauseSlots::resolve_all(const std::vector<TokenIndex>& heads) const {
  Entities found;
  for (const TokenIndex head : heads) {
    for (const EntityIndex entity : arguments_.resolve(head)) found.push_back(entity);
  }
  return found;
}

/// "how phages kill", "on whether machines think"
bool ClauseSlots::asks(TokenIndex predicate) const {
  for (const TokenIndex child : tree_.children(predicate)) {
    if (child > predicate) break;
    const std::string_view word = tree_.annotation().lemma(child);
    if (word == "whether" || word == "how" || word == "why" || word == "what" || word == "where") return true;
  }
  return false;
}

/// What an object names, and the subjects and objects of a clause in its place: "explains marine biology", "asks how phages kill".
ClauseSlots::Entities ClauseSlots::topic(const Clause& clause) const {
  Entities found = resolve_all(clause.objects);
  const auto add_all = [&](const std::vector<TokenIndex>& heads) {
    for (const EntityIndex entity : resolve_all(heads)) found.push_back(entity);
  };
  for (const TokenIndex child : tree_.children(clause.predicate)) {
    const Deprel relation = tree_.token(child).deprel;
    if (relation != Deprel::Ccomp && relation != Deprel::Xcomp && relation != Deprel::Advcl) continue;
    if (child < clause.predicate) continue;
    if (relation == Deprel::Advcl && !asks(child)) continue;
    const Clause inner = clauses_.clause(child);
    if (relation != Deprel::Xcomp) add_all(inner.subjects);
    add_all(inner.objects);
  }
  return found;
}

ClauseSlots::Entities ClauseSlots::purpose(const Clause& clause) const {
  Entities found;
  for (const TokenIndex child : tree_.children(clause.predicate)) {
    const Deprel relation = tree_.token(child).deprel;
    if (child < clause.predicate || (relation != Deprel::Xcomp && relation != Deprel::Advcl) || tree_.token(child).xpos != Xpos::VB) continue;
    for (const EntityIndex entity : resolve_all(clauses_.clause(child).objects)) found.push_back(entity);
  }
  return found;
}

ClauseSlots::Entities ClauseSlots::oblique(const Clause& clause) const {
  Entities found;
  for (const Prepositional& argument : clause.prepositionals) {
    if (clause.passive && argument.preposition == "by") continue;  // the agent
    if (!linking_prepositions_.contains(argument.preposition) || follows_name(argument.head)) continue;
    for (const EntityIndex entity : arguments_.resolve(argument.head)) found.push_back(entity);
  }
  return found;
}

/// "at the Institute in Oslo": what stands right behind a name says where or whose that name is, not where the action was.
bool ClauseSlots::follows_name(TokenIndex argument) const {
  TokenIndex at = argument;
  for (const TokenIndex child : tree_.children(argument)) {
    if (tree_.token(child).deprel == Deprel::Case) at = std::min(at, child);
  }
  const Mention* before = at > 0 ? entities_.mention_at(at - 1) : nullptr;
  return before && before->kind == MentionKind::Name && tree_.token(before->head).deprel != Deprel::Nsubj;
}

ClauseSlots::Entities ClauseSlots::slot(const Slot& slot, const Clause& clause) const {
  switch (slot.kind) {
    case SlotKind::Subject: return resolve_all(clause.subjects);
    case SlotKind::Object: return resolve_all(clause.objects);
    case SlotKind::Indirect: return resolve_all(clause.indirects);
    case SlotKind::Purpose: return purpose(clause);
    case SlotKind::Topic: return topic(clause);
    case SlotKind::Oblique: return oblique(clause);
    case SlotKind::Preposition: {
      Entities found;
      for (const Prepositional& argument : clause.prepositionals) {
        if (argument.preposition != slot.preposition) continue;
        for (const EntityIndex entity : arguments_.resolve(argument.head)) found.push_back(entity);
      }
      // A phrase that belongs to the verb is often attached to its object: "took a job at X".
      for (std::size_t i = 0; found.empty() && i < clause.objects.size(); ++i) {
        found = nouns_.behind_preposition(clause.objects[i], slot.preposition);
      }
      if (std::find(std::begin(kWhere), std::end(kWhere), slot.preposition) != std::end(kWhere)) {  // "was born on a farm near X"
        for (std::size_t i = 0; found.empty() && i < clause.prepositionals.size(); ++i) {
          const Prepositional& argument = clause.prepositionals[i];
          const Mention* name = entities_.mention_at(argument.head);
          const bool common = !name || name->kind != MentionKind::Name;
          const bool where = argument.preposition == "in" || argument.preposition == "at" || argument.preposition == "on" || argument.preposition == "from";
          if (common && where) found = nouns_.behind_preposition(argument.head, slot.preposition);
        }
      }
      for (std::size_t i = 0; found.empty() && i < clause.prepositionals.size(); ++i) {  // "qualified as a physician at X"
        if (clause.prepositionals[i].preposition == "as") found = nouns_.behind_preposition(clause.prepositionals[i].head, slot.preposition);
      }
      return found;
    }
    default: return {};
  }
}

bool ClauseSlots::holds_any(const std::vector<Slot>& slots, const Clause& clause) const {
  return std::any_of(slots.begin(), slots.end(), [&](const Slot& place) {
    switch (place.kind) {
      case SlotKind::Subject: return !clause.subjects.empty();
      case SlotKind::Object: return !clause.objects.empty();
      case SlotKind::Indirect: return !clause.indirects.empty();
      case SlotKind::Preposition:
        return std::any_of(clause.prepositionals.begin(), clause.prepositionals.end(),
                           [&](const Prepositional& argument) { return argument.preposition == place.preposition; });
      default: return false;
    }
  });
}

/// "chairs the board of X", "teaches in X's department of physics".
ClauseSlots::Entities ClauseSlots::bodies(const Slot& slot, const Clause& clause, TypeMask wanted, bool boards_only) const {
  std::vector<TokenIndex> heads;
  if (slot.kind == SlotKind::Object) heads = clause.objects;
  if (slot.kind == SlotKind::Preposition) {
    for (const Prepositional& argument : clause.prepositionals) {
      if (argument.preposition == slot.preposition) heads.push_back(argument.head);
    }
  }
  for (const TokenIndex head : heads) {
    if (Entities found = nouns_.inside_body(head, wanted, boards_only); !found.empty()) return found;
  }
  return {};
}

ClauseSlots::Entities ClauseSlots::fill(const std::vector<Slot>& slots, const Clause& clause, TypeMask wanted, bool boards_only) const {
  for (const Slot& place : slots) {
    if (Entities found = nouns_.only(slot(place, clause), wanted); !found.empty()) return found;
    if (Entities found = bodies(place, clause, wanted, boards_only); !found.empty()) return found;
    if (place.kind == SlotKind::Subject) {
      if (Entities found = elsewhere(clause.subjects, clause, wanted); !found.empty()) return found;
    }
    if (place.kind == SlotKind::Object) {
      if (Entities found = elsewhere(clause.objects, clause, wanted); !found.empty()) return found;
    }
    if (Entities found = unsaid(place.kind, clause, wanted); !found.empty()) return found;
  }
  return {};
}

/// "Produced by X for Y": the subject that a note leaves out.
ClauseSlots::Entities ClauseSlots::unsaid(SlotKind kind, const Clause& clause, TypeMask wanted) const {
  if (kind != (clause.passive ? SlotKind::Object : SlotKind::Subject)) return {};
  if (!(clause.passive ? clause.objects : clause.subjects).empty()) return {};
  return nouns_.only({fragments_.subject_of(clause.predicate, clause.passive)}, wanted);
}

/// Where a clause that hangs below a noun begins: its relative pronoun or, without one, its first word.
TokenIndex ClauseSlots::clause_begin(TokenIndex predicate) const {
  TokenIndex begin = predicate;
  for (const TokenIndex child : tree_.children(predicate)) {
    if (child < begin && tree_.token(child).upos != Upos::PUNCT) begin = child;
  }
  return begin;
}

/// The name that ends right before `token`, a comma or bracket left aside.
ClauseSlots::Entities ClauseSlots::name_before(TokenIndex token, TypeMask wanted) const {
  if (token < 2) return {};
  TokenIndex end = token;
  if (tree_.token(end - 1).xpos == Xpos::Comma || tree_.token(end - 1).xpos == Xpos::LeftBracket) --end;
  const Mention* name = entities_.mention_at(end - 1);
  if (!name || name->kind != MentionKind::Name || name->end != end) return {};
  return nouns_.only({name->entity}, wanted);
}

/// A relative clause or participle hangs below the wrong noun more often than any other phrase. Where that noun is not of the
/// wanted types, the name right before the clause is asked ("shares in X, which …"), then the nouns above ("a maker of airships
/// based in …"); for "Born in X, a town in Y, she …" the subject of the main clause.
ClauseSlots::Entities ClauseSlots::elsewhere(const std::vector<TokenIndex>& heads, const Clause& clause, TypeMask wanted) const {
  const Token& token = tree_.token(clause.predicate);
  if (token.head >= kNoHead) return {};
  const bool has_subject = tree_.has_child(clause.predicate, Deprel::Nsubj) || tree_.has_child(clause.predicate, Deprel::NsubjPass);
  if (token.deprel == Deprel::Advcl && has_subject) return {};  // "studied at X before she joined Y"
  if (token.deprel == Deprel::Advcl && !tree_.has_child(clause.predicate, Deprel::Mark)) {
    if (Entities found = name_before(clause_begin(clause.predicate), wanted); !found.empty()) return found;  // "sets up X, to be led by Y"
  }
  if (token.deprel == Deprel::Advcl && clause.passive) return nouns_.only(resolve_all(clauses_.subjects(token.head)), wanted);
  if (token.deprel != Deprel::Acl && token.deprel != Deprel::AclRelcl) return {};
  if (std::find(heads.begin(), heads.end(), token.head) == heads.end()) return {};
  if (Entities found = name_before(clause_begin(clause.predicate), wanted); !found.empty()) return found;
  TokenIndex at = token.head;
  for (int depth = 0; depth < kMaxClimb; ++depth) {
    const Token& noun = tree_.token(at);
    if ((noun.deprel != Deprel::Nmod && noun.deprel != Deprel::Appos) || noun.head >= kNoHead) return {};
    at = noun.head;
    if (Entities found = nouns_.only(arguments_.resolve_alone(at), wanted); !found.empty()) return found;
  }
  return {};
}

}  // namespace quipu::relations
