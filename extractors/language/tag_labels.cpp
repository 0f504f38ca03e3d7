#include "extractors/language/tag_labels.hpp"

#include <algorithm>

namespace quipu::language {
namespace {

// What the tags before count, chosen on EWT and GUM dev; docs/decisions/0012.
constexpr float kWeightBefore = 2.0f;

}  // namespace

void TagLabels::read(SectionReader& reader) {
  scores_.read(reader);
  pairs_ = reader.array<std::uint8_t>();
  if (pairs_.size() < 4 || pairs_.size() != 2 * scores_.used()) reader.fail("its tags do not fit their scores");
  for (std::size_t i = 0; i < pairs_.size(); i += 2) {
    if (pairs_[i] >= kUposCount || pairs_[i + 1] >= kXposCount) reader.fail("unknown tag");
  }
}

void TagLabels::choose(const QuantizedVectors& vectors, std::span<Token> tokens, Scratch& scratch) const {
  scores_.apply(vectors, tokens.size() + 1, scratch.sums, scratch.scores);
  for (std::size_t i = 0; i < tokens.size(); ++i) finish(tokens[i], scores_of(i, scratch), kSteps);
}

void TagLabels::choose_again(const QuantizedVectors& vectors, std::span<Token> tokens, Scratch& scratch) const {
  scores_.apply(vectors, tokens.size() + 1, scratch.sums, scratch.scores);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::span<float> scores = scores_of(i, scratch);
    const Token before = tokens[i];
    const std::size_t row = row_of(before);
    if (row < scores.size()) scores[row] += kWeightBefore * float(before.tag_confidence) / kSteps;
    finish(tokens[i], scores, kSteps / (1.0f + kWeightBefore));
    const bool name_lost = before.upos == Upos::PROPN && tokens[i].upos == Upos::NOUN;
    if (name_lost) {
      tokens[i].upos = before.upos;
      tokens[i].xpos = before.xpos;
    }
  }
}

std::span<float> TagLabels::scores_of(std::size_t word, Scratch& scratch) const {
  return {scratch.scores.data() + (word + 1) * scores_.rows(), scores_.used()};
}

/// scores_.used() where the pair has no row.
std::size_t TagLabels::row_of(const Token& token) const {
  const auto is_pair = [&](std::size_t row) {
    return pairs_[2 * row] == std::uint8_t(token.upos) && pairs_[2 * row + 1] == std::uint8_t(token.xpos);
  };
  std::size_t row = 0;
  while (row < scores_.used() && !is_pair(row)) ++row;
  return row;
}

void TagLabels::finish(Token& token, std::span<const float> scores, float steps) const {
  std::size_t best = 0, second = 1;
  if (scores[1] > scores[0]) std::swap(best, second);
  for (std::size_t label = 2; label < scores.size(); ++label) {
    if (scores[label] > scores[best]) {
      second = best;
      best = label;
    } else if (scores[label] > scores[second]) {
      second = label;
    }
  }
  token.upos = Upos(pairs_[2 * best]);
  token.xpos = Xpos(pairs_[2 * best + 1]);
  token.tag_confidence = std::uint8_t(std::min(255.0f, steps * (scores[best] - scores[second])));
}

}  // namespace quipu::language
