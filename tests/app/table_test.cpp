#include "app/table.hpp"

#include <gtest/gtest.h>

namespace quipu::app {
namespace {

TEST(Table, PrintableTextCannotSteerATerminal) {
  const std::pair<std::string, std::string> cases[] = {
      {"plain", "plain"},
      {"two\nlines\r\n", "two lines"},
      {"\x1b[31mred\x1b[0m", "[31mred [0m"},
      {"a \t  b", "a b"},
      {"c1 \xC2\x9B"
       "31m",
       "c1 31m"},  // CSI as one C1 control
      {"line\xE2\x80\xA8separator", "line separator"},
      {"Zo\xC3\xAB \xE6\x9D\xB1", "Zo\xC3\xAB \xE6\x9D\xB1"},
      {"del\x7F", "del"},
      {"", ""},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(printable(text), expected);
}

TEST(Table, ColumnsAreAsWideAsTheirWidestCellInCharacters) {
  Table table({"name", "n", "last"});
  table.add({"Zo\xC3\xAB", "1", "x"});
  table.add({"Wolfgang", "22", "a long cell"});
  EXPECT_EQ(table.text(1), " name      n   last\n Zo\xC3\xAB       1   x\n Wolfgang  22  a long cell\n");
}

TEST(Table, CsvQuotesWhatNeedsIt) {
  Table table({"a", "b"});
  table.add({"plain", "with, comma"});
  table.add({"say \"x\"", "two\nlines"});
  EXPECT_EQ(table.csv(), "a,b\r\nplain,\"with, comma\"\r\n\"say \"\"x\"\"\",\"two\nlines\"\r\n");
}

TEST(Table, WithoutRows) {
  EXPECT_TRUE(Table({"a"}).empty());
  EXPECT_EQ(Table({"a", "b"}).text(), "a  b\n");
}

}  // namespace
}  // namespace quipu::app
