#pragma once
// Trains language::Tagger.

#include <cstdint>
#include <string>
#include <vector>

#include "extractors/language/lexicon.hpp"
#include "training/row_network.hpp"
#include "training/treebank.hpp"

namespace quipu::training {

struct TaggerOptions {
  NetworkOptions network;
  unsigned epochs = 4;
  float word_drop = 0.5f;  ///< a word seen n times is unknown with probability word_drop / (word_drop + n)
  std::uint64_t seed = 1;
};

/// The bytes of the model section "tagger". Accuracy on each of `dev` is printed after each epoch.
std::string train_tagger(const Treebank& train, const std::vector<Treebank>& dev, const language::Lexicon& lexicon,
                         const TaggerOptions& options);

}  // namespace quipu::training
