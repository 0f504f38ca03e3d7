#pragma once
// Which features a model keeps, and their rows.

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "extractors/language/feature_rows.hpp"

namespace quipu::training {

/// Features to rows while training; slots() is the FeatureIndex of the model.
class FeatureRows {
 public:
  void count(language::FeatureHash hash) { ++counts_[hash]; }
  /// Gives rows to the features seen `least` times or more, the most frequent first, at most `limit` (FeatureIndex::kMaxRows).
  void assign(std::uint32_t least, std::uint32_t limit);
  std::uint32_t row(language::FeatureHash hash) const {
    const auto found = rows_.find(hash);
    return found == rows_.end() ? language::FeatureIndex::kNone : found->second;
  }
  std::size_t size() const { return rows_.size(); }
  /// An open-addressing table at most two thirds full.
  std::vector<std::uint32_t> slots() const;

 private:
  std::unordered_map<language::FeatureHash, std::uint32_t> counts_;
  std::unordered_map<language::FeatureHash, std::uint32_t> rows_;
  std::vector<language::FeatureHash> order_;
};

}  // namespace quipu::training
