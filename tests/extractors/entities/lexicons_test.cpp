#include "extractors/entities/lexicons.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "graph/error.hpp"

namespace quipu::entities {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::filesystem::path kData = QUIPU_SOURCE_DIR "/data";

const Lexicons& shipped() {
  static const Lexicons lexicons = Lexicons::load(kData);
  return lexicons;
}

TEST(Lexicons, KnowWordsOfEveryList) {
  struct Case {
    const char* word;
    Lexicon lexicon;
  };
  const Case cases[] = {
      {"Dr", Lexicon::Honorific},        {"Dr.", Lexicon::Honorific},
      {"PhD", Lexicon::NameSuffix},      {"Ph.D.", Lexicon::NameSuffix},
      {"Engineer", Lexicon::Role},       {"sister", Lexicon::Family},
      {"Inc.", Lexicon::LegalSuffix},    {"University", Lexicon::OrganizationHead},
      {"River", Lexicon::PlaceHead},     {"Festival", Lexicon::EventHead},
      {"Symphony", Lexicon::WorkHead},   {"Telescope", Lexicon::ProductHead},
      {"Kenyans", Lexicon::Nationality}, {"Swahili", Lexicon::Language},
      {"March", Lexicon::Calendar},      {"VAN", Lexicon::FunctionWord},
  };
  for (const Case& c : cases) EXPECT_TRUE(shipped().is(c.word, c.lexicon)) << c.word;
  EXPECT_FALSE(shipped().is("River", Lexicon::Honorific));
  EXPECT_EQ(shipped().word("qwrtzp").lexicons, 0u);
}

TEST(Lexicons, WeighNamesAndWords) {
  EXPECT_GT(shipped().word("Mary").given_name, shipped().word("Lou").given_name);
  EXPECT_GT(shipped().word("SMITH").surname, shipped().word("Zuckerman").surname);
  EXPECT_GT(shipped().word("the").common_word, shipped().word("river").common_word);
  EXPECT_GT(shipped().word("river").common_word, 0);
  EXPECT_EQ(shipped().word("Norway").common_word, 0);
  EXPECT_EQ(shipped().word("José").given_name, shipped().word("JOSÉ").given_name);
}

TEST(Lexicons, PairNicknames) {
  EXPECT_THAT(shipped().full_names("Bill"), ::testing::Contains("william"));
  EXPECT_TRUE(shipped().full_names("Qwrtzp").empty());
  EXPECT_TRUE(shipped().same_given_name("Bill", "William"));
  EXPECT_TRUE(shipped().same_given_name("WILLIAM", "bill"));
  EXPECT_TRUE(shipped().same_given_name("Qwrtzp", "qwrtzp"));
  EXPECT_FALSE(shipped().same_given_name("Bill", "Mary"));
}

TEST(Lexicons, KnowThePlacesOfNationalities) {
  EXPECT_EQ(shipped().country_of("Danish"), "Denmark");
  EXPECT_EQ(shipped().country_of("danes"), "Denmark");
  EXPECT_EQ(shipped().country_of("Congolese"), "");
  EXPECT_EQ(shipped().country_of("Denmark"), "");
}

TEST(Lexicons, RefuseMissingAndBrokenLists) {
  const auto folder = std::filesystem::temp_directory_path() / ("quipu-lexicons-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  std::filesystem::copy(kData / "english", folder / "english", std::filesystem::copy_options::recursive);
  std::filesystem::copy(kData / "gazetteers", folder / "gazetteers");
  struct Case {
    const char* file;
    const char* text;
    const char* message;
  };
  const Case cases[] = {
      {"english/lexicons/role.txt", "# nothing\n", "role.txt: the list is empty"},
      {"english/lexicons/role.txt", "baker\nmaster builder\n", "role.txt:2: one word expected: 'master builder'"},
      {"english/lexicons/role.txt", "baker\tBath\n", "role.txt:1: too many columns"},
      {"gazetteers/surnames.txt", "smith\n", "surnames.txt:1: a weight of 1 to 255 expected"},
      {"gazetteers/surnames.txt", "smith\t256\n", "a weight of 1 to 255 expected"},
      {"gazetteers/nicknames.txt", "bill\n", "nicknames.txt:1: one word expected"},
      {"gazetteers/given_names.txt", "a\xFF\t3\n", "given_names.txt:1: not valid UTF-8"},
  };
  for (const Case& c : cases) {
    std::filesystem::copy_file(kData / c.file, folder / "saved", std::filesystem::copy_options::overwrite_existing);
    std::ofstream(folder / c.file) << c.text;
    try {
      Lexicons::load(folder);
      ADD_FAILURE() << c.file << " " << c.text << ": no error";
    } catch (const DataError& error) {
      EXPECT_THAT(error.what(), HasSubstr(c.message));
    }
    std::filesystem::copy_file(folder / "saved", folder / c.file, std::filesystem::copy_options::overwrite_existing);
  }
  std::filesystem::remove(folder / "english/lexicons/family.txt");
  EXPECT_THROW(Lexicons::load(folder), DataError);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace quipu::entities
