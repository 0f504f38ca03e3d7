// What stands in the page: JSON that no text of the graph can break out of, and nothing else of the graph.

#include "exporters/html.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <sstream>

#include "exporters/json_rows.hpp"
#include "graph/error.hpp"
#include "tests/exporters/graph_maker.hpp"
#include "tests/exporters/sample_graphs.hpp"

namespace quipu::exporters {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::string html(const Graph& graph) {
  std::ostringstream out;
  write_html(graph, {&samples::ontology()}, out);
  return out.str();
}

/// What was written into the page.
std::string rows(const Graph& graph) {
  const std::string text = html(graph);
  EXPECT_THAT(text, StartsWith(std::string(page().before)));
  EXPECT_TRUE(text.ends_with(page().after));
  return text.substr(page().before.size(), text.size() - page().before.size() - page().after.size());
}

rapidjson::Document parsed(const Graph& graph) {
  rapidjson::Document json;
  json.Parse<rapidjson::kParseValidateEncodingFlag>(rows(graph).c_str());
  EXPECT_FALSE(json.HasParseError()) << json.GetErrorOffset();
  return json;
}

const rapidjson::Value& list(const rapidjson::Document& json, const char* name) {
  const auto at = json.FindMember(name);
  if (at == json.MemberEnd()) throw Error(std::string("the rows have no ") + name);
  return at->value;
}

std::string script_string(std::string_view text) {
  std::string to = "<";  // what stands before is not touched
  append_script_string(to, text);
  return to.substr(1);
}

TEST(ScriptString, HoldsNothingThatEndsAScript) {
  const std::pair<std::string_view, const char*> cases[] = {
      {"", R"("")"},
      {"plain > text & more", R"("plain > text & more")"},
      {"</script>", R"("\u003c/script>")"},
      {"<!--<script", R"("\u003c!--\u003cscript")"},
      {"a\xE2\x80\xA8""b\xE2\x80\xA9", R"("a\u2028b\u2029")"},
      {"\xE2\x80\x9C<\xE2\x80\x9D", "\"\xE2\x80\x9C\\u003c\xE2\x80\x9D\""},
      {"\xE2\x80", "\"\xEF\xBF\xBD\xEF\xBF\xBD\""},
      {"\"\\\n\x01", R"("\"\\\n\u0001")"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(script_string(text), expected);
}

TEST(JsonRow, DropsNothingsAtTheEndOnly) {
  std::string text;
  JsonRow row(text);
  row.number(0).text("").number(7).nothing();
  JsonRow(row.next()).nothing().end();
  row.text("").number(0).end();
  EXPECT_EQ(text, "[0,0,7,0,[]]");
}

TEST(Html, ThePageHasOneWholeFrame) {
  EXPECT_THAT(std::string(page().before), StartsWith("<!DOCTYPE html>"));
  EXPECT_TRUE(page().before.ends_with("<script type=\"application/json\" id=\"data\">"));
  EXPECT_THAT(std::string(page().after), StartsWith("</script>"));
  EXPECT_TRUE(page().after.ends_with("</html>\n"));
  for (const std::string_view half : {page().before, page().after}) EXPECT_EQ(half.find("@QUIPU_GRAPH@"), std::string_view::npos);
}

TEST(Html, ThePageAsksForNothing) {
  const std::string whole = std::string(page().before) + std::string(page().after);
  EXPECT_THAT(whole, HasSubstr("content=\"default-src 'none'; script-src 'sha256-"));
  for (const char* fetching : {" src=\"", "@import", "url(http", "fetch(", "XMLHttpRequest", "<iframe", "sendBeacon"}) {
    EXPECT_THAT(whole, Not(HasSubstr(fetching)));
  }
}

TEST(Html, NoTextOfAGraphIsMarkup) {
  for (const samples::Sample& sample : samples::all()) {
    const std::string text = rows(sample.graph);
    EXPECT_EQ(text.find('<'), std::string::npos) << sample.name;
    EXPECT_EQ(text.find("\xE2\x80\xA8"), std::string::npos) << sample.name;
  }
}

TEST(Html, RowsHoldEveryNodeAndEdge) {
  for (const samples::Sample& sample : samples::all()) {
    const rapidjson::Document json = parsed(sample.graph);
    EXPECT_STREQ(list(json, "format").GetString(), "quipu-page");
    EXPECT_EQ(list(json, "version").GetInt(), 1);
    EXPECT_EQ(list(json, "documents").Size(), sample.graph.documents.size()) << sample.name;
    EXPECT_EQ(list(json, "passages").Size(), sample.graph.passages.size()) << sample.name;
    ASSERT_EQ(list(json, "nodes").Size(), sample.graph.nodes.size()) << sample.name;
    ASSERT_EQ(list(json, "edges").Size(), sample.graph.edges.size()) << sample.name;
    for (rapidjson::SizeType i = 0; i < list(json, "edges").Size(); ++i) {
      const Edge& edge = sample.graph.edges[i];
      const rapidjson::Value& row = list(json, "edges")[i];
      EXPECT_EQ(row[0].GetUint(), edge.source);
      EXPECT_EQ(row[2].GetUint(), edge.target);
      EXPECT_EQ(list(json, "relation_types")[row[1].GetUint()][0].GetString(), edge.type);
      EXPECT_EQ(row[4].GetUint(), static_cast<unsigned>(edge.modality) * 2 + edge.negated);
      ASSERT_EQ(row[6].Size(), edge.evidence.size());
      const rapidjson::Value& rule = list(json, "rules")[row[6][0][1].GetUint()];
      if (sample.name == "hostile") continue;  // its rules hold what JSON cannot
      EXPECT_EQ(rule.GetString(), edge.evidence[0].rule);
    }
  }
}

TEST(Html, ARowSaysAllOfANode) {
  samples::GraphMaker maker;
  const auto document = maker.document("d", "Title");
  maker.node(document, "Person", "Ann", 3, {"Annie"}, {{"born", "1815"}});
  const Graph graph = maker.make(samples::ontology());
  const std::vector<Point> places{{1.26, -2}};
  std::ostringstream out;
  write_html(graph, {&samples::ontology(), places}, out);
  EXPECT_THAT(out.str(), HasSubstr("\n[\"person/ann\",0,\"Ann\",3,1.3,-2,[1],[\"Annie\"],[\"born\",\"1815\"]]]"));
  EXPECT_THAT(out.str(), HasSubstr("\n[\"Person\",\"#e69f00\",\"a human being\"]]"));
  EXPECT_THAT(html(graph), HasSubstr("\n[\"person/ann\",0,\"Ann\",3,0,0,[1],")) << "without places";
}

TEST(Html, SentencesStandWithoutMarkup) {
  const std::string text = rows(samples::all().front().graph);
  EXPECT_THAT(text, HasSubstr("\"She worked with Charles Babbage.\""));
  EXPECT_THAT(text, Not(HasSubstr("**")));
}

}  // namespace
}  // namespace quipu::exporters
