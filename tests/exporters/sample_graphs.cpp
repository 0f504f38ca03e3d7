#include "tests/exporters/sample_graphs.hpp"

#include "tests/exporters/graph_maker.hpp"

namespace quipu::samples {
namespace {

constexpr const char* kOntology = R"(
[[node]]
name = "Person"
definition = "a human being"
schema_org = "https://schema.org/Person"
wikidata = "http://www.wikidata.org/entity/Q5"
color = "#e69f00"

[[node]]
name = "Organization"
definition = "a company or a society"
color = "#0072b2"

[[node]]
name = "Product"
definition = "a named thing that is made"
color = "#009e73"

[[node]]
name = "Place"
definition = "a named location"
color = "#56b4e9"

[[node]]
name = "Concept"
definition = "an idea"
color = "#999999"

[[relation]]
name = "WORKS_AT"
definition = "works at"
domain = ["Person"]
range = ["Organization"]
schema_org = "https://schema.org/worksFor"
wikidata = "http://www.wikidata.org/prop/direct/P108"

[[relation]]
name = "CREATED"
definition = "made"
inverse_schema_org = "https://schema.org/creator"

[[relation]]
name = "COLLABORATED_WITH"
definition = "worked with"
symmetric = true

[[relation]]
name = "SIMILAR_TO"
definition = "resembles"
symmetric = true

[[relation]]
name = "RELATED_TO"
definition = "anything else"
open = true
)";

Graph tour() {
  GraphMaker maker;
  const auto letters = maker.document("letters", "Letters of 1843", {{"language", "en"}});
  const auto talk = maker.document("talk", "A talk, recorded");
  const auto ada = maker.node(letters, "Person", "Ada Lovelace", 7, {"Ada", "Countess of Lovelace"},
                              {{"born", "1815-12-10"}, {"type", "mathematician"}, {"Home page", "https://example.org/?a=1&b=2"}});
  maker.contribution(ada, {talk, 2, "Lovelace", {"Ada"}, {}});
  const auto babbage = maker.node(letters, "Person", "Charles Babbage", 4, {"Babbage"});
  const auto engine = maker.node(letters, "Product", "Analytical Engine", 12, {"the Engine"}, {{"BORN", "1837"}});
  const auto society = maker.node(talk, "Organization", "Royal Astronomical Society of London and Its Provinces", 1);
  const auto london = maker.node(talk, "Place", "London", 30);
  const auto program = maker.node(letters, "Concept", "computer program", 3);
  const auto loom = maker.node(letters, "Product", "Jacquard loom", 1);

  const auto first = maker.passage(letters, 0, "Ada Lovelace wrote the first computer program for the Analytical Engine.");
  const auto second = maker.passage(letters, 120, "She worked with **Charles Babbage**.");
  maker.at(second).sentence = "She worked with Charles Babbage.";
  const auto third = maker.passage(talk, 64, "Lovelace wrote programs, says Babbage, in 1843.");
  maker.at(third).speaker = "Ann";
  maker.at(third).time = "00:01:02.500";
  const auto fourth = maker.passage(talk, 200, "Babbage never worked at the society. Might she have? Did she?");

  maker.edge(ada, "CREATED", program, first, "write");
  Edge& again = maker.edge(ada, "CREATED", program, third, "write");
  again.evidence[0].when = "1843";
  again.evidence[0].attributed_to = "Charles Babbage";
  again.evidence[0].rule = "said-that";
  again.evidence[0].confidence = 650;
  maker.edge(babbage, "COLLABORATED_WITH", ada, second, "work with").evidence[0].confidence = 1000;
  maker.edge(babbage, "WORKS_AT", society, fourth, "work at").negated = true;
  maker.edge(ada, "WORKS_AT", society, fourth, "work at").modality = Modality::Hypothetical;
  maker.edge(ada, "CREATED", engine, fourth, "build").modality = Modality::Asked;
  // Parallel edges: two types between the same two nodes, and two wordings of an open type.
  maker.edge(babbage, "CREATED", engine, first, "build");
  maker.edge(babbage, "RELATED_TO", engine, first, "dream of");
  maker.edge(babbage, "RELATED_TO", engine, second, "pay for");
  maker.edge(engine, "SIMILAR_TO", loom, first, "resemble");
  maker.edge(engine, "RELATED_TO", engine, first, "count with");
  Edge& reported = maker.edge(society, "RELATED_TO", london, third, "sit in");
  reported.evidence[0].attributed_to = "Ann";
  reported.evidence[0].when = "1820/..";
  return maker.make(ontology());
}

/// Names that have broken writers of XML, JSON or DOT. Each becomes a node that is joined to the next by an edge.
std::vector<std::string> hostile_names() {
  using namespace std::string_literals;
  std::string long_name;
  for (int i = 0; i < 60; ++i) long_name += "very long name " + std::to_string(i) + " ";
  return {
      "Ann \"The Quote\" O'Brien",
      "ends in a backslash \\",
      "C:\\new\\table\\N\\G",
      "both \\\" of them",
      "two\nlines\r\nand\ttabs",
      "a CDATA end ]]> here",
      "<b>bold</b> & <!-- comment -->",
      "&amp; &#60; &lt; AT&T &nosuch;",
      "control \x01\x02\x1B[31m\x7F characters",
      "nul \0 inside"s,
      "emoji 😀 👩‍👩‍👧 𝔘nicode",
      "שלום עולם",
      "مرحبا بالعالم",
      "\xE2\x80\xAE reversed \xE2\x80\xAC",
      "noncharacter \xEF\xBF\xBF end",
      "node",
      "Edge",
      "digraph",
      "strict",
      "  spaces around  ",
      "{record|<port>field}",
      "n1:port:ne",
      "INF and NaN, INFLUENZA",
      "</script></data></graphml>",
      "%s%n${jndi:x}",
      "日本語の名前はとても長いことがあります",
      std::string(300, 'w'),
      long_name,
      "-1.5e3",
      "e\xCC\x81 combining and \xC3\xA9 composed",
  };
}

Graph hostile() {
  GraphMaker maker;
  const std::vector<std::string> names = hostile_names();
  std::string document_id = "a \"b\" \\ <c> & ]]> \n d\x01";
  const auto document = maker.document(document_id, names[4], {{"key \"with\" <quotes>", names[6]}});
  std::vector<NodeIndex> nodes;
  for (const std::string& name : names) {
    nodes.push_back(maker.node(document, "Concept", name, 1, {name + "\\", "[\"" + name + "\"]"}, {{name, name}}));
  }
  // Ids that a user made: two that are one once the control characters are gone, and one that looks like the way out.
  for (const std::string& id : {std::string("x/a\x01"), std::string("x/a\x02"), std::string("x/a%01"), std::string("x/\"\\\n<>&")}) {
    const auto node = maker.node(document, "NoSuchType", id);
    maker.node_at(node).id = id;
    nodes.push_back(node);
  }
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const std::string& name = names[i % names.size()];
    const auto passage = maker.passage(document, 100 * i, name);
    maker.at(passage).sentence = "sentence: " + name;
    maker.at(passage).speaker = name;
    Edge& edge = maker.edge(nodes[i], "RELATED_TO", nodes[(i + 1) % nodes.size()], passage, name);
    edge.evidence[0].rule = name;
    edge.evidence[0].when = name;
    edge.evidence[0].attributed_to = name;
    maker.edge(nodes[i], "KIND \"<&>\\", nodes[(i + 1) % nodes.size()], passage, "parallel");
    maker.edge(nodes[i], "SELF]]>", nodes[i], passage, "loop");
  }
  return maker.make(ontology());
}

Graph single() {
  GraphMaker maker;
  maker.node(maker.document("only", ""), "Person", "Solo");
  return maker.make(ontology());
}

}  // namespace

const Ontology& ontology() {
  static const Ontology kept = Ontology::parse(kOntology, "samples.toml");
  return kept;
}

const std::vector<Sample>& all() {
  static const std::vector<Sample> kept{{"tour", tour()}, {"hostile", hostile()}, {"empty", Graph{}}, {"single", single()}};
  return kept;
}

Graph ring(std::size_t nodes, std::size_t edges_per_node) {
  GraphMaker maker;
  const auto document = maker.document("ring", "Ring");
  const auto passage = maker.passage(document, 0, "One ring.");
  for (std::size_t i = 0; i < nodes; ++i) maker.node(document, "Concept", "node " + std::to_string(i));
  for (std::size_t i = 0; i < nodes; ++i) {
    for (std::size_t step = 1; step <= edges_per_node; ++step) {
      maker.edge(static_cast<NodeIndex>(i), "CREATED", static_cast<NodeIndex>((i + step) % nodes), passage, "make");
    }
  }
  return maker.make(ontology());
}

}  // namespace quipu::samples
