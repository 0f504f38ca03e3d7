#include "extractors/language/encoder.hpp"

#include <algorithm>

namespace quipu::language {
namespace {

constexpr std::uint32_t kMaxLayers = 8;
constexpr std::size_t kMaxWidth = 512;

float to_float(std::int16_t activation) { return float(activation) * (1.0f / kActivationUnit); }

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
  const std::int8_t* values = embeddings_.data() + std::size_t(row) * embedding_width_;
  const float scale = embedding_scales_[row];
  for (std::size_t i = 0; i < embedding_width_; ++i) total[i] += float(values[i]) * scale;
}

// scratch.vectors has a row of zeros before the first word and one after the last, which convolutions read as neighbours.
void Encoder::embed(std::span<const std::string_view> forms, EncoderScratch& scratch) const {
  const std::size_t count = forms.size() + 1;
  scratch.vectors.assign((count + 2) * embedding_width_, 0);
  float total[kMaxWidth];
  for (std::size_t t = 0; t < count; ++t) {
    std::fill_n(total, embedding_width_, 0.0f);
    if (t == 0) {
      add_row(kRootRow, total);
    } else {
      const WordRows rows = vocabulary_.rows(forms[t - 1]);
      add_row(rows.word, total);
      for (const std::uint32_t row : rows.affixes) add_row(row, total);
    }
    std::transform(total, total + embedding_width_, scratch.vectors.data() + (t + 1) * embedding_width_, to_activation);
  }
}

void Encoder::convolve(const Layer& layer, std::size_t count, EncoderScratch& scratch) const {
  const std::size_t rows = layer.dense.rows();
  const std::size_t width = layer.dense.inputs() / 3;
  layer.dense.apply(scratch.vectors.data(), width, count, scratch.sums.data(), scratch.outputs.data());
  const bool residual = rows == width;
  for (std::size_t i = 0; i < count * rows; ++i) {
    const float before = residual ? to_float(scratch.vectors[width + i]) : 0.0f;
    scratch.outputs[i] = std::max(0.0f, scratch.outputs[i]) + before;
  }
  scratch.vectors.assign((count + 2) * rows, 0);
  std::transform(scratch.outputs.begin(), scratch.outputs.begin() + std::ptrdiff_t(count * rows),
                 scratch.vectors.begin() + std::ptrdiff_t(rows), to_activation);
}

namespace {

// The gate z (in place of its raw value) and (1 - z) * candidate, for one word.
void open_gates(float* gates, float* candidates, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) {
    gates[i] = gate(gates[i]);
    candidates[i] = (1.0f - gates[i]) * squash(candidates[i]);
  }
}

void step(const float* gates, float* candidates, float* state, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) candidates[i] = state[i] = gates[i] * state[i] + candidates[i];
}

void close_gates(const float* gates, float* values, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) values[i] *= gate(gates[i]);
}

}  // namespace

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
  const bool residual = width == inputs;
  if (!residual) scratch.vectors.assign((count + 2) * width, 0);
  for (std::size_t t = 0; t < count; ++t) {
    std::int16_t* vector = scratch.vectors.data() + (t + 1) * width;
    float* fresh = outputs + t * rows + width;
    if (layer.kind == Kind::GatedRecurrence) close_gates(fresh + width, fresh, width);
    for (std::size_t i = 0; i < width; ++i) vector[i] = to_activation(fresh[i] + (residual ? to_float(vector[i]) : 0.0f));
  }
}

void Encoder::encode(std::span<const std::string_view> forms, EncoderScratch& scratch) const {
  const std::size_t count = forms.size() + 1;
  std::size_t widest = 0;
  for (const Layer& layer : layers_) widest = std::max(widest, layer.dense.rows());
  scratch.sums.resize(std::max(scratch.sums.size(), count * widest));
  scratch.outputs.resize(std::max(scratch.outputs.size(), count * widest));
  embed(forms, scratch);
  for (const Layer& layer : layers_) {
    if (layer.kind == Kind::Convolution) {
      convolve(layer, count, scratch);
    } else {
      recur(layer, count, scratch);
    }
  }
}

}  // namespace quipu::language
