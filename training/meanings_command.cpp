// quipu-train meanings: the vectors of words, for scripts/fit_types.py and scripts/fit_concepts.py.

#include <iostream>
#include <string>

#include "extractors/entities/word_meanings.hpp"
#include "training/commands.hpp"

namespace quipu::training {

void add_meanings_command(CLI::App& app) {
  auto data = std::make_shared<std::string>("data");
  CLI::App* command = app.add_subcommand("meanings", "The vectors, one long, of the words on standard input, a word a line; unknown words have none");
  command->add_option("--data", *data, "quipu's data folder, with english.model")->capture_default_str();
  command->callback([data] {
    const entities::WordMeanings meanings(*data);
    for (std::string word; std::getline(std::cin, word);) {
      std::cout << word;
      if (const auto meaning = meanings.of(word)) {
        for (const int value : meaning->values) std::cout << '\t' << value / meaning->length;
      }
      std::cout << '\n';
    }
  });
}

}  // namespace quipu::training
