#pragma once
// Patterns applied to a document's trees and entities: statements out.

#include <cstdint>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "extractors/entities/entity.hpp"
#include "extractors/language/tree.hpp"
#include "extractors/relations/arguments.hpp"
#include "extractors/relations/clause.hpp"
#include "extractors/relations/pattern.hpp"

namespace quipu::relations {

/// One relation that one sentence states between two entities of a document.
struct Statement {
  std::uint32_t sentence = 0;  ///< index into Annotation::sentences
  entities::EntityIndex source = 0;
  entities::EntityIndex target = 0;
  std::string relation;
  std::string predicate;  ///< the wording, lemmatised
  std::string rule;       ///< id of the pattern
  std::string when;       ///< ISO 8601 date or interval, see dates.hpp; empty where the text gives none
  bool negated = false;
  Modality modality = Modality::Asserted;
  entities::EntityIndex attributed_to = entities::kNoEntity;
  std::uint16_t own = 0;         ///< what its pattern says of itself, in thousandths
  std::uint16_t confidence = 0;  ///< how likely it is right, in thousandths
};

struct ShowWords;
class StatementScorer;

/// Immutable; find() may run on many threads.
class RelationFinder {
 public:
  /// Loads data_dir/patterns and data_dir/english, and a user's patterns where there are any. `own_ontology`: it is a user's, and
  /// may lack types that data_dir/patterns name. `ontology` must outlive the finder.
  RelationFinder(const Ontology& ontology, const std::filesystem::path& data_dir, bool own_ontology = false,
                 const std::filesystem::path& own_patterns = {});
  ~RelationFinder();

  /// All statements of the document in the order of the text. Needs sentences, tags, lemmas and trees.
  std::vector<Statement> find(const Document& document, const language::Tree& tree, const entities::EntityTable& entities) const;

  /// What speaks for a statement, as text, for those who fit the confidences.
  std::string describe(const Document& document, const language::Tree& tree, const entities::EntityTable& entities,
                       const Statement& statement) const;

  const PatternSet& patterns() const { return patterns_; }

 private:
  friend class Matcher;
  const Ontology& ontology_;
  PatternSet patterns_;
  VerbLists verbs_;
  ArgumentNouns nouns_;
  language::WordSet prepositions_;  ///< that tie a thing to an action
  language::WordSet place_columns_;  ///< heads of a table's column of places
  std::unique_ptr<ShowWords> show_words_;
  std::unique_ptr<StatementScorer> scorer_;
  std::set<std::string, std::less<>> own_rules_;  // ids of a user's patterns
};

}  // namespace quipu::relations
