// Boost.Graph's own reader takes our GraphML and finds the same nodes, edges and attributes.

#include <gtest/gtest.h>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/graphml.hpp>
#include <fstream>

#include "exporters/graphml.hpp"
#include "tests/exporters/sample_graphs.hpp"

namespace quipu::exporters {
namespace {

struct VertexData {
  std::string label, type, aliases;
  long mentions = -1;
  double size = 0;
  int r = -1;
};
struct EdgeData {
  std::string kind, predicate, evidence;
  double weight = 0, confidence = -1;
  bool negated = false;
  long begin = -1;
};
using BoostGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, VertexData, EdgeData>;

/// Attributes that this test has no field for are passed over.
boost::shared_ptr<boost::dynamic_property_map> ignore(const std::string&, const boost::any&, const boost::any&) { return {}; }

BoostGraph read(const Graph& graph) {
  std::stringstream file;
  write_graphml(graph, {&samples::ontology()}, file);
  BoostGraph read_graph;
  boost::dynamic_properties properties(ignore);
  properties.property("label", boost::get(&VertexData::label, read_graph));
  properties.property("type", boost::get(&VertexData::type, read_graph));
  properties.property("aliases", boost::get(&VertexData::aliases, read_graph));
  properties.property("mentions", boost::get(&VertexData::mentions, read_graph));
  properties.property("size", boost::get(&VertexData::size, read_graph));
  properties.property("r", boost::get(&VertexData::r, read_graph));
  properties.property("kind", boost::get(&EdgeData::kind, read_graph));
  properties.property("predicate", boost::get(&EdgeData::predicate, read_graph));
  properties.property("evidence", boost::get(&EdgeData::evidence, read_graph));
  properties.property("weight", boost::get(&EdgeData::weight, read_graph));
  properties.property("confidence", boost::get(&EdgeData::confidence, read_graph));
  properties.property("negated", boost::get(&EdgeData::negated, read_graph));
  properties.property("begin", boost::get(&EdgeData::begin, read_graph));
  boost::read_graphml(file, read_graph, properties);
  return read_graph;
}

TEST(BoostReadsGraphml, EveryNodeAndEdgeOfTheTour) {
  const Graph& graph = samples::all()[0].graph;
  const BoostGraph got = read(graph);
  ASSERT_EQ(boost::num_vertices(got), graph.nodes.size());
  ASSERT_EQ(boost::num_edges(got), graph.edges.size());
  for (NodeIndex i = 0; i < graph.nodes.size(); ++i) {
    EXPECT_EQ(got[i].label, graph.nodes[i].name);
    EXPECT_EQ(got[i].type, graph.nodes[i].type);
    EXPECT_EQ(got[i].mentions, static_cast<long>(graph.nodes[i].mentions));
    EXPECT_EQ(got[i].aliases.empty(), graph.nodes[i].aliases.empty());
    EXPECT_GT(got[i].size, 0);
    EXPECT_GE(got[i].r, 0);
  }
  const auto [first, last] = boost::edges(got);
  std::vector<EdgeData> edges;
  std::vector<std::pair<NodeIndex, NodeIndex>> ends;
  for (auto at = first; at != last; ++at) {
    edges.push_back(got[*at]);
    ends.emplace_back(boost::source(*at, got), boost::target(*at, got));
  }
  for (const Edge& edge : graph.edges) {
    const Passage& passage = graph.passages[edge.evidence[0].passage];
    bool found = false;
    for (std::size_t i = 0; i < edges.size(); ++i) {
      found = found || (ends[i] == std::pair(edge.source, edge.target) && edges[i].kind == edge.type &&
                        edges[i].predicate == edge.predicate && edges[i].negated == edge.negated &&
                        edges[i].confidence == edge.confidence && edges[i].weight >= 1 && edges[i].evidence == passage.text &&
                        edges[i].begin == static_cast<long>(passage.begin));
    }
    EXPECT_TRUE(found) << edge.type << " " << edge.predicate;
  }
}

TEST(BoostReadsGraphml, AllSamples) {
  for (const samples::Sample& sample : samples::all()) {
    const BoostGraph got = read(sample.graph);
    EXPECT_EQ(boost::num_vertices(got), sample.graph.nodes.size()) << sample.name;
    EXPECT_EQ(boost::num_edges(got), sample.graph.edges.size()) << sample.name;
  }
}

}  // namespace
}  // namespace quipu::exporters
