#pragma once
// How likely a statement is right: a logistic regression over its rule, how surely its ends were read, and how far apart they stand.
// Its points are data, fitted by scripts/fit_confidences.py. Internal to relations/.

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "extractors/entities/entity.hpp"
#include "extractors/language/tree.hpp"
#include "extractors/relations/relation_finder.hpp"

namespace quipu::relations {

/// What may hold of a statement. The order is that of kStatementFeatureNames; each run of buckets stands together.
enum class StatementFeature : std::uint8_t {
  Any,
  SourcePronoun, SourceConcept, TargetPronoun, TargetConcept,
  Near, Middle, Far, Farther, OtherSentence,
  LongSentence,
  Margin0, Margin64, Margin128, Margin192,
  InTitle, InList, InTurn,
  Attributed, Dated, Turned,
  kCount
};
inline constexpr std::array<std::string_view, std::size_t(StatementFeature::kCount)> kStatementFeatureNames = {
    "any",
    "source by pronoun", "source a common noun", "target by pronoun", "target a common noun",
    "ends at most 3 words apart", "ends 4 to 9 words apart", "ends 10 to 19 words apart", "ends 20 words apart or more", "an end in another sentence",
    "sentence of 35 words or more",
    "margin below 64", "margin of 64 to 127", "margin of 128 to 191", "margin of 192 or more",
    "in a title", "in a list or table", "in a transcript",
    "attributed", "dated", "target before source"};
/// In front of the points that a pattern's own confidence is multiplied with: they count for its log-odds.
inline constexpr std::string_view kOwnConfidence = "own confidence";

using StatementFeatures = std::uint32_t;

class StatementScorer {
 public:
  /// Reads data_dir/english/confidences.tsv: feature or "rule ID" <TAB> thousandths of a nat. Throws DataError for a feature without
  /// points, one that there is not, and points that are no number of -100000 to 100000.
  explicit StatementScorer(const std::filesystem::path& english);

  /// O(mentions of both ends).
  static StatementFeatures features(const Document& document, const language::Tree& tree, const entities::EntityTable& entities,
                                    const Statement& statement);
  /// In thousandths, 10 to 990. `own` is what the pattern says of itself, in thousandths.
  std::uint16_t confidence(StatementFeatures features, std::string_view rule, std::uint16_t own) const;
  /// Their names, separated by commas.
  static std::string describe(StatementFeatures features);

 private:
  std::array<int, std::size_t(StatementFeature::kCount)> points_{};
  int own_points_ = 0;
  std::map<std::string, int, std::less<>> rule_points_;
};

}  // namespace quipu::relations
