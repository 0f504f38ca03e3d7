#pragma once
// The entities of a document: mentions found, typed, and brought together.

#include <memory>

#include "extractors/entities/concept_finder.hpp"
#include "extractors/entities/concept_worth.hpp"
#include "extractors/entities/definite_nouns.hpp"
#include "extractors/entities/entity.hpp"
#include "extractors/entities/gazetteer.hpp"
#include "extractors/entities/lexicons.hpp"
#include "extractors/entities/name_finder.hpp"
#include "extractors/entities/name_typer.hpp"
#include "extractors/entities/own_types.hpp"
#include "extractors/entities/pronouns.hpp"
#include "extractors/entities/stated_aliases.hpp"
#include "extractors/entities/thing_pronouns.hpp"
#include "extractors/entities/shows.hpp"
#include "extractors/language/tree.hpp"

namespace quipu::entities {

/// Immutable; find() may run on many threads, each with a Gazetteer::Workspace of its own.
class EntityFinder {
 public:
  /// Loads gazetteers, lexicons and word lists from quipu's data folder. Throws DataError.
  /// Names and nouns that `ontology` lists for its types go before all others; it must outlive the finder. Null: none.
  explicit EntityFinder(const std::filesystem::path& data_dir, const Ontology* ontology = nullptr);

  /// Needs sentences, tokens, tags, lemmas and trees; uses the model's names where there are any.
  EntityTable find(const Document& document, const language::Tree& tree, Gazetteer::Workspace& workspace,
                   const AntecedentObserver& observer = nullptr) const;

  const Lexicons& lexicons() const { return lexicons_; }
  const NameTyper& typer() const { return typer_; }
  const ConceptWorth& worth() const { return worth_; }

  /// The first step of find(): where names stand.
  struct FoundNames {
    std::vector<NameSpan> names;
    FoundShow show;
  };
  FoundNames find_names(const Document& document, const language::Annotation& annotation, Gazetteer::Workspace& workspace) const;

 private:
  Gazetteer gazetteer_;
  Lexicons lexicons_;
  NameFinder names_;
  NameTyper typer_;
  ConceptFinder concepts_;
  ConceptWorth worth_;
  language::WordSet speaker_labels_;
  Genders genders_;
  AntecedentModel antecedents_;
  DefiniteNouns definite_nouns_;
  ThingPronouns thing_pronouns_;
  StatedAliases stated_aliases_;
  std::unique_ptr<OwnTypes> own_;
};

}  // namespace quipu::entities
