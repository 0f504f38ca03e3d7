// quipu-train types: the cues for the type of every name that is found in documents, for scripts/fit_types.py.

#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "extractors/documents/reader.hpp"
#include "extractors/entities/entity_finder.hpp"
#include "extractors/language/english.hpp"
#include "training/commands.hpp"

namespace quipu::training {
namespace {

class Printer : public entities::CueSink {
 public:
  explicit Printer(char group) : group_(group) {}
  void add(std::string_view kind, std::string_view value) override {
    std::cout << '\t' << group_ << kind << ' ';
    for (const char c : value) std::cout << (c == '\t' || c == '\n' ? ' ' : c);
  }

 private:
  char group_;
};

/// A line a name: file, its bytes in the document's text, the text, the number and the name of its entity, and its cues: w of
/// the words, m of the model, c of the context.
class Dumper {
 public:
  explicit Dumper(const std::string& data) : engine_(language::load_english(data)), finder_(data), workspaces_(engine_.make_workspaces()) {}

  void dump(const std::string& path) {
    const Document document = read_document(path, {});
    annotation_.clear();
    engine_.annotate(document, annotation_, workspaces_);
    language::Tree tree;
    tree.build(annotation_);
    const entities::EntityTable table = finder_.find(document, tree, gazetteer_);
    for (const entities::NameSpan& span : finder_.find_names(document, annotation_, gazetteer_).names) {
      const std::uint32_t begin = annotation_.tokens[span.first].begin, end = annotation_.tokens[span.end - 1].end;
      std::string text(document.slice({begin, end}));
      for (char& c : text) c = c == '\n' || c == '\t' ? ' ' : c;
      const entities::EntityIndex entity = table.entity_at(span.first);
      std::cout << path << '\t' << begin << '\t' << end << '\t' << text << '\t';
      if (entity == entities::kNoEntity) std::cout << "-\t-";
      else std::cout << entity << '\t' << table.entities[entity].name;
      const entities::TypeCues& cues = finder_.typer().cues();
      Printer words('w'), model('m'), context('c');
      cues.of_words(document, annotation_, span, words);
      cues.of_model(annotation_, span, model);
      cues.of_context(document, tree, span, context);
      std::cout << '\n';
    }
  }

 private:
  language::Engine engine_;
  entities::EntityFinder finder_;
  std::vector<std::unique_ptr<language::Workspace>> workspaces_;
  entities::Gazetteer::Workspace gazetteer_;
  language::Annotation annotation_;
};

}  // namespace

void add_types_command(CLI::App& app) {
  struct Options {
    std::string data = "data";
    std::vector<std::string> paths;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("types", "The cues for the types of names, a name a line");
  command->add_option("--data", options->data, "quipu's data folder, with english.model")->capture_default_str();
  command->add_option("input", options->paths, "Documents")->required();
  command->callback([options] {
    Dumper dumper(options->data);
    for (const std::string& path : options->paths) dumper.dump(path);
  });
}

}  // namespace quipu::training
