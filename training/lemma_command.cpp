// quipu-train lemmas: learns data/english/lemma_rules.tsv and lemma_exceptions.tsv.

#include <memory>
#include <string>
#include <vector>

#include "training/commands.hpp"
#include "training/lemma_trainer.hpp"

namespace quipu::training {

void add_lemma_command(CLI::App& app) {
  struct Settings {
    std::vector<std::string> train;
    std::string verbs, folder = "data/english";
  };
  auto settings = std::make_shared<Settings>();
  auto* command = app.add_subcommand("lemmas", "Learn the tables of lemmas");
  command->add_option("--train", settings->train, "Treebanks to learn from")->required();
  command->add_option("--verbs", settings->verbs, "verbs_with_conjugations.json")->required();
  command->add_option("--folder", settings->folder, "Where the tables are written")->capture_default_str();
  command->callback([settings] {
    train_lemmas(read_treebanks({settings->train.begin(), settings->train.end()}), settings->verbs, settings->folder);
  });
}

}  // namespace quipu::training
