#include "extractors/language/word_features.hpp"

#include <gtest/gtest.h>

#include <string>

namespace quipu::language {
namespace {

struct Case {
  std::string form, lowered, shape;
};

class Plain : public testing::TestWithParam<Case> {};

TEST_P(Plain, TextAndShape) {
  const PlainWord plain(GetParam().form);
  EXPECT_EQ(plain.text(), GetParam().lowered);
  EXPECT_EQ(plain.shape_text(), GetParam().shape);
}

INSTANTIATE_TEST_SUITE_P(Words, Plain,
                         testing::Values(Case{"", "", ""}, Case{"McDonald", "mcdonald", "XxXxxx"}, Case{"B-52s", "b-00s", "X-ddx"},
                                         Case{"don’t", "don't", "xxx'x"}, Case{"“", "\"", "\""}, Case{"—", "--", "--"},
                                         Case{"\xE2\x80", "\xE2\x80", "uu"}, Case{"Zoë", "zo\xC3\xAB", "Xxuu"},
                                         Case{std::string(70, 'a'), std::string(64, 'a'), "xxx"}));

TEST(FeatureHash, KeepsKindsApartAndStaysTheSame) {
  EXPECT_NE(feature_hash('1', "a"), feature_hash('2', "a"));
  EXPECT_NE(feature_hash('1', "a"), feature_hash('1', "b"));
  EXPECT_EQ(feature_hash('w', "the"), 0xa28c1a3211e69342u);  // what training/network/features.py gives
}

}  // namespace
}  // namespace quipu::language
