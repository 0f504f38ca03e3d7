#include <gtest/gtest.h>

#include "graph/error.hpp"
#include "tests/extractors/documents/document_maker.hpp"

namespace quipu {
namespace {

using testing::parse;

std::string turns(const Document& document) {
  std::string shown;
  for (const Block& block : document.blocks) {
    if (block.kind == BlockKind::Turn)
      shown += block.time + " " + block.speaker + ": " + std::string(document.slice(block.text)) + "\n";
  }
  return shown;
}

TEST(Captions, BecomeTurns) {
  struct Case {
    const char* what;
    const char* text;
    const char* turns;
  };
  const Case cases[] = {
      {"voices",
       "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann Lee>Hello.</v>\n\nid-2\n01:00:02.500 --> 01:00:03.000 align:start\n<v.loud "
       "Bob>Hi!\n",
       "00:00:01.000 Ann Lee: Hello.\n01:00:02.500 Bob: Hi!\n"},
      {"a sentence over several cues",
       "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Bees are\n\n00:03.000 --> 00:04.000\n<v Ann>kind. And\n\n00:05.000 --> "
       "00:06.000\n<v Bob>small.\n",
       "00:00:01.000 Ann: Bees are\nkind. And\n00:00:05.000 Bob: small.\n"},
      {"two voices in one cue", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Bees?</v> <v Bob>Yes.</v>\n",
       "00:00:01.000 Ann: Bees?\n00:00:01.000 Bob: Yes.\n"},
      {"tags, times and references",
       "WEBVTT\n\n00:01.000 --> 00:02.000\n<v A &amp; B><i>Bees</i> <00:00:01.500><c.x>&amp; wasps</c> 1 < 2\n",
       "00:00:01.000 A &amp; B: Bees & wasps 1 < 2\n"},
      {"notes, styles and settings go",
       "WEBVTT\nKind: captions\n\nNOTE not this\nnor this\n\nSTYLE\n::cue {}\n\n00:01.000 --> 00:02.000 line:0\nYes.\n",
       "00:00:01.000 : Yes.\n"},
      {"SubRip with Windows line ends",
       "1\r\n00:00:01,000 --> 00:00:02,000\r\nBees are\r\nkind.\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nYes.\r\n",
       "00:00:01.000 : Bees are\nkind.\n00:00:03.000 : Yes.\n"},
  };
  for (const Case& c : cases) EXPECT_EQ(turns(parse(c.text, "a.vtt")), c.turns) << c.what;
}

TEST(Captions, HeaderMayBearATitle) {
  EXPECT_EQ(parse("WEBVTT - Bees, part 2\n\n00:01.000 --> 00:02.000\nYes.\n", "a.vtt").title, "Bees, part 2");
  EXPECT_EQ(parse("WEBVTT\n\n00:01.000 --> 00:02.000\nYes.\n", "a.vtt").title, "");
}

TEST(Captions, TurnsMapBackToTheirBytes) {
  const std::string bytes = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Zoë>Bees &amp; <i>wasps</i>.\n";
  const Document document = parse(bytes, "a.vtt");
  ASSERT_EQ(document.blocks.size(), 1u);
  EXPECT_EQ(document.blocks[0].speaker, "Zoë");
  EXPECT_EQ(testing::source_of(document, document.blocks[0], bytes), "Bees &amp; <i>wasps</i>.");
}

TEST(Captions, WithoutCuesAreRefused) {
  for (const char* text : {"WEBVTT\n", "WEBVTT\n\nNOTE a\n", "1\n00:00 --> 1\nno\n"})
    EXPECT_THROW(parse(text, "a.srt"), InputError) << text;
}

}  // namespace
}  // namespace quipu
