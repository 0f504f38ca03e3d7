// quipu-train tagger: trains the part-of-speech tagger.

#include <memory>
#include <string>
#include <vector>

#include "extractors/language/tagger.hpp"
#include "training/commands.hpp"
#include "training/model_writer.hpp"
#include "training/tagger_trainer.hpp"

namespace quipu::training {

void add_tagger_command(CLI::App& app) {
  struct Settings {
    std::vector<std::string> train, dev;
    std::string model;
    TaggerOptions options;
  };
  auto settings = std::make_shared<Settings>();
  auto* command = app.add_subcommand("tagger", "Train the part-of-speech tagger");
  command->add_option("--train", settings->train, "Treebanks to learn from")->required();
  command->add_option("--dev", settings->dev, "Treebanks to measure on, one by one");
  command->add_option("--model", settings->model, "The model file whose section is replaced; it must have a lexicon")->required();
  command->add_option("--epochs", settings->options.epochs)->capture_default_str();
  command->add_option("--rate", settings->options.network.rate)->capture_default_str();
  command->add_option("--feature-drop", settings->options.network.feature_drop)->capture_default_str();
  command->add_option("--word-drop", settings->options.word_drop)->capture_default_str();
  command->add_option("--least", settings->options.network.least)->capture_default_str();
  command->add_option("--rows", settings->options.network.rows)->capture_default_str();
  command->add_option("--seed", settings->options.seed)->capture_default_str();
  command->callback([settings] {
    const Treebank train = read_treebanks({settings->train.begin(), settings->train.end()});
    std::vector<Treebank> dev;
    for (const std::string& path : settings->dev) dev.push_back(read_treebanks({path}));
    const language::Lexicon lexicon(language::ModelFile::open(settings->model));
    set_model_section(settings->model, language::Tagger::kSection, train_tagger(train, dev, lexicon, settings->options));
  });
}

}  // namespace quipu::training
