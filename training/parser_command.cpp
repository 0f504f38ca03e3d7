// quipu-train score-parser: parses the words of treebanks with a model and says how many heads and relations are right.

#include <ctime>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "extractors/language/parser.hpp"
#include "training/commands.hpp"
#include "training/treebank.hpp"

namespace quipu::training {
namespace {

using language::Annotation;
using language::kRoot;

/// The treebank's own words and sentences, all in one block, as the segmenter would have given them.
void lay_out(const Treebank& treebank, Document& document, Annotation& annotation) {
  for (const Sentence& sentence : treebank.sentences) {
    language::Sentence laid;
    laid.first = language::TokenIndex(annotation.tokens.size());
    for (const Word& word : sentence.words) {
      language::Token token;
      token.begin = std::uint32_t(document.text.size());
      document.text += word.form;
      token.end = std::uint32_t(document.text.size());
      document.text += ' ';
      annotation.tokens.push_back(token);
    }
    laid.end = language::TokenIndex(annotation.tokens.size());
    annotation.sentences.push_back(laid);
  }
}

std::string_view base(language::Deprel relation) {
  const std::string_view text = to_string(relation);
  return text.substr(0, text.find(':'));
}

void score(const std::string& path, const language::Parser& parser) {
  const Treebank treebank = read_treebanks({path});
  Document document;
  Annotation annotation;
  lay_out(treebank, document, annotation);
  const auto workspace = parser.make_workspace();
  parser.run(document, annotation, workspace.get());  // grows the scratch memory and warms the caches
  const std::clock_t start = std::clock();  // of this process: other programs do not count
  parser.run(document, annotation, workspace.get());
  const double seconds = double(std::clock() - start) / CLOCKS_PER_SEC;
  std::size_t heads = 0, relations = 0;
  for (std::size_t s = 0; s < treebank.sentences.size(); ++s) {
    const language::Sentence& sentence = annotation.sentences[s];
    for (std::size_t w = 0; w < treebank.sentences[s].words.size(); ++w) {
      const Word& gold = treebank.sentences[s].words[w];
      const language::Token& token = annotation.tokens[sentence.first + w];
      if (token.head != (gold.head == 0 ? kRoot : sentence.first + gold.head - 1)) continue;
      ++heads;
      relations += base(token.deprel) == base(gold.deprel);
    }
  }
  const double words = double(annotation.tokens.size());
  std::cout << path << ": UAS " << 100 * double(heads) / words << " LAS " << 100 * double(relations) / words << ", "
            << 1e6 * seconds / words << " microseconds a word on " << language::multiply_unit() << '\n';
}

}  // namespace

void add_score_parser_command(CLI::App& app) {
  struct Options {
    std::string model;
    std::vector<std::string> treebanks;
  };
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("score-parser", "Parse treebanks' own words and compare with their trees");
  command->add_option("--model", options->model, "The model")->required();
  command->add_option("treebank", options->treebanks, ".conllu files")->required();
  command->callback([options] {
    const language::Parser parser(language::ModelFile::open(options->model));
    for (const std::string& path : options->treebanks) score(path, parser);
  });
}

}  // namespace quipu::training
