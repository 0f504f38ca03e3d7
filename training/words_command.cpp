// quipu-train words: the sentences and words of raw text as CoNLL-U without annotation, for a teacher to label.

#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "training/commands.hpp"
#include "training/raw_corpus.hpp"

namespace quipu::training {
namespace {

void print_words(const std::vector<std::string>& paths, const std::string& data, std::size_t every) {
  std::size_t number = 0;
  each_raw_sentence(paths, data, [&](const std::vector<std::string_view>& words) {
    if (number++ % every != 0) return;
    for (std::size_t i = 0; i < words.size(); ++i) std::cout << i + 1 << '\t' << words[i] << "\t_\t_\t_\t_\t_\t_\t_\t_\n";
    std::cout << '\n';
  });
}

}  // namespace

void add_words_command(CLI::App& app) {
  struct Options {
    std::vector<std::string> text;
    std::string data = "data";
    std::size_t every = 1;
  };
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("words", "Print the words of raw text as CoNLL-U without annotation");
  command->add_option("--text", options->text, "Files and folders of text")->required();
  command->add_option("--data", options->data, "quipu's data folder")->capture_default_str();
  command->add_option("--every", options->every, "Take one sentence of so many")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  command->callback([options] { print_words(options->text, options->data, options->every); });
}

}  // namespace quipu::training
