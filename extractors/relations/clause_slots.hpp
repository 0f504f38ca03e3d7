#pragma once
// What stands in the slots of a clause, as entities of the wanted types. Internal to relations/.

#include <vector>

#include "extractors/relations/fragments.hpp"
#include "extractors/relations/noun_slots.hpp"

namespace quipu::relations {

class ClauseSlots {
 public:
  using Entities = std::vector<entities::EntityIndex>;

  ClauseSlots(const language::Tree& tree, const entities::EntityTable& entities, const ClauseFinder& clauses,
              const ArgumentResolver& arguments, const NounSlots& nouns, const Fragments& fragments,
              const language::WordSet& linking_prepositions);

  /// The entities of the first slot that holds one of the wanted types. O(size of the clause).
  Entities fill(const std::vector<Slot>& slots, const Clause& clause, TypeMask wanted, bool boards_only = false) const;
  /// Whether anything stands in one of the slots, an entity or not.
  bool holds_any(const std::vector<Slot>& slots, const Clause& clause) const;

 private:
  Entities bodies(const Slot& slot, const Clause& clause, TypeMask wanted, bool boards_only) const;
  Entities slot(const Slot& slot, const Clause& clause) const;
  Entities resolve_all(const std::vector<TokenIndex>& heads) const;
  Entities oblique(const Clause& clause) const;
  bool follows_name(TokenIndex argument) const;
  Entities unsaid(SlotKind kind, const Clause& clause, TypeMask wanted) const;
  Entities purpose(const Clause& clause) const;
  bool asks(TokenIndex predicate) const;
  Entities topic(const Clause& clause) const;
  Entities elsewhere(const std::vector<TokenIndex>& heads, const Clause& clause, TypeMask wanted) const;
  Entities name_before(TokenIndex token, TypeMask wanted) const;
  TokenIndex clause_begin(TokenIndex predicate) const;

  const language::Tree& tree_;
  const entities::EntityTable& entities_;
  const ClauseFinder& clauses_;
  const ArgumentResolver& arguments_;
  const NounSlots& nouns_;
  const Fragments& fragments_;
  const language::WordSet& linking_prepositions_;
};

}  // namespace quipu::relations
