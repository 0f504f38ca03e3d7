// Bad patterns are refused with file, line and fragment; every pattern of data/patterns passes its own examples.

#include "extractors/relations/pattern.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/error.hpp"

namespace quipu::relations {
namespace {

using testing::HasSubstr;

const Ontology& ontology() {
  static const Ontology loaded = Ontology::load(QUIPU_SOURCE_DIR "/data/ontology.toml");
  return loaded;
}

/// A pattern that is right but for the line given, which replaces that of the same key.
std::string pattern_with(const std::string& key, const std::string& line) {
  const std::pair<const char*, const char*> lines[] = {
      {"id", "id = 'x'"}, {"relation", "relation = 'WORKS_AT'"}, {"verbs", "verbs = ['toil']"}, {"source", "source = 'subject'"},
      {"target", "target = 'at | for'"}, {"positive", "positive = 'A => B > C'"}, {"negative", "negative = 'A'"}};
  std::string text = "# a comment\n[[pattern]]\n";
  bool replaced = false;
  for (const auto& [name, usual] : lines) {
    text += (key == name ? line : std::string(usual)) + "\n";
    replaced = replaced || key == name;
  }
  return replaced ? text : text + line + "\n";
}

struct BadCase {
  const char* key;
  const char* line;
  const char* message;
};

class BadPattern : public testing::TestWithParam<BadCase> {};

TEST_P(BadPattern, IsRefusedWithItsPlace) {
  PatternSet set;
  try {
    set.parse(pattern_with(GetParam().key, GetParam().line), "family.toml", ontology());
    FAIL() << "accepted";
  } catch (const DataError& error) {
    EXPECT_THAT(error.what(), HasSubstr("family.toml:"));
    EXPECT_THAT(error.what(), HasSubstr(GetParam().message));
  }
}

INSTANTIATE_TEST_SUITE_P(
    Cases, BadPattern,
    testing::Values(BadCase{"id", "", "missing 'id'"}, BadCase{"id", "id = 7", "'id' must be a string"},
                    BadCase{"relation", "relation = 'TOILS_AT'", "no such relation in the ontology: 'TOILS_AT'"},
                    BadCase{"verbs", "", "needs exactly one of"}, BadCase{"verbs", "verbs = 'toil'", "must be a list of strings"},
                    BadCase{"verbs", "verbs = ['toil']\nnouns = ['toil']", "needs exactly one of"},
                    BadCase{"verbs", "link = 'kinship'", "link is none of"}, BadCase{"source", "source = 'Subject!'", "source is no slot: 'Subject!'"},
                    BadCase{"target", "target = 'at ||'", "target is no slot"}, BadCase{"positive", "", "missing 'positive'"},
                    BadCase{"negative", "negative = ''", "must not be empty"}, BadCase{"colour", "colour = 'red'", "unknown key: 'colour'"},
                    BadCase{"target_types", "target_types = ['Firm']", "no such node type in the ontology: 'Firm'"},
                    BadCase{"target_types", "target_types = ['Place']", "can never satisfy domain and range"},
                    BadCase{"confidence", "confidence = 2", "must be a number from 0 to 1"},
                    BadCase{"id", "id = 'x", "family.toml:3"}));

TEST(PatternSet, RefusesAnIdTwice) {
  PatternSet set;
  set.parse(pattern_with("", ""), "one.toml", ontology());
  EXPECT_THROW(set.parse(pattern_with("", ""), "two.toml", ontology()), DataError);
}

TEST(PatternSet, FindsPatternsByTheirWords) {
  PatternSet set;
  set.parse(pattern_with("", ""), "one.toml", ontology());
  EXPECT_EQ(set.with_word(AnchorKind::Verb, "toil").size(), 1u);
  EXPECT_TRUE(set.with_word(AnchorKind::Noun, "toil").empty());
  EXPECT_EQ(set.patterns()[0].target.size(), 2u);
  EXPECT_EQ(set.patterns()[0].target[1].preposition, "for");
}

TEST(PatternSet, OfAMissingFolderIsAnError) { EXPECT_THROW(PatternSet::load("/nonexistent/patterns", ontology()), DataError); }

}  // namespace
}  // namespace quipu::relations
