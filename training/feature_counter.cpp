#include "training/feature_counter.hpp"

#include <algorithm>
#include <bit>

namespace quipu::training {

using language::FeatureHash;
using language::FeatureIndex;

void FeatureRows::assign(std::uint32_t least, std::uint32_t limit) {
  std::vector<std::pair<std::uint32_t, FeatureHash>> kept;
  for (const auto& [hash, count] : counts_) {
    if (count >= least) kept.emplace_back(count, hash);
  }
  // The hash breaks ties, so that the order of the table does not matter.
  std::sort(kept.begin(), kept.end(),
            [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  if (kept.size() > limit) kept.resize(limit);
  for (const auto& [count, hash] : kept) {
    rows_.emplace(hash, std::uint32_t(order_.size()));
    order_.push_back(hash);
  }
  counts_.clear();
}

std::vector<std::uint32_t> FeatureRows::slots() const {
  std::vector<std::uint32_t> slots(std::bit_ceil(order_.size() * 3 / 2 + 1));
  for (std::uint32_t row = 0; row < order_.size(); ++row) {
    std::uint64_t at = FeatureIndex::first_slot(order_[row]) & (slots.size() - 1);
    while (slots[at] != 0) at = (at + 1) & (slots.size() - 1);
    slots[at] = FeatureIndex::slot_value(order_[row], row);
  }
  return slots;
}

}  // namespace quipu::training
