#include "extractors/language/known_names.hpp"

#include <gtest/gtest.h>

#include "extractors/language/name_tagger.hpp"

namespace quipu::language {
namespace {

constexpr std::size_t kOrganization = 1, kPlace = 2, kProduct = 3, kPart = KnownNames::kKinds;

class ShippedNames : public testing::Test {
 protected:
  std::vector<KnownNames::Hint> find(std::vector<std::string_view> words) {
    std::vector<KnownNames::Hint> hints;
    names_.find(words, hints);
    return hints;
  }
  void SetUp() override {
    SectionReader reader(*model_, NameTagger::kSection);
    names_.read(reader);
  }

  std::shared_ptr<const ModelFile> model_ = ModelFile::open(std::filesystem::path(QUIPU_SOURCE_DIR) / "data" / "english.model");
  KnownNames names_;
};

TEST_F(ShippedNames, ANameHasAllKindsOfTheListsThatHoldIt) {
  const auto hints = find({"Google"});
  EXPECT_NE(hints[0][kOrganization], 0);
  EXPECT_NE(hints[0][kProduct], 0);
  EXPECT_EQ(hints[0][kPlace], 0);
}

TEST_F(ShippedNames, TheLongestNameCoversItsWords) {
  const auto hints = find({"to", "New", "York", "City", "and"});
  EXPECT_EQ(hints[0][kPlace], 0);
  EXPECT_NE(hints[1][kPlace], 0);
  EXPECT_EQ(hints[2][kPlace], hints[1][kPlace] + 2);  // inside after first
  EXPECT_EQ(hints[3][kPlace], hints[1][kPlace] + 4);  // last
  EXPECT_EQ(hints[4][kPlace], 0);
}

TEST_F(ShippedNames, CapitalsAreSaid) { EXPECT_EQ(find({"Paris"})[0][kPlace], find({"paris"})[0][kPlace] + 1); }

TEST_F(ShippedNames, GivenNamesAndSurnamesAreSaidApart) {
  const auto hints = find({"Mary", "Smith", "telephone"});
  EXPECT_NE(hints[0][kPart], 0);
  EXPECT_NE(hints[1][kPart], 0);
  EXPECT_NE(hints[0][kPart], hints[1][kPart]);
  EXPECT_EQ(hints[2][kPart], 0);
}

TEST_F(ShippedNames, ShortWordsInSmallLettersAreNoNames) {
  for (const auto& hint : find({"it", "is", "us"})) {
    for (std::size_t kind = 0; kind < KnownNames::kKinds; ++kind) EXPECT_EQ(hint[kind], 0);
  }
}

TEST_F(ShippedNames, HintsStayInTheirRange) {
  for (const auto& hint : find({"Google", "New", "York", "Python", "Washington", "Amazon", "General", "Motors"})) {
    for (const std::uint16_t fact : hint) EXPECT_LT(fact, KnownNames::kHints);
  }
}

}  // namespace
}  // namespace quipu::language
