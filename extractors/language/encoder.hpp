#pragma once
// The neural encoder: words of a sentence to vectors that know their surroundings. Embeddings of the word, its affixes and tags
// are summed; then come layers of two-way gated recurrences whose gates see only the input, so that all matrix work is done for
// many words at once (Martin & Cundy 2018, "Parallelizing linear recurrent neural nets over sequence length"; the output gate as
// in Bradbury et al. 2017, "Quasi-recurrent neural networks").

#include <memory>
#include <span>
#include <vector>

#include "extractors/language/dense.hpp"
#include "extractors/language/word_features.hpp"
#include "extractors/language/word_vectors.hpp"

namespace quipu::language {

/// tanh's stand-in, exactly ±1 beyond ±3: a rational function gives the same bits everywhere, which libm does not promise.
/// x (27 + x²) / (27 + 9 x²), the Padé approximant.
inline float squash(float x) {
  const float c = x < -3.0f ? -3.0f : x > 3.0f ? 3.0f : x;
  const float square = c * c;
  return c * (27.0f + square) / (27.0f + 9.0f * square);
}
/// The logistic function's stand-in, 0 below -6 and 1 above 6.
inline float gate(float x) { return 0.5f + 0.5f * squash(0.5f * x); }

/// Scratch of an encoder and of what stands on it. Grows to the longest sentence and stays.
struct EncoderScratch {
  QuantizedVectors vectors;  ///< the next layer's input and, at the end, the encoder's output
  std::vector<float> values;  ///< the same in full
  std::vector<std::int32_t> sums;
  std::vector<float> outputs;
  std::vector<float> state;
  std::vector<PlainWord> words;
  std::vector<std::uint64_t> hashes;
};

class Encoder {
 public:
  /// Reads vocabulary, embeddings, what `vectors` are multiplied by, and layers. Throws DataError where their sizes do not fit.
  void read(SectionReader& reader, std::shared_ptr<const WordVectors> vectors);

  /// Of an output vector.
  std::size_t width() const { return layers_.empty() ? embedding_width_ : layers_.back().width; }

  /// Leaves in scratch.vectors those of the root and of `words`, words.size() + 1 of them. Linear in the words.
  void encode(std::span<const WordInput> words, EncoderScratch& scratch) const;

 private:
  struct Layer {
    Dense dense;  ///< to gates, candidates and output gates, each first of the direction forward, then backward
    std::size_t width = 0;
  };

  void read_layers(SectionReader& reader);
  void embed(std::span<const WordInput> words, EncoderScratch& scratch) const;
  void recur(const Layer& layer, std::size_t count, EncoderScratch& scratch) const;

  Vocabulary vocabulary_;
  std::span<const std::int8_t> embeddings_;
  std::span<const float> embedding_scales_;
  std::size_t embedding_width_ = 0;
  std::shared_ptr<const WordVectors> vectors_;
  Dense projection_;  ///< from a word's vector to what is added to its rows
  std::vector<Layer> layers_;
};

}  // namespace quipu::language
