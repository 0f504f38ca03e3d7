// Cases of merging that random graphs do not single out: what is derived, dropped, split and refused.

#include "graph/builder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/error.hpp"
#include "tests/graph/arbitrary_graph.hpp"
#include "tests/graph/show_graph.hpp"

namespace quipu {
namespace {

using testing::ElementsAre;

const Ontology& types() { return arbitrary::ontology(); }

Contribution mentioned(std::uint32_t mentions, std::string name, std::vector<std::string> aliases = {}) {
  return {0, mentions, std::move(name), std::move(aliases), {}, {}};
}

Evidence said(PassageIndex passage, std::uint16_t confidence = 500, std::string predicate = "like") {
  Evidence made;
  made.passage = passage;
  made.predicate = std::move(predicate);
  made.confidence = confidence;
  return made;
}

/// Document `id` with passages [0, 1), [1, 2) and [2, 3) and nodes a/ann and b/bob.
Graph two_nodes(const std::string& id = "d") {
  Graph graph;
  graph.documents.push_back({.id = id, .title = "", .source = "", .sha256 = "", .encoding = "utf-8", .properties = {}});
  for (std::uint64_t i = 0; i < 3; ++i) graph.passages.push_back({0, i, i + 1, "x", "", "", ""});
  graph.nodes.push_back({.id = "a/ann", .type = "A", .name = "Ann", .aliases = {}, .properties = {}, .contributions = {mentioned(1, "Ann")}});
  graph.nodes.push_back({.id = "b/bob", .type = "B", .name = "Bob", .aliases = {}, .properties = {}, .contributions = {mentioned(1, "Bob")}});
  return graph;
}

Edge joined(NodeIndex source, std::string type, NodeIndex target, std::vector<Evidence> evidence) {
  Edge edge;
  edge.source = source;
  edge.type = std::move(type);
  edge.target = target;
  edge.evidence = std::move(evidence);
  return edge;
}

Graph built(std::vector<Graph> parts) {
  GraphBuilder builder(types());
  for (Graph& part : parts) builder.add(std::move(part));
  return builder.finish();
}

Graph with_edges(std::vector<Edge> edges, const std::string& document = "d") {
  Graph graph = two_nodes(document);
  graph.edges = std::move(edges);
  return graph;
}

TEST(Builder, TheNameWithMostMentionsWins) {
  struct Case {
    const char* what;
    std::vector<Contribution> contributions;
    std::string name;
    std::vector<std::string> aliases;
    std::uint64_t mentions;
  };
  const Case cases[] = {
      {"one", {mentioned(2, "Ann", {"A.", "A.", "Ann"})}, "Ann", {"A."}, 2},
      {"more mentions", {mentioned(2, "Ann Long"), mentioned(3, "Ann")}, "Ann", {"Ann Long"}, 5},
      {"summed over documents", {mentioned(2, "Ann"), mentioned(3, "Ann Long"), mentioned(2, "Ann")}, "Ann", {"Ann Long"}, 7},
      {"a tie goes to the longer", {mentioned(2, "Ann"), mentioned(2, "Ann Long")}, "Ann Long", {"Ann"}, 4},
      {"then to the first in byte order", {mentioned(2, "Bnn"), mentioned(2, "Ann")}, "Ann", {"Bnn"}, 4},
      {"no mention counts as one vote", {mentioned(0, "Ann")}, "Ann", {}, 0},
  };
  for (const Case& one : cases) {
    std::vector<Graph> parts;
    for (const Contribution& contribution : one.contributions) {
      parts.push_back(two_nodes("d" + std::to_string(parts.size())));
      parts.back().nodes[0].contributions = {contribution};
    }
    const Node node = built(parts).nodes[0];
    EXPECT_EQ(node.name, one.name) << one.what;
    EXPECT_EQ(node.aliases, one.aliases) << one.what;
    EXPECT_EQ(node.mentions, one.mentions) << one.what;
  }
}

TEST(Builder, ConfidenceIsNoisyOrOverPassages) {
  struct Case {
    std::vector<Evidence> evidence;
    double confidence;
  };
  const Case cases[] = {
      {{said(0, 500)}, 0.5},
      {{said(0, 500), said(1, 500)}, 0.75},
      {{said(0, 500), said(0, 900, "love")}, 0.9},  // one passage counts once, with its best
      {{said(0, 900), said(1, 650)}, 0.965},
      {{said(0, 1000), said(1, 10)}, 1.0},
      {{said(0, 0)}, 0.0},
      {{said(0, 65535)}, 1.0},
  };
  for (const Case& one : cases) EXPECT_EQ(built({with_edges({joined(0, "CLOSED", 1, one.evidence)})}).edges[0].confidence, one.confidence);
}

TEST(Builder, EdgesAreOneWhereTheyAgree) {
  struct Case {
    const char* what;
    std::vector<Edge> edges;
    std::size_t count;
  };
  Edge negated = joined(0, "CLOSED", 1, {said(0)});
  negated.negated = true;
  Edge asked = joined(0, "CLOSED", 1, {said(0)});
  asked.modality = Modality::Asked;
  const Edge plain = joined(0, "CLOSED", 1, {said(0)});
  const Case cases[] = {
      {"the same", {plain, plain}, 1},
      {"another passage", {plain, joined(0, "CLOSED", 1, {said(1)})}, 1},
      {"another wording of a closed type", {plain, joined(0, "CLOSED", 1, {said(0, 500, "love")})}, 1},
      {"negated", {plain, negated}, 2},
      {"asked", {plain, asked}, 2},
      {"the other way", {plain, joined(1, "CLOSED", 0, {said(0)})}, 2},
      {"the other way of a symmetric type", {joined(0, "SYMMETRIC", 1, {said(0)}), joined(1, "SYMMETRIC", 0, {said(1)})}, 1},
      {"two wordings of an open type", {joined(0, "OPEN", 1, {said(0), said(0, 500, "love")})}, 2},
      {"one wording of an open type", {joined(0, "OPEN", 1, {said(0), said(1)})}, 1},
      {"a type that the ontology lacks", {joined(0, "UNKNOWN", 1, {said(0)}), joined(0, "UNKNOWN", 1, {said(0, 500, "love")})}, 1},
      {"no evidence", {joined(0, "CLOSED", 1, {})}, 0},
  };
  for (const Case& one : cases) EXPECT_EQ(built({with_edges(one.edges)}).edges.size(), one.count) << one.what;
}

TEST(Builder, SymmetricEndsAreInOrderOfIds) {
  const Graph graph = built({with_edges({joined(1, "SYMMETRIC", 0, {said(0)})})});
  EXPECT_EQ(graph.nodes[graph.edges[0].source].id, "a/ann");
  EXPECT_EQ(graph.nodes[graph.edges[0].target].id, "b/bob");
}

TEST(Builder, AnEdgesWordingServesEvidenceWithoutOne) {
  Edge edge = joined(0, "CLOSED", 1, {said(0, 500, ""), said(1, 500, "")});
  edge.predicate = "adore";
  EXPECT_EQ(built({with_edges({edge})}).edges[0].evidence[1].predicate, "adore");
  edge.evidence[0].predicate = "love";
  EXPECT_EQ(built({with_edges({edge})}).edges[0].evidence[1].predicate, "");
}

TEST(Builder, AttributedOnlyWhereEveryPassageIs) {
  Evidence ann = said(0), bob = said(1);
  ann.attributed_to = "Ann";
  bob.attributed_to = "Bob";
  EXPECT_EQ(built({with_edges({joined(0, "CLOSED", 1, {bob, ann})})}).edges[0].attributed_to, "Ann");
  EXPECT_EQ(built({with_edges({joined(0, "CLOSED", 1, {ann, said(2)})})}).edges[0].attributed_to, "");
}

TEST(Builder, NodesWithoutContributionTakeTheirEdgesAlong) {
  Graph graph = with_edges({joined(0, "CLOSED", 1, {said(0)})});
  graph.nodes[1].contributions.clear();
  const Graph alone = built({graph});
  EXPECT_EQ(alone.nodes.size(), 1u);
  EXPECT_TRUE(alone.edges.empty());
  EXPECT_TRUE(alone.passages.empty());
  EXPECT_EQ(built({graph, two_nodes("e")}).edges.size(), 1u) << "another document contributes the node";
}

TEST(Builder, AnEmptyIdIsMadeFromTypeAndName) {
  Graph graph = two_nodes();
  graph.nodes[0].id.clear();
  EXPECT_EQ(built({graph}), built({two_nodes()}));
}

TEST(Builder, RefusesIndicesOutOfRange) {
  struct Case {
    const char* what;
    void (*spoil)(Graph&);
  };
  const Case cases[] = {
      {"source", [](Graph& graph) { graph.edges[0].source = 2; }},
      {"target", [](Graph& graph) { graph.edges[0].target = UINT32_MAX; }},
      {"passage", [](Graph& graph) { graph.edges[0].evidence[0].passage = 3; }},
      {"document of a passage", [](Graph& graph) { graph.passages[0].document = 1; }},
      {"document of a node", [](Graph& graph) { graph.nodes[0].contributions[0].document = 1; }},
  };
  for (const Case& one : cases) {
    Graph graph = with_edges({joined(0, "CLOSED", 1, {said(0)})});
    one.spoil(graph);
    GraphBuilder builder(types());
    builder.add(two_nodes());
    EXPECT_THROW(builder.add(graph), Error) << one.what;
    EXPECT_EQ(builder.finish(), built({two_nodes()})) << "a refused graph leaves no trace: " << one.what;
  }
}

TEST(Builder, IsEmptyAfterFinish) {
  GraphBuilder builder(types());
  builder.add(two_nodes());
  EXPECT_EQ(builder.finish().nodes.size(), 2u);
  EXPECT_EQ(builder.finish(), Graph{});
}

TEST(Builder, EdgeIdsDependOnWhatMakesAnEdgeOneAlone) {
  const std::string id = built({with_edges({joined(0, "CLOSED", 1, {said(0)})})}).edges[0].id;
  EXPECT_THAT(id, testing::MatchesRegex("e-[0-9a-f]{20}"));
  EXPECT_EQ(built({with_edges({joined(0, "CLOSED", 1, {said(2, 100, "love")})}, "other")}).edges[0].id, id);
  EXPECT_NE(built({with_edges({joined(1, "CLOSED", 0, {said(0)})})}).edges[0].id, id);
}

TEST(FactsOnly, DropsWhatIsDeniedSupposedOrAsked) {
  std::vector<Edge> edges;
  for (const Modality modality : {Modality::Asserted, Modality::Hypothetical, Modality::Asked}) {
    for (const bool negated : {false, true}) {
      edges.push_back(joined(0, "CLOSED", 1, {said(static_cast<PassageIndex>(edges.size() % 3))}));
      edges.back().modality = modality;
      edges.back().negated = negated;
    }
  }
  const Graph all = built({with_edges(edges)});
  ASSERT_EQ(all.edges.size(), 6u);
  const Graph facts = facts_only(all);
  ASSERT_EQ(facts.edges.size(), 1u);
  EXPECT_TRUE(facts.edges[0].is_fact());
  EXPECT_EQ(facts.passages.size(), 1u);
  EXPECT_EQ(facts.nodes.size(), 2u);
}

}  // namespace
}  // namespace quipu
