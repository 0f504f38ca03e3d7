#include <gtest/gtest.h>

#include "graph/error.hpp"
#include "tests/extractors/documents/document_maker.hpp"

namespace quipu {
namespace {

using testing::parse;
using testing::show;
using testing::source_of;

TEST(PlainText, FindsBlocks) {
  struct Case {
    const char* what;
    const char* text;
    const char* blocks;
  };
  const Case cases[] = {
      {"one paragraph", "Ann met Bob.", "par: Ann met Bob.\n"},
      {"a title before a blank line", "A talk with Ann\n\nAnn met Bob.", "title1: A talk with Ann\npar: Ann met Bob.\n"},
      {"a title right before the body, one paragraph a line",
       "Ann on bees | Garden Hour #4\nAnn keeps bees in her garden.\nBob came by to see them.\n",
       "title1: Ann on bees | Garden Hour #4\npar: Ann keeps bees in her garden.\npar: Bob came by to see them.\n"},
      {"a question may be a title", "Who keeps the bees?\n\nAnn does.", "title1: Who keeps the bees?\npar: Ann does.\n"},
      {"a sentence is no title", "Ann keeps bees.\n\nBob does not.", "par: Ann keeps bees.\npar: Bob does not.\n"},
      {"a line alone is no title", "A talk with Ann\n", "par: A talk with Ann\n"},
      {"hard-wrapped lines are one paragraph",
       "Ann has kept bees in the garden behind her house since she moved\nto the village in 1998, when Bob, her neighbour, gave "
       "her the first\n"
       "hive and showed her how to use it.\n\nNow she has nine.",
       "par: Ann has kept bees in the garden behind her house since she moved/to the village in 1998, when Bob, her neighbour, "
       "gave her "
       "the first/hive and showed her how to use it.\npar: Now she has nine.\n"},
      {"a title above hard-wrapped lines",
       "Bees of the village\nAnn has kept bees in the garden behind her house since she moved\nto the village in 1998, when Bob, "
       "her neighbour, gave her the first\nhive.",
       "title1: Bees of the village\npar: Ann has kept bees in the garden behind her house since she moved/to the village in "
       "1998, when Bob, "
       "her neighbour, gave her the first/hive.\n"},
      {"verse stays apart", "Bees in spring\nhoney in june\nhives in a ring\nnever too soon\n",
       "title1: Bees in spring\npar: honey in june\npar: hives in a ring\npar: never too soon\n"},
      {"a list", "Tools:\n- smoker\n- veil\n  * for heads\n1. hive\n",
       "par: Tools:\nitem: smoker\nitem: veil\nitem1: for heads\nitem: hive\n"},
      {"a wrapped item",
       "- Ann has kept bees in the garden behind her house since she moved\n  to the village in 1998.\n- Bob has none.\n",
       "item: Ann has kept bees in the garden behind her house since she moved/  to the village in 1998.\nitem: Bob has none.\n"},
      {"a dash inside of wrapped prose begins no item",
       "Ann has kept bees in the garden behind her house since she moved\n- or so they say - to the village in 1998, when Bob, "
       "her neighbour,\ngave her the hive.",
       "par: Ann has kept bees in the garden behind her house since she moved/- or so they say - to the village in 1998, when "
       "Bob, her "
       "neighbour,/gave her the hive.\n"},
      {"a heading", "Ann keeps bees.\n\nHistory\n\nShe began in 1998.",
       "par: Ann keeps bees.\nheading2: History\npar: She began in 1998.\n"},
      {"underlined headings", "Bees\n====\n\nAnn keeps them.\n\nHives\n-----\n\nShe has nine.",
       "title1: Bees\npar: Ann keeps them.\nheading2: Hives\npar: She has nine.\n"},
      {"rules say nothing", "Ann keeps bees.\n\n* * *\n\nBob does not.\n-----\n", "par: Ann keeps bees.\npar: Bob does not.\n"},
      {"a dateline is no part of its sentence",
       "BERGEN, May 14 - The harbour group said on Tuesday that it had bought two ferries from its rival.",
       "par: BERGEN, May 14\npar: The harbour group said on Tuesday that it had bought two ferries from its rival.\n"},
      {"capitals before a dash need a date or an agency",
       "DNA tests - Ann likes them - show that the bees came from the south, as everybody had thought.",
       "par: DNA tests - Ann likes them - show that the bees came from the south, as everybody had thought.\n"},
      {"quotations", "Ann spoke.\n“Bees are kind.”\n\"They are.\" (Bob)\n“Yes”, said Ann, “but small.”\n",
       "par: Ann spoke.\nquote: “Bees are kind.”\nquote: \"They are.\" (Bob)\npar: “Yes”, said Ann, “but small.”\n"},
      {"Windows and old Mac line ends", "Bees\r\n\r\nAnn keeps them.\rBob does not.\r",
       "title1: Bees\npar: Ann keeps them.\npar: Bob does not.\n"},
      {"white space of all kinds around text", " \t\n\v\f\xC2\xA0 Ann keeps bees.\xC2\xA0\t\n\n", "par: Ann keeps bees.\n"},
  };
  for (const Case& c : cases) EXPECT_EQ(show(parse(c.text, "a.txt")), c.blocks) << c.what;
}

TEST(PlainText, BlocksStandUnderTheirHeadings) {
  const Document document = parse("Bees\n\nIntro text goes here.\n\nPeople\n\n- Ann\n\nTools\n\nSmokers and veils.", "a.txt");
  std::vector<std::uint32_t> headings;
  for (const Block& block : document.blocks) headings.push_back(block.heading);
  EXPECT_EQ(headings, (std::vector<std::uint32_t>{Block::kNone, 0, 0, 2, 0, 4}));
  EXPECT_EQ(document.title, "Bees");
}

TEST(PlainText, BlocksMapBackToTheirBytes) {
  const std::string texts[] = {
      "\xEF\xBB\xBF"
      "Bees\r\n\r\n- Zoë’s 🗻\r\n- Ann\r\n",
      testing::utf16(u"Bees\r\n\r\n- Zoë’s 🗻\r\n- Ann\r\n", true)};
  for (const std::string& bytes : texts) {
    const Document document = parse(bytes, "a.txt");
    ASSERT_EQ(document.blocks.size(), 3u);
    for (const Block& block : document.blocks) EXPECT_EQ(source_of(document, block, bytes), document.slice(block.text));
    EXPECT_EQ(document.slice(document.blocks[1].text), "Zoë’s 🗻");
  }
}

TEST(PlainText, OneLongLineIsOneParagraph) {
  std::string text;
  while (text.size() < (1u << 20)) text += "Ann keeps bees. ";
  const Document document = parse(text, "a.txt");
  ASSERT_EQ(document.blocks.size(), 1u);
  EXPECT_EQ(document.blocks[0].text, (Span{0, text.size() - 1}));
}

// Each took quadratic time in some version; at this size that is seconds, for large files hours.
TEST(PlainText, LongRunsTakeLinearTime) {
  for (const char* piece :
       {"\n", "\r\n", "Ann keeps bees.\n", "x\n\n", "- a\n", "-----\n", "Ann has kept bees in the garden behind\n"}) {
    std::string text = "Bees.\n";
    while (text.size() < (1u << 18)) text += piece;
    EXPECT_FALSE(parse(text, "a.txt").blocks.empty()) << piece;
  }
}

TEST(PlainText, TextWithoutTextIsRefused) {
  for (const char* text : {" ", "\n\n\t \r\n", "\xEF\xBB\xBF", "\xC2\xA0", "-----\n"})
    EXPECT_THROW(parse(text, "a.txt"), InputError) << text;
}

}  // namespace
}  // namespace quipu
