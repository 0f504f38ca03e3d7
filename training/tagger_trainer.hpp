#pragma once
// Trains language::Tagger.

#include <cstdint>
#include <string>
#include <vector>

#include "extractors/language/lexicon.hpp"
#include "training/treebank.hpp"

namespace quipu::training {

struct TaggerOptions {
  unsigned epochs = 12;
  float rate = 0.05f;         ///< Adagrad's, at the start; it goes down to nothing linearly
  float feature_drop = 0.1f;  ///< share of features left out of each example
  float hidden_drop = 0.3f;   ///< share of hidden units left out of each example
  float word_drop = 0.5f;     ///< a word seen n times is unknown with probability word_drop / (word_drop + n)
  std::uint32_t least = 2;    ///< occurrences below which a feature is not kept
  std::uint32_t rows = 0xFFFE;
  std::uint64_t seed = 1;
  bool verbose = true;
};

/// The bytes of the model section "tagger". Accuracy on `dev` is printed after each epoch.
std::string train_tagger(const Treebank& train, const std::vector<Treebank>& dev, const language::Lexicon& lexicon,
                         const TaggerOptions& options);

}  // namespace quipu::training
