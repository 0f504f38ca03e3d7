#include "graph/utf8.hpp"

#include <gtest/gtest.h>

namespace quipu {
namespace {

TEST(Utf8, Lengths) {
  const std::pair<std::string, std::size_t> cases[] = {
      {"a", 1},        {"\xC2\x80", 2},     {"\xC1\xBF", 0}, {"\xE0\x9F\xBF", 0}, {"\xE0\xA0\x80", 3},     {"\xED\x9F\xBF", 3},
      {"\xED\xA0\x80", 0}, {"\xF0\x8F\xBF\xBF", 0}, {"\xF0\x90\x80\x80", 4}, {"\xF4\x8F\xBF\xBF", 4}, {"\xF4\x90\x80\x80", 0},
      {"\xF5\x80\x80\x80", 0}, {"\x80", 0}, {"\xE2\x82", 0}, {"\xE2", 0},
  };
  for (const auto& [text, length] : cases) EXPECT_EQ(utf8_length(text, 0), length) << testing::PrintToString(text);
}

TEST(Utf8, Repair) {
  const std::pair<const char*, const char*> cases[] = {
      {"", ""}, {"é😀", "é😀"}, {"a\xFFz", "a\xEF\xBF\xBDz"}, {"\xE2\x82", "\xEF\xBF\xBD\xEF\xBF\xBD"}, {"\xC3", "\xEF\xBF\xBD"}};
  for (const auto& [in, out] : cases) {
    EXPECT_EQ(repaired_utf8(in), out);
    EXPECT_EQ(is_utf8(in), std::string_view(in) == out) << in;
    EXPECT_TRUE(is_utf8(out));
  }
}

TEST(Utf8, CodePointsThereAndBack) {
  for (const char32_t c : {U'a', U'\x7F', U'\x80', U'\x7FF', U'\x800', U'\xFFFD', U'\x10000', U'\x10FFFF'}) {
    std::string text;
    append_utf8(text, c);
    std::size_t at = 0;
    EXPECT_EQ(next_utf8(text, at), c);
    EXPECT_EQ(at, text.size());
    EXPECT_EQ(utf8_length(text, 0), text.size());
  }
}

TEST(Utf8, FoldCase) {
  const std::pair<const char*, const char*> cases[] = {
      {"ABC xyz", "abc xyz"}, {"ÉCOLE", "école"}, {"ΣΊΣΥΦΟΣ", "σίσυφοσ"}, {"I", "i"}, {"Straße", "straße"}, {"\xFF", "\xEF\xBF\xBD"}};
  for (const auto& [in, out] : cases) EXPECT_EQ(fold_case(in), out);
}

}  // namespace
}  // namespace quipu
