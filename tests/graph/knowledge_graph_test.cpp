#include "graph/knowledge_graph.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/graph/arbitrary_graph.hpp"
#include "tests/graph/show_graph.hpp"

namespace quipu {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Nodes n0 to n5, in normal form as far as KnowledgeGraph looks:
///   n0 -> n1 -> n2 -> n3, n0 -> n2 (two edges), n4 <-> n4, n5 alone
Graph sample() {
  Graph graph;
  for (int i = 0; i < 6; ++i) {
    Node node;
    node.id = "n" + std::to_string(i);
    node.name = "Node " + std::to_string(i);
    graph.nodes.push_back(node);
  }
  graph.nodes[1].aliases = {"ÉCOLE", "node 0"};
  graph.nodes[3].aliases = {"école"};
  graph.nodes[5].name = "École";
  for (const auto& [source, target] : {std::pair(0u, 1u), {0u, 2u}, {0u, 2u}, {1u, 2u}, {2u, 3u}, {4u, 4u}}) {
    Edge edge;
    edge.source = source;
    edge.target = target;
    graph.edges.push_back(edge);
  }
  return graph;
}

TEST(KnowledgeGraph, FindsById) {
  const KnowledgeGraph graph(sample());
  EXPECT_EQ(graph.find("n3"), 3u);
  for (const char* id : {"", "n", "n33", "N3", "Node 3", "zz"}) EXPECT_EQ(graph.find(id), std::nullopt) << id;
}

TEST(KnowledgeGraph, FindsByNameWithoutRegardToCase) {
  const KnowledgeGraph graph(sample());
  const std::pair<const char*, std::vector<NodeIndex>> cases[] = {
      {"NODE 0", {0, 1}}, {"n2", {2}}, {"N2", {2}}, {"éCOLE", {1, 3, 5}}, {"Node", {}}, {"", {}}, {"ecole", {}},
  };
  for (const auto& [name, nodes] : cases) EXPECT_EQ(graph.find_named(name), nodes) << name;
}

TEST(KnowledgeGraph, Neighbours) {
  const KnowledgeGraph graph(sample());
  EXPECT_THAT(graph.out_edges(0), ElementsAre(0, 1, 2));
  EXPECT_THAT(graph.in_edges(2), ElementsAre(1, 2, 3));
  EXPECT_THAT(graph.out_edges(3), IsEmpty());
  EXPECT_THAT(graph.out_edges(4), ElementsAre(5));
  EXPECT_THAT(graph.in_edges(4), ElementsAre(5));
  EXPECT_THAT(graph.out_edges(5), IsEmpty());
  const std::size_t degrees[] = {3, 2, 4, 1, 2, 0};
  for (NodeIndex i = 0; i < 6; ++i) EXPECT_EQ(graph.degree(i), degrees[i]) << i;
}

TEST(KnowledgeGraph, ShortestPaths) {
  const KnowledgeGraph graph(sample());
  using Path = std::optional<std::vector<EdgeIndex>>;
  struct Case {
    NodeIndex source, target;
    Path path;
  };
  const Case cases[] = {
      {0, 3, Path({1, 4})},  // of the two edges to n2 the first
      {3, 0, Path({4, 1})},  // against the arrows
      {1, 3, Path({3, 4})},
      {2, 2, Path(std::vector<EdgeIndex>{})},
      {4, 4, Path(std::vector<EdgeIndex>{})},
      {0, 4, std::nullopt},
      {5, 0, std::nullopt},
  };
  for (const Case& one : cases) EXPECT_EQ(graph.shortest_path(one.source, one.target), one.path) << one.source << " to " << one.target;
}

TEST(KnowledgeGraph, Components) {
  const auto [component, count] = KnowledgeGraph(sample()).components();
  EXPECT_EQ(count, 3u);
  EXPECT_THAT(component, ElementsAre(0, 0, 0, 0, 1, 2));
}

TEST(KnowledgeGraph, Empty) {
  const KnowledgeGraph graph(Graph{});
  EXPECT_EQ(graph.find("x"), std::nullopt);
  EXPECT_THAT(graph.find_named("x"), IsEmpty());
  EXPECT_EQ(graph.components().second, 0u);
}

TEST(KnowledgeGraph, Moves) {
  KnowledgeGraph first(sample());
  KnowledgeGraph second(std::move(first));
  first = KnowledgeGraph(Graph{});
  EXPECT_THAT(second.out_edges(0), ElementsAre(0, 1, 2));
  EXPECT_EQ(second.find_named("node 3"), std::vector<NodeIndex>{3});
}

/// All distances without regard to direction, by Floyd and Warshall's method: slow and plain.
std::vector<std::vector<unsigned>> distances(const Graph& graph) {
  const std::size_t n = graph.nodes.size();
  std::vector<std::vector<unsigned>> far(n, std::vector<unsigned>(n, 1000));
  for (std::size_t i = 0; i < n; ++i) far[i][i] = 0;
  for (const Edge& edge : graph.edges) {
    if (edge.source != edge.target) far[edge.source][edge.target] = far[edge.target][edge.source] = 1;
  }
  for (std::size_t k = 0; k < n; ++k) {
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) far[i][j] = std::min(far[i][j], far[i][k] + far[k][j]);
    }
  }
  return far;
}

RC_GTEST_PROP(KnowledgeGraph, PathsAndComponentsAgreeWithAPlainMethod, ()) {
  const KnowledgeGraph graph(*arbitrary::graph());
  const auto far = distances(graph.graph());
  const auto component = graph.components().first;
  for (NodeIndex i = 0; i < far.size(); ++i) {
    for (NodeIndex j = 0; j < far.size(); ++j) {
      const auto path = graph.shortest_path(i, j);
      RC_ASSERT(path.has_value() == (far[i][j] < 1000));
      RC_ASSERT(path.has_value() == (component[i] == component[j]));
      if (!path) continue;
      RC_ASSERT(path->size() == far[i][j]);
      NodeIndex at = i;
      for (const EdgeIndex index : *path) {
        const Edge& edge = graph.graph().edges[index];
        RC_ASSERT(edge.source == at || edge.target == at);
        at = edge.source == at ? edge.target : edge.source;
      }
      RC_ASSERT(at == j);
    }
  }
}

}  // namespace
}  // namespace quipu
