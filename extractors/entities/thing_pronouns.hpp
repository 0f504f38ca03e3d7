#pragma once
// What "it" and "its" stand for: a salience of phrases after Lappin and Leass (Computational Linguistics 20, 1994), read off the
// trees. Internal to entities/.

#include "extractors/entities/entity.hpp"
#include "extractors/entities/name_typer.hpp"
#include "extractors/language/tree.hpp"

namespace quipu::entities {

/// Adds a Pronoun mention to `table` for each "it" and "its" that one entity clearly outweighs all other phrases for, and keeps
/// the table's order and its index. Candidates are the phrases of the pronoun's sentence before it and of the three sentences
/// before, no persons and no plurals; subjects weigh more than objects, objects more than other phrases, each sentence back halves
/// the weight, and the phrases that mean one entity add up. Common nouns that are no mentions compete: where one wins, the pronoun
/// stays unresolved. "it" that acts ("it acquired …", data_dir/english/agent_verbs.txt) means an organization or a place.
/// O(pronouns × tokens of four sentences).
class ThingPronouns {
 public:
  /// Throws DataError for a missing list.
  explicit ThingPronouns(const std::filesystem::path& data_dir);
  void resolve(const Document& document, const language::Tree& tree, const NameTyper& typer, EntityTable& table) const;

 private:
  class Scan;
  language::WordSet agent_verbs_;
};

}  // namespace quipu::entities
