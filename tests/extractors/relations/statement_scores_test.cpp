// The points behind a statement's confidence: what is refused on loading, and what the points do.

#include "extractors/relations/statement_scores.hpp"

#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "graph/error.hpp"

namespace quipu::relations {
namespace {

/// A folder with a confidences.tsv of all features at 0, and `more` at its end.
class ScoresTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("quipu-scores-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  void write(const std::string& more, bool all = true) {
    std::ofstream out(folder_ / "confidences.tsv");
    for (std::size_t i = all ? 0 : 1; i < kStatementFeatureNames.size(); ++i) out << kStatementFeatureNames[i] << "\t0\n";
    out << more;
  }

  std::filesystem::path folder_;
};

TEST_F(ScoresTest, RefusesWhatIsWrong) {
  const std::string own = "own confidence\t1000\n";
  write(own);
  EXPECT_NO_THROW(StatementScorer{folder_});
  write(own, false);
  EXPECT_THROW(StatementScorer{folder_}, DataError);  // a feature is missing
  write("");
  EXPECT_THROW(StatementScorer{folder_}, DataError);  // the pattern's own confidence is missing
  write(own + "colour\t5\n");
  EXPECT_THROW(StatementScorer{folder_}, DataError);
  write(own + "rule found\tmuch\n");
  EXPECT_THROW(StatementScorer{folder_}, DataError);
  write(own + "rule found\t200000\n");
  EXPECT_THROW(StatementScorer{folder_}, DataError);
}

TEST_F(ScoresTest, PointsAreLogOdds) {
  write("own confidence\t1000\nrule found\t1000\nrule weak-object\t-90000\n");
  const StatementScorer scorer(folder_);
  EXPECT_EQ(scorer.confidence(1, "other", 800), 800);     // the pattern's own
  EXPECT_EQ(scorer.confidence(1, "found", 500), 731);     // 1 / (1 + e^-1)
  EXPECT_EQ(scorer.confidence(1, "weak-object", 500), 10);  // never 0
}

TEST(StatementScores, TheShippedPointsLoad) {
  const StatementScorer scorer(QUIPU_SOURCE_DIR "/data/english");
  EXPECT_GT(scorer.confidence(1, "founder-of", 900), scorer.confidence(1, "founder-of", 400));
}

TEST(StatementScores, DescribesItsFeatures) {
  EXPECT_EQ(StatementScorer::describe(0b11), "any,source by pronoun");
}

}  // namespace
}  // namespace quipu::relations
