// quipu-train score-parser: parses the words of treebanks with a model and says how many heads and relations are right.

#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "extractors/language/conllu.hpp"
#include "extractors/language/dense.hpp"
#include "extractors/language/english.hpp"
#include "graph/error.hpp"
#include "training/commands.hpp"

namespace quipu::training {
namespace {

using language::Annotation;
using language::Layers;

std::string read_bytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw InputError(path, "cannot be read");
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string_view base(language::Deprel relation) {
  const std::string_view text = to_string(relation);
  return text.substr(0, text.find(':'));
}

/// Seconds of this process's time that the parser takes, its memory grown and its caches warm.
double time_parser(const language::Engine& engine, const Document& document, Annotation& annotation) {
  for (const auto& stage : engine.stages()) {
    if (!contains(stage->gives(), Layers::Trees)) continue;
    const auto workspace = stage->make_workspace();
    stage->run(document, annotation, workspace.get());
    const std::clock_t start = std::clock();
    stage->run(document, annotation, workspace.get());
    return double(std::clock() - start) / CLOCKS_PER_SEC;
  }
  throw Error("the model has no parser");
}

void score(const std::string& path, const language::Engine& engine) {
  Document document;
  Annotation gold;
  language::read_conllu(read_bytes(path), path, document, gold);
  Annotation annotation = gold;
  auto workspaces = engine.make_workspaces();
  engine.complete(document, annotation, Layers::Sentences | Layers::Tokens, workspaces);
  std::size_t heads = 0, relations = 0;
  for (std::size_t i = 0; i < gold.tokens.size(); ++i) {
    if (annotation.tokens[i].head != gold.tokens[i].head) continue;
    ++heads;
    relations += base(annotation.tokens[i].deprel) == base(gold.tokens[i].deprel);
  }
  const double words = double(gold.tokens.size());
  std::cout << path << ": UAS " << 100 * double(heads) / words << " LAS " << 100 * double(relations) / words << ", "
            << 1e6 * time_parser(engine, document, annotation) / words << " microseconds a word on " << language::multiply_unit()
            << '\n';
}

}  // namespace

void add_score_parser_command(CLI::App& app) {
  struct Options {
    std::string data = "data";
    std::vector<std::string> treebanks;
  };
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("score-parser", "Parse treebanks' own words and compare with their trees");
  command->add_option("--data", options->data, "quipu's data folder")->capture_default_str();
  command->add_option("treebank", options->treebanks, ".conllu files")->required();
  command->callback([options] {
    const language::Engine engine = language::load_english(options->data);
    for (const std::string& path : options->treebanks) score(path, engine);
  });
}

}  // namespace quipu::training
