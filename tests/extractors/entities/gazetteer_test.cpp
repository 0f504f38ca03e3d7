#include "extractors/entities/gazetteer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "graph/error.hpp"

namespace quipu::entities {
namespace {

using language::NameType;
using ::testing::HasSubstr;

constexpr std::string_view kList =
    "# a list for tests\n"
    "Aton\tPlace\t3\ttest\n"
    "Aton River\tPlace\t2\ttest\n"
    "Aton River Bank\tOrganization\t2\ttest\n"
    "University of Aton, Berl\tOrganization\t2\ttest\n"
    "Xyl & Sons\tOrganization|Product\t1\ttest\n"
    "McDorn's\tOrganization\t2\ttest\n"
    "U.S.\tPlace\t1\ttest\n"
    "Coca-Xola\tProduct\t1\ttest\n"
    "Tarbet\tOrganization\t1w\ttest\n"
    "QVIDIA\tOrganization\t1\ttest\n"
    "qPhone\tProduct\t1\ttest\n"
    "de Borvo\tPerson\t2\ttest\n"
    "Q++\tProduct\t2\ttest\n"
    "Élan Vital\tWork\t2\ttest\n"
    "3Q\tOrganization\t2\ttest\n";

/// A document of one sentence a line, its tokens parted by single spaces.
struct Text {
  explicit Text(const std::string& text) {
    document.text = text;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
      language::Token token;
      token.begin = static_cast<std::uint32_t>(at);
      token.end = static_cast<std::uint32_t>(end);
      if (end > at) annotation.tokens.push_back(token);
      if (end == text.size() || text[end] == '\n') {
        const auto tokens = static_cast<language::TokenIndex>(annotation.tokens.size());
        annotation.sentences.push_back({.first = first, .end = tokens, .block = 0, .text = {}});
        first = tokens;
      }
      at = end + 1;
    }
  }
  std::string of(const GazetteerMatch& match) const {
    const std::uint32_t begin = annotation.tokens[match.first].begin;
    return document.text.substr(begin, annotation.tokens[match.end - 1].end - begin);
  }

  Document document;
  language::Annotation annotation;
  language::TokenIndex first = 0;
};

Gazetteer make(std::string_view list) {
  Gazetteer gazetteer;
  gazetteer.add_list(list, "list.tsv");
  return gazetteer;
}

std::string found(const Gazetteer& gazetteer, const std::string& text) {
  const Text tokens(text);
  Gazetteer::Workspace workspace;
  std::vector<GazetteerMatch> matches;
  gazetteer.match(tokens.document, tokens.annotation, workspace, matches);
  std::string shown;
  for (const GazetteerMatch& match : matches) {
    if (!shown.empty()) shown += "; ";
    shown += tokens.of(match) + " " + std::string(to_string(match.type)) + (match.case_differs ? "?" : "") +
             (match.common ? " w" : "");
  }
  return shown;
}

TEST(Gazetteer, FindsTheLongestNameAtEachPlace) {
  struct Case {
    const char* what;
    const char* text;
    const char* names;
  };
  const Case cases[] = {
      {"nothing", "Nothing here .", ""},
      {"one token", "in Aton .", "Aton Place"},
      {"the longest", "the Aton River Bank of Aton River", "Aton River Bank Organization; Aton River Place"},
      {"a prefix that goes on otherwise", "Aton River Boats", "Aton River Place"},
      {"punctuation inside", "the University of Aton , Berl said", "University of Aton , Berl Organization"},
      {"an ampersand, apart or not", "Xyl & Sons and Xyl& Sons", "Xyl & Sons Organization; Xyl& Sons Organization"},
      {"a possessive that belongs to the name", "at McDorn 's or McDorn’s", "McDorn 's Organization; McDorn’s Organization"},
      {"a possessive that does not", "Aton 's river", "Aton Place"},
      {"full stops", "the U.S. and the US", "U.S. Place; US Place"},
      {"a hyphen, apart or not, of any kind", "Coca-Xola Coca - Xola Coca–Xola",
       "Coca-Xola Product; Coca - Xola Product; Coca–Xola Product"},
      {"not inside a token", "Aton-based Q++11", ""},
      {"signs", "in Q++ .", "Q++ Product"},
      {"digits", "at 3Q today", "3Q Organization"},
      {"not across sentences", "Aton\nRiver Bank", "Aton Place"},
      {"written small by the list", "a qPhone of de Borvo", "qPhone Product; de Borvo Person"},
      {"ordinary words keep their flag", "at Tarbet", "Tarbet Organization w"},
      {"small letters are no name", "the aton river and tarbet", ""},
      {"capitals", "XYL & SONS buys ATON RIVER BANK", "XYL & SONS Organization?; ATON RIVER BANK Organization?"},
      {"capitals of the list, title case of the text", "Qvidia", "Qvidia Organization?"},
      {"short capitals prove nothing", "Us and 3q", ""},
      {"letters beyond ASCII fold too", "ÉLAN VITAL", "ÉLAN VITAL Work?"},
  };
  const Gazetteer gazetteer = make(kList);
  for (const Case& c : cases) EXPECT_EQ(found(gazetteer, c.text), c.names) << c.what;
}

TEST(Gazetteer, UnitesTypesAndLetsTheBestTierLead) {
  const Gazetteer gazetteer = make(
      "Orix\tOrganization\t3\ta\nOrix\tPlace\t3w\tb\n"  // equal tiers: the place
      "Umbra\tPlace\t3\ta\nUmbra\tOrganization|Product\t1\tb\n");
  const GazetteerMatch orix = gazetteer.lookup("Orix");
  EXPECT_EQ(orix.type, NameType::Place);
  EXPECT_EQ(orix.types, bit(NameType::Place) | bit(NameType::Organization));
  EXPECT_TRUE(orix.common);
  const GazetteerMatch umbra = gazetteer.lookup("Umbra");
  EXPECT_EQ(umbra.type, NameType::Organization);
  EXPECT_EQ(umbra.tier, 1);
  EXPECT_EQ(umbra.types, bit(NameType::Place) | bit(NameType::Organization) | bit(NameType::Product));
  EXPECT_EQ(gazetteer.names(), 2u);
}

TEST(Gazetteer, KeepsNamesThatDifferOnlyInCaseApart) {
  const Gazetteer gazetteer = make("NAVO\tOrganization\t1\ta\nNavo\tPlace\t2\ta\n");
  EXPECT_EQ(found(gazetteer, "NAVO in Navo"), "NAVO Organization; Navo Place");
}

TEST(Gazetteer, LookupSaysWhetherAWholeNameIsListed) {
  const Gazetteer gazetteer = make(kList);
  EXPECT_EQ(gazetteer.lookup("Aton River").type, NameType::Place);
  EXPECT_FALSE(gazetteer.lookup("Aton River").case_differs);
  EXPECT_TRUE(gazetteer.lookup("aton river").case_differs);
  for (const char* name : {"", "Aton Riv", "Nobody", "Aton River Bank Tower"}) EXPECT_EQ(gazetteer.lookup(name).types, 0) << name;
}

TEST(Gazetteer, RefusesBrokenLines) {
  struct Case {
    const char* list;
    const char* message;
  };
  const Case cases[] = {
      {"# fine\nAton\n", "list.tsv:2: unknown node type ''"},
      {"Aton\tPlanet\t1\n", "list.tsv:1: unknown node type 'Planet'"},
      {"Aton\tPlace|\t1\n", "unknown node type ''"},
      {"Aton\tPlace\n", "tier"},
      {"Aton\tPlace\t4\n", "tier"},
      {"Aton\tPlace\t1x\n", "unknown flag '1x'"},
      {"\tPlace\t1\n", "the name is empty"},
  };
  for (const Case& c : cases) {
    try {
      make(c.list);
      ADD_FAILURE() << c.list << ": no error";
    } catch (const DataError& error) {
      EXPECT_THAT(error.what(), HasSubstr(c.message)) << c.list;
    }
  }
  EXPECT_THROW(Gazetteer::load("/nonexistent"), DataError);
}

TEST(Gazetteer, ShippedListsHoldMoreThanAHundredThousandNames) {
  const Gazetteer gazetteer = Gazetteer::load(QUIPU_SOURCE_DIR "/data/gazetteers");
  EXPECT_GT(gazetteer.names(), 100'000u);
  EXPECT_EQ(gazetteer.lookup("Norway").type, NameType::Place);
  EXPECT_EQ(gazetteer.lookup("New York Times").types & bit(NameType::Work), bit(NameType::Work));
  EXPECT_EQ(gazetteer.lookup("Most").types, 0) << "words as common as this are no names";
}

}  // namespace
}  // namespace quipu::entities
