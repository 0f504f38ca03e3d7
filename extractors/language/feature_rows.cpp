#include "extractors/language/feature_rows.hpp"

#include <algorithm>
#include <bit>

namespace quipu::language {

bool FeatureIndex::fits(std::span<const std::uint32_t> slots, std::size_t rows) {
  if (!std::has_single_bit(slots.size())) return false;
  const bool ends = std::find(slots.begin(), slots.end(), 0u) != slots.end();
  return ends &&
         std::all_of(slots.begin(), slots.end(), [rows](std::uint32_t slot) { return slot == 0 || (slot >> 16) - 1 < rows; });
}

}  // namespace quipu::language
