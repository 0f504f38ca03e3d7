#pragma once
// What features are made of: hashes of a word's parts, computed once a word and combined by many templates.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "extractors/language/feature_rows.hpp"

namespace quipu::language {

/// Hashes of the parts of one word; 0 where the word is too short for the part.
struct WordAtoms {
  static constexpr std::size_t kAffixes = 5;

  FeatureHash word = 0;                        ///< in lower case, digits as 0
  FeatureHash form = 0;                        ///< as written, digits as 0
  FeatureHash shape = 0;                       ///< "Xx", "X.X.", "0,0": kinds of characters, runs cut to two
  std::array<FeatureHash, kAffixes> prefix{};  ///< of 1 to 5 bytes of `word`
  std::array<FeatureHash, kAffixes> suffix{};
};

/// `scratch` keeps its memory between calls.
WordAtoms make_atoms(std::string_view form, std::string& scratch);

}  // namespace quipu::language
