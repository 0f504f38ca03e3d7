#include "extractors/relations/relation_finder.hpp"

#include "extractors/relations/matcher.hpp"

namespace quipu::relations {

RelationFinder::RelationFinder(const Ontology& ontology, const std::filesystem::path& data_dir)
    : ontology_(ontology), patterns_(PatternSet::load(data_dir / "patterns", ontology)), verbs_(VerbLists::load(data_dir / "english")),
      transparent_nouns_(language::read_word_set(data_dir / "english" / "transparent_nouns.txt")) {}

std::vector<Statement> RelationFinder::find(const Document& document, const language::Tree& tree,
                                            const entities::EntityTable& entities) const {
  std::vector<Statement> statements;
  Matcher matcher(*this, document, tree, entities);
  const auto sentences = static_cast<std::uint32_t>(tree.annotation().sentences.size());
  for (std::uint32_t i = 0; i < sentences; ++i) matcher.match_sentence(i, statements);
  return statements;
}

}  // namespace quipu::relations
