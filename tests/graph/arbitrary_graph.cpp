#include "tests/graph/arbitrary_graph.hpp"

#include "graph/builder.hpp"
#include "graph/identity.hpp"

namespace quipu::arbitrary {
namespace {

template <class T>
T pick(std::initializer_list<T> values) {
  return *rc::gen::elementOf(std::vector<T>(values));
}

std::size_t up_to(std::size_t largest) { return *rc::gen::inRange<std::size_t>(0, largest + 1); }

Properties properties() {
  Properties made;
  for (std::size_t i = up_to(2); i > 0; --i) made[pick<std::string>({"born", "\"", ""})] = *text();
  return made;
}

SourceDocument document(const std::string& id) {
  SourceDocument made;
  made.id = id;
  made.title = *text();
  made.source = id + ".txt";
  made.sha256 = sha256_hex(id);
  made.encoding = pick<std::string>({"utf-8", "utf-16le", "utf-16be"});
  made.bytes = up_to(1000);
  made.sentences = up_to(9);
  made.used_sentences = up_to(9);
  made.properties = properties();
  return made;
}

Passage passage() {
  Passage made;
  made.begin = up_to(3);
  made.end = made.begin + up_to(3);
  made.text = *text();
  if (up_to(3) == 0) made.sentence = *text();
  if (up_to(3) == 0) made.speaker = *text();
  if (up_to(3) == 0) made.time = "00:00:01.000";
  return made;
}

Node node() {
  Node made;
  made.type = pick<std::string>({"A", "B", "C"});
  const std::string name = pick<std::string>({"Ann", "Bob", "x\"\\\n", "😀", "c\x01"});
  made.id = node_id(made.type, name);
  made.name = name;
  Contribution from;
  from.mentions = static_cast<std::uint32_t>(up_to(3));
  from.name = pick<std::string>({name, name + " the First", "Z"});
  for (std::size_t i = up_to(2); i > 0; --i) from.aliases.push_back(pick<std::string>({"a", "b", name, "\t"}));
  from.properties = properties();
  made.contributions.push_back(std::move(from));
  return made;
}

Evidence evidence(std::size_t passages) {
  Evidence made;
  made.passage = static_cast<PassageIndex>(up_to(passages - 1));
  made.rule = pick<std::string>({"r1", "r2"});
  made.predicate = pick<std::string>({"", "like", "love \"<"});
  made.when = pick<std::string>({"", "1843", "2020-05/.."});
  made.attributed_to = pick<std::string>({"", "Ann", "Bob"});
  made.confidence = static_cast<std::uint16_t>(up_to(1000));
  return made;
}

Edge edge(std::size_t nodes, std::size_t passages) {
  Edge made;
  made.source = static_cast<NodeIndex>(up_to(nodes - 1));
  made.target = static_cast<NodeIndex>(up_to(nodes - 1));
  made.type = pick<std::string>({"CLOSED", "SYMMETRIC", "OPEN"});
  made.negated = up_to(3) == 0;
  made.modality = pick({Modality::Asserted, Modality::Hypothetical, Modality::Asked});
  made.predicate = pick<std::string>({"", "like"});
  for (std::size_t i = 1 + up_to(2); i > 0; --i) made.evidence.push_back(evidence(passages));
  return made;
}

Graph make_fragment() {
  Graph made;
  made.documents.push_back(document("d" + std::to_string(up_to(3))));
  for (std::size_t i = 1 + up_to(3); i > 0; --i) made.passages.push_back(passage());
  for (std::size_t i = 1 + up_to(4); i > 0; --i) made.nodes.push_back(node());
  for (std::size_t i = up_to(6); i > 0; --i) made.edges.push_back(edge(made.nodes.size(), made.passages.size()));
  return made;
}

}  // namespace

const Ontology& ontology() {
  static const Ontology kept = Ontology::parse(R"(
[[node]]
name = "A"
definition = "a"
[[node]]
name = "B"
definition = "b"
[[node]]
name = "C"
definition = "c"
[[relation]]
name = "CLOSED"
definition = "closed"
[[relation]]
name = "SYMMETRIC"
definition = "symmetric"
symmetric = true
[[relation]]
name = "OPEN"
definition = "open"
open = true
)",
                                               "arbitrary.toml");
  return kept;
}

rc::Gen<std::string> text() {
  static const std::vector<std::string> pieces{
      "a", "b", " ", "\"", "\\", "\n", "\r", "\t", "\x01", "\x1F", "\x7F", std::string(1, '\0'), "é", "😀", "\xEF\xBF\xBF", "]]>",
      "&amp;", "</", "שלום", "\xE2\x80\xAE", "\xE2\x80\xA8", "node"};
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces)), [](const auto& parts) {
    std::string joined;
    for (std::size_t i = 0; i < parts.size() && i < 12; ++i) joined += parts[i];
    return joined;
  });
}

rc::Gen<Graph> fragment() { return rc::gen::exec(make_fragment); }

rc::Gen<Graph> graph() {
  return rc::gen::exec([] {
    GraphBuilder builder(ontology());
    for (std::size_t i = up_to(4); i > 0; --i) builder.add(make_fragment());
    return builder.finish();
  });
}

}  // namespace quipu::arbitrary
