#pragma once
// What much raw text says about words: a vector for each (words that stand in like places have like vectors), how often it is
// capitalised inside a sentence, and a cluster. Shared by the stages.

#include <cstdint>
#include <memory>
#include <span>

#include "extractors/language/feature_rows.hpp"
#include "extractors/language/model_file.hpp"

namespace quipu::language {

class Lexicon {
 public:
  static constexpr char kSection[] = "lexicon";
  static constexpr std::size_t kDimensions = 48;
  static constexpr std::uint32_t kUnknown = FeatureIndex::kNone;
  static constexpr float kVectorScale = 32;  ///< a vector's integers are its numbers times this

  /// Throws DataError where the section is missing or makes no sense.
  explicit Lexicon(std::shared_ptr<const ModelFile> model);

  /// `word` is WordAtoms::word. kUnknown for a word that the text did not hold often enough.
  std::uint32_t find(FeatureHash word) const { return index_.row(word); }
  std::size_t size() const { return capitals_.size(); }
  std::span<const std::int8_t, kDimensions> vector(std::uint32_t index) const {
    return std::span<const std::int8_t, kDimensions>(vectors_.data() + index * kDimensions, kDimensions);
  }
  /// 0 (never) to 7 (always): how often the word is capitalised where no sentence begins.
  std::uint8_t capital(std::uint32_t index) const { return capitals_[index]; }
  /// Words of one cluster are used alike; numbers from 0, below cluster_count().
  std::uint16_t cluster(std::uint32_t index) const { return clusters_[index]; }
  std::uint32_t cluster_count() const { return cluster_count_; }

 private:
  std::shared_ptr<const ModelFile> model_;
  std::uint32_t cluster_count_ = 0;
  FeatureIndex index_;
  std::span<const std::int8_t> vectors_;
  std::span<const std::uint8_t> capitals_;
  std::span<const std::uint16_t> clusters_;
};

}  // namespace quipu::language
