// quipu-train concepts: the cues for whether an index would list a concept, for scripts/fit_concepts.py.

#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "extractors/documents/reader.hpp"
#include "extractors/entities/entity_finder.hpp"
#include "extractors/language/english.hpp"
#include "extractors/relations/relation_finder.hpp"
#include "training/commands.hpp"

namespace quipu::training {
namespace {

class Printer : public entities::CueSink {
 public:
  void add(std::string_view kind, std::string_view value) override { std::cout << '\t' << kind << ' ' << value; }
};

/// A line a concept: file, name, aliases joined by "|", cues; "stated yes" where a statement is about it.
class Dumper {
 public:
  explicit Dumper(const std::string& data)
      : ontology_(Ontology::load(data + "/ontology.toml")), engine_(language::load_english(data)), finder_(data), relations_(ontology_, data),
        workspaces_(engine_.make_workspaces()) {}

  void dump(const std::string& path) {
    const Document document = read_document(path, {});
    annotation_.clear();
    engine_.annotate(document, annotation_, workspaces_);
    language::Tree tree;
    tree.build(annotation_);
    const entities::EntityTable table = finder_.find(document, tree, gazetteer_);
    std::vector<bool> stated(table.entities.size(), false);
    for (const relations::Statement& statement : relations_.find(document, tree, table)) stated[statement.source] = stated[statement.target] = true;
    for (std::size_t i = 0; i < table.entities.size(); ++i) {
      const entities::Entity& entity = table.entities[i];
      if (entity.named || entity.mentions.empty()) continue;
      std::cout << path << '\t' << one_line(entity.name) << '\t';
      for (const std::string& alias : entity.aliases) std::cout << '|' << one_line(alias);
      if (stated[i]) std::cout << "\tstated yes";
      Printer printer;
      finder_.worth().cues(document, annotation_, table, entity, printer);
      std::cout << '\n';
    }
  }

 private:
  static std::string one_line(std::string text) {
    for (char& c : text) c = c == '\n' || c == '\t' ? ' ' : c;
    return text;
  }

  Ontology ontology_;
  language::Engine engine_;
  entities::EntityFinder finder_;
  relations::RelationFinder relations_;
  std::vector<std::unique_ptr<language::Workspace>> workspaces_;
  entities::Gazetteer::Workspace gazetteer_;
  language::Annotation annotation_;
};

}  // namespace

void add_concepts_command(CLI::App& app) {
  struct Options {
    std::string data = "data";
    std::vector<std::string> paths;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("concepts", "The cues for what concepts are worth, a concept a line");
  command->add_option("--data", options->data, "quipu's data folder, with english.model")->capture_default_str();
  command->add_option("input", options->paths, "Documents")->required();
  command->callback([options] {
    Dumper dumper(options->data);
    for (const std::string& path : options->paths) dumper.dump(path);
  });
}

}  // namespace quipu::training
