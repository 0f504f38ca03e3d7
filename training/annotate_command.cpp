// quipu-train annotate: the engine's CoNLL-U of a text or a treebank, to be scored. quipu-train raw: a treebank's raw text.

#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>

#include "extractors/language/conllu.hpp"
#include "extractors/language/english.hpp"
#include "graph/error.hpp"
#include "training/commands.hpp"
#include "training/treebank.hpp"

namespace quipu::training {
namespace {

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw InputError(path, "cannot be opened");
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

/// Paragraphs are separated by blank lines; other line ends are white space.
Document plain_document(std::string text) {
  Document document;
  document.text = std::move(text);
  for (std::size_t at = 0; at < document.text.size();) {
    const std::size_t end = std::min(document.text.find("\n\n", at), document.text.size());
    Block block;
    block.text = {at, end};
    if (end > at) document.blocks.push_back(block);
    at = end + 2;
  }
  return document;
}

void annotate(const std::string& data, const std::string& path) {
  const language::Engine engine = language::load_english(data);
  auto workspaces = engine.make_workspaces();
  Document document;
  language::Annotation annotation;
  if (path.ends_with(".conllu")) {
    language::read_conllu(read_file(path), path, document, annotation);
    engine.complete(document, annotation, language::Layers::Sentences | language::Layers::Tokens, workspaces);
  } else {
    document = plain_document(read_file(path));
    engine.annotate(document, annotation, workspaces);
  }
  std::string out;
  language::write_conllu(document, annotation, language::contains(engine.gives(), language::Layers::Names), out);
  std::cout << out;
}

void print_raw(const std::string& path) {
  bool first = true;
  for (const Sentence& sentence : read_treebanks({path}).sentences) {
    if (!first) std::cout << (sentence.starts_paragraph ? "\n\n" : " ");
    std::cout << sentence.text;
    first = false;
  }
  std::cout << '\n';
}

}  // namespace

void add_annotate_command(CLI::App& app) {
  auto* annotate_command =
      app.add_subcommand("annotate", "Print the engine's CoNLL-U of a text, or of a .conllu with its words kept");
  auto path = std::make_shared<std::string>();
  auto data = std::make_shared<std::string>("data");
  annotate_command->add_option("input", *path, "A text in UTF-8 or a .conllu file")->required();
  annotate_command->add_option("--data", *data, "quipu's data folder")->capture_default_str();
  annotate_command->callback([=] { annotate(*data, *path); });
  auto* raw_command = app.add_subcommand("raw", "Print the text of a treebank, paragraphs separated by blank lines");
  raw_command->add_option("treebank", *path, "A .conllu file")->required();
  raw_command->callback([=] { print_raw(*path); });
}

}  // namespace quipu::training
