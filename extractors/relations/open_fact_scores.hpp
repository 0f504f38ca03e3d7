#pragma once
// How much of an open fact is likely to be right, from its form and the parser's margins. Internal to relations/.

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "extractors/language/tree.hpp"
#include "extractors/relations/open_fact.hpp"

namespace quipu::relations {

/// What may hold of a fact. The order is that of kOpenFactFeatureNames; each run of buckets stands together.
enum class OpenFactFeature : std::uint8_t {
  Any,
  Kind0,
  Subject0 = Kind0 + kFactKinds,
  Arguments1 = Subject0 + kSubjectKinds,
  Arguments2,
  Arguments3,
  Arguments4,
  Predicate1,
  Predicate2,
  Predicate3,
  Predicate4,
  Predicate5,
  First1,
  First2,
  First3,
  First5,
  First9,
  Second1,
  Second2,
  Second4,
  Second7,
  Second13,
  Further1,
  Further4,
  Further9,
  Sentence1,
  Sentence16,
  Sentence26,
  Sentence41,
  Margin0,
  Margin64,
  Margin128,
  Margin192,
  FirstIsPronoun,
  FirstIsName,
  FirstIsRelative,
  FirstSplit,
  SecondSplit,
  SecondIsPronoun,
  SecondBefore,
  Prepositional,
  kCount
};
inline constexpr std::array<std::string_view, std::size_t(OpenFactFeature::kCount)> kOpenFactFeatureNames = {
    "any",
    "intransitive",
    "copular",
    "complement",
    "transitive",
    "clausal",
    "existential",
    "apposition",
    "title",
    "possession",
    "attribute",
    "own subject",
    "subject by relative clause",
    "shared subject",
    "controlled subject",
    "subject by participle",
    "subject by infinitive",
    "one argument",
    "two arguments",
    "three arguments",
    "four arguments or more",
    "predicate of 1 word",
    "predicate of 2",
    "predicate of 3",
    "predicate of 4",
    "predicate of 5 or more",
    "first argument of 1 word",
    "first argument of 2",
    "first argument of 3 or 4",
    "first argument of 5 to 8",
    "first argument of 9 or more",
    "second argument of 1 word",
    "second argument of 2 or 3",
    "second argument of 4 to 6",
    "second argument of 7 to 12",
    "second argument of 13 or more",
    "further arguments of 1 to 3 words",
    "further arguments of 4 to 8",
    "further arguments of 9 or more",
    "sentence of 1 to 15 words",
    "sentence of 16 to 25",
    "sentence of 26 to 40",
    "sentence of 41 or more",
    "margin below 64",
    "margin of 64 to 127",
    "margin of 128 to 191",
    "margin of 192 or more",
    "first argument is a pronoun",
    "first argument is a name",
    "first argument is a relative pronoun",
    "first argument coordinated",
    "second argument coordinated",
    "second argument is a pronoun",
    "second argument before the predicate",
    "predicate with preposition"};

using OpenFactFeatures = std::uint64_t;

/// The points of the features, a logistic regression. Immutable.
class OpenFactScorer {
 public:
  /// Reads data_dir/english/open_facts.tsv: feature <TAB> thousandths of a nat, one line for each feature. Throws DataError.
  explicit OpenFactScorer(const std::filesystem::path& english);

  /// O(parts of the fact).
  static OpenFactFeatures features(const language::Tree& tree, const OpenFacts& facts, const OpenFact& fact);
  /// In thousandths, 1 to 999.
  std::uint16_t confidence(OpenFactFeatures features) const;
  /// Their names, separated by commas.
  static std::string describe(OpenFactFeatures features);

 private:
  std::array<int, std::size_t(OpenFactFeature::kCount)> points_{};
};

}  // namespace quipu::relations
