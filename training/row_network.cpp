#include "training/row_network.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace quipu::training {
namespace {

using language::FeatureHash;
using language::FeatureIndex;
using language::kTaggerPlaces;
using language::Lexicon;
using language::Tagger;

constexpr float kRowScale = 64;
// What the vectors' unit times the projections' unit is, divided by 2^kVectorShift, must be the rows' unit.
constexpr float kProjectionScale = kRowScale * float(1 << Tagger::kVectorShift) / Lexicon::kVectorScale;

template <typename Integer>
Integer quantise(float value, float scale) {
  const float limit = float(std::numeric_limits<Integer>::max());
  return Integer(std::lround(std::clamp(value * scale, -limit, limit)));
}

void randomise(RowNetwork::Layer& layer, float size, Random& random) {
  for (float& value : layer) value = random.symmetric(size);
}

template <typename Use>
void each_feature(const RowNetwork::Place& place, Use use) {
  language::each_word_feature(place.words, place.at, use);
  language::each_tag_feature(place.words, place.at, place.pass, place.tags, use);
}

/// Calls `use(place number, vector)` for the words around that the lexicon has.
template <typename Use>
void each_vector(const RowNetwork::Place& place, const Lexicon& lexicon, Use use) {
  for (std::size_t around = 0; around < kTaggerPlaces; ++around) {
    const std::size_t other = place.at + around - std::size_t(language::kTaggerReach);
    if (other >= place.words.size() || place.words[other].entry == Lexicon::kUnknown) continue;
    use(around, lexicon.vector(place.words[other].entry));
  }
}

}  // namespace

void RowNetwork::Parameter::step(const Layer& gradient, float rate) {
  for (std::size_t i = 0; i < kHidden; ++i) {
    squares[i] += gradient[i] * gradient[i];
    value[i] -= rate * gradient[i] / (std::sqrt(squares[i]) + 1e-6f);
  }
}

void RowNetwork::count_features(const Place& place) {
  each_feature(place, [this](FeatureHash hash) { features_.count(hash); });
}

void RowNetwork::initialise(std::size_t labels, Random& random) {
  features_.assign(options_.least, options_.rows);
  rows_.resize(features_.size());
  projections_.resize(kTaggerPlaces * Lexicon::kDimensions);
  for (Parameter& row : rows_) randomise(row.value, 0.1f, random);
  for (Parameter& projection : projections_) randomise(projection.value, 0.05f, random);
  hidden_bias_.value.fill(0.1f);
  weights_.resize(labels);
  for (Parameter& weight : weights_) randomise(weight.value, 0.1f, random);
  bias_.assign(labels, 0);
  bias_squares_.assign(labels, 0);
  scores_.resize(labels);
}

const std::vector<float>& RowNetwork::score(const Place& place, float drop, Random* random) {
  active_.clear();
  each_feature(place, [&](FeatureHash hash) {
    const std::uint32_t row = features_.row(hash);
    if (row != FeatureIndex::kNone && (!random || random->unit() >= drop)) active_.push_back(row);
  });
  hidden_ = hidden_bias_.value;
  project(place, hidden_);
  for (const std::uint32_t row : active_) {
    for (std::size_t i = 0; i < kHidden; ++i) hidden_[i] += rows_[row].value[i];
  }
  for (float& value : hidden_) value = std::max(value, 0.0f);
  for (std::size_t label = 0; label < scores_.size(); ++label) {
    const Layer& weights = weights_[label].value;
    float partial[4] = {};
    for (std::size_t i = 0; i < kHidden; i += 4) {
      for (std::size_t j = 0; j < 4; ++j) partial[j] += hidden_[i + j] * weights[i + j];
    }
    scores_[label] = bias_[label] + (partial[0] + partial[1]) + (partial[2] + partial[3]);
  }
  return scores_;
}

std::uint32_t RowNetwork::learn(const Place& place, std::uint32_t gold, float progress, Random& random) {
  score(place, options_.feature_drop, &random);
  const auto best = std::uint32_t(std::max_element(scores_.begin(), scores_.end()) - scores_.begin());
  const float rate = options_.rate * (1 - progress);
  Layer gradient{};
  learn_output(gold, rate, gradient);
  bool any = false;
  for (std::size_t i = 0; i < kHidden; ++i) {
    if (hidden_[i] <= 0) gradient[i] = 0;
    any |= gradient[i] != 0;
  }
  if (!any) return best;
  hidden_bias_.step(gradient, rate);
  for (const std::uint32_t row : active_) rows_[row].step(gradient, rate);
  learn_projections(place, gradient, rate);
  return best;
}

void RowNetwork::learn_output(std::uint32_t gold, float rate, Layer& gradient) {
  const float top = *std::max_element(scores_.begin(), scores_.end());
  float sum = 0;
  for (float& score : scores_) sum += score = std::exp(score - top);
  for (std::size_t label = 0; label < scores_.size(); ++label) {
    const float error = scores_[label] / sum - (label == gold ? 1.0f : 0.0f);
    if (std::abs(error) < 1e-4f) continue;
    Layer weight_gradient;
    for (std::size_t i = 0; i < kHidden; ++i) {
      gradient[i] += error * weights_[label].value[i];
      weight_gradient[i] = error * hidden_[i];
    }
    weights_[label].step(weight_gradient, rate);
    bias_squares_[label] += error * error;
    bias_[label] -= rate * error / (std::sqrt(bias_squares_[label]) + 1e-6f);
  }
}

void RowNetwork::project(const Place& place, Layer& sums) const {
  each_vector(place, lexicon_, [&](std::size_t around, auto vector) {
    for (std::size_t j = 0; j < Lexicon::kDimensions; ++j) {
      const float input = float(vector[j]) / Lexicon::kVectorScale;
      const Layer& weights = projections_[around * Lexicon::kDimensions + j].value;
      for (std::size_t i = 0; i < kHidden; ++i) sums[i] += input * weights[i];
    }
  });
}

void RowNetwork::learn_projections(const Place& place, const Layer& gradient, float rate) {
  each_vector(place, lexicon_, [&](std::size_t around, auto vector) {
    for (std::size_t j = 0; j < Lexicon::kDimensions; ++j) {
      Layer scaled;
      for (std::size_t i = 0; i < kHidden; ++i) scaled[i] = gradient[i] * float(vector[j]) / Lexicon::kVectorScale;
      projections_[around * Lexicon::kDimensions + j].step(scaled, rate);
    }
  });
}

float RowNetwork::largest_weight() const {
  float largest = 0;
  for (const Parameter& weight : weights_) {
    for (const float value : weight.value) largest = std::max(largest, std::abs(value));
  }
  return largest;
}

float RowNetwork::score_scale(float weight_scale) {
  return weight_scale * kRowScale / float(1 << Tagger::kHiddenShift);
}

void RowNetwork::write(float weight_scale, SectionWriter& out) const {
  std::vector<std::int8_t> rows;
  for (const Parameter& row : rows_) {
    for (const float value : row.value) rows.push_back(quantise<std::int8_t>(value, kRowScale));
  }
  std::vector<std::int16_t> hidden_bias, projections;
  for (const float value : hidden_bias_.value) hidden_bias.push_back(quantise<std::int16_t>(value, kRowScale));
  for (std::size_t around = 0; around < kTaggerPlaces; ++around) {
    for (std::size_t i = 0; i < kHidden; ++i) {
      for (std::size_t j = 0; j < Lexicon::kDimensions; ++j) {
        projections.push_back(quantise<std::int16_t>(projections_[around * Lexicon::kDimensions + j].value[i], kProjectionScale));
      }
    }
  }
  const auto slots = features_.slots();
  out.array(std::span<const std::uint32_t>(slots));
  out.array(std::span<const std::int8_t>(rows));
  out.array(std::span<const std::int16_t>(hidden_bias));
  out.array(std::span<const std::int16_t>(projections));
  std::vector<std::int8_t> weights;
  for (const Parameter& weight : weights_) {
    for (const float value : weight.value) weights.push_back(quantise<std::int8_t>(value, weight_scale));
  }
  std::vector<std::int32_t> bias;
  for (const float value : bias_) bias.push_back(quantise<std::int32_t>(value, score_scale(weight_scale)));
  out.array(std::span<const std::int8_t>(weights));
  out.array(std::span<const std::int32_t>(bias));
}

}  // namespace quipu::training
