#pragma once
// Third-person pronouns and whom they stand for. Precision comes first: where more than one antecedent is left, none is taken.

#include "extractors/entities/entity.hpp"
#include "extractors/language/tree.hpp"

namespace quipu::entities {

/// Adds a Pronoun mention to `table` for each pronoun whose antecedent is unique, and keeps its order and its index.
/// "he", "she" and their forms stand for persons; "it" and "its" for the organization, product or work that was the subject of
/// the sentence before, or of this one. Antecedents are looked for in the pronoun's sentence, then up to two sentences back,
/// within one block. Needs trees. O(tokens + mentions).
void resolve_pronouns(const Document& document, const language::Tree& tree, EntityTable& table);

}  // namespace quipu::entities
