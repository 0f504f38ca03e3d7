// How the picture looks in cases that the golden files do not single out.

#include "exporters/dot.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "tests/exporters/graph_maker.hpp"
#include "tests/exporters/sample_graphs.hpp"

namespace quipu::exporters {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string dot(const Graph& graph) {
  std::ostringstream out;
  write_dot(graph, {&samples::ontology()}, out);
  return out.str();
}

/// The line of the only edge of a graph that `change` made of one WORKS_AT edge between two persons.
std::string edge_line(const std::string& type, void (*change)(Edge&)) {
  samples::GraphMaker maker;
  const auto document = maker.document("d", "");
  const auto ann = maker.node(document, "Person", "Ann"), bob = maker.node(document, "Person", "Bob");
  change(maker.edge(ann, type, bob, maker.passage(document, 0, "Ann &lt; Bob."), "know very well indeed"));
  const std::string text = dot(maker.make(samples::ontology()));
  const std::size_t begin = text.find(" -> ");
  return text.substr(begin, text.find('\n', begin) - begin);
}

TEST(Dot, LinesAreStraightAbove200Nodes) {
  EXPECT_THAT(dot(samples::ring(200, 1)), HasSubstr("splines=true"));
  EXPECT_THAT(dot(samples::ring(201, 1)), HasSubstr("splines=false"));
}

TEST(Dot, LabelsSayHowAStatementIsMeant) {
  struct Case {
    const char* type;
    void (*change)(Edge&);
    const char* label;
    const char* style;
  };
  const Case cases[] = {
      {"WORKS_AT", [](Edge&) {}, "[label=\"WORKS_AT\",", nullptr},
      {"WORKS_AT", [](Edge& edge) { edge.negated = true; }, "[label=\"not WORKS_AT\",", "style=\"dashed\""},
      {"WORKS_AT", [](Edge& edge) { edge.modality = Modality::Asked; }, "[label=\"WORKS_AT?\",", "style=\"dotted\""},
      {"WORKS_AT",
       [](Edge& edge) {
         edge.negated = true;
         edge.modality = Modality::Hypothetical;
       },
       "[label=\"not WORKS_AT?\",", "style=\"dotted\""},
      {"RELATED_TO", [](Edge&) {}, "[label=\"know very well\\nindeed\",", nullptr},
      {"RELATED_TO", [](Edge& edge) { edge.evidence[0].predicate = edge.predicate = ""; }, "[label=\"RELATED_TO\",", nullptr},
      {"SIMILAR_TO", [](Edge&) {}, "dir=\"none\"", nullptr},
      {"NO_SUCH_TYPE", [](Edge&) {}, "[label=\"NO_SUCH_TYPE\",", nullptr},
  };
  for (const Case& one : cases) {
    const std::string line = edge_line(one.type, one.change);
    EXPECT_THAT(line, HasSubstr(one.label));
    if (one.style != nullptr) {
      EXPECT_THAT(line, HasSubstr(one.style));
    } else {
      EXPECT_THAT(line, Not(HasSubstr("style=")));
    }
  }
}

TEST(Dot, TooltipsKeepEntitiesAsTheyStandInTheText) {
  EXPECT_THAT(edge_line("WORKS_AT", [](Edge&) {}), HasSubstr("tooltip=\"Ann &amp;lt; Bob.\""));
}

TEST(Dot, FontsGrowWithMentionsUpToALimit) {
  const std::pair<std::uint32_t, const char*> cases[] = {{0, "10"}, {1, "10"}, {4, "12"}, {9, "15"}, {43, "23"}, {1000000, "24"}};
  for (const auto& [mentions, points] : cases) {
    samples::GraphMaker maker;
    maker.node(maker.document("d", ""), "Person", "Ann", mentions);
    EXPECT_THAT(dot(maker.make(samples::ontology())), HasSubstr("fontsize=\"" + std::string(points) + "\"")) << mentions;
  }
}

TEST(Dot, KeepsToTheLayoutThatGephiReads) {
  for (const samples::Sample& sample : samples::all()) {
    std::istringstream lines(dot(sample.graph));
    std::string line;
    std::getline(lines, line);
    EXPECT_EQ(line, "digraph \"quipu\" {");
    for (const char* start : {"  graph [", "  node [", "  edge ["}) {
      std::getline(lines, line);
      EXPECT_THAT(line, testing::StartsWith(start));
      EXPECT_THAT(line, testing::EndsWith("]")) << "no semicolon";
    }
    std::getline(lines, line);
    EXPECT_EQ(line, "  {");
    while (std::getline(lines, line) && line != "  }") {
      EXPECT_THAT(line, testing::StartsWith("    \""));
      EXPECT_THAT(line, testing::EndsWith("\"];"));
      EXPECT_THAT(line, Not(HasSubstr("color=\"#"))) << "Gephi shows it as transparent";
    }
    std::getline(lines, line);
    EXPECT_EQ(line, "}");
  }
}

}  // namespace
}  // namespace quipu::exporters
