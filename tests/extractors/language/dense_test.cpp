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

// The sums at the edge of 32 bits are among them: every weight and input at its largest.
TEST_P(Multiply, EveryVectorUnitGivesTheReferencesSums) {
  const auto [rows, inputs, count] = GetParam();
  for (const bool extreme : {false, true}) {
    std::mt19937 random(7);
    std::vector<std::int8_t> weights(rows * inputs, 127);
    std::vector<std::int16_t> values(count * inputs, -32767);
    if (!extreme) {
      for (auto& weight : weights) weight = std::int8_t(std::int32_t(random() % 255) - 127);
      for (auto& value : values) value = std::int16_t(std::int32_t(random() % 65535) - 32767);
    }
    const PackedMatrix matrix{weights.data(), rows, inputs};
    std::vector<std::int32_t> expected(count * rows), actual(count * rows, -1);
    multiply_portable(matrix, values.data(), inputs, count, expected.data());
    multiply(matrix, values.data(), inputs, count, actual.data());
    EXPECT_EQ(actual, expected) << multiply_unit();
  }
}

INSTANTIATE_TEST_SUITE_P(Sizes, Multiply,
                         testing::Values(Size{16, 2, 1}, Size{32, 6, 3}, Size{48, 128, 5}, Size{16, 512, 8}, Size{64, 96, 13},
                                         Size{400, 256, 31}));

TEST(MultiplyPortable, IsTheProductOfThePackedMatrix) {
  constexpr std::size_t kRows = 32, kInputs = 4;
  std::vector<std::int8_t> packed(kRows * kInputs);
  std::vector<std::int16_t> inputs = {1, -2, 3, 400};
  for (std::size_t r = 0; r < kRows; ++r) {
    for (std::size_t i = 0; i < kInputs; ++i) packed[packed_index(kInputs, r, i)] = std::int8_t(r + 3 * i);
  }
  std::vector<std::int32_t> sums(kRows);
  multiply_portable({packed.data(), kRows, kInputs}, inputs.data(), kInputs, 1, sums.data());
  for (std::size_t r = 0; r < kRows; ++r) {
    const auto row = std::int32_t(r);
    EXPECT_EQ(sums[r], row - 2 * (row + 3) + 3 * (row + 6) + 400 * (row + 9));
  }
}

TEST(ToActivation, RoundsAndSaturates) {
  EXPECT_EQ(to_activation(0.0f), 0);
  EXPECT_EQ(to_activation(1.0f), 2048);
  EXPECT_EQ(to_activation(-1.0f / 2048.0f), -1);
  EXPECT_EQ(to_activation(1e30f), 32767);
  EXPECT_EQ(to_activation(-99.0f), -32767);
}

}  // namespace
}  // namespace quipu::language
