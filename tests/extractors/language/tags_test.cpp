#include "extractors/language/tags.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace quipu::language {
namespace {

template <typename Tag, typename Inverse>
void expect_round_trip(unsigned count, Inverse inverse) {
  std::set<std::string_view> seen;
  for (unsigned i = 0; i < count; ++i) {
    const std::string_view text = to_string(Tag(i));
    EXPECT_FALSE(text.empty()) << "tag " << i << " has no name";
    EXPECT_TRUE(seen.insert(text).second) << text << " names two tags";
    EXPECT_EQ(inverse(text), Tag(i)) << text;
  }
  EXPECT_FALSE(inverse("no such tag").has_value());
  EXPECT_FALSE(inverse("").has_value());
}

TEST(Tags, EveryTagHasItsOwnNameAndComesBackFromIt) {
  expect_round_trip<Upos>(kUposCount, upos_from);
  expect_round_trip<Xpos>(kXposCount, xpos_from);
  expect_round_trip<Deprel>(kDeprelCount, deprel_from);
  expect_round_trip<NameType>(kNameTypeCount, name_type_from);
}

TEST(Tags, NamesStandAtTheirEnumerators) {
  EXPECT_EQ(to_string(Upos::PROPN), "PROPN");
  EXPECT_EQ(to_string(Upos::X), "X");
  EXPECT_EQ(to_string(Xpos::PRPS), "PRP$");
  EXPECT_EQ(to_string(Xpos::VBZ), "VBZ");
  EXPECT_EQ(to_string(Xpos::WPS), "WP$");
  EXPECT_EQ(to_string(Xpos::RightBracket), "-RRB-");
  EXPECT_EQ(to_string(Xpos::LeftQuote), "``");
  EXPECT_EQ(to_string(Xpos::Dollar), "$");
  EXPECT_EQ(to_string(Deprel::AclRelcl), "acl:relcl");
  EXPECT_EQ(to_string(Deprel::NmodPoss), "nmod:poss");
  EXPECT_EQ(to_string(Deprel::OblUnmarked), "obl:unmarked");
  EXPECT_EQ(to_string(Deprel::Xcomp), "xcomp");
  EXPECT_EQ(to_string(NameType::Work), "Work");
}

}  // namespace
}  // namespace quipu::language
