#pragma once
// Makes the model section "lexicon" from raw text.

#include <filesystem>
#include <string>
#include <vector>

namespace quipu::training {

struct LexiconOptions {
  std::uint32_t least = 5;      ///< occurrences below which a word is left out
  std::uint32_t words = 40000;  ///< at most this many
  unsigned epochs = 4;
  unsigned negatives = 5;
  float rate = 0.04f;
  std::uint32_t clusters = 512;
  std::uint64_t seed = 1;
};

/// Vectors by skip-grams with a matrix for each place around the word (Ling et al. 2015, "Two/Too Simple Adaptations of Word2Vec
/// for Syntax Problems"), two words to each side; clusters by k-means of the vectors. `treebanks` (.conllu) are read as text too.
std::string train_lexicon(const std::vector<std::string>& texts, const std::vector<std::string>& treebanks,
                          const std::filesystem::path& data, const LexiconOptions& options);

}  // namespace quipu::training
