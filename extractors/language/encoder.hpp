#pragma once
// The neural encoder: words of a sentence to vectors that know their surroundings. Embeddings of the word and its affixes are
// summed; then come layers, each a convolution over neighbouring words or a two-way minimal gated recurrence (Martin & Cundy
// 2018, "Parallelizing linear recurrent neural nets over sequence length": gates that see only the input, so that all matrix
// work is done for many words at once).

#include <span>
#include <string_view>
#include <vector>

#include "extractors/language/dense.hpp"
#include "extractors/language/word_features.hpp"

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

/// Scratch of an encoder or of what stands on it. Grows to the longest sentence and stays.
struct EncoderScratch {
  std::vector<std::int16_t> vectors;  ///< the layers' input and, at the end, the encoder's output
  std::vector<std::int32_t> sums;
  std::vector<float> outputs;
  std::vector<float> state;
};

class Encoder {
 public:
  /// Reads vocabulary, embeddings and layers. Throws DataError where their sizes do not fit.
  void read(SectionReader& reader);

  std::size_t width() const { return width_; }

  /// Leaves in `scratch` the vectors of the root and of `words`, words.size() + 1 of them, width() numbers each; output() has
  /// them. Linear in the words.
  void encode(std::span<const WordInput> words, EncoderScratch& scratch) const;
  /// The root's vector, the words' ones behind it.
  const std::int16_t* output(const EncoderScratch& scratch) const { return scratch.vectors.data() + width_; }

 private:
  enum class Kind : std::uint32_t { Convolution, Recurrence, GatedRecurrence };  // as the training program numbers them
  struct Layer {
    Kind kind;
    Dense dense;
    std::size_t width = 0;  ///< of a word's vector after this layer
  };

  void embed(std::span<const WordInput> words, EncoderScratch& scratch) const;
  void add_row(std::uint32_t row, float* total) const;
  void convolve(const Layer& layer, std::size_t count, EncoderScratch& scratch) const;
  void keep(std::size_t width, std::size_t stride, bool residual, std::size_t count, const float* results,
            EncoderScratch& scratch) const;
  void recur(const Layer& layer, std::size_t count, EncoderScratch& scratch) const;

  Vocabulary vocabulary_;
  std::span<const std::int8_t> embeddings_;
  std::span<const float> embedding_scales_;
  std::size_t embedding_width_ = 0;
  std::vector<Layer> layers_;
  std::size_t width_ = 0;
};

}  // namespace quipu::language
