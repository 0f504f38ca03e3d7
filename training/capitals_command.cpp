// quipu-train capitals: how often the words of raw text are capitalised inside sentences.

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "extractors/language/characters.hpp"
#include "extractors/language/word_features.hpp"
#include "graph/error.hpp"
#include "training/commands.hpp"
#include "training/raw_corpus.hpp"
#include "training/treebank.hpp"

namespace quipu::training {
namespace {

struct Settings {
  std::vector<std::string> texts, treebanks;
  std::string data = "data", output;
  std::uint32_t least = 4;
};

/// Counts of one word at places where a capital tells something: not at a sentence's begin, and not in a sentence that has hardly
/// any word in small letters.
struct Counts {
  std::uint32_t inside = 0, capitalised = 0;
};

class CapitalCounter {
 public:
  void add(const std::vector<std::string_view>& sentence) {
    const auto starts = [](std::string_view word, language::CharClass kind) { return language::character_at(word, 0).kind == kind; };
    const auto lower = std::count_if(sentence.begin(), sentence.end(), [&](auto w) { return starts(w, language::CharClass::Lower); });
    for (std::size_t i = 1; i < sentence.size() && lower >= 2; ++i) {
      Counts& counts = counts_[std::string(language::PlainWord(sentence[i]).text())];
      ++counts.inside;
      counts.capitalised += starts(sentence[i], language::CharClass::Upper);
    }
  }

  /// Rows of word and level, 0 to 7.
  void write(std::ostream& out, std::uint32_t least) const {
    for (const auto& [word, counts] : counts_) {
      if (counts.inside < least || word.find_first_of("\t\n") != std::string::npos) continue;
      out << word << '\t' << std::min(7u, counts.capitalised * 8 / counts.inside) << '\n';
    }
  }

 private:
  std::map<std::string, Counts> counts_;
};

void count_capitals(const Settings& settings) {
  CapitalCounter counter;
  std::vector<std::string_view> words;
  for (const Sentence& sentence : read_treebanks({settings.treebanks.begin(), settings.treebanks.end()}).sentences) {
    words.clear();
    for (const Word& word : sentence.words) words.push_back(word.form);
    counter.add(words);
  }
  each_raw_sentence(settings.texts, settings.data, [&](const std::vector<std::string_view>& sentence) { counter.add(sentence); });
  std::ofstream out(settings.output, std::ios::binary);
  counter.write(out, settings.least);
  if (!out.flush()) throw OutputError(settings.output, "cannot be written");
}

}  // namespace

void add_capitals_command(CLI::App& app) {
  auto settings = std::make_shared<Settings>();
  auto* command = app.add_subcommand("capitals", "Count how often words are capitalised inside sentences of raw text");
  command->add_option("--text", settings->texts, "Folders and files of text (.md, .txt, .jsonl)");
  command->add_option("--treebank", settings->treebanks, ".conllu files, read as text too");
  command->add_option("--data", settings->data, "quipu's data folder")->capture_default_str();
  command->add_option("--least", settings->least, "Occurrences below which a word is left out")->capture_default_str();
  command->add_option("--output", settings->output, "A table of words and levels, 0 (never) to 7 (always)")->required();
  command->callback([settings] { count_capitals(*settings); });
}

}  // namespace quipu::training
