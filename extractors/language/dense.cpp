#include "extractors/language/dense.hpp"

#include <algorithm>
#include <cstring>

#if defined(__x86_64__) && defined(__GNUC__)
#define QUIPU_X86 1
#include <immintrin.h>
#endif

namespace quipu::language {

void multiply_portable(const PackedMatrix& matrix, const std::int16_t* inputs, std::size_t stride, std::size_t count,
                       std::int32_t* sums) {
  for (std::size_t t = 0; t < count; ++t) {
    const std::int16_t* input = inputs + t * stride;
    for (std::size_t group = 0; group < matrix.rows; group += kRowGroup) {
      const std::int8_t* weights = matrix.weights + group * matrix.inputs;
      std::int32_t total[kRowGroup] = {};
      for (std::size_t i = 0; i < matrix.inputs; i += 2, weights += 2 * kRowGroup) {
        for (std::size_t r = 0; r < kRowGroup; ++r) {
          total[r] += std::int32_t(weights[2 * r]) * input[i] + std::int32_t(weights[2 * r + 1]) * input[i + 1];
        }
      }
      std::copy(total, total + kRowGroup, sums + t * matrix.rows + group);
    }
  }
}

#ifdef QUIPU_X86
namespace {

std::int32_t pair_at(const std::int16_t* input) {
  std::int32_t pair;
  std::memcpy(&pair, input, sizeof pair);
  return pair;
}

// Words are taken kWords at a time, so that a weight is loaded once for all of them.
template <std::size_t kWords>
__attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni"))) void block_avx512(const PackedMatrix& matrix,
                                                                                   const std::int16_t* inputs,
                                                                                   std::size_t stride, std::int32_t* sums) {
  for (std::size_t group = 0; group < matrix.rows; group += kRowGroup) {
    const std::int8_t* weights = matrix.weights + group * matrix.inputs;
    __m512i total[kWords];
    for (std::size_t t = 0; t < kWords; ++t) total[t] = _mm512_setzero_si512();
    for (std::size_t i = 0; i < matrix.inputs; i += 2, weights += 2 * kRowGroup) {
      const __m512i row = _mm512_cvtepi8_epi16(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights)));
      for (std::size_t t = 0; t < kWords; ++t) {
        total[t] = _mm512_dpwssd_epi32(total[t], row, _mm512_set1_epi32(pair_at(inputs + t * stride + i)));
      }
    }
    for (std::size_t t = 0; t < kWords; ++t) _mm512_storeu_si512(sums + t * matrix.rows + group, total[t]);
  }
}

template <std::size_t kWords>
__attribute__((target("avx2"))) void block_avx2(const PackedMatrix& matrix, const std::int16_t* inputs, std::size_t stride,
                                                std::int32_t* sums) {
  for (std::size_t group = 0; group < matrix.rows; group += kRowGroup) {
    const std::int8_t* weights = matrix.weights + group * matrix.inputs;
    __m256i low[kWords], high[kWords];
    for (std::size_t t = 0; t < kWords; ++t) low[t] = high[t] = _mm256_setzero_si256();
    for (std::size_t i = 0; i < matrix.inputs; i += 2, weights += 2 * kRowGroup) {
      const __m128i* pairs = reinterpret_cast<const __m128i*>(weights);
      const __m256i first = _mm256_cvtepi8_epi16(_mm_loadu_si128(pairs));
      const __m256i second = _mm256_cvtepi8_epi16(_mm_loadu_si128(pairs + 1));
      for (std::size_t t = 0; t < kWords; ++t) {
        const __m256i input = _mm256_set1_epi32(pair_at(inputs + t * stride + i));
        low[t] = _mm256_add_epi32(low[t], _mm256_madd_epi16(first, input));
        high[t] = _mm256_add_epi32(high[t], _mm256_madd_epi16(second, input));
      }
    }
    for (std::size_t t = 0; t < kWords; ++t) {
      __m256i* out = reinterpret_cast<__m256i*>(sums + t * matrix.rows + group);
      _mm256_storeu_si256(out, low[t]);
      _mm256_storeu_si256(out + 1, high[t]);
    }
  }
}

using Block = void (*)(const PackedMatrix&, const std::int16_t*, std::size_t, std::int32_t*);

// Blocks of kFull words, then one block of what is left: never a word alone unless there is only one.
template <std::size_t kFull>
void multiply_in_blocks(const Block (&blocks)[kFull + 1], const PackedMatrix& matrix, const std::int16_t* inputs,
                        std::size_t stride, std::size_t count, std::int32_t* sums) {
  while (count > 0) {
    const std::size_t size = count <= kFull ? count : count < 2 * kFull ? (count + 1) / 2 : kFull;
    blocks[size](matrix, inputs, stride, sums);
    inputs += size * stride;
    sums += size * matrix.rows;
    count -= size;
  }
}

void multiply_avx512(const PackedMatrix& matrix, const std::int16_t* inputs, std::size_t stride, std::size_t count,
                     std::int32_t* sums) {
  static constexpr Block kBlocks[] = {nullptr,          block_avx512<1>, block_avx512<2>, block_avx512<3>, block_avx512<4>,
                                      block_avx512<5>,  block_avx512<6>, block_avx512<7>, block_avx512<8>, block_avx512<9>,
                                      block_avx512<10>, block_avx512<11>, block_avx512<12>};
  multiply_in_blocks<12>(kBlocks, matrix, inputs, stride, count, sums);
}

void multiply_avx2(const PackedMatrix& matrix, const std::int16_t* inputs, std::size_t stride, std::size_t count,
                   std::int32_t* sums) {
  static constexpr Block kBlocks[] = {nullptr, block_avx2<1>, block_avx2<2>, block_avx2<3>, block_avx2<4>};
  multiply_in_blocks<4>(kBlocks, matrix, inputs, stride, count, sums);
}

}  // namespace
#endif

namespace {

using Multiply = void (*)(const PackedMatrix&, const std::int16_t*, std::size_t, std::size_t, std::int32_t*);
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

}  // namespace

std::string_view multiply_unit() { return unit().name; }

void multiply(const PackedMatrix& matrix, const std::int16_t* inputs, std::size_t stride, std::size_t count, std::int32_t* sums) {
  unit().multiply(matrix, inputs, stride, count, sums);
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
  if (!sizes_fit || matrix_.rows % kRowGroup != 0 || matrix_.inputs % 2 != 0 || matrix_.inputs > kMaxInputs) {
    reader.fail("a weight matrix has sizes that do not fit together");
  }
  matrix_.weights = weights.data();
}

namespace {

QUIPU_VECTOR_CLONES void scale_row(const std::int32_t* sums, const float* scales, const float* biases, std::size_t size, float* out) {
  for (std::size_t i = 0; i < size; ++i) out[i] = float(sums[i]) * scales[i] + biases[i];
}

}  // namespace

void Dense::apply(const std::int16_t* inputs, std::size_t stride, std::size_t count, std::int32_t* sums, float* outputs) const {
  multiply(matrix_, inputs, stride, count, sums);
  for (std::size_t t = 0; t < count; ++t) {
    scale_row(sums + t * matrix_.rows, scales_.data(), biases_.data(), matrix_.rows, outputs + t * matrix_.rows);
  }
}

}  // namespace quipu::language
