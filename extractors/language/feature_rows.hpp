#pragma once
// Sparse features to dense rows: every feature that training kept has a row of small integers, and a token's rows are summed
// into the first layer of a network. All integers, so that every machine gets the same sums.

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "extractors/language/model_file.hpp"

namespace quipu::language {

/// A feature is a 64-bit hash of its template and values.
using FeatureHash = std::uint64_t;

/// Mixes a value into a hash; the finalizer of MurmurHash3, public domain,
/// https://github.com/aappleby/smhasher/blob/master/src/MurmurHash3.cpp.
constexpr FeatureHash mix(FeatureHash hash, std::uint64_t value) {
  hash = (hash ^ value) * 0xff51afd7ed558ccdULL;
  hash ^= hash >> 33;
  hash *= 0xc4ceb9fe1a85ec53ULL;
  return hash ^ (hash >> 33);
}

/// FNV-1a over the bytes, then mixed. `seed` tells kinds of strings apart, but for the empty one. Never 0, so that 0 can stand
/// for "no value".
constexpr FeatureHash hash_bytes(std::string_view bytes, FeatureHash seed = 0) {
  FeatureHash hash = 0xcbf29ce484222325ULL ^ seed;
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3ULL;
  return mix(hash, seed) | 1;
}

/// Finds the row of a feature: an open-addressing table of row number and 16 bits of the hash. A feature that training has not
/// seen is taken for another with probability 2^-16 for each slot looked at.
class FeatureIndex {
 public:
  static constexpr std::uint32_t kMaxRows = 0xFFFE;
  static constexpr std::uint32_t kNone = UINT32_MAX;

  FeatureIndex() = default;
  /// `slots` is a power of two, with at least one empty.
  explicit FeatureIndex(std::span<const std::uint32_t> slots) : slots_(slots), mask_(slots.size() - 1) {}

  /// Whether the slots of a model can be searched: a power of two, an end to every search, no row that is not there.
  static bool fits(std::span<const std::uint32_t> slots, std::size_t rows);

  static constexpr std::uint32_t slot_value(FeatureHash hash, std::uint32_t row) {
    return (row + 1) << 16 | std::uint32_t(hash & 0xFFFF);
  }
  static constexpr std::uint64_t first_slot(FeatureHash hash) { return hash >> 24; }

  std::uint32_t row(FeatureHash hash) const {
    for (std::uint64_t at = first_slot(hash);; ++at) {
      const std::uint32_t slot = slots_[at & mask_];
      if (slot == 0) return kNone;
      if ((slot & 0xFFFF) == (hash & 0xFFFF)) return (slot >> 16) - 1;
    }
  }

 private:
  std::span<const std::uint32_t> slots_;
  std::uint64_t mask_ = 0;
};

/// Adds a row of kWidth small weights to the sums.
template <std::size_t kWidth>
inline void add_row(const std::int8_t* row, std::array<std::int16_t, kWidth>& sums) {
  for (std::size_t i = 0; i < kWidth; ++i) sums[i] = std::int16_t(sums[i] + row[i]);
}

}  // namespace quipu::language
