#include "extractors/entities/alias_groups.hpp"

#include <gtest/gtest.h>

namespace quipu::entities {
namespace {

class AliasGroupsTest : public testing::Test {
 protected:
  static const Lexicons& lexicons() {
    static const Lexicons loaded = Lexicons::load(QUIPU_SOURCE_DIR "/data");
    return loaded;
  }
  std::size_t name(const char* text, NameType type, int points = 6) {
    TypeEvidence evidence;
    evidence.given[static_cast<std::size_t>(type)] = 100 * points;
    return groups_.add(text, true, evidence);
  }
  std::size_t concept_form(const char* text) { return groups_.add(text, false, {}); }
  bool together(std::size_t a, std::size_t b) const { return groups_.root(a) == groups_.root(b); }

  AliasGroups groups_{lexicons()};
};

TEST_F(AliasGroupsTest, FormsThatDifferInCaseAreOne) {
  EXPECT_EQ(name("Foundry Labs", NameType::Organization), name("FOUNDRY LABS", NameType::Organization));
}

TEST_F(AliasGroupsTest, ASurnameStandsForTheOnlyPersonWhoBearsIt) {
  const auto full = name("Mara Quill", NameType::Person), surname = name("Quill", NameType::None);
  groups_.join_aliases();
  EXPECT_TRUE(together(full, surname));
  EXPECT_EQ(groups_.forms()[surname].reason, "surname");
}

TEST_F(AliasGroupsTest, TwoBearersOfASurnameStayApart) {
  const auto mara = name("Mara Quill", NameType::Person), jon = name("Jon Quill", NameType::Person);
  const auto surname = name("Quill", NameType::None);
  groups_.join_aliases();
  EXPECT_FALSE(together(mara, surname));
  EXPECT_FALSE(together(jon, surname));
  EXPECT_FALSE(together(mara, jon));
}

TEST_F(AliasGroupsTest, NicknamesStandForTheirFullNames) {
  const auto full = name("William Quill", NameType::Person), nick = name("Bill", NameType::Person, 1);
  groups_.join_aliases();
  EXPECT_TRUE(together(full, nick));
}

TEST_F(AliasGroupsTest, OneFullNameIsWrittenInManyWays) {
  const auto full = name("Elizabeth Jane Quill", NameType::Person), nick = name("Liz Quill", NameType::Person);
  const auto initial = name("E. Quill", NameType::Person), part = name("Elizabeth Quill", NameType::Person);
  groups_.join_aliases();
  EXPECT_TRUE(together(full, nick));
  EXPECT_TRUE(together(full, initial));
  EXPECT_TRUE(together(full, part));
}

TEST_F(AliasGroupsTest, AnInitialThatFitsTwoFullNamesJoinsNeither) {
  const auto john = name("John Quill", NameType::Person), jane = name("Jane Quill", NameType::Person), initial = name("J. Quill", NameType::Person);
  groups_.join_aliases();
  EXPECT_FALSE(together(john, jane));
  EXPECT_FALSE(together(john, initial));
  EXPECT_FALSE(together(jane, initial));
}

TEST_F(AliasGroupsTest, ANicknameInQuotationMarksStandsForItsBearer) {
  const auto full = name("Dolores “Ziggy” Quill", NameType::Person), nick = name("Ziggy", NameType::None);
  groups_.join_aliases();
  EXPECT_TRUE(together(full, nick));
}

TEST_F(AliasGroupsTest, TheFirstWordsOfOneOrganizationStandForIt) {
  const auto full = name("Foundry Labs", NameType::Organization), part = name("Foundry", NameType::None);
  groups_.join_aliases();
  EXPECT_TRUE(together(full, part));
}

TEST_F(AliasGroupsTest, APlaceIsNotShortForANewspaper) {
  const auto paper = name("Bergen Times", NameType::Work), city = name("Bergen", NameType::Place);
  groups_.join_aliases();
  EXPECT_FALSE(together(paper, city));
}

TEST_F(AliasGroupsTest, InitialsOfOnePhraseStandForIt) {
  const auto phrase = concept_form("artificial general intelligence"), acronym = name("AGI", NameType::None);
  const auto other = concept_form("applied geometry");
  groups_.join_aliases();
  EXPECT_TRUE(together(phrase, acronym));
  EXPECT_FALSE(together(other, acronym));
}

TEST_F(AliasGroupsTest, InitialsThatTwoPhrasesShareStayAlone) {
  const auto a = concept_form("machine learning"), b = concept_form("military law"), acronym = name("ML", NameType::None);
  groups_.join_aliases();
  EXPECT_FALSE(together(a, acronym));
  EXPECT_FALSE(together(b, acronym));
}

TEST_F(AliasGroupsTest, ANounThatSaysTheKindMayBeLeftOut) {
  const auto mount = name("Mount Velmo", NameType::Place), bare = name("Velmo", NameType::Place);
  const auto team = name("Team Orvik", NameType::Organization), riders = name("Orvik", NameType::Product);
  const auto empire = name("Sarn Empire", NameType::Place), land = name("Sarn", NameType::Place);
  const auto city = name("Dorvo City", NameType::Place), other = name("Dorvo", NameType::Place);
  groups_.join_aliases();
  EXPECT_TRUE(together(mount, bare));
  EXPECT_TRUE(together(team, riders));
  EXPECT_TRUE(together(empire, land));
  EXPECT_FALSE(together(city, other));
}

TEST_F(AliasGroupsTest, TheHeadOfALongerTermIsThatTerm) {
  const auto shoe = concept_form("carbon-plated shoe"), bare = concept_form("shoe");
  groups_.join_aliases();
  EXPECT_TRUE(together(shoe, bare));
  EXPECT_EQ(groups_.forms()[bare].reason, "head of a longer term");
}

TEST_F(AliasGroupsTest, ATermThatTheTextHasFirstStaysApart) {
  const auto phage = concept_form("phage"), lytic = concept_form("lytic phage");
  groups_.join_aliases();
  EXPECT_FALSE(together(phage, lytic));
}

TEST_F(AliasGroupsTest, AHeadOfTwoTermsIsNeither) {
  const auto solid = concept_form("solid-state cell"), fuel = concept_form("fuel cell"), bare = concept_form("cell");
  groups_.join_aliases();
  EXPECT_FALSE(together(solid, bare));
  EXPECT_FALSE(together(fuel, bare));
}

}  // namespace
}  // namespace quipu::entities
