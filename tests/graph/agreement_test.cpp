// Which type stands where documents differ, and that each document's own comes back. The algebra of merging is in
// merge_property_test.cpp, whose random graphs have such names.

#include "graph/agreement.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/builder.hpp"
#include "graph/identity.hpp"
#include "tests/graph/arbitrary_graph.hpp"

namespace quipu {
namespace {

using testing::ElementsAre;

const Ontology& types() { return arbitrary::ontology(); }

struct Named {
  const char* type;
  const char* name;
  std::uint32_t mentions;
};

/// A document that names things, each related to the next by an edge of type R with one passage.
Graph document(const std::string& id, std::vector<Named> things, const std::string& relation = "") {
  Graph graph;
  graph.documents.push_back({.id = id, .title = "", .source = "", .sha256 = "", .encoding = "utf-8", .properties = {}});
  for (const Named& thing : things) {
    Node node;
    node.type = thing.type;
    node.name = thing.name;
    node.id = node_id(node.type, node.name);
    node.contributions.push_back({0, thing.mentions, thing.name, {}, {}, {}});
    graph.nodes.push_back(node);
  }
  if (!relation.empty()) {
    graph.passages.push_back({0, 0, 1, "x", "", "", ""});
    Edge edge;
    edge.source = 0;
    edge.target = 1;
    edge.type = relation;
    Evidence evidence;
    evidence.predicate = "like";
    edge.evidence = {evidence};
    graph.edges.push_back(edge);
  }
  return graph;
}

Graph built(const std::vector<Graph>& parts) {
  GraphBuilder builder(types());
  for (const Graph& part : parts) builder.add(part);
  return builder.finish();
}

std::vector<std::string> ids(const Graph& graph) {
  std::vector<std::string> found;
  for (const Node& node : graph.nodes) found.push_back(node.id);
  return found;
}

struct Case {
  const char* name;
  std::vector<Named> first, second;
  std::vector<std::string> expected;
};

class Agreement : public testing::TestWithParam<Case> {};

TEST_P(Agreement, OfTwoDocuments) {
  const Graph one = document("d1", GetParam().first), two = document("d2", GetParam().second);
  EXPECT_EQ(ids(built({one, two})), GetParam().expected);
  EXPECT_EQ(built({one, two}), built({two, one}));
}

const Case kCases[] = {
    {"MoreMentions", {{"A", "Zed", 3}}, {{"B", "Zed", 4}}, {"b/zed"}},
    {"EquallyMany", {{"B", "Zed", 2}}, {{"A", "Zed", 2}}, {"a/zed"}},
    {"ADocumentHasBoth", {{"A", "Zed", 9}, {"B", "Zed", 1}}, {{"B", "Zed", 1}}, {"a/zed", "b/zed"}},
    {"OneWordMayBeAPerson", {{"Person", "Jordan", 5}}, {{"B", "Jordan", 1}}, {"b/jordan", "person/jordan"}},
    {"OneWordMayBeAPlace", {{"Place", "Jordan", 5}}, {{"B", "Jordan", 1}}, {"b/jordan", "place/jordan"}},
    {"ManyWordsAreOne", {{"Person", "Ann Lee", 5}}, {{"B", "Ann Lee", 1}}, {"person/ann-lee"}},
    {"OtherNames", {{"A", "Zed", 3}}, {{"B", "Zeds", 4}}, {"a/zed", "b/zeds"}},
};
INSTANTIATE_TEST_SUITE_P(Types, Agreement, testing::ValuesIn(kCases), [](const auto& one) { return std::string(one.param.name); });

TEST(Agreement, IsUndoneWhereTheLargerGoes) {
  const Graph small = document("d1", {{"A", "Zed", 1}}), large = document("d2", {{"B", "Zed", 5}});
  const Graph both = built({small, large});
  ASSERT_THAT(ids(both), ElementsAre("b/zed"));
  ASSERT_EQ(both.nodes[0].contributions.size(), 2u);
  EXPECT_EQ(both.nodes[0].contributions[0].type, "A");
  EXPECT_EQ(both.nodes[0].contributions[1].type, "");
  EXPECT_EQ(remove_document(both, "d2", types()), built({small}));
  EXPECT_EQ(remove_document(both, "d1", types()), built({large}));
}

TEST(Agreement, EdgesGoAlongAndComeBack) {
  const std::string relation = types().relation_types().front().name;
  const Graph small = document("d1", {{"A", "Zed", 1}, {"C", "Bob", 1}}, relation), large = document("d2", {{"B", "Zed", 5}, {"C", "Bob", 1}}, relation);
  const Graph both = built({small, large});
  ASSERT_EQ(both.edges.size(), 1u);
  EXPECT_EQ(both.edges[0].evidence.size(), 2u);
  EXPECT_EQ(remove_document(both, "d2", types()), built({small}));
  EXPECT_EQ(built({both}), both);
}

}  // namespace
}  // namespace quipu
