#include "extractors/relations/relation_finder.hpp"

#include "extractors/relations/matcher.hpp"
#include "extractors/relations/show_roles.hpp"

namespace quipu::relations {

RelationFinder::RelationFinder(const Ontology& ontology, const std::filesystem::path& data_dir)
    : ontology_(ontology), patterns_(PatternSet::load(data_dir / "patterns", ontology)), verbs_(VerbLists::load(data_dir / "english")),
      nouns_(ArgumentNouns::load(data_dir / "english")),
      prepositions_(language::read_word_set(data_dir / "english" / "linking_prepositions.txt")),
      show_words_(std::make_unique<ShowWords>(ShowWords::load(data_dir / "english"))) {}

RelationFinder::~RelationFinder() = default;

std::vector<Statement> RelationFinder::find(const Document& document, const language::Tree& tree,
                                            const entities::EntityTable& entities) const {
  std::vector<Statement> statements;
  Matcher matcher(*this, document, tree, entities);
  const auto sentences = static_cast<std::uint32_t>(tree.annotation().sentences.size());
  for (std::uint32_t i = 0; i < sentences; ++i) matcher.match_sentence(i, statements);
  find_show_roles(document, tree, entities, verbs_, nouns_, *show_words_, statements);
  matcher.add_weak(statements);
  return statements;
}

}  // namespace quipu::relations
