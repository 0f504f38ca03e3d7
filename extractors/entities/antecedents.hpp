#pragma once
// How likely a person is the one whom a pronoun means, from what the trees say about both. Internal to entities/.
//
// A log-linear ranking: the points of a candidate's features are added up, and its probability is its share among all candidates
// and "none of them", which has no points. The points are data, fitted on GAP by scripts/fit_coreference.py.

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

#include "extractors/entities/entity.hpp"

namespace quipu::entities {

/// What may hold of a candidate; "mention" is its nearest one. The order is that of kAntecedentFeatureNames.
enum class AntecedentFeature : std::uint8_t {
  Any, SameSentence, PreviousSentence, Farther, OtherBlock,
  Subject, Object, Possessive, Oblique, RootSubject, FirstInSentence,
  Nearest, Only, OneOfTwo,
  ParallelSubject, ParallelObject, ParallelPossessive,
  LocalSubjectOfPossessive, LocalOtherOfPossessive, SubjectOfGovernor, SubjectForPossessive, NearestForPossessive, NearestForObject,
  RootSubjectForRootSubject, SameClause, WithinPhrase,
  Chained, LastPronoun, MentionedTwice, MentionedOften, MostMentioned, MainSubject, GenderKnown, GenderUnknownElsewhereKnown,
  After, Joined, MainFarther,
  kCount
};
inline constexpr std::array<std::string_view, std::size_t(AntecedentFeature::kCount)> kAntecedentFeatureNames = {
    "any", "same sentence", "previous sentence", "farther back", "another block",
    "subject", "object", "possessive", "oblique", "subject of the sentence", "first in the sentence",
    "nearest", "only candidate", "one of two candidates",
    "both subjects", "both objects", "both possessives",
    "subject of the pronoun's clause", "in the possessive's clause", "subject above the pronoun", "subject for a possessive",
    "nearest for a possessive", "nearest for an object", "both lead their sentences", "in the pronoun's clause", "inside a phrase",
    "pronoun before", "last pronoun", "mentioned twice", "mentioned often", "most mentioned", "main person", "gender agrees",
    "gender unknown beside a known one", "name behind the pronoun", "joined by 'and'", "main person farther back"};

using AntecedentFeatures = std::uint64_t;
inline AntecedentFeatures bit(AntecedentFeature feature) { return std::uint64_t{1} << std::uint8_t(feature); }

struct AntecedentCandidate {
  EntityIndex entity = kNoEntity;
  AntecedentFeatures features = 0;
};

class AntecedentModel {
 public:
  /// Reads data_dir/english/antecedents.tsv: feature <TAB> thousandths of a nat, one line for each feature. Throws DataError.
  explicit AntecedentModel(const std::filesystem::path& data_dir);

  struct Choice {
    std::size_t candidate = 0;       ///< the likeliest one
    double probability = 0;          ///< 0 where there is no candidate
    std::string_view reason;         ///< the feature that spoke for it most
  };
  Choice choose(std::span<const AntecedentCandidate> candidates) const;

 private:
  int points(AntecedentFeatures features) const;
  std::array<int, std::size_t(AntecedentFeature::kCount)> points_{};
};

}  // namespace quipu::entities
