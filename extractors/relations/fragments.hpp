#pragma once
// Whom a sentence without a subject speaks of: "Produced by Ann Lee.", "- Quaymaster: written in Rust". Internal to relations/.

#include "extractors/entities/entity.hpp"
#include "extractors/language/tree.hpp"

namespace quipu::relations {

using language::TokenIndex;

class Fragments {
 public:
  Fragments(const Document& document, const language::Tree& tree, const entities::EntityTable& entities)
      : document_(document), tree_(tree), entities_(entities) {}

  /// What stands in for the subject that a predicate lacks, or kNoEntity: the name that begins its item of a list, the one name of
  /// the heading above, or the show that the document belongs to. For a passive, that begins its sentence or item ("Made by …"), and
  /// in items for a verb in the third person too ("runs on …"). O(tokens of the sentence and the heading).
  entities::EntityIndex subject_of(TokenIndex predicate, bool passive) const;

 private:
  const language::Sentence& sentence_of(TokenIndex token) const;
  entities::EntityIndex first_name(std::uint32_t block, TokenIndex before) const;
  entities::EntityIndex only_name(std::uint32_t block) const;
  bool is_thing(entities::EntityIndex entity) const;

  const Document& document_;
  const language::Tree& tree_;
  const entities::EntityTable& entities_;
};

}  // namespace quipu::relations
