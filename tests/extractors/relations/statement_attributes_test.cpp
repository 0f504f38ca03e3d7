// How a statement is meant, through the whole engine: when, whose word, denied, supposed, asked.

#include <gtest/gtest.h>

#include "extractors/documents/reader.hpp"
#include "extractors/extractor.hpp"

namespace quipu {
namespace {

const Graph& graph_of(const std::string& text) {
  static const Ontology ontology = Ontology::load(QUIPU_SOURCE_DIR "/data/ontology.toml");
  static const Extractor extractor(ontology, {QUIPU_SOURCE_DIR "/data"});
  static const auto session = extractor.make_session();
  static Graph graph;
  graph = extractor.extract(parse_document(text + "\n", "test.txt", {}), *session);
  return graph;
}

/// "when | holder | not | modality" of the edges of this type and source.
std::string attributes(const std::string& text, const std::string& source, const std::string& type) {
  const Graph& graph = graph_of(text);
  std::string shown;
  for (const Edge& edge : graph.edges) {
    if (edge.type != type || graph.nodes[edge.source].name != source) continue;
    if (!shown.empty()) shown += "; ";
    shown += edge.when + "|" + edge.attributed_to + "|" + (edge.negated ? "not" : "") + "|" + to_string(edge.modality);
  }
  return shown.empty() ? "no such edge" : shown;
}

TEST(StatementAttributes, OfSentences) {
  struct Case {
    const char* text;
    const char* source;
    const char* type;
    const char* attributes;
  };
  const Case cases[] = {
      {"Mara Quill founded Foundry Labs in 2019.", "Mara Quill", "FOUNDED", "2019|||asserted"},
      {"Foundry Labs was founded on May 3, 2019 by Mara Quill.", "Mara Quill", "FOUNDED", "2019-05-03|||asserted"},
      {"In March 2012, Mara Quill founded Foundry Labs.", "Mara Quill", "FOUNDED", "2012-03|||asserted"},
      {"Mara Quill founded Foundry Labs.", "Mara Quill", "FOUNDED", "|||asserted"},
      {"Mara Quill has lived in Bergen since 2015.", "Mara Quill", "LIVES_IN", "2015/..|||asserted"},
      {"Mara Quill worked at Foundry Labs from 2015 to 2019.", "Mara Quill", "WORKS_AT", "2015/2019|||asserted"},
      {"Jon Vale says that Mara Quill works at Foundry Labs.", "Mara Quill", "WORKS_AT", "|Jon Vale||asserted"},
      {"Jon Vale argues that Mara Quill founded Foundry Labs.", "Mara Quill", "FOUNDED", "|Jon Vale||asserted"},
      {"Jon Vale told Ann Lee that Mara Quill works at Foundry Labs.", "Mara Quill", "WORKS_AT", "|Jon Vale||asserted"},
      {"According to Jon Vale, Mara Quill founded Foundry Labs.", "Mara Quill", "FOUNDED", "|Jon Vale||asserted"},
      {"Mara Quill works at Foundry Labs, Jon Vale said.", "Mara Quill", "WORKS_AT", "|Jon Vale||asserted"},
      {"Mara Quill does not work at Foundry Labs.", "Mara Quill", "WORKS_AT", "||not|asserted"},
      {"Mara Quill never lived in Bergen.", "Mara Quill", "LIVES_IN", "||not|asserted"},
      {"Mara Quill might live in Bergen.", "Mara Quill", "LIVES_IN", "|||hypothetical"},
      {"Mara Quill wants to work at Foundry Labs.", "Mara Quill", "WORKS_AT", "|||hypothetical"},
      {"Does Mara Quill work at Foundry Labs?", "Mara Quill", "WORKS_AT", "|||asked"},
  };
  for (const Case& test : cases) EXPECT_EQ(attributes(test.text, test.source, test.type), test.attributes) << test.text;
}

}  // namespace
}  // namespace quipu
