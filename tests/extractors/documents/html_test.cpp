#include <gtest/gtest.h>

#include "graph/error.hpp"
#include "tests/extractors/documents/document_maker.hpp"

namespace quipu {
namespace {

using testing::parse;
using testing::show;

TEST(Html, FindsBlocks) {
  struct Case {
    const char* what;
    const char* text;
    const char* blocks;
  };
  const Case cases[] = {
      {"a page",
       "<!DOCTYPE html><html><head><title>Bees | Site</title><style>p{}</style></head><body><h1>Bees</h1><p>Ann <b>keeps</b> "
       "them.</p><h2>Hives</h2>Nine.</body></html>",
       "title1: Bees\npar: Ann keeps them.\nheading2: Hives\npar: Nine.\n"},
      {"the title element without a heading", "<title>Bees &amp; wasps</title><p>Ann", "title1: Bees & wasps\npar: Ann\n"},
      {"what is left out",
       "<nav><ul><li>Home</li></ul></nav><p>Ann</p><script>if (a<b) "
       "'</p>'</script><svg><text>x</text></svg><pre>code</pre><footer>(c)</footer><!-- <p>no --><p>Bob",
       "par: Ann\npar: Bob\n"},
      {"nested elements that are left out", "<aside>a<aside>b</aside>c</aside>Ann<svg/> Bob", "par: Ann Bob\n"},
      {"lists", "<ul><li>Ann<li>Bob <p>his</p><ol><li>hive</ol><li>Eve</ul>Joe<dl><dt>bee<dd>insect</dl>",
       "item: Ann\nitem: Bob\nitem: his\nitem1: hive\nitem: Eve\npar: Joe\nitem: bee\nitem: insect\n"},
      {"a table",
       "<table><caption>Who</caption><tr><th>Name</th><th>Has</th></tr><tr><td><p>Ann</p></td><td>nine<br>hives</td></tr></"
       "table>After",
       "par: Who\nrow: Name | Has\nrow: Ann  | nine/hives\npar: After\n"},
      {"quotations", "<blockquote><p>Bees are kind.</p></blockquote><p>Ann</p>", "quote: Bees are kind.\npar: Ann\n"},
      {"references", "Caf&eacute; &#8217;s &#x1F41D; &nosuch; AT&T; a &lt; b & c", "par: Café ’s 🐝 &nosuch; AT&T; a < b & c\n"},
      {"tags with odd attributes", "<p title=\"a > b\" data-x='<p>' y=\">\">Ann</p><P\nCLASS=x>Bob</P>", "par: Ann\npar: Bob\n"},
      {"what is no tag is text", "1 < 2 <3 </ a> <", "par: 1 < 2 <3 </ a> <\n"},
      {"never closed", "Ann <a href=\"x", "par: Ann\n"},
      {"a comment that is never closed", "Ann <!-- x <p>y", "par: Ann\n"},
      {"a head that is never closed", "<head><title>Bees</title><body>Ann", "title1: Bees\npar: Ann\n"},
      {"a page that is all furniture", "<nav><p>Ann keeps bees.</p></nav>", "par: Ann keeps bees.\n"},
  };
  for (const Case& c : cases) EXPECT_EQ(show(parse(c.text, "a.html")), c.blocks) << c.what;
}

TEST(Html, BlocksMapBackToTheirBytes) {
  const std::string bytes = "<p>Zoë&#8217;s <b>bees</b></p>\n<table><tr><td>a</td><td>b</td></tr></table>";
  const Document document = parse(bytes, "a.htm");
  ASSERT_EQ(document.blocks.size(), 2u);
  EXPECT_EQ(testing::source_of(document, document.blocks[0], bytes), "Zoë&#8217;s <b>bees");
  EXPECT_EQ(testing::source_of(document, document.blocks[1], bytes), "a</td><td>b");
}

TEST(Html, WithoutTextIsRefused) {
  for (const char* text : {"<html></html>", "<script>var a = 1;</script>", "<!-- x -->"})
    EXPECT_THROW(parse(text, "a.html"), InputError) << text;
}

// Shapes that cost a careless reader its stack or quadratic time.
TEST(Html, HostileNestingIsHarmless) {
  for (const char* piece :
       {"<div>", "<b>", "<blockquote>", "<ul><li>", "<table><tr><td>", "<aside>", "</li>", "<", "&", "<a ", "<!--", "<!", "</"}) {
    std::string text = "Ann ";
    for (int i = 0; i < 20000; ++i) text += piece;
    EXPECT_NE(show(parse(text, "a.html")).find("Ann"), std::string::npos) << piece;
  }
}

}  // namespace
}  // namespace quipu
