#include "extractors/language/word_vectors.hpp"

#include <algorithm>
#include <bit>

namespace quipu::language {

WordVectors::WordVectors(std::shared_ptr<const ModelFile> model) : model_(std::move(model)) {
  SectionReader in(*model_, kSection);
  if (in.number() != kDimensions) in.fail("its vectors have another length");
  slots_ = in.array<std::uint32_t>();
  numbers_ = in.array<std::uint8_t>();
  scales_ = in.array<std::uint8_t>();
  capitals_ = in.array<std::uint8_t>();
  in.finish();
  const std::size_t words = scales_.size();
  if (numbers_.size() != words * kDimensions / 2 || capitals_.size() != words) in.fail("its arrays do not fit together");
  // An empty slot ends every search.
  const bool searchable = std::has_single_bit(slots_.size()) && std::find(slots_.begin(), slots_.end(), 0u) != slots_.end();
  const auto in_range = [words](std::uint32_t slot) { return slot == 0 || (slot & kRowMask) - 1 < words; };
  if (!searchable || !std::all_of(slots_.begin(), slots_.end(), in_range)) in.fail("its index is broken");
  if (std::any_of(capitals_.begin(), capitals_.end(), [](auto c) { return c > kNoCapital; })) in.fail("a capital has no meaning");
}

std::uint32_t WordVectors::find(std::uint64_t word) const {
  const std::size_t mask = slots_.size() - 1;
  const auto mark = std::uint32_t(word >> (32 + kRowBits));
  for (std::size_t at = word & mask;; at = (at + 1) & mask) {
    const std::uint32_t slot = slots_[at];
    if (slot == 0) return kUnknown;
    if (slot >> kRowBits == mark) return (slot & kRowMask) - 1;
  }
}

float WordVectors::unpack(std::uint32_t index, std::int8_t* values) const {
  const std::uint8_t* const packed = numbers_.data() + std::size_t(index) * kDimensions / 2;
  for (std::size_t i = 0; i < kDimensions / 2; ++i) {
    values[2 * i] = std::int8_t(2 * (packed[i] & 15) - 15);
    values[2 * i + 1] = std::int8_t(2 * (packed[i] >> 4) - 15);
  }
  return float(scales_[index]) / 1024.0f;
}

}  // namespace quipu::language
