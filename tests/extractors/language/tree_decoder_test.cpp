#include "extractors/language/tree_decoder.hpp"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace quipu::language {
namespace {

using Heads = std::vector<std::uint32_t>;

bool is_single_rooted_tree(const Heads& heads) {
  std::size_t roots = 0;
  for (std::size_t word = 1; word < heads.size(); ++word) {
    roots += heads[word] == 0;
    std::size_t node = word;
    for (std::size_t steps = 0; node != 0; node = heads[node]) {
      if (++steps > heads.size()) return false;
    }
  }
  return roots == 1;
}

float total(const std::vector<float>& scores, const Heads& heads) {
  float sum = 0;
  for (std::size_t word = 1; word < heads.size(); ++word) sum += scores[word * heads.size() + heads[word]];
  return sum;
}

float best_by_trying_all(const std::vector<float>& scores, std::size_t words) {
  Heads heads(words + 1, 0);
  float best = -1e9f;
  while (true) {
    if (is_single_rooted_tree(heads)) best = std::max(best, total(scores, heads));
    std::size_t word = 1;
    while (word <= words && heads[word] == words) heads[word++] = 0;
    if (word > words) return best;
    ++heads[word];
  }
}

std::vector<float> random_scores(std::mt19937& random, std::size_t words) {
  std::vector<float> scores((words + 1) * (words + 1));
  for (float& score : scores) score = float(random() % 2001) * 0.1f - 100.0f;
  return scores;
}

TEST(TreeDecoder, FindsTheBestOfAllTrees) {
  std::mt19937 random(3);
  TreeDecoder decoder;
  for (std::size_t round = 0; round < 400; ++round) {
    const std::size_t words = 1 + round % 5;
    const std::vector<float> scores = random_scores(random, words);
    std::vector<float> scratch = scores;
    const auto found = decoder.decode(scratch, words);
    const Heads heads(found.begin(), found.end());
    ASSERT_TRUE(is_single_rooted_tree(heads));
    EXPECT_NEAR(total(scores, heads), best_by_trying_all(scores, words), 0.05f) << words << " words, round " << round;
  }
}

TEST(TreeDecoder, GivesATreeWhateverTheScores) {
  std::mt19937 random(5);
  TreeDecoder decoder;
  for (const std::size_t words : {1u, 2u, 17u, 60u, 160u}) {
    for (const bool all_equal : {true, false}) {
      std::vector<float> scores = random_scores(random, words);
      if (all_equal) scores.assign(scores.size(), 0.0f);
      const auto found = decoder.decode(scores, words);
      EXPECT_TRUE(is_single_rooted_tree(Heads(found.begin(), found.end()))) << words;
    }
  }
}

}  // namespace
}  // namespace quipu::language
