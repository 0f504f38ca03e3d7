// quipu-train: makes the parts of data/english.model. training/build_model.sh runs all of it.

#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>

#include "training/commands.hpp"

int main(int argc, char** argv) {
  CLI::App app("Trains quipu's English model");
  app.require_subcommand(1);
  quipu::training::add_lemma_command(app);
  quipu::training::add_words_command(app);
  quipu::training::add_sentences_command(app);
  quipu::training::add_capitals_command(app);
  quipu::training::add_stats_command(app);
  quipu::training::add_annotate_command(app);
  quipu::training::add_section_command(app);
  quipu::training::add_score_parser_command(app);
  quipu::training::add_antecedents_command(app);
  quipu::training::add_types_command(app);
  quipu::training::add_concepts_command(app);
  quipu::training::add_meanings_command(app);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Error& error) {
    return app.exit(error);
  } catch (const std::exception& error) {
    std::cerr << "quipu-train: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
