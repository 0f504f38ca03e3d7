// The elementwise part of a two-way gated recurrence, forward and backward in one pass each: torch's own operations would walk
// over memory some thirty times. Numbers as in extractors/language/encoder.hpp.
#include <torch/extension.h>

#include <vector>

namespace {

float squash(float x) {
  const float c = x < -3.f ? -3.f : x > 3.f ? 3.f : x;
  const float q = c * c;
  return c * (27.f + q) / (27.f + 9.f * q);
}
float squash_slope(float x) {
  const float c = x < -3.f ? -3.f : x > 3.f ? 3.f : x;
  const float q = c * c;
  const float r = (9.f - q) / (9.f + 3.f * q);
  return r * r;
}
float gate(float x) { return .5f + .5f * squash(.5f * x); }
float gate_slope(float x) { return .25f * squash_slope(.5f * x); }

/// Sizes and places of one direction of a batch: T words of B sentences, W / 2 numbers a direction.
struct Shape {
  int64_t words, sentences, width;
  int64_t half() const { return width / 2; }
};

// `raw` [T, B, 3 W]: gates, candidates, output gates, of each first forward, then backward. `keep` [T, B]: 1 for words, 0 for
// padding, which passes the state on. Gives outputs and states, [T, B, W].
std::vector<torch::Tensor> forward(torch::Tensor raw, torch::Tensor keep) {
  const Shape shape{raw.size(0), raw.size(1), raw.size(2) / 3};
  auto outputs = torch::empty({shape.words, shape.sentences, shape.width}, raw.options());
  auto states = torch::empty_like(outputs);
  const std::vector<float> zeros(shape.half(), 0.f);
  for (int64_t back = 0; back < 2; ++back) {
    for (int64_t step = 0; step < shape.words; ++step) {
      const int64_t t = back ? shape.words - 1 - step : step, last = back ? t + 1 : t - 1;
      for (int64_t b = 0; b < shape.sentences; ++b) {
        const int64_t row = t * shape.sentences + b, at = row * shape.width + back * shape.half();
        const float* in = raw.data_ptr<float>() + row * 3 * shape.width + back * shape.half();
        const float word = keep.data_ptr<float>()[row];
        float* states_begin = states.data_ptr<float>();
        const float* before =
            step == 0 ? zeros.data() : states_begin + (last * shape.sentences + b) * shape.width + back * shape.half();
        float* state = states_begin + at;
        float* output = outputs.data_ptr<float>() + at;
        for (int64_t j = 0; j < shape.half(); ++j) {
          const float z = 1.f - word * (1.f - gate(in[j]));
          state[j] = z * before[j] + (1.f - z) * squash(in[shape.width + j]);
          output[j] = word * state[j] * gate(in[2 * shape.width + j]);
        }
      }
    }
  }
  return {outputs, states};
}

torch::Tensor backward(torch::Tensor raw, torch::Tensor keep, torch::Tensor states, torch::Tensor slopes) {
  const Shape shape{raw.size(0), raw.size(1), raw.size(2) / 3};
  slopes = slopes.contiguous();
  auto result = torch::empty_like(raw);
  const std::vector<float> zeros(shape.half(), 0.f);
  std::vector<float> carried(shape.sentences * shape.width, 0.f);
  for (int64_t back = 0; back < 2; ++back) {
    for (int64_t step = shape.words - 1; step >= 0; --step) {
      const int64_t t = back ? shape.words - 1 - step : step, last = back ? t + 1 : t - 1;
      for (int64_t b = 0; b < shape.sentences; ++b) {
        const int64_t row = t * shape.sentences + b, at = row * shape.width + back * shape.half();
        const float* in = raw.data_ptr<float>() + row * 3 * shape.width + back * shape.half();
        float* out = result.data_ptr<float>() + row * 3 * shape.width + back * shape.half();
        const float word = keep.data_ptr<float>()[row];
        const float* states_begin = states.data_ptr<float>();
        const float* before =
            step == 0 ? zeros.data() : states_begin + (last * shape.sentences + b) * shape.width + back * shape.half();
        const float* state = states_begin + at;
        const float* slope = slopes.data_ptr<float>() + at;
        float* carry = carried.data() + b * shape.width + back * shape.half();
        for (int64_t j = 0; j < shape.half(); ++j) {
          const float z = 1.f - word * (1.f - gate(in[j]));
          const float candidate = squash(in[shape.width + j]);
          const float of_state = carry[j] + word * slope[j] * gate(in[2 * shape.width + j]);
          out[2 * shape.width + j] = word * slope[j] * state[j] * gate_slope(in[2 * shape.width + j]);
          out[shape.width + j] = of_state * (1.f - z) * squash_slope(in[shape.width + j]);
          out[j] = word * of_state * (before[j] - candidate) * gate_slope(in[j]);
          carry[j] = of_state * z;
        }
      }
    }
  }
  return result;
}

}  // namespace

PYBIND11_MODULE(TORCH_EXTENSION_NAME, module) {
  module.def("forward", &forward);
  module.def("backward", &backward);
}
