// quipu-train lexicon: word vectors, capitals and clusters from raw text.

#include <memory>
#include <string>
#include <vector>

#include "extractors/language/lexicon.hpp"
#include "training/commands.hpp"
#include "training/lexicon_trainer.hpp"
#include "training/model_writer.hpp"

namespace quipu::training {

void add_lexicon_command(CLI::App& app) {
  struct Settings {
    std::vector<std::string> texts, treebanks;
    std::string model, data = "data";
    LexiconOptions options;
  };
  auto settings = std::make_shared<Settings>();
  auto* command = app.add_subcommand("lexicon", "Learn vectors, capitals and clusters of words from raw text");
  command->add_option("--text", settings->texts, "Folders and files of text (.md, .txt, .jsonl)");
  command->add_option("--treebank", settings->treebanks, ".conllu files, read as text too");
  command->add_option("--data", settings->data, "quipu's data folder")->capture_default_str();
  command->add_option("--model", settings->model, "The model file whose section is replaced")->required();
  command->add_option("--epochs", settings->options.epochs)->capture_default_str();
  command->add_option("--least", settings->options.least)->capture_default_str();
  command->add_option("--words", settings->options.words)->capture_default_str();
  command->add_option("--clusters", settings->options.clusters)->capture_default_str();
  command->add_option("--rate", settings->options.rate)->capture_default_str();
  command->callback([settings] {
    set_model_section(settings->model, language::Lexicon::kSection,
                      train_lexicon(settings->texts, settings->treebanks, settings->data, settings->options));
  });
}

}  // namespace quipu::training
