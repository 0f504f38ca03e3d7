// The small parts that writers share: escaping, numbers, wrapping, colours.

#include <gtest/gtest.h>

#include "exporters/dot_text.hpp"
#include "exporters/json_text.hpp"
#include "exporters/numbers.hpp"
#include "exporters/palette.hpp"
#include "exporters/xml_text.hpp"
#include "tests/exporters/sample_graphs.hpp"

namespace quipu::exporters {
namespace {

using namespace std::string_literals;

struct TextCase {
  std::string in;
  std::string out;
};

template <class Append>
std::string text_of(Append append, const std::string& in) {
  std::string out = "|";  // what was there before stays
  append(out, in);
  return out.substr(1);
}

TEST(XmlText, Content) {
  const TextCase cases[] = {
      {"", ""},
      {"plain é 😀", "plain é 😀"},
      {"a<b>&c", "a&lt;b&gt;&amp;c"},
      {"]]>", "]]&gt;"},
      {"\"'\t\n", "\"'\t\n"},
      {"\r\n", "&#13;\n"},
      {"\x01x\x1F\x7Fy\0z"s, "x\x7Fyz"},
      {"\xEF\xBF\xBE\xEF\xBF\xBFx\xEF\xBF\xBD", "x\xEF\xBF\xBD"},
      {"\xC3", "\xEF\xBF\xBD"},
      {"\xC0\xAFx", "\xEF\xBF\xBD\xEF\xBF\xBDx"},
      {"\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
      {"\xF4\x90\x80\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
  };
  for (const auto& [in, out] : cases) EXPECT_EQ(text_of(append_xml_content, in), out);
}

TEST(XmlText, Attribute) {
  const TextCase cases[] = {{"a\"b'c", "a&quot;b'c"}, {"\t\n\r", "&#9;&#10;&#13;"}, {"<&>\x02", "&lt;&amp;&gt;"}};
  for (const auto& [in, out] : cases) EXPECT_EQ(text_of(append_xml_attribute, in), out);
}

TEST(JsonText, Strings) {
  const TextCase cases[] = {
      {"", "\"\""},
      {"a\"b\\c/d", "\"a\\\"b\\\\c/d\""},
      {"\n\r\t", "\"\\n\\r\\t\""},
      {"\0\x1F"s, "\"\\u0000\\u001f\""},
      {"é😀\x7F", "\"é😀\\u007f\""},
      {"\xFF", "\"\xEF\xBF\xBD\""},
  };
  for (const auto& [in, out] : cases) EXPECT_EQ(text_of(append_json_string, in), out);
  const std::vector<std::string> list{"a", "b\""};
  std::string out;
  append_json_list(out, list);
  append_json_list(out, {});
  EXPECT_EQ(out, "[\"a\",\"b\\\"\"][]");
}

TEST(DotText, Strings) {
  const TextCase cases[] = {
      {"node", "\"node\""},
      {"ends in \\", "\"ends in \\\\\""},
      {"\\\"", "\"\\\\\\\"\""},
      {"a\nb\r\tc\x01\x7F", "\"a\\nb c\""},
      {"&lt; <b>", "\"&lt; <b>\""},
  };
  for (const auto& [in, out] : cases) EXPECT_EQ(text_of(append_dot_string, in), out);
}

TEST(DotText, LabelsKeepWhatLooksLikeAnEntity) {
  const TextCase cases[] = {
      {"&lt;", "\"&amp;lt;\""}, {"&#60;&#x3c;", "\"&amp;#60;&amp;#x3c;\""}, {"AT&T", "\"AT&T\""}, {"a & b;", "\"a & b;\""},
      {"&", "\"&\""},           {"&;&#;", "\"&;&#;\""},                     {"&amp", "\"&amp\""}, {"&&gt;", "\"&&amp;gt;\""},
  };
  for (const auto& [in, out] : cases) EXPECT_EQ(text_of(append_dot_label, in), out);
}

TEST(DotText, WrapsAtWords) {
  struct WrapCase {
    const char* in;
    const char* out;
  };
  const WrapCase cases[] = {
      {"", ""},
      {"   ", ""},
      {"short", "short"},
      {"one two three", "one two\nthree"},
      {"one\ntwo  three", "one two\nthree"},
      {"exactly10c and", "exactly10c\nand"},
      {"éééé éééé é", "éééé éééé\né"},
      {"a bb ccc dddd eeeee ffffff ggggggg hhhhhhhh", "a bb ccc\ndddd eeeee\nffffff…"},
      {"wwwwwwwwwwwwwwwwwwwwwwwww", "wwwwwwwwwwwwwwwwwwww…"},
  };
  for (const WrapCase& one : cases) EXPECT_EQ(wrap_words(one.in, 10, 3), one.out) << one.in;
}

TEST(Numbers, Thousandths) {
  const std::pair<std::uint64_t, const char*> cases[] = {{0, "0"},       {1, "0.001"}, {10, "0.01"},   {100, "0.1"},
                                                         {940, "0.94"},  {905, "0.905"}, {1000, "1"}, {123456, "123.456"}};
  for (const auto& [in, out] : cases) {
    std::string text;
    append_thousandths(text, in);
    EXPECT_EQ(text, out);
  }
}

TEST(Colors, Parse) {
  EXPECT_EQ(parse_color("#0072B2"), (Rgb{0, 0x72, 0xB2}));
  EXPECT_EQ(parse_color("#e69f00"), (Rgb{0xE6, 0x9F, 0}));
  for (const char* bad : {"", "#fff", "0072b2", "#0072bg", "#0072b22", "#-10203"}) EXPECT_EQ(parse_color(bad), kNoColor) << bad;
}

TEST(Colors, Hsv) {
  const std::pair<Rgb, const char*> cases[] = {
      {{0, 0, 0}, "0,0,0"},     {{255, 255, 255}, "0,0,1"}, {{255, 0, 0}, "0,1,1"},           {{0, 255, 0}, "0.333,1,1"},
      {{0, 0, 255}, "0.667,1,1"}, {{255, 0, 1}, "0.999,1,1"}, {{0, 0x72, 0xB2}, "0.56,1,0.698"}, {{136, 136, 136}, "0,0,0.533"},
  };
  for (const auto& [color, out] : cases) {
    std::string text;
    append_hsv(text, color);
    EXPECT_EQ(text, out);
  }
}

TEST(Colors, Lighter) {
  EXPECT_EQ(lighter({100, 0, 255}, 0), (Rgb{100, 0, 255}));
  EXPECT_EQ(lighter({100, 0, 255}, 100), (Rgb{255, 255, 255}));
  EXPECT_EQ(lighter({55, 5, 255}, 50), (Rgb{155, 130, 255}));
}

TEST(Colors, PaletteTakesTheOntologysColors) {
  const Palette palette(samples::ontology());
  EXPECT_EQ(palette.color("Organization"), (Rgb{0, 0x72, 0xB2}));
  EXPECT_EQ(palette.color("NoSuchType"), kNoColor);
  EXPECT_EQ(palette.color(""), kNoColor);
}

}  // namespace
}  // namespace quipu::exporters
