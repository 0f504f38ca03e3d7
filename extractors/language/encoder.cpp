#include "extractors/language/encoder.hpp"

#include <algorithm>

namespace quipu::language {
namespace {

constexpr std::uint32_t kMaxLayers = 8;
constexpr std::size_t kMaxWidth = 1024;

QUIPU_VECTOR_CLONES void add_scaled(const std::int8_t* values, float scale, std::size_t size, float* total) {
  for (std::size_t i = 0; i < size; ++i) total[i] += float(values[i]) * scale;
}

// The gate z (in place of its raw value) and (1 - z) * candidate, for one word.
QUIPU_VECTOR_CLONES void open_gates(float* gates, float* candidates, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) {
    gates[i] = gate(gates[i]);
    candidates[i] = (1.0f - gates[i]) * squash(candidates[i]);
  }
}

QUIPU_VECTOR_CLONES void step(const float* gates, float* candidates, float* state, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) candidates[i] = state[i] = gates[i] * state[i] + candidates[i];
}

// What leaves the output gates, added to the layer's input where that is as wide.
QUIPU_VECTOR_CLONES void close_gates(const float* gates, const float* states, const float* before, std::size_t size, float* after) {
  for (std::size_t i = 0; i < size; ++i) after[i] = states[i] * gate(gates[i]) + before[i];
}

QUIPU_VECTOR_CLONES void close_gates(const float* gates, const float* states, std::size_t size, float* after) {
  for (std::size_t i = 0; i < size; ++i) after[i] = states[i] * gate(gates[i]);
}

}  // namespace

void Encoder::read(SectionReader& reader, std::shared_ptr<const WordVectors> vectors) {
  vectors_ = std::move(vectors);
  vocabulary_.read(reader);
  embedding_width_ = reader.number();
  embeddings_ = reader.array<std::int8_t>();
  embedding_scales_ = reader.array<float>();
  const bool fits = embedding_width_ % kInputGroup == 0 && embedding_width_ <= kMaxWidth &&
                    embedding_scales_.size() == vocabulary_.row_count() &&
                    embeddings_.size() == embedding_scales_.size() * embedding_width_;
  if (!fits) reader.fail("the embeddings have sizes that do not fit together");
  projection_.read(reader);
  if (projection_.inputs() != WordVectors::kDimensions || projection_.rows() != embedding_width_) {
    reader.fail("the word vectors do not fit the embeddings");
  }
  read_layers(reader);
}

void Encoder::read_layers(SectionReader& reader) {
  const std::uint32_t count = reader.number();
  if (count > kMaxLayers) reader.fail("too many layers");
  for (std::uint32_t i = 0; i < count; ++i) {
    Layer layer;
    layer.dense.read(reader);
    layer.width = layer.dense.rows() / 3;
    const bool sizes_fit = layer.dense.inputs() == width() && layer.dense.used() == layer.dense.rows() &&
                           layer.dense.rows() % 6 == 0 && layer.width <= kMaxWidth && layer.width % kInputGroup == 0;
    if (!sizes_fit) reader.fail("a layer does not fit the one before it");
    layers_.push_back(layer);
  }
}

// The vectors of all words are multiplied at once; their rows are added to what that gives.
void Encoder::embed(std::span<const WordInput> words, EncoderScratch& scratch) const {
  const std::size_t count = words.size() + 1;
  scratch.words.clear();
  scratch.hashes.clear();
  scratch.vectors.resize(count, WordVectors::kDimensions);
  for (std::size_t t = 0; t < count; ++t) {
    if (t > 0) scratch.hashes.push_back(word_hash(scratch.words.emplace_back(words[t - 1].form)));
    const std::uint32_t row = t > 0 ? vectors_->find(scratch.hashes.back()) : WordVectors::kUnknown;
    std::int8_t* const values = scratch.vectors.values.data() + t * WordVectors::kDimensions;
    if (row == WordVectors::kUnknown) {
      std::fill(values, values + WordVectors::kDimensions, std::int8_t{0});
      scratch.vectors.scales[t] = 0.0f;
    } else {
      scratch.vectors.scales[t] = vectors_->unpack(row, values);
    }
  }
  projection_.apply(scratch.vectors, count, scratch.sums, scratch.values);
  const auto add = [&](std::uint32_t row, float* total) {
    add_scaled(embeddings_.data() + std::size_t(row) * embedding_width_, embedding_scales_[row], embedding_width_, total);
  };
  scratch.vectors.resize(count, embedding_width_);
  for (std::size_t t = 0; t < count; ++t) {
    float* const total = scratch.values.data() + t * embedding_width_;
    if (t == 0) {
      add(kRootRow, total);
    } else {
      for (const std::uint32_t row : vocabulary_.rows(words[t - 1], scratch.words[t - 1], scratch.hashes[t - 1])) add(row, total);
    }
    scratch.vectors.set(t, total);
  }
}

void Encoder::recur(const Layer& layer, std::size_t count, EncoderScratch& scratch) const {
  const std::size_t width = layer.width, rows = 3 * width, half = width / 2;
  layer.dense.apply(scratch.vectors, count, scratch.sums, scratch.outputs);
  float* const outputs = scratch.outputs.data();
  for (std::size_t t = 0; t < count; ++t) open_gates(outputs + t * rows, outputs + t * rows + width, width);
  scratch.state.assign(width, 0.0f);
  float* const state = scratch.state.data();
  for (std::size_t t = 0; t < count; ++t) step(outputs + t * rows, outputs + t * rows + width, state, half);
  for (std::size_t t = count; t-- > 0;) {
    step(outputs + t * rows + half, outputs + t * rows + width + half, state + half, half);
  }
  const bool residual = layer.dense.inputs() == width;
  if (scratch.values.size() < count * width) scratch.values.resize(count * width);
  scratch.vectors.resize(count, width);
  for (std::size_t t = 0; t < count; ++t) {
    const float* const states = outputs + t * rows + width;
    float* const value = scratch.values.data() + t * width;
    if (residual) {
      close_gates(states + width, states, value, width, value);
    } else {
      close_gates(states + width, states, width, value);
    }
    scratch.vectors.set(t, value);
  }
}

void Encoder::encode(std::span<const WordInput> words, EncoderScratch& scratch) const {
  embed(words, scratch);
  for (const Layer& layer : layers_) recur(layer, words.size() + 1, scratch);
}

}  // namespace quipu::language
