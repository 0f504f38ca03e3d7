#pragma once
// What the gazetteers say of words, in a table small enough to be part of the model: hints for the name tagger, not verdicts.

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "extractors/language/model_file.hpp"

namespace quipu::language {

/// A set of names known by hashes of their lower-case letters without spaces, so that hyphens and blanks may part words as they
/// like. A name that is not there is taken for one that is with a chance of about 1 to 7,000.
class KnownNames {
 public:
  /// Person to Concept, each with lists of its own: "Google" is an organization and a product, and both are said.
  static constexpr std::size_t kKinds = 7;
  /// Facts of a word, numbered from 1, 0 for none: for each kind how a listed name covers the word (how sure the list is, the
  /// word's place in the name, whether it is capitalised); last how common the word is as given name and surname.
  using Hint = std::array<std::uint16_t, kKinds + 1>;
  /// Hints lie below this.
  static constexpr std::uint16_t kHints = kKinds * 3 * 4 * 2 + 11 * 2 + 1;

  void read(SectionReader& reader);

  /// For each kind, at each place, the longest listed name of at most kLongest words, from left to right. Linear.
  void find(std::span<const std::string_view> words, std::vector<Hint>& hints) const;

 private:
  static constexpr std::size_t kLongest = 6;
  struct Entry {
    std::uint16_t kinds = 0;  ///< two bits a kind: 0 not listed, 1 surely, 2 in a list of rare names, 3 made of ordinary words
    std::uint8_t part = 0;    ///< 4 * class as given name + class as surname
  };
  struct Match {
    std::size_t end = 0;
    std::uint16_t sureness = 0;
  };
  using Matches = std::array<Match, kKinds>;
  Entry look_up(std::uint64_t hash) const;
  bool longest_from(std::span<const std::string_view> words, std::size_t first, Matches& matches) const;

  std::span<const std::uint16_t> marks_;  ///< 0 where a slot is free
  std::span<const std::uint16_t> kinds_;
  std::span<const std::uint8_t> parts_;
};

}  // namespace quipu::language
