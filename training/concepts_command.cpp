// quipu-train concepts: the cues for whether an index would list a concept, for scripts/fit_concepts.py.

#include <iostream>
#include <string>
#include <vector>

#include "extractors/documents/reader.hpp"
#include "extractors/relations/relation_finder.hpp"
#include "training/commands.hpp"
#include "training/entity_pass.hpp"

namespace quipu::training {
namespace {

class Printer : public entities::CueSink {
 public:
  explicit Printer(const char* before = "") : before_(before) {}
  void add(std::string_view kind, std::string_view value) override { std::cout << '\t' << before_ << kind << ' ' << one_column(value); }

 private:
  const char* before_;
};

/// A line a concept: file, name, aliases joined by "|", cues, "vector PLACE WORD" for words whose vectors speak; "stated yes" where a statement is about it.
void dump(EntityPass& pass, const relations::RelationFinder& relations, const std::string& path) {
  const Document document = read_document(path, {});
  const entities::EntityTable table = pass.read(document);
  std::vector<bool> stated(table.entities.size(), false);
  for (const relations::Statement& statement : relations.find(document, pass.tree(), table)) stated[statement.source] = stated[statement.target] = true;
  for (std::size_t i = 0; i < table.entities.size(); ++i) {
    const entities::Entity& entity = table.entities[i];
    if (entity.named || entity.mentions.empty()) continue;
    std::cout << path << '\t' << one_column(entity.name) << '\t';
    for (const std::string& alias : entity.aliases) std::cout << '|' << one_column(alias);
    if (stated[i]) std::cout << "\tstated yes";
    Printer printer;
    pass.finder().worth().cues(document, pass.annotation(), table, entity, printer);
    Printer words("vector ");
    pass.finder().worth().words(document, pass.annotation(), table, entity, words);
    std::cout << '\n';
  }
}

}  // namespace

void add_concepts_command(CLI::App& app) {
  add_documents_command(app, "concepts", "The cues for what concepts are worth, a concept a line", [](const auto& data, const auto& paths) {
    const Ontology ontology = Ontology::load(data + "/ontology.toml");
    const relations::RelationFinder relations(ontology, data);
    EntityPass pass(data);
    for (const std::string& path : paths) dump(pass, relations, path);
  });
}

}  // namespace quipu::training
