#include "extractors/language/word_vectors.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "extractors/language/word_features.hpp"
#include "tests/extractors/language/text_maker.hpp"

namespace quipu::language {
namespace {

const WordVectors& vectors() {
  static const WordVectors loaded(ModelFile::open(data_folder() / "english.model"));
  return loaded;
}

std::uint32_t entry(std::string_view word) { return vectors().find(word_hash(PlainWord(word))); }

double cosine(std::string_view one, std::string_view other) {
  std::array<std::int8_t, WordVectors::kDimensions> a, b;
  EXPECT_GT(vectors().unpack(entry(one), a.data()), 0.0f) << one;
  EXPECT_GT(vectors().unpack(entry(other), b.data()), 0.0f) << other;
  double product = 0, squares_a = 0, squares_b = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    product += double(a[i]) * b[i];
    squares_a += double(a[i]) * a[i];
    squares_b += double(b[i]) * b[i];
  }
  return product / std::sqrt(squares_a * squares_b);
}

TEST(WordVectors, AWordIsFoundHoweverItsLettersAndDigitsAreWritten) {
  EXPECT_LT(entry("house"), vectors().size());
  EXPECT_EQ(entry("House"), entry("house"));
  EXPECT_EQ(entry("1994"), entry("2008"));
  for (const char* unknown : {"", "qzxvjk", "\xF0\x9F\x98\x80", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}) {
    EXPECT_EQ(entry(unknown), WordVectors::kUnknown) << unknown;
  }
}

TEST(WordVectors, NumbersAreOddAndSmall) {
  std::array<std::int8_t, WordVectors::kDimensions> values;
  vectors().unpack(entry("the"), values.data());
  for (const int value : values) {
    EXPECT_EQ(std::abs(value % 2), 1);
    EXPECT_LE(std::abs(value), 15);
  }
}

TEST(WordVectors, WordsUsedAlikeAreNear) {
  const struct {
    const char *word, *near, *far;
  } kCases[] = {{"doctor", "nurse", "river"}, {"walked", "ran", "cheese"}, {"germany", "france", "quickly"}, {"differs", "varies", "cars"}};
  for (const auto& [word, near, far] : kCases) EXPECT_GT(cosine(word, near), cosine(word, far) + 0.2) << word;
}

TEST(WordVectors, CapitalsInsideSentences) {
  EXPECT_GE(vectors().capital(entry("germany")), 6);
  EXPECT_LE(vectors().capital(entry("walked")), 1);
  EXPECT_EQ(vectors().capital(WordVectors::kUnknown), WordVectors::kNoCapital);
}

}  // namespace
}  // namespace quipu::language
