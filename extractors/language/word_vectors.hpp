#pragma once
// What much text says about words: a vector for each (words that are used alike have like vectors) and how often the word is
// capitalised inside a sentence. Shared by the stages.

#include <cstdint>
#include <memory>
#include <span>

#include "extractors/language/model_file.hpp"

namespace quipu::language {

/// Vectors in 4 bits a number and a scale a word; see training/network/vectors.py, which writes them.
class WordVectors {
 public:
  static constexpr char kSection[] = "vectors";
  static constexpr std::size_t kDimensions = 100;
  static constexpr std::uint32_t kUnknown = UINT32_MAX;
  static constexpr std::uint8_t kNoCapital = 8;  ///< capital() of a word that text did not hold often enough

  /// Throws DataError where the section is missing or makes no sense.
  explicit WordVectors(std::shared_ptr<const ModelFile> model);

  std::size_t size() const { return scales_.size(); }
  /// The number of the word that hashes so, `word` being feature_hash('w', PlainWord::text()); kUnknown where there is none. A
  /// word that is not there is taken for one that is with a chance of about 1 to 5,000.
  std::uint32_t find(std::uint64_t word) const;
  /// Writes kDimensions odd integers from -15 to 15 and returns what each is to be multiplied by.
  float unpack(std::uint32_t index, std::int8_t* values) const;
  /// 0 (never) to 7 (always): how often the word is capitalised where no sentence begins. kNoCapital for kUnknown.
  std::uint8_t capital(std::uint32_t index) const { return index == kUnknown ? kNoCapital : capitals_[index]; }

 private:
  static constexpr int kRowBits = 17;
  static constexpr std::uint32_t kRowMask = (1u << kRowBits) - 1;

  std::shared_ptr<const ModelFile> model_;
  std::span<const std::uint32_t> slots_;    ///< open addressing: 1 + number in the low bits, bits of the hash above; 0: free
  std::span<const std::uint8_t> numbers_;   ///< two to a byte, the first below
  std::span<const std::uint8_t> scales_;    ///< in 1024ths
  std::span<const std::uint8_t> capitals_;
};

}  // namespace quipu::language
