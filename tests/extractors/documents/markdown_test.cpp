#include <gtest/gtest.h>

#include "graph/error.hpp"
#include "tests/extractors/documents/document_maker.hpp"

namespace quipu {
namespace {

using testing::parse;
using testing::show;
using testing::source_of;

TEST(Markdown, FindsBlocks) {
  struct Case {
    const char* what;
    const char* text;
    const char* blocks;
  };
  const Case cases[] = {
      {"title, heading, paragraph", "# Bees\n\nAnn *keeps* them.\n\n## Hives ##\nShe has **nine**.",
       "title1: Bees\npar: Ann keeps them.\nheading2: Hives\npar: She has nine.\n"},
      {"a second top heading", "# Bees\n# Wasps\n", "title1: Bees\nheading1: Wasps\n"},
      {"underlined headings", "Bees\n====\nHives\n-----\nNine.", "title1: Bees\nheading2: Hives\npar: Nine.\n"},
      {"soft and hard breaks", "Ann keeps\nbees  \nand\\\nwasps", "par: Ann keeps/bees/and/wasps\n"},
      {"tight and nested lists", "- Ann\n- Bob\n  1. his hive\n     - its lid\n- Eve",
       "item: Ann\nitem: Bob\nitem1: his hive\nitem2: its lid\nitem: Eve\n"},
      {"a loose list", "* Ann\n\n* Bob\n\n  He has a hive.\n", "item: Ann\nitem: Bob\nitem: He has a hive.\n"},
      {"tasks", "- [x] feed\n- [ ] wait\n", "item: feed\nitem: wait\n"},
      {"a table", "| Name | Has |\n|:---|---|\n| **Ann** | `nine` hives |\n| Bob \\| Co | |\n",
       "row: Name | Has\nrow: Ann | nine hives\nrow: Bob | Co |\n"},
      {"rows without text", "| a | b |\n|---|---|\n| | |\n", "row: a | b\n"},
      {"quotations", "> Bees are\n> kind.\n>\n> - yes\n\nAnn", "quote: Bees are/kind.\nitem: yes\npar: Ann\n"},
      {"links stay, images and addresses go",
       "[Ann](http://a.b \"t\") met ![a *bee*](b.png) [Bob][1] ![x][1].\n\n[1]: http://c.d", "par: Ann met  Bob .\n"},
      {"code blocks and raw HTML go",
       "Ann\n\n```c\nint bees;\n```\n\n    more code\n\n<div>\nhtml\n</div>\n\nBob <b>and</b> Eve<br>Joe <!-- no -->",
       "par: Ann\npar: Bob and Eve/Joe\n"},
      {"code and struck-out text inside a line", "Use `make all`, ~~not ninja~~.", "par: Use make all, .\n"},
      {"character references", "AT&amp;T &#8217;s &eacute;t&eacute; &#x1F41D; &nosuch; &lt;b&gt;",
       "par: AT&T ’s été 🐝 &nosuch; <b>\n"},
      {"escapes", "\\*Ann\\* 3 \\< 4", "par: *Ann* 3 < 4\n"},
      {"autolinks", "See <http://a.b>.", "par: See http://a.b.\n"},
  };
  for (const Case& c : cases) EXPECT_EQ(show(parse(c.text, "a.md")), c.blocks) << c.what;
}

TEST(Markdown, FrontMatterBecomesMetadata) {
  const Document document =
      parse("---\ntitle: \"Ann's bees\"\ndate: 2024-05-01\ntags:\n  - bees\nnote: 'a: b'\n---\n\nShe has nine.\n", "a.md");
  EXPECT_EQ(show(document), "title1: Ann's bees\npar: She has nine.\n");
  const std::map<std::string, std::string> expected{{"title", "Ann's bees"}, {"date", "2024-05-01"}, {"note", "a: b"}};
  EXPECT_EQ(document.metadata, expected);
  EXPECT_EQ(document.title, "Ann's bees");
}

TEST(Markdown, FrontMatterCases) {
  struct Case {
    const char* what;
    const char* text;
    const char* blocks;
  };
  const Case cases[] = {
      {"the heading wins over the front matter's title", "---\ntitle: a\n---\n# Bees\n", "title1: Bees\n"},
      {"TOML", "+++\ntitle = \"Bees\"\n+++\nNine.", "title1: Bees\npar: Nine.\n"},
      {"Windows line ends", "---\r\ntitle: Bees\r\n---\r\nNine.\r\n", "title1: Bees\npar: Nine.\n"},
      {"never closed: a rule", "---\ntitle: Bees\n", "par: title: Bees\n"},
      {"a rule later on", "Ann\n\n---\n\nBob", "par: Ann\npar: Bob\n"},
  };
  for (const Case& c : cases) EXPECT_EQ(show(parse(c.text, "a.md")), c.blocks) << c.what;
}

TEST(Markdown, HeadingsAreRanked) {
  const Document document = parse("# A\n\n## B\n\nb\n\n### C\n\n- c\n\n## D\n\nd\n", "a.md");
  std::vector<std::uint32_t> headings;
  for (const Block& block : document.blocks) headings.push_back(block.heading);
  EXPECT_EQ(headings, (std::vector<std::uint32_t>{Block::kNone, 0, 1, 1, 3, 0, 5}));
}

TEST(Markdown, BlocksMapBackToTheirBytes) {
  const std::u16string_view text =
      u"# Zoë’s *bees* 🐝\n\nAnn\nhas nine.\n\n| a | b&amp;c |\n|---|---|\n| 漢 | d |\n\n- **Ann**: x\n";
  const std::vector<std::string> expected = {"Zoë’s *bees* 🐝", "Ann\nhas nine.", "a | b&amp;c", "漢 | d", "Ann**: x"};
  const std::string utf8 = "# Zoë’s *bees* 🐝\n\nAnn\nhas nine.\n\n| a | b&amp;c |\n|---|---|\n| 漢 | d |\n\n- **Ann**: x\n";
  for (const std::string& bytes : {utf8, testing::utf16(text, false), testing::utf16(text, true)}) {
    const Document document = parse(bytes, "a.md");
    std::vector<std::string> sources;
    for (const Block& block : document.blocks) sources.push_back(source_of(document, block, bytes));
    EXPECT_EQ(sources, expected);
  }
}

TEST(Markdown, WordsMapBackThroughMarkup) {
  const std::string bytes = "> Ann &amp; **Bob**\n> met _Eve_.\n";
  const Document document = parse(bytes, "a.md");
  const auto behind = [&](const std::string& word) {
    const std::size_t at = document.text.find(word);
    const Span span = document.offsets.source({at, at + word.size()});
    return bytes.substr(span.begin, span.size());
  };
  EXPECT_EQ(behind("&"), "&amp;");
  EXPECT_EQ(behind("Bob"), "Bob");
  EXPECT_EQ(behind("Bob\nmet"), "Bob**\n> met");
  EXPECT_EQ(behind("Eve"), "Eve");
}

// Shapes that are known to take Markdown readers quadratic time; at this size that is seconds, for large files hours.
TEST(Markdown, HostileTextTakesLinearTime) {
  for (const char* piece :
       {"[", "![", "*a ", "`a ``b ", "<a ", "<!--", "> ", "- a\n", "[a](", "[a]: b\n", "|a", "&", "_a__", "]("}) {
    std::string text = "Ann ";
    while (text.size() < (1u << 18)) text += piece;
    EXPECT_FALSE(parse(text, "a.md").blocks.empty()) << piece;
  }
}

TEST(Markdown, WithoutTextIsRefused) {
  for (const char* text : {"![a](b.png)", "```\ncode\n```\n", "---\n", "<!-- nothing -->"})
    EXPECT_THROW(parse(text, "a.md"), InputError) << text;
}

}  // namespace
}  // namespace quipu
