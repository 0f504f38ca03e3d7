#include "training/entity_pass.hpp"

namespace quipu::training {

EntityPass::EntityPass(const std::string& data)
    : engine_(language::load_english(data)), finder_(data), workspaces_(engine_.make_workspaces()) {}

entities::EntityTable EntityPass::read(const Document& document, const entities::AntecedentObserver& observer) {
  annotation_.clear();
  engine_.annotate(document, annotation_, workspaces_);
  tree_.build(annotation_);
  return finder_.find(document, tree_, gazetteer_, observer);
}

std::string one_column(std::string_view text) {
  std::string line(text);
  for (char& c : line) c = c == '\n' || c == '\t' ? ' ' : c;
  return line;
}

void add_documents_command(CLI::App& app, const std::string& name, const std::string& description,
                           std::function<void(const std::string&, const std::vector<std::string>&)> run) {
  struct Options {
    std::string data = "data";
    std::vector<std::string> paths;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(name, description);
  command->add_option("--data", options->data, "quipu's data folder, with english.model")->capture_default_str();
  command->add_option("input", options->paths, "Documents")->required();
  command->callback([options, run = std::move(run)] { run(options->data, options->paths); });
}

}  // namespace quipu::training
