// quipu-train sentences: learns data/english/sentence_ends.tsv, logistic regression over the cues of language::SentenceWalk.

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "extractors/language/sentence_ends.hpp"
#include "graph/error.hpp"
#include "training/commands.hpp"
#include "training/treebank.hpp"

namespace quipu::training {
namespace {

struct Settings {
  std::vector<std::string> train;
  std::string folder = "data/english";
  unsigned least = 8, epochs = 6;
  double rate = 0.12, decay = 2e-4;
};

/// A white space where a sentence may end, and whether it does.
struct Place {
  std::array<std::uint32_t, language::SentenceWalk::kCues> cues;
  bool ends = false;
};

struct Places {
  std::vector<Place> all;
  std::vector<std::uint32_t> names;  ///< hashes of the cues
  std::vector<std::uint32_t> counts;
  std::unordered_map<std::uint32_t, std::uint32_t> rows;

  std::uint32_t row(std::uint32_t cue) {
    const auto [found, is_new] = rows.emplace(cue, std::uint32_t(names.size()));
    if (is_new) {
      names.push_back(cue);
      counts.push_back(0);
    }
    ++counts[found->second];
    return found->second;
  }
};

/// A paragraph as raw text has it: its sentences with a blank between; words as the engine's tokenizer cuts them.
void add_paragraph(const std::string& text, const std::unordered_set<std::uint32_t>& ends, const language::Tokenizer& tokenizer,
                   Places& places) {
  std::vector<language::Token> tokens;
  tokenizer.tokenize(text, {0, text.size()}, tokens);
  for (language::SentenceWalk walk(text, tokens, tokenizer); walk.next();) {
    const bool ends_here = ends.contains(tokens[walk.index()].end);
    if (walk.may_end()) {
      Place& place = places.all.emplace_back();
      place.ends = ends_here;
      const auto cues = walk.cues();
      std::transform(cues.begin(), cues.end(), place.cues.begin(), [&](std::uint32_t cue) { return places.row(cue); });
    }
    if (ends_here) walk.end_sentence();
  }
}

Places read_places(const Settings& settings) {
  const language::Tokenizer tokenizer(settings.folder);
  Places places;
  std::string text;
  std::unordered_set<std::uint32_t> ends;
  const auto finish = [&] {
    add_paragraph(text, ends, tokenizer, places);
    text.clear();
    ends.clear();
  };
  for (const std::string& path : settings.train) {
    for (const Sentence& sentence : read_treebanks({path}).sentences) {
      if (sentence.starts_paragraph) finish();
      if (!text.empty()) text += ' ';
      text += sentence.text;
      ends.insert(std::uint32_t(text.size()));
    }
    finish();
  }
  return places;
}

/// Adagrad (Duchi, Hazan & Singer 2011), one place at a time; cues that are too rare keep the weight 0.
std::vector<double> learn(const Settings& settings, Places& places) {
  std::vector<double> weights(places.names.size(), 0.0), slopes(places.names.size(), 1e-2);
  std::mt19937 random(1);
  for (unsigned epoch = 0; epoch < settings.epochs; ++epoch) {
    for (std::size_t i = places.all.size(); i > 1; --i) std::swap(places.all[i - 1], places.all[random() % i]);
    for (const Place& place : places.all) {
      double sum = 0.0;
      for (const std::uint32_t cue : place.cues) sum += weights[cue];
      const double error = 1.0 / (1.0 + std::exp(-sum)) - (place.ends ? 1.0 : 0.0);
      for (const std::uint32_t cue : place.cues) {
        if (places.counts[cue] < settings.least) continue;
        const double slope = error + settings.decay * weights[cue];
        slopes[cue] += slope * slope;
        weights[cue] -= settings.rate * slope / std::sqrt(slopes[cue]);
      }
    }
  }
  return weights;
}

void train(const Settings& settings) {
  Places places = read_places(settings);
  const std::vector<double> weights = learn(settings, places);
  std::map<std::uint32_t, long> rows;  // in the order of the hashes, so that the file is the same every time
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const long weight = std::lround(weights[i] * language::SentenceEnds::kUnit);
    if (std::labs(weight) >= 4) rows[places.names[i]] = weight;
  }
  const std::string path = settings.folder + "/" + language::SentenceEnds::kFile;
  std::ofstream out(path);
  out << "# Cues that a sentence ends at a white space (hashes, extractors/language/sentence_ends.cpp) and what each is\n"
         "# worth, in hundredths of log-odds. Made by quipu-train sentences; change that, not this.\n";
  for (const auto& [cue, weight] : rows) {
    char name[9];
    *std::to_chars(name, name + 8, cue, 16).ptr = '\0';
    out << name << '\t' << weight << '\n';
  }
  if (!out.flush()) throw OutputError(path, "cannot be written");
}

}  // namespace

void add_sentences_command(CLI::App& app) {
  auto settings = std::make_shared<Settings>();
  auto* command = app.add_subcommand("sentences", "Learn where sentences end");
  command->add_option("--train", settings->train, "Treebanks to learn from")->required();
  command->add_option("--folder", settings->folder, "Where lists are read and the table is written")->capture_default_str();
  command->add_option("--least", settings->least, "Places that a cue must have")->capture_default_str();
  command->add_option("--epochs", settings->epochs, "Passes over all places")->capture_default_str();
  command->add_option("--rate", settings->rate, "Rate of learning")->capture_default_str();
  command->add_option("--decay", settings->decay, "How weights are drawn to 0")->capture_default_str();
  command->callback([settings] { train(*settings); });
}

}  // namespace quipu::training
