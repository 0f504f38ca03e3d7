#include "extractors/documents/labelled_turns.hpp"

#include <gtest/gtest.h>

#include "tests/extractors/documents/document_maker.hpp"

namespace quipu {
namespace {

using testing::parse;
using testing::source_of;

/// One line a block: time, speaker and text of turns, the text alone of others.
std::string turns(const Document& document) {
  std::string shown;
  for (const Block& block : document.blocks) {
    if (block.kind == BlockKind::Turn) shown += "<" + (block.time.empty() ? "" : block.time + " ") + block.speaker + "> ";
    shown += std::string(document.slice(block.text)) + "\n";
  }
  return shown;
}

TEST(TurnLabel, IsANameWithAColonOrATime) {
  struct Case {
    std::string_view line, speaker, time, words;
  };
  const Case cases[] = {
      {"Mara Quill: Hello there.", "Mara Quill", "", "Hello there."},
      {"**Mara Quill:** Hello there.", "Mara Quill", "", "Hello there."},
      {"**Mara Quill**: Hello there.", "Mara Quill", "", "Hello there."},
      {"MARA: Hello there.", "MARA", "", "Hello there."},
      {"Élise van Oort: Hello.", "Élise van Oort", "", "Hello."},
      {"Mara Quill (host): Hello.", "Mara Quill (host)", "", "Hello."},
      {"[00:01:02] Mara Quill: Hello.", "Mara Quill", "00:01:02.000", "Hello."},
      {"Mara Quill (1:02): Hello.", "Mara Quill", "00:01:02.000", "Hello."},
      {"Mara Quill  1:02", "Mara Quill", "00:01:02.000", ""},
      {"Speaker 2: Hello.", "Speaker 2", "", "Hello."},
      {"Mara Quill:", "Mara Quill", "", ""},
  };
  for (const Case& item : cases) {
    const auto label = read_turn_label(item.line);
    ASSERT_TRUE(label) << item.line;
    EXPECT_EQ(label->speaker, item.speaker) << item.line;
    EXPECT_EQ(label->time, item.time) << item.line;
    EXPECT_EQ(item.line.substr(label->size), item.words) << item.line;
  }
}

TEST(TurnLabel, IsNoOtherLine) {
  for (const std::string_view line : {"", "Mara Quill keeps bees.", "she said: no", "Bees of the village: a history", "Mara Quill", "12:30 lunch",
                                      "https://example.org", "The Long Way Home Again: no", ": no", "Mara Quill 12"}) {
    EXPECT_FALSE(read_turn_label(line)) << line;
  }
}

TEST(LabelledTurns, AreMadeOfAlternatingLabels) {
  struct Case {
    const char* what;
    const char* path;
    const char* text;
    const char* expected;
  };
  const Case cases[] = {
      {"lines of a text", "a.txt", "Kelp Talk\n\nMara: Hello, Tomas.\nTomas: Hello.\nMara: You grow kelp?\nTomas: I do.\n",
       "Kelp Talk\n<Mara> Hello, Tomas.\n<Tomas> Hello.\n<Mara> You grow kelp?\n<Tomas> I do.\n"},
      {"paragraphs of Markdown", "a.md", "# Kelp Talk\n\n**Mara:** Hello.\n\n**Tomas:** Hello.\n\nI grow *kelp*.\n\n**Mara:** Do you?\n",
       "Kelp Talk\n<Mara> Hello.\n<Tomas> Hello.\n<Tomas> I grow kelp.\n<Mara> Do you?\n"},
      {"lines of one Markdown paragraph", "a.md", "**Mara:** Hello.\n**Tomas:** Hello.\n**Mara:** You grow kelp?\n",
       "<Mara> Hello.\n<Tomas> Hello.\n<Mara> You grow kelp?\n"},
      {"labels above the words", "a.txt",
       "Mara Quill 0:03\nHello, and welcome.\n\nTomas Reed 0:09\nHello.\n\nMara Quill 0:12\nYou grow kelp?\n",
       "<00:00:03.000 Mara Quill> Hello, and welcome.\n<00:00:09.000 Tomas Reed> Hello.\n<00:00:12.000 Mara Quill> You grow kelp?\n"},
      {"a heading ends a turn", "a.md", "Mara: Hello.\n\nTomas: Hello.\n\nMara: Bye.\n\n## Notes\n\nKelp is a weed.\n",
       "<Mara> Hello.\n<Tomas> Hello.\n<Mara> Bye.\nNotes\nKelp is a weed.\n"},
      {"nobody answers", "a.txt", "Mara: Hello.\nMara: Is somebody there?\nMara: No.\n", "Mara: Hello.\nMara: Is somebody there?\nMara: No.\n"},
      {"labels that never come again", "a.txt", "Place: the harbour.\nTime: noon.\nPrice: none.\n", "Place: the harbour.\nTime: noon.\nPrice: none.\n"},
      {"a few labels in much prose", "a.txt", "A: one.\n\nProse it is.\n\nMore of it.\n\nB: two.\n\nProse again.\n\nA: one.\n\nEnd of it.\n\nIt ends.\n",
       "A: one.\nProse it is.\nMore of it.\nB: two.\nProse again.\nA: one.\nEnd of it.\nIt ends.\n"},
  };
  for (const Case& item : cases) EXPECT_EQ(turns(parse(item.text, item.path)), item.expected) << item.what;
}

TEST(LabelledTurns, KeepTheirPlaceInTheSourceAndTheirHeadings) {
  const std::string bytes = "# Kelp Talk\n\n**Mara:** Hello &amp; welcome.\n\n**Tomas:** Hello.\n\n## Later\n\n**Mara:** Bye.\n";
  const Document document = parse(bytes, "a.md");
  ASSERT_EQ(document.blocks.size(), 5u);
  EXPECT_EQ(source_of(document, document.blocks[1], bytes), "Hello &amp; welcome.");
  EXPECT_EQ(source_of(document, document.blocks[4], bytes), "Bye.");
  EXPECT_EQ(document.blocks[1].heading, 0u);
  EXPECT_EQ(document.blocks[4].heading, 3u);
}

}  // namespace
}  // namespace quipu
