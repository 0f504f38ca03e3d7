// What stays when a part of a graph is chosen.

#include "graph/selection.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/error.hpp"
#include "tests/exporters/graph_maker.hpp"

namespace quipu {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const Ontology& ontology() {
  static const Ontology kept = Ontology::parse(
      "[[node]]\nname = \"Product\"\ndefinition = \"p\"\n[[node]]\nname = \"Drug\"\ndefinition = \"d\"\nparent = \"Product\"\n"
      "[[node]]\nname = \"Person\"\ndefinition = \"p\"\n[[relation]]\nname = \"MADE\"\ndefinition = \"m\"\n"
      "[[relation]]\nname = \"KNOWS\"\ndefinition = \"k\"\n",
      "selection.toml");
  return kept;
}

/// A chain ann - bob - cid - dee of KNOWS; ann and bob MADE the drug, cid the tool; eve alone. Two documents.
Graph sample() {
  samples::GraphMaker maker;
  const auto one = maker.document("one", ""), two = maker.document("two", "");
  const auto ann = maker.node(one, "Person", "Ann", 1), bob = maker.node(one, "Person", "Bob", 5);
  const auto cid = maker.node(two, "Person", "Cid", 2), dee = maker.node(two, "Person", "Dee", 1);
  maker.node(two, "Person", "Eve", 9);
  const auto drug = maker.node(one, "Drug", "Aspirin", 1), tool = maker.node(two, "Product", "Hammer", 1);
  const auto first = maker.passage(one, 0, "first"), second = maker.passage(two, 0, "second");
  maker.edge(ann, "KNOWS", bob, first, "know");
  maker.edge(bob, "KNOWS", cid, second, "know");
  maker.edge(cid, "KNOWS", dee, second, "know");
  maker.edge(ann, "MADE", drug, first, "make");
  maker.edge(bob, "MADE", drug, first, "make");
  maker.edge(cid, "MADE", tool, second, "make");
  return maker.make(ontology());
}

NodeIndex index_of(const Graph& graph, std::string_view name) {
  for (NodeIndex i = 0; i < graph.nodes.size(); ++i) {
    if (graph.nodes[i].name == name) return i;
  }
  throw Error("no such node");
}

std::vector<std::string> names(const Graph& graph) {
  std::vector<std::string> found;
  for (const Node& node : graph.nodes) found.push_back(node.name);
  return found;
}

std::vector<std::string> edges(const Graph& graph) {
  std::vector<std::string> found;
  for (const Edge& edge : graph.edges) found.push_back(graph.nodes[edge.source].name + " " + edge.type + " " + graph.nodes[edge.target].name);
  return found;
}

/// Every node and edge says of its documents what it said before.
void expect_normal(const Graph& graph) {
  Graph again = graph;
  GraphBuilder builder(ontology());
  builder.add(std::move(again));
  EXPECT_EQ(builder.finish().edges.size(), graph.edges.size());
  for (const Edge& edge : graph.edges) {
    for (const Evidence& item : edge.evidence) ASSERT_LT(item.passage, graph.passages.size());
  }
  for (const Passage& passage : graph.passages) ASSERT_LT(passage.document, graph.documents.size());
}

TEST(Selection, OfNothingIsAll) { EXPECT_EQ(select(sample(), {}, ontology()), sample()); }

TEST(Selection, ByNodeTypeTakesItsKindsAndEdgesBetween) {
  Selection selection;
  selection.node_types = {"Product"};
  const Graph graph = select(sample(), selection, ontology());
  EXPECT_THAT(names(graph), ElementsAre("Aspirin", "Hammer"));
  EXPECT_THAT(edges(graph), IsEmpty());
  EXPECT_THAT(graph.passages, IsEmpty());
  selection.node_types = {"Drug", "Person"};
  EXPECT_THAT(edges(select(sample(), selection, ontology())),
              ElementsAre("Ann KNOWS Bob", "Ann MADE Aspirin", "Bob KNOWS Cid", "Bob MADE Aspirin", "Cid KNOWS Dee"));
}

TEST(Selection, ByRelationTypeTakesNodesThatItJoins) {
  Selection selection;
  selection.relation_types = {"KNOWS"};
  const Graph graph = select(sample(), selection, ontology());
  EXPECT_THAT(names(graph), ElementsAre("Ann", "Bob", "Cid", "Dee"));
  EXPECT_THAT(edges(graph), ElementsAre("Ann KNOWS Bob", "Bob KNOWS Cid", "Cid KNOWS Dee"));
  expect_normal(graph);
}

TEST(Selection, AroundGoesBothWaysAndSoFar) {
  const Graph whole = sample();
  Selection selection;
  selection.around = {index_of(whole, "Dee")};
  selection.hops = 0;
  EXPECT_THAT(names(select(whole, selection, ontology())), ElementsAre("Dee"));
  selection.hops = 1;
  EXPECT_THAT(names(select(whole, selection, ontology())), ElementsAre("Cid", "Dee"));
  selection.hops = 2;
  const Graph two = select(whole, selection, ontology());
  EXPECT_THAT(names(two), ElementsAre("Bob", "Cid", "Dee", "Hammer"));
  EXPECT_THAT(edges(two), ElementsAre("Bob KNOWS Cid", "Cid KNOWS Dee", "Cid MADE Hammer"));
  selection.hops = 100;
  EXPECT_EQ(select(whole, selection, ontology()).nodes.size(), 6u);  // all but Eve
}

TEST(Selection, DocumentsThatSayNothingOfItAreLeftOut) {
  const Graph whole = sample();
  Selection selection;
  selection.around = {index_of(whole, "Dee")};
  const Graph graph = select(whole, selection, ontology());
  ASSERT_EQ(graph.documents.size(), 1u);
  EXPECT_EQ(graph.documents[0].id, "two");
  ASSERT_EQ(graph.passages.size(), 1u);
  EXPECT_EQ(graph.passages[0].text, "second");
  expect_normal(graph);
}

TEST(Selection, TopIsByDegreeThenMentionsThenId) {
  const Graph whole = sample();
  const std::pair<std::size_t, std::vector<std::string>> cases[] = {
      {1, {"Bob"}},                                  // three edges, five mentions; Cid has three and two
      {2, {"Bob", "Cid"}},
      {3, {"Aspirin", "Bob", "Cid"}},                // two edges like Ann, one mention like Ann, the smaller id
      {4, {"Aspirin", "Ann", "Bob", "Cid"}},
      {5, {"Aspirin", "Ann", "Bob", "Cid", "Dee"}},  // one edge like Hammer; "person/" comes before "product/"
      {100, names(whole)},
  };
  for (const auto& [top, wanted] : cases) {
    Selection selection;
    selection.top = top;
    EXPECT_EQ(names(select(whole, selection, ontology())), wanted) << top;
  }
}

TEST(Selection, TopKeepsTheCentreAndCountsWhatIsLeft) {
  const Graph whole = sample();
  Selection selection;
  selection.around = {index_of(whole, "Eve"), index_of(whole, "Dee")};
  selection.top = 3;
  EXPECT_THAT(names(select(whole, selection, ontology())), ElementsAre("Cid", "Dee", "Eve"));
  selection = {};
  selection.relation_types = {"MADE"};
  selection.top = 1;
  EXPECT_THAT(names(select(whole, selection, ontology())), ElementsAre("Aspirin"));
}

}  // namespace
}  // namespace quipu
