// Names of notes on every file system, and Cypher's quoting.

#include "exporters/obsidian.hpp"

#include <gtest/gtest.h>

#include "exporters/cypher.hpp"
#include "exporters/file_names.hpp"

namespace quipu::exporters {
namespace {

TEST(SafeFileName, KeepsWhatIsSafeAndReplacesTheRest) {
  const std::pair<std::string, std::string> cases[] = {
      {"Ada Lovelace", "Ada Lovelace"},
      {"日本語", "日本語"},
      {"a/b\\c:d*e?f\"g<h>i|j#k^l[m]n", "a-b-c-d-e-f-g-h-i-j-k-l-m-n"},
      {"../../etc/passwd", "-..-etc-passwd"},
      {"..", "unnamed"},
      {"", "unnamed"},
      {"...hidden. ", "hidden"},
      {"two\nlines\tand\x01 control", "two lines and control"},
      {std::string("nul \0 inside", 12), "nul  inside"},
      {"\xE2\x80\xAE reversed", "reversed"},
      {"con", "con_"},
      {"COM1.txt", "COM1.txt_"},
      {"LPT", "LPT"},
      {"console", "console"},
      {"broken \xFF", "broken \xEF\xBF\xBD"},
  };
  for (const auto& [name, wanted] : cases) EXPECT_EQ(safe_file_name(name), wanted);
}

TEST(SafeFileName, IsCutBetweenCharacters) {
  std::string name;
  for (int i = 0; i < 100; ++i) name += "é";
  EXPECT_EQ(safe_file_name(name), name.substr(0, 100));
  EXPECT_EQ(safe_file_name("x" + name), "x" + name.substr(0, 98));
  EXPECT_EQ(safe_file_name(std::string(300, 'w')), std::string(100, 'w'));
}

TEST(FileNames, DifferOnEveryFileSystem) {
  FileNames names;
  EXPECT_EQ(names.take("Mercury", "Place"), "Mercury");
  EXPECT_EQ(names.take("mercury", "Concept"), "mercury (Concept)");
  EXPECT_EQ(names.take("MERCURY", "Concept"), "MERCURY (Concept) 2");
  EXPECT_EQ(names.take("Mercury (Concept)", "A/B"), "Mercury (Concept) (A-B)");
  EXPECT_EQ(names.take("caf\xC3\xA9", "Place"), "caf\xC3\xA9");
  EXPECT_EQ(names.take("cafe\xCC\x81", "Place"), "cafe\xCC\x81 (Place)");  // the same letters, decomposed
}

TEST(Cypher, QuotesNamesAndTexts) {
  const std::pair<std::string, std::string> texts[] = {
      {"O'Brien", "'O\\'Brien'"},
      {"a\nb\tc\rd", "'a\\nb\\tc\\rd'"},
      {"end \\", "'end \\u005C\\u005C'"},
      {"\\u0027 RETURN 1", "'\\u005C\\u005Cu0027 RETURN 1'"},
      {std::string("a\0b\x01", 4), "'ab\\u0001'"},
      {"; // --", "'; // --'"},
  };
  for (const auto& [text, wanted] : texts) {
    std::string got;
    append_cypher_string(got, text);
    EXPECT_EQ(got, wanted);
  }
  const std::pair<std::string, std::string> names[] = {
      {"WORKS_AT", "`WORKS_AT`"}, {"a`b", "`a``b`"}, {"a\\u0060b", "`a\\u005Cu0060b`"}, {"", "`_`"}, {"a\nb", "`a\\u000Ab`"},
  };
  for (const auto& [name, wanted] : names) {
    std::string got;
    append_cypher_name(got, name);
    EXPECT_EQ(got, wanted);
  }
}

}  // namespace
}  // namespace quipu::exporters
