// Keys and ids of GraphML where names collide or break.

#include "exporters/graphml.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include <set>
#include <sstream>

#include "exporters/export_ids.hpp"
#include "exporters/graphml_keys.hpp"
#include "tests/exporters/sample_graphs.hpp"

namespace quipu::exporters {
namespace {

Graph with_properties(std::initializer_list<std::string> names) {
  Graph graph;
  graph.nodes.emplace_back();
  for (const std::string& name : names) graph.nodes[0].properties[name] = "x";
  return graph;
}

Graph with_ids(std::set<std::string> ids) {
  Graph graph;
  for (const std::string& id : ids) graph.nodes.emplace_back().id = id;
  return graph;
}

TEST(GraphmlKeys, IdsAreLowerCaseAndUniqueOverNodesAndEdges) {
  std::set<std::string_view> ids;
  auto check = [&ids](const GraphmlKey& key) {
    EXPECT_TRUE(ids.insert(key.id).second) << key.id;
    EXPECT_TRUE(std::all_of(key.id.begin(), key.id.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; })) << key.id;
  };
  for (const GraphmlKey& key : node_key::kAll) check(key);
  for (const GraphmlKey& key : edge_key::kAll) check(key);
}

TEST(GraphmlKeys, PropertiesGetKeysOfTheirOwn) {
  const Graph graph = with_properties({"", "Born", "born", "BORN?", "label", "property_label", "r&d", "tab\there", "tab_here", "größe"});
  const PropertyKeys keys(graph);
  std::set<std::string> ids, names;
  for (const auto& [property, key] : keys.all()) {
    EXPECT_TRUE(ids.insert(key.id).second) << key.id;
    EXPECT_TRUE(names.insert(key.name).second) << key.name;
    EXPECT_THAT(key.id, testing::MatchesRegex("p_[a-z0-9_]*"));
  }
  EXPECT_EQ(names.size(), 10u);
  EXPECT_EQ(keys.all().at("Born").name, "Born");
  EXPECT_EQ(keys.all().at("größe").name, "größe");
  EXPECT_EQ(keys.all().at("r&d").name, "r_d");
  EXPECT_EQ(keys.all().at("label").name, "property_label");
  EXPECT_EQ(keys.all().at("property_label").name, "property_property_label");
  EXPECT_EQ(keys.all().at("").name, "property_");
}

TEST(ExportIds, OrdinaryIdsPassAndBrokenOnesStayDifferent) {
  const std::pair<std::set<std::string>, std::set<std::string>> cases[] = {
      {{"person/ada", "x/é😀 \"<>'\\"}, {"person/ada", "x/é😀 \"<>'\\"}},
      {{"a\x01", "a\x02"}, {"a%01", "a%02"}},
      {{"a\x01", "a%01", "a%01_"}, {"a%01", "a%01_", "a%01__"}},
      {{"a\n", "a\t", "a\r", "a\x7F", "a&"}, {"a%0A", "a%09", "a%0D", "a%7F", "a%26"}},
      {{"\xFF", "\xEF\xBF\xBD"}, {"%FF", "\xEF\xBF\xBD"}},
      {{"\xEF\xBF\xBF"}, {"%EF%BF%BF"}},
  };
  for (const auto& [native, exported] : cases) {
    const Graph graph = with_ids(native);
    const ExportIds ids(graph);
    std::set<std::string> got;
    for (NodeIndex i = 0; i < graph.nodes.size(); ++i) got.emplace(ids[i]);
    EXPECT_EQ(got, exported);
  }
}

TEST(Graphml, AnEdgeWithoutEvidenceHasAWeightAboveZero) {
  Graph graph = with_ids({"a", "b"});
  graph.edges.emplace_back().target = 1;
  graph.edges[0].type = "R";
  std::ostringstream out;
  write_graphml(graph, {&samples::ontology()}, out);
  EXPECT_THAT(out.str(), testing::HasSubstr("<data key=\"edge_weight\">1</data><data key=\"edge_kind\">R</data><data key=\"edge_count\">0</data>"));
  EXPECT_THAT(out.str(), testing::Not(testing::HasSubstr("<data key=\"edge_begin\"")));
}

TEST(Graphml, HugeCountsAndOddConfidencesAreNumbers) {
  Graph graph = with_ids({"a"});
  graph.nodes[0].mentions = UINT64_MAX;
  for (const double confidence : {std::nan(""), -1.0, 7.0, 0.1, 1.0 / 3}) {
    graph.edges.emplace_back().confidence = confidence;
  }
  std::ostringstream out;
  write_graphml(graph, {&samples::ontology()}, out);
  for (const char* text : {">9223372036854775807<", ">42949672960<", ">0<", ">1<", ">0.1<", ">0.333<"}) {
    EXPECT_THAT(out.str(), testing::HasSubstr(text));
  }
}

}  // namespace
}  // namespace quipu::exporters
