#include "training/tagger_trainer.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iostream>
#include <map>
#include <unordered_map>

#include "extractors/language/tagger.hpp"
#include "training/feature_counter.hpp"
#include "training/model_writer.hpp"
#include "training/random.hpp"

namespace quipu::training {
namespace {

using language::FeatureHash;
using language::FeatureIndex;
using language::kTaggerPlaces;
using language::Lexicon;
using language::Tagger;
using language::TaggerWord;

constexpr std::size_t kHidden = Tagger::kHidden;
using Layer = std::array<float, kHidden>;

struct Example {
  std::vector<TaggerWord> words;
  std::vector<std::uint32_t> labels;  ///< kNoLabel for a pair too rare to have one
  std::vector<std::uint8_t> upos, xpos;
};
constexpr std::uint32_t kNoLabel = UINT32_MAX;

/// A parameter block with Adagrad's sums of squares.
struct Parameter {
  Layer value{};
  Layer squares{};

  void step(const Layer& gradient, float rate) {
    for (std::size_t i = 0; i < kHidden; ++i) {
      squares[i] += gradient[i] * gradient[i];
      value[i] -= rate * gradient[i] / (std::sqrt(squares[i]) + 1e-6f);
    }
  }
};

class TaggerTrainer {
 public:
  TaggerTrainer(const Treebank& train, const Lexicon& lexicon, const TaggerOptions& options)
      : options_(options), lexicon_(lexicon), random_(options.seed) {
    choose_labels(train);
    for (const Sentence& sentence : train.sentences) examples_.push_back(example(sentence));
    choose_features();
    initialise();
  }

  void run(const std::vector<Treebank>& dev) {
    std::vector<std::vector<Example>> dev_examples;
    for (const Treebank& bank : dev) {
      dev_examples.emplace_back();
      for (const Sentence& sentence : bank.sentences) dev_examples.back().push_back(example(sentence));
    }
    std::vector<std::uint32_t> order(examples_.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    const std::size_t total = options_.epochs * order.size();
    std::size_t done = 0;
    for (unsigned epoch = 0; epoch < options_.epochs; ++epoch) {
      random_.shuffle(order);
      for (const std::uint32_t i : order) {
        rate_ = options_.rate * (1 - float(done++) / float(total));
        learn(examples_[i]);
      }
      if (!options_.verbose) continue;
      std::cout << "epoch " << epoch + 1;
      for (const auto& examples : dev_examples) report(examples);
      std::cout << std::endl;
    }
  }

  std::string section() const;

 private:
  void choose_labels(const Treebank& train);
  Example example(const Sentence& sentence) const;
  void choose_features();
  void initialise();
  void learn(const Example& example);
  std::uint32_t forward(const std::vector<TaggerWord>& words, std::size_t at, const std::vector<std::uint32_t>& rows, Layer& hidden);
  void backward(const std::vector<TaggerWord>& words, std::size_t at, const std::vector<std::uint32_t>& rows, const Layer& hidden,
                std::uint32_t gold);
  void report(const std::vector<Example>& examples);

  void project(const std::vector<TaggerWord>& words, std::size_t at, Layer& sums) const;
  void learn_projections(const std::vector<TaggerWord>& words, std::size_t at, const Layer& gradient);

  TaggerOptions options_;
  const Lexicon& lexicon_;
  Random random_;
  float rate_ = 0;
  std::vector<std::pair<std::uint8_t, std::uint8_t>> labels_;
  std::map<std::pair<std::uint8_t, std::uint8_t>, std::uint32_t> label_of_;
  std::vector<Example> examples_;
  std::unordered_map<FeatureHash, std::uint32_t> word_counts_;
  FeatureRows features_;
  std::vector<Parameter> rows_, weights_;
  std::vector<float> bias_, bias_squares_;
  Parameter hidden_bias_;
  std::vector<Parameter> projections_;  ///< places × dimensions, each to all hidden units
  std::vector<float> scores_;
  Layer mask_{};  ///< dropout of hidden units
};

void TaggerTrainer::choose_labels(const Treebank& train) {
  std::map<std::pair<std::uint8_t, std::uint8_t>, std::uint32_t> counts;
  for (const Sentence& sentence : train.sentences) {
    for (const Word& word : sentence.words) ++counts[{std::uint8_t(word.upos), std::uint8_t(word.xpos)}];
  }
  for (const auto& [pair, count] : counts) {
    if (count < 3) continue;
    label_of_[pair] = std::uint32_t(labels_.size());
    labels_.push_back(pair);
  }
}

Example TaggerTrainer::example(const Sentence& sentence) const {
  Example example;
  std::string scratch;
  for (const Word& word : sentence.words) {
    example.words.push_back(language::make_tagger_word(word.form, lexicon_, scratch));
    const auto found = label_of_.find({std::uint8_t(word.upos), std::uint8_t(word.xpos)});
    example.labels.push_back(found == label_of_.end() ? kNoLabel : found->second);
    example.upos.push_back(std::uint8_t(word.upos));
    example.xpos.push_back(std::uint8_t(word.xpos));
  }
  language::set_manner(example.words, [&](std::size_t i) { return language::character_at(sentence.words[i].form, 0).kind; });
  return example;
}

void TaggerTrainer::choose_features() {
  for (const Example& example : examples_) {
    std::uint32_t tag1 = 0, tag2 = 0;
    for (std::size_t i = 0; i < example.words.size(); ++i) {
      ++word_counts_[example.words[i].atoms.word];
      each_tagger_feature(example.words, i, tag1, tag2, [this](FeatureHash hash) { features_.count(hash); });
      tag2 = tag1;
      tag1 = example.labels[i] == kNoLabel ? 0 : example.labels[i] + 1;
    }
  }
  features_.assign(options_.least, options_.rows);
}

void TaggerTrainer::initialise() {
  rows_.resize(features_.size());
  for (Parameter& row : rows_) {
    for (float& value : row.value) value = random_.symmetric(0.1f);
  }
  weights_.resize(labels_.size());
  for (Parameter& weight : weights_) {
    for (float& value : weight.value) value = random_.symmetric(0.1f);
  }
  projections_.resize(kTaggerPlaces * Lexicon::kDimensions);
  for (Parameter& projection : projections_) {
    for (float& value : projection.value) value = random_.symmetric(0.05f);
  }
  hidden_bias_.value.fill(0.1f);
  bias_.assign(labels_.size(), 0);
  bias_squares_.assign(labels_.size(), 0);
  scores_.resize(labels_.size());
  if (options_.verbose) std::cout << labels_.size() << " labels, " << features_.size() << " features\n";
}

void TaggerTrainer::project(const std::vector<TaggerWord>& words, std::size_t at, Layer& sums) const {
  for (std::size_t place = 0; place < kTaggerPlaces; ++place) {
    const std::size_t other = at + place - std::size_t(language::kTaggerReach);
    if (other >= words.size() || words[other].entry == Lexicon::kUnknown) continue;
    const auto vector = lexicon_.vector(words[other].entry);
    for (std::size_t j = 0; j < Lexicon::kDimensions; ++j) {
      const float input = float(vector[j]) / Lexicon::kVectorScale;
      const Layer& weights = projections_[place * Lexicon::kDimensions + j].value;
      for (std::size_t i = 0; i < kHidden; ++i) sums[i] += input * weights[i];
    }
  }
}

void TaggerTrainer::learn_projections(const std::vector<TaggerWord>& words, std::size_t at, const Layer& gradient) {
  for (std::size_t place = 0; place < kTaggerPlaces; ++place) {
    const std::size_t other = at + place - std::size_t(language::kTaggerReach);
    if (other >= words.size() || words[other].entry == Lexicon::kUnknown) continue;
    const auto vector = lexicon_.vector(words[other].entry);
    for (std::size_t j = 0; j < Lexicon::kDimensions; ++j) {
      Layer scaled;
      for (std::size_t i = 0; i < kHidden; ++i) scaled[i] = gradient[i] * float(vector[j]) / Lexicon::kVectorScale;
      projections_[place * Lexicon::kDimensions + j].step(scaled, rate_);
    }
  }
}

/// Fills scores_; returns the best label.
std::uint32_t TaggerTrainer::forward(const std::vector<TaggerWord>& words, std::size_t at, const std::vector<std::uint32_t>& rows,
                                     Layer& hidden) {
  hidden = hidden_bias_.value;
  project(words, at, hidden);
  for (const std::uint32_t row : rows) {
    for (std::size_t i = 0; i < kHidden; ++i) hidden[i] += rows_[row].value[i];
  }
  for (std::size_t i = 0; i < kHidden; ++i) hidden[i] = std::max(hidden[i], 0.0f) * mask_[i];
  for (std::size_t label = 0; label < labels_.size(); ++label) {
    float partial[4] = {};
    for (std::size_t i = 0; i < kHidden; i += 4) {
      for (std::size_t j = 0; j < 4; ++j) partial[j] += hidden[i + j] * weights_[label].value[i + j];
    }
    scores_[label] = bias_[label] + (partial[0] + partial[1]) + (partial[2] + partial[3]);
  }
  return std::uint32_t(std::max_element(scores_.begin(), scores_.end()) - scores_.begin());
}

void TaggerTrainer::backward(const std::vector<TaggerWord>& words, std::size_t at, const std::vector<std::uint32_t>& rows,
                             const Layer& hidden, std::uint32_t gold) {
  const float top = *std::max_element(scores_.begin(), scores_.end());
  float sum = 0;
  for (float& score : scores_) sum += score = std::exp(score - top);
  Layer gradient{};
  for (std::size_t label = 0; label < labels_.size(); ++label) {
    const float error = scores_[label] / sum - (label == gold ? 1.0f : 0.0f);
    if (std::abs(error) < 1e-4f) continue;
    Layer weight_gradient;
    for (std::size_t i = 0; i < kHidden; ++i) {
      gradient[i] += error * weights_[label].value[i];
      weight_gradient[i] = error * hidden[i];
    }
    weights_[label].step(weight_gradient, rate_);
    bias_squares_[label] += error * error;
    bias_[label] -= rate_ * error / (std::sqrt(bias_squares_[label]) + 1e-6f);
  }
  bool any = false;
  for (std::size_t i = 0; i < kHidden; ++i) {
    gradient[i] = hidden[i] <= 0 ? 0 : gradient[i] * mask_[i];
    any |= gradient[i] != 0;
  }
  if (!any) return;
  hidden_bias_.step(gradient, rate_);
  for (const std::uint32_t row : rows) rows_[row].step(gradient, rate_);
  learn_projections(words, at, gradient);
}

void TaggerTrainer::learn(const Example& example) {
  std::vector<TaggerWord> words = example.words;
  for (TaggerWord& word : words) {
    const auto count = float(word_counts_.at(word.atoms.word));
    if (random_.unit() < options_.word_drop / (options_.word_drop + count)) word.atoms.word = word.atoms.form = 0;
  }
  std::uint32_t tag1 = 0, tag2 = 0;
  std::vector<std::uint32_t> rows;
  Layer hidden;
  for (std::size_t i = 0; i < words.size(); ++i) {
    rows.clear();
    each_tagger_feature(words, i, tag1, tag2, [&](FeatureHash hash) {
      const std::uint32_t row = features_.row(hash);
      if (row != FeatureIndex::kNone && random_.unit() >= options_.feature_drop) rows.push_back(row);
    });
    for (float& keep : mask_) keep = random_.unit() < options_.hidden_drop ? 0 : 1 / (1 - options_.hidden_drop);
    const std::uint32_t label = forward(words, i, rows, hidden);
    if (example.labels[i] != kNoLabel) backward(words, i, rows, hidden, example.labels[i]);
    tag2 = tag1;
    tag1 = label + 1;
  }
}

void TaggerTrainer::report(const std::vector<Example>& examples) {
  std::size_t count = 0, upos = 0, xpos = 0;
  std::vector<std::uint32_t> rows;
  Layer hidden;
  mask_.fill(1);
  for (const Example& example : examples) {
    std::uint32_t tag1 = 0, tag2 = 0;
    for (std::size_t i = 0; i < example.words.size(); ++i) {
      rows.clear();
      each_tagger_feature(example.words, i, tag1, tag2, [&](FeatureHash hash) {
        const std::uint32_t row = features_.row(hash);
        if (row != FeatureIndex::kNone) rows.push_back(row);
      });
      const std::uint32_t label = forward(example.words, i, rows, hidden);
      ++count;
      upos += labels_[label].first == example.upos[i];
      xpos += labels_[label].second == example.xpos[i];
      tag2 = tag1;
      tag1 = label + 1;
    }
  }
  std::printf("  UPOS %.2f XPOS %.2f", 100.0 * double(upos) / double(count), 100.0 * double(xpos) / double(count));
  std::fflush(stdout);
}

template <typename Integer>
Integer quantise(float value, float scale) {
  const float limit = float(std::numeric_limits<Integer>::max());
  return Integer(std::lround(std::clamp(value * scale, -limit, limit)));
}

std::string TaggerTrainer::section() const {
  // Hidden units are 1/16 of the rows' unit; the output weights' unit is the largest that lets every weight fit.
  constexpr float kRowScale = 64;
  float largest = 0;
  for (const Parameter& weight : weights_) {
    for (const float value : weight.value) largest = std::max(largest, std::abs(value));
  }
  const float weight_scale = 127 / largest;
  const float score_scale = weight_scale * kRowScale / float(1 << Tagger::kHiddenShift);
  std::vector<std::uint8_t> labels;
  for (const auto& [upos, xpos] : labels_) {
    labels.push_back(upos);
    labels.push_back(xpos);
  }
  std::vector<std::int8_t> rows, weights;
  for (const Parameter& row : rows_) {
    for (const float value : row.value) rows.push_back(quantise<std::int8_t>(value, kRowScale));
  }
  for (const Parameter& weight : weights_) {
    for (const float value : weight.value) weights.push_back(quantise<std::int8_t>(value, weight_scale));
  }
  std::vector<std::int16_t> hidden_bias;
  for (const float value : hidden_bias_.value) hidden_bias.push_back(quantise<std::int16_t>(value, kRowScale));
  // What the vectors' unit times the projections' unit is, divided by 2^kVectorShift, must be the rows' unit.
  constexpr float kProjectionScale = kRowScale * float(1 << Tagger::kVectorShift) / Lexicon::kVectorScale;
  std::vector<std::int16_t> projections;
  for (std::size_t place = 0; place < kTaggerPlaces; ++place) {
    for (std::size_t i = 0; i < kHidden; ++i) {
      for (std::size_t j = 0; j < Lexicon::kDimensions; ++j) {
        const float value = projections_[place * Lexicon::kDimensions + j].value[i];
        projections.push_back(quantise<std::int16_t>(value, kProjectionScale));
      }
    }
  }
  std::vector<std::int32_t> bias;
  for (const float value : bias_) bias.push_back(std::int32_t(std::lround(value * score_scale)));
  SectionWriter out;
  out.number(std::uint32_t(kHidden));
  out.number(std::max(1u, std::uint32_t(score_scale / 32)));
  out.array(std::span<const std::uint8_t>(labels));
  const auto slots = features_.slots();
  out.array(std::span<const std::uint32_t>(slots));
  out.array(std::span<const std::int8_t>(rows));
  out.array(std::span<const std::int16_t>(hidden_bias));
  out.array(std::span<const std::int16_t>(projections));
  out.array(std::span<const std::int8_t>(weights));
  out.array(std::span<const std::int32_t>(bias));
  return out.bytes();
}

}  // namespace

std::string train_tagger(const Treebank& train, const std::vector<Treebank>& dev, const language::Lexicon& lexicon,
                         const TaggerOptions& options) {
  TaggerTrainer trainer(train, lexicon, options);
  trainer.run(dev);
  return trainer.section();
}

}  // namespace quipu::training
