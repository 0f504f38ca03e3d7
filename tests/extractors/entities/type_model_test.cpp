// Sums of cues over the mentions of a name, and files of weights that make no sense.

#include "extractors/entities/type_model.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

#include "extractors/entities/name_typer.hpp"
#include "graph/error.hpp"

namespace quipu::entities {
namespace {

constexpr auto kPerson = static_cast<std::size_t>(NameType::Person);
constexpr auto kPlace = static_cast<std::size_t>(NameType::Place);

/// A data folder with nothing but weights.
class WeightsFile : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("quipu-weights-" + std::to_string(getpid()));
    std::filesystem::create_directories(folder_ / "english");
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  TypeModel load(const std::string& lines) const {
    std::ofstream(folder_ / "english" / "type_weights.tsv", std::ios::binary) << lines;
    return TypeModel(folder_);
  }
  std::filesystem::path folder_;
};

std::vector<std::uint32_t> rows(const TypeModel& model, std::initializer_list<std::pair<const char*, const char*>> cues) {
  std::vector<std::uint32_t> found;
  TypeModel::Collector collector(model, found);
  for (const auto& [kind, value] : cues) collector.add(kind, value);
  return found;
}

TEST_F(WeightsFile, WordsCountOnceTheModelByItsShareContextByTheRoot) {
  const TypeModel model = load("last hill\t0\t0\t100\t0\t0\t0\t0\nbefore in\t0\t0\t40\t0\t0\t0\t0\nmodel Person\t80\t0\t0\t0\t0\t0\t0\n");
  TypeEvidence evidence;
  evidence.words = rows(model, {{"last", "hill"}});
  evidence.context = rows(model, {{"before", "in"}, {"before", "in"}});
  evidence.model = rows(model, {{"model", "Person"}});
  evidence.mentions = 4;
  const TypeScores scores = model.score(evidence);
  EXPECT_EQ(scores[kPlace], 100 + 2 * 40 / 2);
  EXPECT_EQ(scores[kPerson], 80 / 4);
  EXPECT_EQ(best_type(scores), NameType::Place);
  EXPECT_EQ(lead_over(scores, NameType::Person), 140 - 20);
}

TEST_F(WeightsFile, CuesThatItDoesNotKnowSayNothing) {
  const TypeModel model = load("last hill\t0\t0\t100\t0\t0\t0\t0\n");
  EXPECT_TRUE(rows(model, {{"last", "mountain"}, {"first", "hill"}}).empty());
}

TEST_F(WeightsFile, WithoutEvidenceThereIsNoType) { EXPECT_EQ(best_type(load("a b\t1\t0\t0\t0\t0\t0\t0\n").score({})), NameType::None); }

TEST_F(WeightsFile, TakingInAnotherFormKeepsTheOwnWords) {
  TypeEvidence own, other;
  own.words = {1};
  own.mentions = 1;
  other.words = {2};
  other.context = {3};
  other.inside[kPlace] = 5;
  other.around[kPlace] = 7;
  other.mentions = 2;
  own.take(other);
  EXPECT_THAT(own.words, testing::ElementsAre(1u));
  EXPECT_THAT(own.context, testing::ElementsAre(3u));
  EXPECT_EQ(own.inside[kPlace], 0);
  EXPECT_EQ(own.around[kPlace], 7);
  EXPECT_EQ(own.mentions, 3u);
}

TEST_F(WeightsFile, RefusesWhatMakesNoSense) {
  struct Case {
    const char* lines;
    const char* message;
  };
  const Case cases[] = {
      {"a b\t1\t0\t0\t0\t0\t0\n", "seven types"},          {"a b\t1\t0\t0\tx\t0\t0\t0\n", "seven types"},
      {"a b\t2001\t0\t0\t0\t0\t0\t0\n", "2000"},           {"a b\t1\t0\t0\t0\t0\t0\t0\t0\n", "too many columns"},
      {"a b\t1\t0\t0\t0\t0\t0\t0\na b\t1\t0\t0\t0\t0\t0\t0\n", "twice"}, {"vector last 100\t1\t0\t0\t0\t0\t0\t0\n", "below 100"},
      {"vector last\t1\t0\t0\t0\t0\t0\t0\n", "dimension"},
  };
  for (const Case& c : cases) {
    try {
      load(c.lines);
      ADD_FAILURE() << c.lines;
    } catch (const DataError& error) {
      EXPECT_THAT(error.what(), testing::HasSubstr(c.message)) << c.lines;
    }
  }
}

TEST_F(WeightsFile, WordsOfLikeMeaningSayAlikeThings) {
  const WordMeanings meanings(QUIPU_SOURCE_DIR "/data");
  const auto bank = meanings.of("bank");
  ASSERT_TRUE(bank);
  std::string lines;
  for (std::size_t i = 0; i < bank->values.size(); ++i) {
    lines += "vector above nmod " + std::to_string(i) + "\t0\t" + std::to_string(bank->values[i]) + "\t0\t0\t0\t0\t0\n";
  }
  const TypeModel model = load(lines);
  const auto says = [&](const char* word) {
    TypeScores scores{};
    TypeModel::MeaningCollector(model, meanings, scores).add("above nmod", word);
    return scores[static_cast<std::size_t>(NameType::Organization)];
  };
  EXPECT_NEAR(says("bank"), bank->length, 1.0);
  EXPECT_EQ(says("Bank"), says("bank"));
  EXPECT_GT(says("lender"), says("mountain"));
  EXPECT_EQ(says("qwrtzpl"), 0);
}

}  // namespace
}  // namespace quipu::entities
