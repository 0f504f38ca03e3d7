#include "extractors/relations/relation_finder.hpp"

#include <algorithm>
#include <tuple>

#include "extractors/relations/matcher.hpp"
#include "extractors/relations/show_roles.hpp"
#include "extractors/relations/statement_scores.hpp"
#include "extractors/relations/table_rows.hpp"

namespace quipu::relations {

namespace {

using Origin = PatternSet::Origin;

/// What a user's pattern makes of a wording goes before what quipu's own make of it.
void prefer(const std::set<std::string, std::less<>>& own_rules, std::vector<Statement>& statements) {
  using Key = std::tuple<std::uint32_t, entities::EntityIndex, entities::EntityIndex, std::string>;
  const auto key = [](const Statement& statement) {
    const auto [low, high] = std::minmax(statement.source, statement.target);
    return Key{statement.sentence, low, high, statement.predicate};
  };
  std::set<Key> taken;
  for (const Statement& statement : statements) {
    if (own_rules.contains(statement.rule)) taken.insert(key(statement));
  }
  std::erase_if(statements, [&](const Statement& statement) { return !own_rules.contains(statement.rule) && taken.contains(key(statement)); });
}

}  // namespace

RelationFinder::RelationFinder(const Ontology& ontology, const std::filesystem::path& data_dir, bool own_ontology,
                               const std::filesystem::path& own_patterns)
    : ontology_(ontology),
      patterns_(PatternSet::load(data_dir / "patterns", ontology, own_ontology ? Origin::ForeignOntology : Origin::Quipu)), verbs_(VerbLists::load(data_dir / "english")),
      nouns_(ArgumentNouns::load(data_dir / "english")),
      prepositions_(language::read_word_set(data_dir / "english" / "linking_prepositions.txt")),
      place_columns_(language::read_word_set(data_dir / "english" / "place_columns.txt")),
      show_words_(std::make_unique<ShowWords>(ShowWords::load(data_dir / "english"))),
      scorer_(std::make_unique<StatementScorer>(data_dir / "english")) {
  if (own_patterns.empty()) return;
  patterns_.add(own_patterns, ontology, Origin::User);
  for (const Pattern& pattern : patterns_.patterns()) {
    if (pattern.own) own_rules_.insert(pattern.id);
  }
}

RelationFinder::~RelationFinder() = default;

std::vector<Statement> RelationFinder::find(const Document& document, const language::Tree& tree,
                                            const entities::EntityTable& entities) const {
  std::vector<Statement> statements;
  Matcher matcher(*this, document, tree, entities);
  const auto sentences = static_cast<std::uint32_t>(tree.annotation().sentences.size());
  for (std::uint32_t i = 0; i < sentences; ++i) matcher.match_sentence(i, statements);
  find_show_roles(document, tree, entities, verbs_, nouns_, *show_words_, statements);
  find_table_places(document, tree.annotation(), entities, ontology_, place_columns_, statements);
  if (!own_rules_.empty()) prefer(own_rules_, statements);
  matcher.add_weak(statements);
  // The rules for shows know quipu's ontology only.
  std::erase_if(statements, [&](const Statement& statement) { return ontology_.relation_type(statement.relation) == nullptr; });
  for (Statement& statement : statements) {
    statement.own = statement.confidence;
    if (own_rules_.contains(statement.rule)) continue;  // a user's pattern says itself how sure it is
    statement.confidence = scorer_->confidence(StatementScorer::features(document, tree, entities, statement), statement.rule, statement.own);
  }
  return statements;
}

std::string RelationFinder::describe(const Document& document, const language::Tree& tree, const entities::EntityTable& entities,
                                     const Statement& statement) const {
  return StatementScorer::describe(StatementScorer::features(document, tree, entities, statement));
}

}  // namespace quipu::relations
