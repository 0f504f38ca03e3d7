// quipu-train stats: what the treebanks hold, and which relations were mapped.

#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "training/commands.hpp"
#include "training/treebank.hpp"

namespace quipu::training {

void add_stats_command(CLI::App& app) {
  auto* command = app.add_subcommand("stats", "Count sentences and words of treebanks and the relations that were mapped");
  auto paths = std::make_shared<std::vector<std::string>>();
  command->add_option("treebank", *paths, ".conllu files")->required();
  command->callback([paths] {
    for (const std::string& path : *paths) {
      const Treebank treebank = read_treebanks({path});
      std::cout << path << ": " << treebank.sentences.size() << " sentences, " << treebank.word_count() << " words\n";
      for (const auto& [relation, count] : treebank.relations_mapped) std::cout << "  " << relation << ' ' << count << '\n';
    }
  });
}

}  // namespace quipu::training
