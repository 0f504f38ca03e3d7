#pragma once
// Random numbers that are the same everywhere; the standard library's distributions are not.

#include <cstdint>
#include <vector>

namespace quipu::training {

/// SplitMix64, public domain, https://prng.di.unimi.it/splitmix64.c.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
  }
  std::uint64_t below(std::uint64_t limit) { return next() % limit; }
  float unit() { return float(next() >> 40) / 16777216.0f; }  ///< in [0, 1)
  float symmetric(float size) { return (2 * unit() - 1) * size; }

  template <typename T>
  void shuffle(std::vector<T>& values) {
    for (std::size_t i = values.size(); i > 1; --i) std::swap(values[i - 1], values[below(i)]);
  }

 private:
  std::uint64_t state_;
};

}  // namespace quipu::training
