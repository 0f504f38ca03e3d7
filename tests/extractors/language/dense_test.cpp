#include "extractors/language/dense.hpp"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace quipu::language {
namespace {

struct Size {
  std::size_t rows, inputs, count;
};

class Multiply : public testing::TestWithParam<Size> {};

TEST_P(Multiply, EveryVectorUnitGivesTheReferencesSums) {
  const auto [rows, inputs, count] = GetParam();
  for (const int sign : {0, 1, -1}) {  // 0: random; ±1: every weight and input at its largest
    std::mt19937 random(7);
    std::vector<std::int8_t> weights(rows * inputs, 127), values(count * inputs, std::int8_t(127 * sign));
    if (sign == 0) {
      for (auto& weight : weights) weight = std::int8_t(std::int32_t(random() % 255) - 127);
      for (auto& value : values) value = std::int8_t(std::int32_t(random() % 255) - 127);
    }
    const PackedMatrix matrix{weights.data(), rows, inputs};
    std::vector<std::int32_t> expected(count * rows), actual(count * rows, -1);
    multiply_portable(matrix, values.data(), count, expected.data());
    multiply(matrix, values.data(), count, actual.data());
    EXPECT_EQ(actual, expected) << multiply_unit();
  }
}

INSTANTIATE_TEST_SUITE_P(Sizes, Multiply,
                         testing::Values(Size{16, 4, 1}, Size{32, 12, 3}, Size{48, 128, 5}, Size{16, 512, 8}, Size{64, 96, 13},
                                         Size{400, 256, 31}));

TEST(MultiplyPortable, IsTheProductOfThePackedMatrix) {
  constexpr std::size_t kRows = 32, kInputs = 8;
  std::vector<std::int8_t> packed(kRows * kInputs);
  const std::vector<std::int8_t> inputs = {1, -2, 3, 100, 0, 0, 0, -1};
  for (std::size_t r = 0; r < kRows; ++r) {
    for (std::size_t i = 0; i < kInputs; ++i) packed[packed_index(kInputs, r, i)] = std::int8_t(r + 3 * i);
  }
  std::vector<std::int32_t> sums(kRows);
  multiply_portable({packed.data(), kRows, kInputs}, inputs.data(), 1, sums.data());
  for (std::size_t r = 0; r < kRows; ++r) {
    const auto row = std::int32_t(r);
    EXPECT_EQ(sums[r], row - 2 * (row + 3) + 3 * (row + 6) + 100 * (row + 9) - (row + 21));
  }
}

TEST(QuantizedVectors, KeepTheLargestNumberAndRoundTheOthers) {
  QuantizedVectors vectors;
  vectors.resize(2, 4);
  const float numbers[] = {1.0f, -2.0f, 0.0f, 0.51f}, zeros[4] = {};
  vectors.set(0, numbers);
  vectors.set(1, zeros);
  EXPECT_FLOAT_EQ(vectors.scales[0], 2.0f / 127.0f);
  EXPECT_EQ(vectors.values, (std::vector<std::int8_t>{64, -127, 0, 32, 0, 0, 0, 0}));
}

}  // namespace
}  // namespace quipu::language
