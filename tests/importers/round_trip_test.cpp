// What our own writers write, the readers read back: nothing is lost but what a format cannot carry.

#include <gtest/gtest.h>

#include <sstream>

#include "exporters/exporter.hpp"
#include "graph/error.hpp"
#include "importers/importer.hpp"
#include "tests/exporters/sample_graphs.hpp"

namespace quipu::importers {
namespace {

std::string written(const Graph& graph, std::string_view format) {
  std::ostringstream out;
  exporters::by_name(format)->write(graph, {&samples::ontology()}, out);
  return out.str();
}

Graph read(const std::string& text, std::string_view format) {
  std::istringstream in(text);
  return (format == "node-link" || format == "d3" ? read_node_link : read_xml_graph)(in, "in", samples::ontology());
}

const Graph& sample(std::string_view name) {
  for (const samples::Sample& one : samples::all()) {
    if (one.name == name) return one.graph;
  }
  throw Error("no such sample");
}

constexpr std::string_view kFormats[] = {"graphml", "gexf", "gexf-1.2", "node-link", "d3"};

TEST(RoundTrip, OfAGraphInFullGivesTheSameBytes) {
  for (const std::string_view format : kFormats) {
    for (const std::string_view name : {"tour", "single", "empty"}) {
      const std::string text = written(sample(name), format);
      EXPECT_EQ(written(read(text, format), format), text) << name << " as " << format;
    }
  }
}

TEST(RoundTrip, OfHostileTextsKeepsWhatTheFormatCarries) {
  for (const std::string_view format : kFormats) {
    const std::string once = written(read(written(sample("hostile"), format), format), format);
    EXPECT_EQ(written(read(once, format), format), once) << format;
    const Graph graph = read(once, format);
    EXPECT_EQ(graph.nodes.size(), sample("hostile").nodes.size()) << format;
    EXPECT_EQ(graph.edges.size(), sample("hostile").edges.size()) << format;
  }
}

TEST(RoundTrip, KeepsEvidenceAndItsPlaces) {
  const Graph& graph = sample("tour");
  for (const std::string_view format : kFormats) {
    const Graph again = read(written(graph, format), format);
    ASSERT_EQ(again.passages.size(), graph.passages.size()) << format;
    ASSERT_EQ(again.edges.size(), graph.edges.size()) << format;
    for (std::size_t i = 0; i < graph.passages.size(); ++i) EXPECT_EQ(again.passages[i], graph.passages[i]) << format;
    for (std::size_t i = 0; i < graph.edges.size(); ++i) EXPECT_EQ(again.edges[i], graph.edges[i]) << format;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
      EXPECT_EQ(again.nodes[i].id, graph.nodes[i].id) << format;
      EXPECT_EQ(again.nodes[i].aliases, graph.nodes[i].aliases) << format;
      EXPECT_EQ(again.nodes[i].mentions, graph.nodes[i].mentions) << format;
      EXPECT_EQ(again.nodes[i].properties, graph.nodes[i].properties) << format;
    }
  }
}

TEST(ImporterTable, FindsAFormatByPath) {
  const std::pair<const char*, const char*> cases[] = {
      {"a.graphml", "graphml"}, {"A/B.GraphML", "graphml"}, {"a.gexf", "gexf"},   {"a.1.2.gexf", "gexf"}, {"a.nodelink.json", "node-link"},
      {"a.d3.json", "node-link"}, {"a.json", ""},           {"graphml", ""},      {".gexf", ""},          {"a.dot", ""},
  };
  for (const auto& [path, name] : cases) {
    const Importer* found = for_path(path);
    EXPECT_EQ(found == nullptr ? "" : found->name, name) << path;
  }
}

}  // namespace
}  // namespace quipu::importers
