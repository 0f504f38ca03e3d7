#pragma once
// From an encoder's vectors to pairs of tags, universal and Penn: the last layer of whatever tags.

#include <span>
#include <vector>

#include "extractors/language/annotation.hpp"
#include "extractors/language/dense.hpp"

namespace quipu::language {

/// One score for every pair of tags that the treebanks have.
class TagLabels {
 public:
  struct Scratch {
    std::vector<std::int32_t> sums;
    std::vector<float> scores;
  };

  /// Reads a matrix and its pairs. Throws DataError where they do not fit together.
  void read(SectionReader& reader);
  std::size_t inputs() const { return scores_.inputs(); }

  /// Gives tokens[i] the best pair for vectors[i + 1], vector 0 being the root's. Confidence is the margin between the best and
  /// the second, kSteps to the unit of log-odds, cut at 255.
  void choose(const QuantizedVectors& vectors, std::span<Token> tokens, Scratch& scratch) const;
  /// The same for tokens that have tags: these count with twice the margin that they had, and no proper noun becomes a common
  /// one, since what chose the tags before knew more about capitals. Confidence is the mean of the three margins.
  void choose_again(const QuantizedVectors& vectors, std::span<Token> tokens, Scratch& scratch) const;

  static constexpr float kSteps = 16.0f;

 private:
  std::span<float> scores_of(std::size_t word, Scratch& scratch) const;
  std::size_t row_of(const Token& token) const;
  void finish(Token& token, std::span<const float> scores, float steps) const;

  Dense scores_;
  std::span<const std::uint8_t> pairs_;  ///< Upos, Xpos of each row
};

}  // namespace quipu::language
