#include "training/tagger_trainer.hpp"

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <map>
#include <unordered_map>

#include "extractors/language/characters.hpp"

namespace quipu::training {
namespace {

using language::FeatureHash;
using language::TagContext;
using language::Tagger;
using language::TaggerPass;
using language::TaggerWord;

constexpr std::uint32_t kNoLabel = UINT32_MAX;  ///< of a pair of tags too rare to have one
using TagPair = std::pair<std::uint8_t, std::uint8_t>;

struct Example {
  std::vector<TaggerWord> words;
  std::vector<std::uint32_t> labels;
  std::vector<TagPair> tags;
};

class TaggerTrainer {
 public:
  TaggerTrainer(const Treebank& train, const language::Lexicon& lexicon, const TaggerOptions& options)
      : options_(options),
        lexicon_(lexicon),
        random_(options.seed),
        networks_(language::kTaggerPasses, {lexicon, options.network}) {
    choose_labels(train);
    for (const Sentence& sentence : train.sentences) examples_.push_back(example(sentence));
    for (const Example& example : examples_) count(example);
    for (RowNetwork& network : networks_) network.initialise(labels_.size(), random_);
    std::cout << labels_.size() << " labels, " << networks_[0].feature_count() << " features a pass" << std::endl;
  }

  void run(const std::vector<Treebank>& dev) {
    std::vector<std::vector<Example>> dev_examples;
    for (const Treebank& bank : dev) {
      dev_examples.emplace_back();
      for (const Sentence& sentence : bank.sentences) dev_examples.back().push_back(example(sentence));
    }
    std::vector<std::uint32_t> order(examples_.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto total = float(options_.epochs) * float(order.size());
    std::size_t done = 0;
    for (unsigned epoch = 0; epoch < options_.epochs; ++epoch) {
      random_.shuffle(order);
      for (const std::uint32_t i : order) {
        learn(examples_[i], float(done++) / total);
      }
      std::printf("epoch %u", epoch + 1);
      for (const auto& examples : dev_examples) report(examples);
      std::cout << std::endl;
    }
  }

  std::string section() const {
    float largest = 0;  // one scale for both passes, whose scores are added
    for (const RowNetwork& network : networks_) largest = std::max(largest, network.largest_weight());
    const float weight_scale = 127 / largest;
    std::vector<std::uint8_t> labels;
    for (const auto& [upos, xpos] : labels_) {
      labels.push_back(upos);
      labels.push_back(xpos);
    }
    SectionWriter out;
    out.number(std::uint32_t(Tagger::kHidden));
    out.number(std::max(1u, std::uint32_t(RowNetwork::score_scale(weight_scale) / 16)));
    out.array(std::span<const std::uint8_t>(labels));
    for (const RowNetwork& network : networks_) network.write(weight_scale, out);
    return out.bytes();
  }

 private:
  void choose_labels(const Treebank& train);
  Example example(const Sentence& sentence) const;
  void count(const Example& example);
  void learn(const Example& example, float progress);
  void report(const std::vector<Example>& examples);
  std::vector<std::uint32_t> decode(const Example& example);

  TaggerOptions options_;
  const language::Lexicon& lexicon_;
  Random random_;
  std::vector<TagPair> labels_;
  std::map<TagPair, std::uint32_t> label_of_;
  std::vector<Example> examples_;
  std::unordered_map<FeatureHash, std::uint32_t> word_counts_;
  RowNetwork& network(TaggerPass pass) { return networks_[std::size_t(pass)]; }
  std::vector<RowNetwork> networks_;  ///< by pass
};

void TaggerTrainer::choose_labels(const Treebank& train) {
  std::map<TagPair, std::uint32_t> counts;
  for (const Sentence& sentence : train.sentences) {
    for (const Word& word : sentence.words) ++counts[{std::uint8_t(word.upos), std::uint8_t(word.xpos)}];
  }
  for (const auto& [pair, pair_count] : counts) {
    if (pair_count < 3) continue;
    label_of_[pair] = std::uint32_t(labels_.size());
    labels_.push_back(pair);
  }
}

Example TaggerTrainer::example(const Sentence& sentence) const {
  Example example;
  std::string scratch;
  for (const Word& word : sentence.words) {
    const TagPair pair(std::uint8_t(word.upos), std::uint8_t(word.xpos));
    const auto found = label_of_.find(pair);
    example.words.push_back(language::make_tagger_word(word.form, lexicon_, scratch));
    example.labels.push_back(found == label_of_.end() ? kNoLabel : found->second);
    example.tags.push_back(pair);
  }
  language::set_manner(example.words, [&](std::size_t i) { return language::character_at(sentence.words[i].form, 0).kind; });
  return example;
}

/// Walks words[0 .. size) as the tagger does: backwards, then forwards. `choose(place)` gives the label of a place.
template <typename Choose>
std::vector<std::uint32_t> both_passes(std::span<const TaggerWord> words, Choose choose) {
  std::vector<std::uint32_t> labels;
  TagContext tags;
  for (std::size_t i = words.size(); i-- > 0;) {
    tags = {choose(RowNetwork::Place{words, i, TaggerPass::Backward, tags}) + 1, tags.near};
  }
  tags = {};
  for (std::size_t i = 0; i < words.size(); ++i) {
    labels.push_back(choose(RowNetwork::Place{words, i, TaggerPass::Forward, tags}));
    tags = {labels.back() + 1, tags.near};
  }
  return labels;
}

void TaggerTrainer::count(const Example& example) {
  for (const TaggerWord& word : example.words) ++word_counts_[word.atoms.word];
  both_passes(example.words, [&](const RowNetwork::Place& place) {
    network(place.pass).count_features(place);
    return example.labels[place.at];  // kNoLabel + 1 is 0
  });
}

void TaggerTrainer::learn(const Example& example, float progress) {
  std::vector<TaggerWord> words = example.words;
  for (TaggerWord& word : words) {
    const auto seen = float(word_counts_.at(word.atoms.word));
    if (random_.unit() < options_.word_drop / (options_.word_drop + seen)) word.atoms.word = word.atoms.form = 0;
  }
  both_passes(words, [&](const RowNetwork::Place& place) {
    const std::uint32_t gold = example.labels[place.at];
    return gold == kNoLabel ? gold : network(place.pass).learn(place, gold, progress, random_);
  });
}

/// As Tagger::run does it: the scores of both passes are added in the second.
std::vector<std::uint32_t> TaggerTrainer::decode(const Example& example) {
  std::vector<std::vector<float>> backward(example.words.size());
  return both_passes(example.words, [&](const RowNetwork::Place& place) {
    std::vector<float> scores = network(place.pass).score(place);
    if (place.pass == TaggerPass::Backward) {
      backward[place.at] = scores;
    } else {
      for (std::size_t label = 0; label < scores.size(); ++label) scores[label] += backward[place.at][label];
    }
    return std::uint32_t(std::max_element(scores.begin(), scores.end()) - scores.begin());
  });
}

void TaggerTrainer::report(const std::vector<Example>& examples) {
  std::size_t count = 0, upos = 0, xpos = 0;
  for (const Example& example : examples) {
    const std::vector<std::uint32_t> labels = decode(example);
    count += labels.size();
    for (std::size_t i = 0; i < labels.size(); ++i) {
      upos += labels_[labels[i]].first == example.tags[i].first;
      xpos += labels_[labels[i]].second == example.tags[i].second;
    }
  }
  std::printf("  UPOS %.2f XPOS %.2f", 100.0 * double(upos) / double(count), 100.0 * double(xpos) / double(count));
  std::fflush(stdout);
}

}  // namespace

std::string train_tagger(const Treebank& train, const std::vector<Treebank>& dev, const language::Lexicon& lexicon,
                         const TaggerOptions& options) {
  TaggerTrainer trainer(train, lexicon, options);
  trainer.run(dev);
  return trainer.section();
}

}  // namespace quipu::training
