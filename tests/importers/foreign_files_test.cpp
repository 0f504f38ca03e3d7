// Files as other programs write them, and files that were made to do harm.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "graph/error.hpp"
#include "importers/importer.hpp"
#include "tests/exporters/sample_graphs.hpp"

namespace quipu::importers {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

Graph read(const std::string& text) {
  std::istringstream in(text);
  return (text.find('<') < text.find('{') ? read_xml_graph : read_node_link)(in, "in", samples::ontology());
}

std::vector<std::string> lines(const Graph& graph) {
  std::vector<std::string> found;
  for (const Node& node : graph.nodes) {
    found.push_back(node.id + " = " + node.type + " " + node.name);
    for (const auto& [key, value] : node.properties) found.back() += " " + key + "=" + value;
  }
  for (const Edge& edge : graph.edges) {
    found.push_back(graph.nodes[edge.source].id + " " + edge.type + " " + graph.nodes[edge.target].id);
    if (!edge.predicate.empty()) found.back() += " (" + edge.predicate + ")";
  }
  return found;
}

std::string graphml(const std::string& body) { return "<?xml version=\"1.0\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n" + body + "</graphml>\n"; }
std::string gexf(const std::string& body) { return "<gexf version=\"1.3\">\n" + body + "</gexf>\n"; }

TEST(ForeignFiles, NetworkXGraphml) {
  EXPECT_THAT(lines(read(graphml("<key id=\"d1\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\" />\n"
                                 "<key id=\"d0\" for=\"node\" attr.name=\"color\" attr.type=\"string\"><default>yellow</default></key>\n"
                                 "<key id=\"d2\" for=\"node\" attr.name=\"age\" attr.type=\"long\"><default>7</default></key>\n"
                                 "<graph edgedefault=\"undirected\"><node id=\"0\"/><node id=\"1\"><data key=\"d2\">8</data></node>\n"
                                 "<edge source=\"1\" target=\"0\" id=\"0\"><data key=\"d1\">2.0</data></edge></graph>"))),
              ElementsAre("0 = Concept 0 age=7", "1 = Concept 1 age=8", "1 RELATED_TO 0"));
}

TEST(ForeignFiles, IgraphGraphml) {
  EXPECT_THAT(lines(read(graphml("<key id=\"v_name\" for=\"node\" attr.name=\"name\" attr.type=\"string\"/>"
                                 "<key id=\"e_type\" for=\"edge\" attr.name=\"type\" attr.type=\"string\"/>"
                                 "<graph id=\"G\" edgedefault=\"directed\"><node id=\"n0\"><data key=\"v_name\">A &amp; B</data></node>"
                                 "<node id=\"n1\"><data key=\"v_name\">C</data></node>"
                                 "<edge source=\"n0\" target=\"n1\"><data key=\"e_type\">KNOWS</data></edge></graph>"))),
              ElementsAre("n0 = Concept A & B", "n1 = Concept C", "n0 KNOWS n1"));
}

TEST(ForeignFiles, GephiGraphmlHasTheKindOfAnEdgeAsItsLabel) {
  EXPECT_THAT(lines(read(graphml("<key attr.name=\"label\" attr.type=\"string\" for=\"node\" id=\"label\"/>"
                                 "<graph edgedefault=\"directed\"><edge source=\"b\" target=\"a\" label=\"likes\"/>"
                                 "<node id=\"a\"><data key=\"label\">Ann</data></node><node id=\"b\"/></graph>"))),
              ElementsAre("a = Concept Ann", "b = Concept b", "b likes a"));
}

TEST(ForeignFiles, YedGraphmlHasItsLabelsInsideOfGraphics) {
  EXPECT_THAT(lines(read(graphml("<key for=\"node\" id=\"d6\" yfiles.type=\"nodegraphics\"/><key for=\"edge\" id=\"d10\" yfiles.type=\"edgegraphics\"/>"
                                 "<graph edgedefault=\"directed\"><node id=\"n0\"><data key=\"d6\"><y:ShapeNode><y:Fill color=\"#FFCC00\"/>"
                                 "<y:NodeLabel visible=\"true\">\n Ada <y:x/></y:NodeLabel></y:ShapeNode></data></node><node id=\"n1\"/>"
                                 "<edge id=\"e0\" source=\"n0\" target=\"n1\"><data key=\"d10\"><y:PolyLineEdge><y:EdgeLabel>made</y:EdgeLabel>"
                                 "</y:PolyLineEdge></data></edge></graph>"))),
              ElementsAre("n0 = Concept Ada", "n1 = Concept n1", "n0 made n1"));
}

TEST(ForeignFiles, NestedGraphsBecomeOne) {
  EXPECT_THAT(lines(read(graphml("<graph edgedefault=\"directed\"><node id=\"a\"><graph><node id=\"b\"/><edge source=\"b\" target=\"a\"/></graph>"
                                 "</node></graph>"))),
              ElementsAre("a = Concept a", "b = Concept b", "b RELATED_TO a"));
}

TEST(ForeignFiles, Gexf) {
  EXPECT_THAT(lines(read(gexf("<graph><attributes class=\"node\"><attribute id=\"0\" title=\"type\" type=\"string\"/>"
                              "<attribute id=\"1\" title=\"home\" type=\"string\"><default>x</default></attribute></attributes>\n"
                              "<nodes><node id=\"1\" label=\"Ann\"><attvalues><attvalue for=\"0\" value=\"Person\"/></attvalues>"
                              "<viz:size value=\"3\"/><nodes><node id=\"2\" label=\"Bob\"/></nodes></node></nodes>"
                              "<edges><edge id=\"7\" source=\"1\" target=\"2\" kind=\"KNOWS\" label=\"knows well\" weight=\"2\"/></edges></graph>"))),
              ElementsAre("1 = Person Ann home=x", "2 = Concept Bob home=x", "1 KNOWS 2 (knows well)"));
}

TEST(ForeignFiles, Latin1AndUtf16AreRead) {
  const std::string body = "<graph><node id=\"caf\xE9\"/></graph></graphml>";
  EXPECT_THAT(lines(read("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><graphml>" + body)), ElementsAre("caf\xC3\xA9 = Concept caf\xC3\xA9"));
  std::string wide = "\xFF\xFE";
  for (const char c : std::string("<graphml><graph><node id=\"a\"/></graph></graphml>")) wide += {c, '\0'};
  EXPECT_THAT(lines(read(wide)), ElementsAre("a = Concept a"));
}

TEST(ForeignFiles, NodeLinkJson) {
  EXPECT_THAT(lines(read(R"({"directed": true, "graph": {"nodes": [1, {"id": 5}]}, "nodes": [{"id": 1, "type": "Person", "age": 7.50},
                             {"id": "b", "tags": ["x", {"y": null}]}], "links": [{"source": 1, "target": "b", "key": 0, "type": "KNOWS"}]})")),
              ElementsAre("1 = Person 1 age=7.50", "b = Concept b tags=[\"x\",{\"y\":null}]", "1 KNOWS b"));
  EXPECT_THAT(lines(read(R"({"edges": [{"source": 1, "target": 0}], "nodes": [{"name": "A"}, {"name": "B"}]})")),
              ElementsAre("0 = Concept A", "1 = Concept B", "1 RELATED_TO 0"));
}

TEST(ForeignFiles, NodesWithoutDocumentsAreCreditedToTheFile) {
  const Graph graph = read(graphml("<graph><node id=\"a\"/><edge source=\"a\" target=\"a\"/></graph>"));
  ASSERT_EQ(graph.documents.size(), 1u);
  EXPECT_EQ(graph.documents[0].id, "in");
  EXPECT_EQ(graph.edges.at(0).evidence.size(), 1u);
}

std::string repeated(const std::string& text, std::size_t times) {
  std::string all;
  all.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

TEST(HostileFiles, AreRefusedWithFileAndLine) {
  struct Case {
    const char* what;
    std::string text;
    const char* begins;
    const char* says;
  };
  const std::string laughs = "<?xml version=\"1.0\"?>\n<!DOCTYPE lolz [\n<!ENTITY lol \"lol\">\n<!ENTITY lol2 \"&lol;&lol;\">\n]>\n<graphml>&lol2;</graphml>";
  const Case cases[] = {
      {"billion laughs", laughs, "in:3: ", "entity 'lol'"},
      {"external entity", "<!DOCTYPE g [\n<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<graphml>&x;</graphml>", "in:2: ", "entity 'x'"},
      {"parameter entity", "<!DOCTYPE g [<!ENTITY % x \"y\">]><graphml/>", "in:1: ", "entity 'x'"},
      {"unknown entity", graphml("<graph>\n<node id=\"&x;\"/></graph>"), "in:4: ", "undefined entity"},
      {"entity of another file", "<!DOCTYPE g SYSTEM \"g.dtd\">\n<graphml>&x;</graphml>", "in:2: ", "uses the entity 'x'"},
      {"wrong nesting", graphml("<graph><node id=\"a\">\n</graph></node>"), "in:4: ", "mismatched tag"},
      {"cut off", "<graphml>\n<graph>", "in:2: ", "no element found"},
      {"empty", "<", "in:1: ", "no well-formed XML"},
      {"text before", "x<graphml/>", "in:1: ", "no well-formed XML"},
      {"two roots", "<graphml/>\n<graphml/>", "in:2: ", "junk after document element"},
      {"another root", "\n<svg/>", "in:2: ", "neither <graphml> nor <gexf>"},
      {"wrong encoding", "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<graphml><graph><node id=\"\xE9\"/></graph></graphml>", "in:2: ", "invalid token"},
      {"unknown encoding", "<?xml version=\"1.0\" encoding=\"klingon\"?>\n<graphml/>", "in:1: ", "unknown encoding"},
      {"control character", graphml("<graph><node id=\"\x01\"/></graph>"), "in:3: ", "invalid token"},
      {"reference to one", graphml("<graph><node id=\"&#1;\"/></graph>"), "in:3: ", "invalid character"},
      {"deep", graphml(repeated("<graph>\n<node>", 100)), "in:35: ", "nested deeper than 64"},
      {"huge attribute", graphml("<graph>\n<node id=\"" + std::string(20 << 20, 'x') + "\"/></graph>"), "in:4: ", "more than 16 MiB"},
      {"huge comment", graphml("\n<!--" + std::string(20 << 20, 'x') + "--><graph/>"), "in:4: ", "more than 16 MiB"},
      {"huge value", graphml("<graph><node id=\"a\"><data key=\"k\">" + repeated(std::string(1 << 20, 'x') + "\n", 65)), "in:3: ", "more than 64 MiB"},
      {"attribute twice", graphml("<graph><node id=\"a\" id=\"b\"/></graph>"), "in:3: ", "duplicate attribute"},
      {"node without id", graphml("<graph>\n<node/></graph>"), "in:4: ", "without an id"},
      {"node twice", graphml("<graph><node id=\"a\"/>\n<node id=\"a\"/></graph>"), "in:4: ", "'a' stands twice"},
      {"edge to nowhere", graphml("<graph><node id=\"a\"/>\n<edge source=\"a\" target=\"b\"/></graph>"), "in:4: ", "'b', which the file lacks"},
      {"edge without end", graphml("<graph><node id=\"a\"/><edge source=\"a\"/></graph>"), "in:3: ", "without source or target"},
      {"hyperedge", graphml("<graph>\n<hyperedge/></graph>"), "in:4: ", "hyperedge"},
      {"GEXF value of nothing", gexf("<graph><nodes><node id=\"a\">\n<attvalue for=\"9\" value=\"x\"/></node></nodes></graph>"), "in:3: ", "'9'"},
      {"JSON cut off", "{\"nodes\": [\n{\"id\": 1}", "in:2: ", "no valid JSON"},
      {"JSON list", "[{\"nodes\": []}]", "in:1: ", "a graph is a JSON object"},
      {"JSON text", "\"{<\"", "in:1: ", "a graph is a JSON object"},
      {"JSON without nodes", "{\"a\": 1}", "in: ", "no list of nodes"},
      {"JSON nodes no list", "{\"nodes\": {\"a\": 1}}", "in:1: ", "must be a list"},
      {"JSON nodes of numbers", "{\"nodes\": [\n1]}", "in:2: ", "must hold objects"},
      {"JSON nodes of lists", "{\"nodes\": [[]]}", "in:1: ", "must hold objects"},
      {"JSON node twice", "{\"nodes\": [{\"id\": 1},\n{\"id\": \"1\"}]}", "in:2: ", "stands twice"},
      {"JSON edge to nowhere", "{\"nodes\": [],\n\"edges\": [{\"source\": 1, \"target\": 2}]}", "in:2: ", "'1', which the file lacks"},
      {"JSON broken UTF-8", "{\"nodes\": [{\"id\": \"\xE9\"}]}", "in:1: ", "no valid JSON"},
      {"JSON deep", "{\"x\": " + repeated("[", 1'000'000), "in:1: ", "nested deeper than 64"},
      {"JSON deep in a node", "{\"nodes\": [{\"x\": " + repeated("{\"a\":", 1'000'000), "in:1: ", "nested deeper than 64"},
  };
  for (const Case& one : cases) {
    try {
      read(one.text);
      ADD_FAILURE() << one.what << ": no error";
    } catch (const InputError& error) {
      EXPECT_THAT(error.what(), StartsWith(one.begins)) << one.what;
      EXPECT_THAT(error.what(), HasSubstr(one.says)) << one.what;
    }
  }
}

}  // namespace
}  // namespace quipu::importers
