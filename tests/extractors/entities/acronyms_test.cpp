#include "extractors/entities/acronyms.hpp"

#include <gtest/gtest.h>

namespace quipu::entities {
namespace {

struct PairCase {
  const char* before;  // the text before the bracket
  const char* short_form;
  const char* long_form;  // null: no pair
};

class LongForm : public testing::TestWithParam<PairCase> {};

TEST_P(LongForm, IsFoundFromRightToLeft) {
  const PairCase& item = GetParam();
  const auto begin = long_form_begin(item.before, item.short_form);
  if (!item.long_form) {
    EXPECT_FALSE(begin.has_value()) << std::string(item.before).substr(begin.value_or(0));
  } else {
    ASSERT_TRUE(begin.has_value());
    EXPECT_EQ(std::string(item.before).substr(*begin), item.long_form);
  }
}

INSTANTIATE_TEST_SUITE_P(Cases, LongForm,
                         testing::Values(PairCase{"in the heat shock protein", "HSP", "heat shock protein"},
                                         PairCase{"the European Medicines Agency", "EMA", "European Medicines Agency"},
                                         PairCase{"a log-structured merge-tree", "LSM", "log-structured merge-tree"},
                                         PairCase{"Eindhoven University of Technology", "TU/e", nullptr},
                                         PairCase{"two people", "2", nullptr},       // one character
                                         PairCase{"a dog", "CAT", nullptr},          // letters are missing
                                         PairCase{"the EMA", "EMA", nullptr},        // nothing is explained
                                         PairCase{"", "EMA", nullptr}));

struct InitialsCase {
  const char* acronym;
  const char* phrase;
  bool expected;
};

class Initialism : public testing::TestWithParam<InitialsCase> {};

TEST_P(Initialism, IsMadeOfFirstLetters) {
  EXPECT_EQ(is_initialism(GetParam().acronym, GetParam().phrase), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(Cases, Initialism,
                         testing::Values(InitialsCase{"AGI", "artificial general intelligence", true},
                                         InitialsCase{"LLMs", "large language models", true},
                                         InitialsCase{"NBS", "National Bureau of Standards", true},
                                         InitialsCase{"DoD", "Department of Defense", true},
                                         InitialsCase{"CNN", "convolutional network", false},
                                         InitialsCase{"AI", "intelligence", false},
                                         InitialsCase{"ML", "meta-learning", true},
                                         InitialsCase{"USA", "United States", false}));

TEST(Acronym, LooksLikeOneByItsCapitals) {
  for (const char* form : {"AI", "NASA", "U.S.", "LLMs", "CO2"}) EXPECT_TRUE(looks_like_acronym(form)) << form;
  for (const char* form : {"A", "Ada", "iPhone", "INTERNATIONAL", "was", "2016"}) EXPECT_FALSE(looks_like_acronym(form)) << form;
}

}  // namespace
}  // namespace quipu::entities
