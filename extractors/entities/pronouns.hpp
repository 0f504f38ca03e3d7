#pragma once
// Third-person pronouns and whom they stand for. Precision comes first: where no antecedent is likely enough, none is taken.

#include <functional>
#include <span>

#include "extractors/entities/antecedents.hpp"
#include "extractors/entities/entity.hpp"
#include "extractors/entities/genders.hpp"
#include "extractors/language/tree.hpp"

namespace quipu::entities {

/// Told of each pronoun for a person: its token, its candidates, and the choice. For those who fit the model.
using AntecedentObserver = std::function<void(TokenIndex, std::span<const AntecedentCandidate>, const AntecedentModel::Choice&)>;

/// Adds a Pronoun mention to `table`, with its reason, for each pronoun whose antecedent is likely enough, and keeps the table's
/// order and its index.
/// "he", "she" and their forms stand for persons of no other known gender, whom the pronoun's sentence or the three before it
/// name, or the document is about; never for a person whom the pronoun's own clause or phrase tells apart ("X saw him", "X, his
/// brother"). "it" and "its" stand for the only organization, product or work of a sentence, where it is the subject. Needs
/// trees. O(tokens + pronouns × mentions of four sentences).
void resolve_pronouns(const Document& document, const language::Tree& tree, const Genders& genders, const AntecedentModel& model,
                      EntityTable& table, const AntecedentObserver& observer = nullptr);

}  // namespace quipu::entities
