#pragma once
// What stands around an anchor noun: whom it describes, who owns it, what its prepositions lead to. Trees are read first; where
// they say nothing that fits, coordination ("founder and CEO of X"), the words beside the noun ("Acme CEO Ann Lee", "Ann Lee,
// CEO of X") and the governing verb ("joined X as director") are asked. Internal to relations/.

#include <cstdint>
#include <string>
#include <vector>

#include "extractors/relations/arguments.hpp"
#include "extractors/relations/pattern.hpp"

namespace quipu::relations {

class NounSlots {
 public:
  using Entities = std::vector<entities::EntityIndex>;

  NounSlots(const Document& document, const language::Tree& tree, const entities::EntityTable& entities, const ClauseFinder& clauses,
            const ArgumentResolver& arguments, const ArgumentNouns& nouns, const VerbLists& verbs);

  /// The entities of the first slot that holds one of the wanted types. O(size of the sentence) at worst.
  Entities fill(const std::vector<Slot>& slots, TokenIndex noun, TypeMask wanted, bool boards_only = false) const;
  /// Whether anything stands in one of the slots, an entity or not.
  bool holds_any(const std::vector<Slot>& slots, TokenIndex noun) const;
  /// The organization behind a body inside it: "the board of X", "X's department of physics"; empty for any other noun.
  Entities inside_body(TokenIndex noun, TypeMask wanted, bool boards_only = false, int depth = 0) const;
  /// Whether neither a phrase nor an owner nor a name before it says whose role the noun is; "of the board" says nothing.
  bool stands_alone(TokenIndex noun) const;
  /// The end of the noun's word: behind "brother-in-law" for "brother".
  TokenIndex word_end(TokenIndex noun) const;
  /// "A son, …", "their daughters, …": a subject that is introduced without saying whose it is.
  bool is_introduced(TokenIndex noun) const;
  /// Entities of these types only, in their order.
  Entities only(const Entities& found, TypeMask wanted) const;
  /// The verb that gives somebody the role that a noun names ("serves as director", "was named director"), or kNoHead.
  TokenIndex verb_of_role(TokenIndex noun) const;
  /// What `preposition` leads to from a noun, whatever its type.
  Entities behind_preposition(TokenIndex noun, const std::string& preposition) const;

 private:
  Entities slot(const Slot& slot, TokenIndex noun, TypeMask wanted, bool boards_only) const;
  Entities possessor(TokenIndex noun) const;
  Entities modifier(TokenIndex noun, TypeMask wanted) const;
  Entities holder(TokenIndex noun, TypeMask wanted, int depth) const;
  TokenIndex role_before(TokenIndex name) const;
  Entities giver(TokenIndex noun) const;
  bool is_one_of(TokenIndex noun) const;
  Entities before_in_compound(TokenIndex noun) const;
  Entities identified(TokenIndex noun) const;
  Entities holder_in_tree(TokenIndex noun) const;
  Entities named_behind(TokenIndex noun) const;
  TokenIndex past_description(TokenIndex at, TokenIndex end) const;
  TokenIndex phrase_top(TokenIndex name) const;
  Entities set_before(TokenIndex noun) const;
  Entities holder_by_verb(TokenIndex noun, TypeMask wanted) const;
  Entities complement(TokenIndex noun, const std::string& preposition, TypeMask wanted, bool boards_only) const;
  Entities of_verb(TokenIndex noun, const std::string& preposition, TypeMask wanted) const;
  Entities bearer(TokenIndex noun, TypeMask wanted) const;
  Entities nested(TokenIndex noun, const std::string& preposition) const;
  Entities name_after(TokenIndex noun, const std::string& preposition) const;
  Entities resolve_all(const std::vector<TokenIndex>& heads) const;
  std::vector<TokenIndex> joined(TokenIndex noun) const;
  bool is_as_role(TokenIndex noun) const;
  TokenIndex phrase_begin(TokenIndex noun) const;
  const entities::Mention* name_at(TokenIndex token) const;
  const language::Sentence& sentence_of(TokenIndex token) const;

  const Document& document_;
  const language::Tree& tree_;
  const entities::EntityTable& entities_;
  const ClauseFinder& clauses_;
  const ArgumentResolver& arguments_;
  const ArgumentNouns& nouns_;
  const VerbLists& verbs_;
};

}  // namespace quipu::relations
