#include "app/near_names.hpp"

#include <gtest/gtest.h>

namespace quipu::app {
namespace {

const std::vector<std::string_view> kNames = {"Ann Example", "Initech", "Globex", "Globex Laboratories", "IBM", "Zoë Kravitz"};

struct Case {
  std::string_view word;
  std::vector<std::string> expected;
};

TEST(NearNames, FindsMistypedAndPartialNames) {
  const Case cases[] = {
      {"initech", {"Initech"}},                   // case is no edit
      {"Intech", {"Initech"}},                    // a letter left out
      {"Initehc", {"Initech"}},                   // two letters swapped
      {"ann", {"Ann Example"}},                   // a part
      {"Globex Corporation", {"Globex"}},         // more than the name
      {"Globx", {"Globex"}},                      //
      {"laboratories", {"Globex Laboratories"}},  //
      {"Zoe Kravitz", {"Zoë Kravitz"}},           // an accent is two bytes
      {"ab", {}},                                 // too short to say anything
      {"Wombat", {}},                             //
      {"", {}},                                   //
  };
  for (const Case& one : cases) EXPECT_EQ(nearest(one.word, kNames, 3), one.expected) << one.word;
}

TEST(NearNames, NearestFirstAndNoMoreThanAsked) {
  const std::vector<std::string_view> names = {"aaaabb", "aaaaab", "aaaaaa", "aaaaab", "baaaab"};
  EXPECT_EQ(nearest("aaaaab", names, 2), (std::vector<std::string>{"aaaaab", "aaaaaa"}));
  EXPECT_EQ(nearest("aaaaab", names, 9), (std::vector<std::string>{"aaaaab", "aaaaaa", "aaaabb", "baaaab"}));
}

TEST(NearNames, SuggestionIsASentence) {
  EXPECT_EQ(suggestion({}), "");
  EXPECT_EQ(suggestion({"a"}), "; did you mean 'a'?");
  EXPECT_EQ(suggestion({"a", "b", "c"}), "; did you mean 'a', 'b' or 'c'?");
}

}  // namespace
}  // namespace quipu::app
