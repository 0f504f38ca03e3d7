#pragma once
// What each cue for the type of a name is worth, and the sum over all mentions of a document: a log-linear model over node types.

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extractors/entities/type_cues.hpp"
#include "extractors/entities/word_meanings.hpp"
#include "extractors/language/word_list.hpp"

namespace quipu::entities {

/// For each NameType hundredths of log-odds; the index is the type's number.
using TypeScores = std::array<int, language::kNameTypeCount>;

/// The type with the highest score, None where all are 0. Of equals the first in the order of NameType.
NameType best_type(const TypeScores& scores);
/// By how much the best type beats `other`: 0 where `other` is the best.
int lead_over(const TypeScores& scores, NameType other);

/// The cues of all mentions that are written alike: rows of TypeModel, and sums over vectors.
struct TypeEvidence {
  std::vector<std::uint32_t> words;    ///< of the name itself
  std::vector<std::uint32_t> context;  ///< of all mentions
  std::vector<std::uint32_t> model;
  TypeScores inside{};  ///< what the vectors of the name's own words say
  TypeScores around{};  ///< those of the words around all mentions
  std::uint32_t mentions = 0;
  TypeScores given{};  ///< what the document's structure says, beyond any cue

  /// Adds what another way of writing the same thing has shown. Its words stay its own.
  void take(const TypeEvidence& other);
};

class TypeModel {
 public:
  /// Reads data_dir/english/type_weights.tsv, which scripts/fit_types.py writes. Throws DataError.
  explicit TypeModel(const std::filesystem::path& data_dir);

  /// Words count once, the model by its share of the mentions, and context grows with the root of their number: mentions of one
  /// document repeat each other.
  TypeScores score(const TypeEvidence& evidence) const;

  /// Appends the rows of the cues it is given; cues without weight are passed over.
  class Collector : public CueSink {
   public:
    Collector(const TypeModel& model, std::vector<std::uint32_t>& rows) : model_(model), rows_(rows) {}
    void add(std::string_view kind, std::string_view value) override;

   private:
    const TypeModel& model_;
    std::vector<std::uint32_t>& rows_;
    std::string key_;
  };

  /// Adds what the vectors of the words that it is given say to `scores`; places and words that nobody knows are passed over.
  class MeaningCollector : public CueSink {
   public:
    MeaningCollector(const TypeModel& model, const WordMeanings& meanings, TypeScores& scores) : model_(model), meanings_(meanings), scores_(scores) {}
    void add(std::string_view place, std::string_view word) override;

   private:
    const TypeModel& model_;
    const WordMeanings& meanings_;
    TypeScores& scores_;
  };

 private:
  using Weights = std::array<std::int16_t, language::kNameTypeCount>;
  std::unordered_map<std::string, std::uint32_t, language::StringHash, std::equal_to<>> rows_;
  std::vector<Weights> weights_;
  MeaningWeights<language::kNameTypeCount> meanings_;
};

}  // namespace quipu::entities
