#pragma once
// Small integer matrices: what the neural parts of the language engine compute with. Weights are 8 bits with a scale a row,
// inputs 8 bits with a scale a vector, sums exact in 32 bits: the same numbers on every machine, whatever vector unit it has.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "extractors/language/model_file.hpp"

namespace quipu::language {

// Loops over floats are compiled once for each vector unit and chosen when the program starts. All give the same bits: every
// lane does what the scalar code does, and -ffp-contract=off keeps multiplication and addition apart.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
#define QUIPU_VECTOR_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define QUIPU_VECTOR_CLONES
#endif

/// Rows of a packed matrix come in groups of this size, one vector register of 32-bit sums.
inline constexpr std::size_t kRowGroup = 16;
/// Inputs lie together in fours; shorter vectors are filled with zeros.
inline constexpr std::size_t kInputGroup = 4;
/// No sum comes near 32 bits: 255 * 127 * 4096 < 2^31.
inline constexpr std::size_t kMaxInputs = 4096;

/// A matrix of 8-bit weights in groups of 16 rows by 4 inputs, row after row within a group, as dot-product instructions want
/// them.
struct PackedMatrix {
  const std::int8_t* weights = nullptr;
  std::size_t rows = 0;    ///< a multiple of kRowGroup
  std::size_t inputs = 0;  ///< a multiple of kInputGroup, at most kMaxInputs
};

/// Where row r, input i lies in a packed matrix.
constexpr std::size_t packed_index(std::size_t inputs, std::size_t row, std::size_t input) {
  return (row / kRowGroup) * kRowGroup * inputs + (input / kInputGroup) * kInputGroup * kRowGroup +
         (row % kRowGroup) * kInputGroup + input % kInputGroup;
}

/// sums[t * matrix.rows + r] = sum over i of matrix[r][i] * inputs[t * matrix.inputs + i], for t < count, inputs in ±127.
/// O(count * rows * inputs).
void multiply(const PackedMatrix& matrix, const std::int8_t* inputs, std::size_t count, std::int32_t* sums);

/// multiply() without vector instructions, the reference that tests compare with.
void multiply_portable(const PackedMatrix& matrix, const std::int8_t* inputs, std::size_t count, std::int32_t* sums);

/// The name of the vector unit that multiply() uses here: "avx512-vnni", "avx2" or "portable"; for benchmarks and tests.
std::string_view multiply_unit();

/// Vectors in 8 bits: number i of vector t is values[t * width + i] * scales[t].
struct QuantizedVectors {
  std::vector<std::int8_t> values;
  std::vector<float> scales;
  std::size_t width = 0;

  /// Room for `count` vectors; keeps memory that it has.
  void resize(std::size_t count, std::size_t new_width);
  /// Stores a vector, its largest number becoming ±127.
  void set(std::size_t index, const float* vector);
};

/// y = W x + b with W in 8 bits. Points into the model.
class Dense {
 public:
  /// Reads: rows, inputs, used rows, packed weights, scales, biases. Throws DataError where they do not fit together.
  void read(SectionReader& reader);

  std::size_t rows() const { return matrix_.rows; }  ///< padded to kRowGroup; rows past used() give 0
  std::size_t used() const { return used_; }
  std::size_t inputs() const { return matrix_.inputs; }

  /// outputs[t * rows() + r] for the first `count` of `inputs`. `sums` and `outputs` grow where they are too small.
  void apply(const QuantizedVectors& inputs, std::size_t count, std::vector<std::int32_t>& sums, std::vector<float>& outputs) const;

 private:
  PackedMatrix matrix_;
  std::size_t used_ = 0;
  std::span<const float> scales_;  ///< of a row's sum to its value
  std::span<const float> biases_;
};

}  // namespace quipu::language
