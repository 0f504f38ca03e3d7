#pragma once
// Small integer matrices: what the neural parts of the language engine compute with. Weights are 8 bits with a scale a row,
// inputs 16 bits in fixed point, sums exact in 32 bits: the same numbers on every machine, whatever vector unit it has.

#include <cstdint>
#include <span>
#include <string_view>

#include "extractors/language/model_file.hpp"

namespace quipu::language {

/// Activations are stored as value * 2048, clamped to ±15.9.
inline constexpr float kActivationUnit = 2048.0f;
/// Rows of a packed matrix come in groups of this size, one vector register of 32-bit sums.
inline constexpr std::size_t kRowGroup = 16;
/// No sum overflows: 32767 * 127 * 512 < 2^31.
inline constexpr std::size_t kMaxInputs = 512;

/// Rounded half away from zero; inline and branch-free, so that loops of it become vector code.
inline std::int16_t to_activation(float value) {
  const float scaled = value * kActivationUnit;
  const float held = scaled < -32767.0f ? -32767.0f : scaled > 32767.0f ? 32767.0f : scaled;
  return std::int16_t(std::int32_t(held + (held < 0.0f ? -0.5f : 0.5f)));
}

// Loops over floats are compiled once for each vector unit and chosen when the program starts. All give the same bits: every
// lane does what the scalar code does, and -ffp-contract=off keeps multiplication and addition apart.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define QUIPU_VECTOR_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define QUIPU_VECTOR_CLONES
#endif

/// A matrix of 8-bit weights, rows in groups of 16, inputs in pairs: within a group, the weights of inputs 2i and 2i+1 of its
/// 16 rows lie together, which is how multiply-add instructions want them.
struct PackedMatrix {
  const std::int8_t* weights = nullptr;
  std::size_t rows = 0;    ///< a multiple of kRowGroup
  std::size_t inputs = 0;  ///< even, at most kMaxInputs
};

/// sums[t * matrix.rows + r] = sum over i of matrix[r][i] * inputs[t * stride + i], for t < count. O(count * rows * inputs).
void multiply(const PackedMatrix& matrix, const std::int16_t* inputs, std::size_t stride, std::size_t count, std::int32_t* sums);

/// Where row r, input i lies in a packed matrix.
constexpr std::size_t packed_index(std::size_t inputs, std::size_t row, std::size_t input) {
  return (row / kRowGroup) * kRowGroup * inputs + (input / 2) * 2 * kRowGroup + (row % kRowGroup) * 2 + input % 2;
}

/// y = W x + b with W in 8 bits. Points into the model.
class Dense {
 public:
  /// Reads: rows, inputs, used rows, packed weights, scales, biases. Throws DataError where they do not fit together.
  void read(SectionReader& reader);

  std::size_t rows() const { return matrix_.rows; }  ///< padded to kRowGroup; rows past used() give 0
  std::size_t used() const { return used_; }
  std::size_t inputs() const { return matrix_.inputs; }

  /// outputs[t * rows() + r] for `count` inputs that lie `stride` apart; `sums` is scratch of count * rows().
  void apply(const std::int16_t* inputs, std::size_t stride, std::size_t count, std::int32_t* sums, float* outputs) const;

 private:
  PackedMatrix matrix_;
  std::size_t used_ = 0;
  std::span<const float> scales_;  ///< of a row's sum to its value
  std::span<const float> biases_;
};

/// The name of the vector unit that multiply() uses here: "avx512-vnni", "avx2" or "portable"; for benchmarks and tests.
std::string_view multiply_unit();

/// multiply() without vector instructions, the reference that tests compare with.
void multiply_portable(const PackedMatrix& matrix, const std::int16_t* inputs, std::size_t stride, std::size_t count,
                       std::int32_t* sums);

}  // namespace quipu::language
