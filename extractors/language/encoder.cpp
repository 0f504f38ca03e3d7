#include "extractors/language/encoder.hpp"

#include <algorithm>

namespace quipu::language {
namespace {

constexpr std::uint32_t kMaxLayers = 8;
constexpr std::size_t kMaxWidth = 512;

inline float to_float(std::int16_t activation) { return float(activation) * (1.0f / kActivationUnit); }

QUIPU_VECTOR_CLONES void add_scaled(const std::int8_t* values, float scale, std::size_t size, float* total) {
  for (std::size_t i = 0; i < size; ++i) total[i] += float(values[i]) * scale;
}

QUIPU_VECTOR_CLONES void store(const float* values, std::size_t size, std::int16_t* activations) {
  for (std::size_t i = 0; i < size; ++i) activations[i] = to_activation(values[i]);
}

// A layer's result added to its input.
QUIPU_VECTOR_CLONES void store_added(const float* values, std::size_t size, std::int16_t* activations) {
  for (std::size_t i = 0; i < size; ++i) activations[i] = to_activation(values[i] + to_float(activations[i]));
}

QUIPU_VECTOR_CLONES void rectify(float* values, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) values[i] = values[i] > 0.0f ? values[i] : 0.0f;
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

QUIPU_VECTOR_CLONES void close_gates(const float* gates, float* values, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) values[i] *= gate(gates[i]);
}

}  // namespace

void Encoder::read(SectionReader& reader) {
  vocabulary_.read(reader);
  embedding_width_ = reader.number();
  embeddings_ = reader.array<std::int8_t>();
  embedding_scales_ = reader.array<float>();
  const bool fits = embedding_width_ % 2 == 0 && embedding_width_ <= kMaxWidth &&
                    embedding_scales_.size() == vocabulary_.row_count() &&
                    embeddings_.size() == embedding_scales_.size() * embedding_width_;
  if (!fits) reader.fail("the embeddings have sizes that do not fit together");
  const std::uint32_t count = reader.number();
  if (count > kMaxLayers) reader.fail("too many layers");
  width_ = embedding_width_;
  for (std::uint32_t i = 0; i < count; ++i) {
    Layer layer;
    const std::uint32_t kind = reader.number();
    if (kind > std::uint32_t(Kind::GatedRecurrence)) reader.fail("a layer of an unknown kind");
    layer.kind = Kind(kind);
    layer.dense.read(reader);
    const std::size_t parts = kind == 0 ? 1 : kind + 1;  // matrices that lie in one: see recur()
    const std::size_t inputs = layer.kind == Kind::Convolution ? 3 * width_ : width_;
    layer.width = layer.dense.rows() / parts;
    if (layer.dense.inputs() != inputs || layer.dense.rows() != layer.dense.used() || layer.width * parts != layer.dense.rows() ||
        layer.width % 2 != 0 || layer.width > kMaxWidth) {
      reader.fail("a layer does not fit the one before it");
    }
    width_ = layer.width;
    layers_.push_back(std::move(layer));
  }
}

void Encoder::add_row(std::uint32_t row, float* total) const {
  add_scaled(embeddings_.data() + std::size_t(row) * embedding_width_, embedding_scales_[row], embedding_width_, total);
}

// scratch.vectors has a row of zeros before the first word and one after the last, which convolutions read as neighbours.
void Encoder::embed(std::span<const WordInput> words, EncoderScratch& scratch) const {
  const std::size_t count = words.size() + 1;
  scratch.vectors.assign((count + 2) * embedding_width_, 0);
  float total[kMaxWidth];
  for (std::size_t t = 0; t < count; ++t) {
    std::fill_n(total, embedding_width_, 0.0f);
    if (t == 0) {
      add_row(kRootRow, total);
    } else {
      for (const std::uint32_t row : vocabulary_.rows(words[t - 1])) add_row(row, total);
    }
    store(total, embedding_width_, scratch.vectors.data() + (t + 1) * embedding_width_);
  }
}

void Encoder::convolve(const Layer& layer, std::size_t count, EncoderScratch& scratch) const {
  const std::size_t rows = layer.dense.rows();
  const std::size_t width = layer.dense.inputs() / 3;
  layer.dense.apply(scratch.vectors.data(), width, count, scratch.sums.data(), scratch.outputs.data());
  rectify(scratch.outputs.data(), count * rows);
  keep(rows, rows, rows == width, count, scratch.outputs.data(), scratch);
}

// Makes the results, `stride` apart, the next layer's input; `residual` adds them to the last one's.
void Encoder::keep(std::size_t width, std::size_t stride, bool residual, std::size_t count, const float* results,
                   EncoderScratch& scratch) const {
  if (!residual) scratch.vectors.assign((count + 2) * width, 0);
  for (std::size_t t = 0; t < count; ++t) {
    (residual ? store_added : store)(results + t * stride, width, scratch.vectors.data() + (t + 1) * width);
  }
}

// A word's outputs are gates, candidates and, in a gated recurrence, output gates: of each, first those of the direction
// forward, then those backward.
void Encoder::recur(const Layer& layer, std::size_t count, EncoderScratch& scratch) const {
  const std::size_t rows = layer.dense.rows(), width = layer.width, half = width / 2;
  const std::size_t inputs = layer.dense.inputs();
  layer.dense.apply(scratch.vectors.data() + inputs, inputs, count, scratch.sums.data(), scratch.outputs.data());
  float* const outputs = scratch.outputs.data();
  for (std::size_t t = 0; t < count; ++t) open_gates(outputs + t * rows, outputs + t * rows + width, width);
  scratch.state.assign(width, 0.0f);
  float* const state = scratch.state.data();
  for (std::size_t t = 0; t < count; ++t) step(outputs + t * rows, outputs + t * rows + width, state, half);
  for (std::size_t t = count; t-- > 0;) {
    step(outputs + t * rows + half, outputs + t * rows + width + half, state + half, half);
  }
  if (layer.kind == Kind::GatedRecurrence) {
    for (std::size_t t = 0; t < count; ++t) close_gates(outputs + t * rows + 2 * width, outputs + t * rows + width, width);
  }
  keep(width, rows, width == inputs, count, outputs + width, scratch);
}

void Encoder::encode(std::span<const WordInput> words, EncoderScratch& scratch) const {
  const std::size_t count = words.size() + 1;
  std::size_t widest = 0;
  for (const Layer& layer : layers_) widest = std::max(widest, layer.dense.rows());
  scratch.sums.resize(std::max(scratch.sums.size(), count * widest));
  scratch.outputs.resize(std::max(scratch.outputs.size(), count * widest));
  embed(words, scratch);
  for (const Layer& layer : layers_) {
    if (layer.kind == Kind::Convolution) {
      convolve(layer, count, scratch);
    } else {
      recur(layer, count, scratch);
    }
  }
}

}  // namespace quipu::language
