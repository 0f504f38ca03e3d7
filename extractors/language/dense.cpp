#include "extractors/language/dense.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <numeric>

#if defined(__x86_64__) && defined(__GNUC__)
#define QUIPU_X86 1
#include <immintrin.h>
#endif

namespace quipu::language {

void multiply_portable(const PackedMatrix& matrix, const std::int8_t* inputs, std::size_t count, std::int32_t* sums) {
  for (std::size_t t = 0; t < count; ++t, inputs += matrix.inputs) {
    const std::int8_t* weights = matrix.weights;
    for (std::size_t group = 0; group < matrix.rows; group += kRowGroup) {
      std::int32_t total[kRowGroup] = {};
      for (std::size_t i = 0; i < matrix.inputs; i += kInputGroup) {
        for (std::int32_t& sum : total) {
          for (std::size_t k = 0; k < kInputGroup; ++k) sum += std::int32_t(*weights++) * inputs[i + k];
        }
      }
      std::copy(total, total + kRowGroup, sums + t * matrix.rows + group);
    }
  }
}

#ifdef QUIPU_X86
namespace {

std::int32_t four_at(const std::int8_t* input) {
  std::int32_t four;
  std::memcpy(&four, input, sizeof four);
  return four;
}

// total += the dot products of four weights without a sign with four inputs, the same inputs for every row. Written out, since
// compilers load the inputs apart and move sums from register to register, which takes half as long again.
__attribute__((target("avx512f,avx512vnni"), always_inline)) inline void add_dots(__m512i& total, __m512i row,
                                                                                 const std::int32_t& four) {
  asm("vpdpbusd %2%{1to16%}, %1, %0" : "+v"(total) : "v"(row), "m"(four));
}

// 128 times the sum of the inputs.
__attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni"))) std::int32_t excess_of(const std::int8_t* inputs,
                                                                                        std::size_t size) {
  const __m512i ones = _mm512_set1_epi8(1);
  __m512i total = _mm512_setzero_si512();
  for (std::size_t i = 0; i < size; i += 64) {
    const __mmask64 inside = size - i >= 64 ? ~__mmask64{0} : (__mmask64{1} << (size - i)) - 1;
    total = _mm512_dpbusd_epi32(total, ones, _mm512_maskz_loadu_epi8(inside, inputs + i));
  }
  std::int32_t lanes[16];
  _mm512_storeu_si512(lanes, total);
  return 128 * std::accumulate(lanes, lanes + 16, 0);
}

// Words are taken kWords at a time, so that a weight is loaded once for all of them. The instruction wants one factor without
// a sign: weights are moved up by 128, and 128 times the sum of a word's inputs is taken off at the end.
template <std::size_t kWords>
__attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni"))) void block_avx512(const PackedMatrix& matrix,
                                                                                   const std::int8_t* inputs, std::int32_t* sums) {
  const __m512i shift = _mm512_set1_epi8(char(128));
  std::int32_t excess[kWords], fours[kMaxInputs / kInputGroup * kWords];  // the words' inputs side by side, in the order of use
  for (std::size_t t = 0; t < kWords; ++t) {
    excess[t] = excess_of(inputs + t * matrix.inputs, matrix.inputs);
    for (std::size_t i = 0; i < matrix.inputs / kInputGroup; ++i) {
      fours[i * kWords + t] = four_at(inputs + t * matrix.inputs + i * kInputGroup);
    }
  }
  for (std::size_t group = 0; group < matrix.rows; group += kRowGroup) {
    const std::int8_t* weights = matrix.weights + group * matrix.inputs;
    __m512i total[kWords];
    for (std::size_t t = 0; t < kWords; ++t) total[t] = _mm512_setzero_si512();
    const std::int32_t* four = fours;
    for (std::size_t i = 0; i < matrix.inputs; i += kInputGroup, weights += kInputGroup * kRowGroup, four += kWords) {
      const __m512i row = _mm512_xor_si512(_mm512_loadu_si512(weights), shift);
      for (std::size_t t = 0; t < kWords; ++t) add_dots(total[t], row, four[t]);
    }
    for (std::size_t t = 0; t < kWords; ++t) {
      _mm512_storeu_si512(sums + t * matrix.rows + group, _mm512_sub_epi32(total[t], _mm512_set1_epi32(excess[t])));
    }
  }
}

// Four rows of four weights widened to 16 bits; sums of inputs 0, 1 and of inputs 2, 3 lie side by side until the end.
template <std::size_t kWords>
__attribute__((target("avx2"))) void block_avx2(const PackedMatrix& matrix, const std::int8_t* inputs, std::int32_t* sums) {
  for (std::size_t rows = 0; rows < matrix.rows; rows += 4) {
    const std::int8_t* weights =
        matrix.weights + rows / kRowGroup * kRowGroup * matrix.inputs + rows % kRowGroup * kInputGroup;
    __m256i total[kWords];
    for (std::size_t t = 0; t < kWords; ++t) total[t] = _mm256_setzero_si256();
    for (std::size_t i = 0; i < matrix.inputs; i += kInputGroup, weights += kInputGroup * kRowGroup) {
      const __m256i row = _mm256_cvtepi8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(weights)));
      for (std::size_t t = 0; t < kWords; ++t) {
        const __m256i input = _mm256_cvtepi8_epi16(_mm_set1_epi32(four_at(inputs + t * matrix.inputs + i)));
        total[t] = _mm256_add_epi32(total[t], _mm256_madd_epi16(row, input));
      }
    }
    for (std::size_t t = 0; t < kWords; ++t) {
      const __m128i pairs =
          _mm_hadd_epi32(_mm256_castsi256_si128(total[t]), _mm256_extracti128_si256(total[t], 1));
      _mm_storeu_si128(reinterpret_cast<__m128i*>(sums + t * matrix.rows + rows), pairs);
    }
  }
}

using Block = void (*)(const PackedMatrix&, const std::int8_t*, std::int32_t*);

// Blocks of kFull words, then one or two of what is left, as even as can be: never a word alone unless there is only one.
template <std::size_t kFull>
void multiply_in_blocks(const Block (&blocks)[kFull + 1], const PackedMatrix& matrix, const std::int8_t* inputs,
                        std::size_t count, std::int32_t* sums) {
  while (count > 0) {
    const std::size_t size = count <= kFull ? count : count < 2 * kFull ? (count + 1) / 2 : kFull;
    blocks[size](matrix, inputs, sums);
    inputs += size * matrix.inputs;
    sums += size * matrix.rows;
    count -= size;
  }
}

void multiply_avx512(const PackedMatrix& matrix, const std::int8_t* inputs, std::size_t count, std::int32_t* sums) {
  static constexpr Block kBlocks[] = {nullptr,          block_avx512<1>, block_avx512<2>, block_avx512<3>, block_avx512<4>,
                                      block_avx512<5>,  block_avx512<6>, block_avx512<7>, block_avx512<8>, block_avx512<9>,
                                      block_avx512<10>, block_avx512<11>, block_avx512<12>};
  multiply_in_blocks<12>(kBlocks, matrix, inputs, count, sums);
}

void multiply_avx2(const PackedMatrix& matrix, const std::int8_t* inputs, std::size_t count, std::int32_t* sums) {
  static constexpr Block kBlocks[] = {nullptr,       block_avx2<1>, block_avx2<2>, block_avx2<3>, block_avx2<4>,
                                      block_avx2<5>, block_avx2<6>, block_avx2<7>, block_avx2<8>};
  multiply_in_blocks<8>(kBlocks, matrix, inputs, count, sums);
}

}  // namespace
#endif

namespace {

using Multiply = void (*)(const PackedMatrix&, const std::int8_t*, std::size_t, std::int32_t*);
struct Unit {
  std::string_view name;
  Multiply multiply;
};

Unit best_unit() {
#ifdef QUIPU_X86
  if (__builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw")) return {"avx512-vnni", multiply_avx512};
  if (__builtin_cpu_supports("avx2")) return {"avx2", multiply_avx2};
#endif
  return {"portable", multiply_portable};
}

const Unit& unit() {
  static const Unit chosen = best_unit();
  return chosen;
}

// Bits of a float without its sign are in the order of its size, and the largest of integers is found by vector code.
QUIPU_VECTOR_CLONES float largest_of(const float* vector, std::size_t size) {
  std::int32_t largest = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const std::int32_t bits = std::bit_cast<std::int32_t>(vector[i]) & 0x7fffffff;
    largest = bits > largest ? bits : largest;
  }
  return std::bit_cast<float>(largest);
}

QUIPU_VECTOR_CLONES void quantize(const float* vector, std::size_t size, float factor, std::int8_t* values) {
  for (std::size_t i = 0; i < size; ++i) {
    const float scaled = vector[i] * factor;
    values[i] = std::int8_t(std::int32_t(scaled + (scaled < 0.0f ? -0.5f : 0.5f)));
  }
}

QUIPU_VECTOR_CLONES void scale_sums(const std::int32_t* sums, const float* scales, float scale, const float* biases,
                                    std::size_t size, float* outputs) {
  for (std::size_t i = 0; i < size; ++i) outputs[i] = float(sums[i]) * (scales[i] * scale) + biases[i];
}

}  // namespace

std::string_view multiply_unit() { return unit().name; }

void multiply(const PackedMatrix& matrix, const std::int8_t* inputs, std::size_t count, std::int32_t* sums) {
  unit().multiply(matrix, inputs, count, sums);
}

void QuantizedVectors::resize(std::size_t count, std::size_t new_width) {
  width = new_width;
  if (values.size() < count * width) values.resize(count * width);
  if (scales.size() < count) scales.resize(count);
}

void QuantizedVectors::set(std::size_t index, const float* vector) {
  const float largest = std::max(largest_of(vector, width), 1e-20f);
  scales[index] = largest / 127.0f;
  quantize(vector, width, 127.0f / largest, values.data() + index * width);
}

void Dense::read(SectionReader& reader) {
  matrix_.rows = reader.number();
  matrix_.inputs = reader.number();
  used_ = reader.number();
  const auto weights = reader.array<std::int8_t>();
  scales_ = reader.array<float>();
  biases_ = reader.array<float>();
  const bool sizes_fit = weights.size() == matrix_.rows * matrix_.inputs && scales_.size() == matrix_.rows &&
                         biases_.size() == matrix_.rows && used_ <= matrix_.rows;
  if (!sizes_fit || matrix_.rows % kRowGroup != 0 || matrix_.inputs % kInputGroup != 0 || matrix_.inputs > kMaxInputs) {
    reader.fail("a weight matrix has sizes that do not fit together");
  }
  matrix_.weights = weights.data();
}

void Dense::apply(const QuantizedVectors& inputs, std::size_t count, std::vector<std::int32_t>& sums,
                  std::vector<float>& outputs) const {
  if (sums.size() < count * matrix_.rows) sums.resize(count * matrix_.rows);
  if (outputs.size() < count * matrix_.rows) outputs.resize(count * matrix_.rows);
  multiply(matrix_, inputs.values.data(), count, sums.data());
  for (std::size_t t = 0; t < count; ++t) {
    scale_sums(sums.data() + t * matrix_.rows, scales_.data(), inputs.scales[t], biases_.data(), matrix_.rows,
               outputs.data() + t * matrix_.rows);
  }
}

}  // namespace quipu::language
