#pragma once
// What the gazetteers say of words, in a table small enough to be part of the model: a hint for the name tagger, not a verdict.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "extractors/language/model_file.hpp"

namespace quipu::language {

/// A set of names known by hashes of their lower-case letters without spaces, so that hyphens and blanks may part words as they
/// like. A name that is not there is taken for one that is with a chance of about 1 to 10,000.
class KnownNames {
 public:
  /// For each word two facts, numbered from 1, 0 for none: how a listed name covers it (its kind, whether it is made of ordinary
  /// words, the word's place in it, whether it is capitalised); and how common the word is as given name and surname.
  struct Hint {
    std::uint16_t name = 0;
    std::uint16_t part = 0;
  };
  /// Hints lie below this.
  static constexpr std::uint16_t kHints = 14 * 4 * 2 + 11 * 2 + 1;

  void read(SectionReader& reader);

  /// At each place the longest listed name of at most kLongest words, from left to right. Linear.
  void find(std::span<const std::string_view> words, std::vector<Hint>& hints) const;

 private:
  static constexpr std::size_t kLongest = 6;
  struct Entry {
    std::uint8_t name = 0;  ///< 1 + 2 * kind + made of ordinary words
    std::uint8_t part = 0;  ///< 4 * class as given name + class as surname
  };
  struct Match {
    std::size_t end = 0;
    std::uint8_t name = 0;
  };
  Entry look_up(std::uint64_t hash) const;
  Match longest_from(std::span<const std::string_view> words, std::size_t first) const;

  std::span<const std::uint32_t> marks_;  ///< 0 where a slot is free
  std::span<const std::uint8_t> names_;
  std::span<const std::uint8_t> parts_;
};

}  // namespace quipu::language
