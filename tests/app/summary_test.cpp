#include "app/summary.hpp"

#include <gtest/gtest.h>

namespace quipu::app {
namespace {

Node node(const std::string& id, const std::string& type, std::uint64_t mentions) {
  Node made;
  made.id = made.name = id;
  made.type = type;
  made.mentions = mentions;
  return made;
}

Edge edge(NodeIndex source, NodeIndex target, const std::string& type) {
  Edge made;
  made.source = source;
  made.target = target;
  made.type = type;
  return made;
}

Graph sample() {
  Graph graph;
  graph.documents.resize(2);
  graph.documents[0].sentences = 10;
  graph.documents[0].used_sentences = 4;
  graph.documents[0].bytes = 100;
  graph.documents[1].sentences = 5;
  graph.documents[1].bytes = 23;
  graph.nodes = {node("a", "Person", 1), node("b", "Place", 7), node("c", "Person", 7), node("d", "Concept", 2)};
  graph.edges = {edge(0, 1, "LIVES_IN"), edge(2, 1, "LIVES_IN"), edge(2, 2, "RELATED_TO")};
  graph.edges[1].negated = true;
  graph.edges[2].modality = Modality::Asked;
  return graph;
}

TEST(Summary, CountsTypesTheLargestFirstAndTiesByName) {
  const Summary summary = summarize(sample());
  EXPECT_EQ(summary.node_types, (Ranking{{"Person", 2}, {"Concept", 1}, {"Place", 1}}));
  EXPECT_EQ(summary.relation_types, (Ranking{{"LIVES_IN", 2}, {"RELATED_TO", 1}}));
}

TEST(Summary, CountsStatementsAndText) {
  const Summary summary = summarize(sample());
  EXPECT_EQ(summary.negated, 1u);
  EXPECT_EQ(summary.hypothetical, 0u);
  EXPECT_EQ(summary.asked, 1u);
  EXPECT_EQ(summary.sentences, 15u);
  EXPECT_EQ(summary.used_sentences, 4u);
  EXPECT_EQ(summary.bytes, 123u);
}

TEST(Summary, RanksNodesAndCountsALoopOnce) {
  const Summary summary = summarize(sample());
  std::vector<NodeIndex> by_degree;
  std::vector<NodeIndex> by_mentions;
  for (const NodeRank& rank : summary.by_degree) by_degree.push_back(rank.node);
  for (const NodeRank& rank : summary.by_mentions) by_mentions.push_back(rank.node);
  EXPECT_EQ(by_degree, (std::vector<NodeIndex>{1, 2, 0, 3}));
  EXPECT_EQ(by_mentions, (std::vector<NodeIndex>{1, 2, 3, 0}));
  EXPECT_EQ(summary.by_degree[1].degree, 2u);
  EXPECT_EQ(summary.unconnected_nodes, 1u);
}

TEST(Summary, OfNothing) {
  const Summary summary = summarize({});
  EXPECT_TRUE(summary.node_types.empty());
  EXPECT_TRUE(summary.by_degree.empty());
  EXPECT_EQ(summary.unconnected_nodes, 0u);
}

}  // namespace
}  // namespace quipu::app
