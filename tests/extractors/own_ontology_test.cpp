// The example of an ontology of one's own: its patterns are held to their sentences, its text gives what a reader would say.

#include <gtest/gtest.h>

#include <filesystem>
#include <iostream>
#include <set>

#include "extractors/documents/reader.hpp"
#include "extractors/extractor.hpp"
#include "extractors/relations/pattern.hpp"

namespace quipu {
namespace {

const std::filesystem::path kSource = QUIPU_SOURCE_DIR;
const std::filesystem::path kExample = kSource / "examples/biomedical";

class OwnOntology : public testing::Test {
 protected:
  static const Ontology& ontology() {
    static const Ontology ours = Ontology::load(kSource / "data/ontology.toml");
    static const Ontology loaded = Ontology::load(kExample / "ontology.toml", &ours);
    return loaded;
  }

  /// "source TYPE target" of the facts of a text; those of one rule where it is not empty.
  static std::set<std::string> facts(const std::string& text, const std::string& rule = {}) {
    static const Extractor extractor(ontology(), {.data_dir = kSource / "data", .own_ontology = true, .patterns_dir = kExample / "patterns"});
    const auto session = extractor.make_session();
    const Graph graph = extractor.extract(parse_document(text, "test.txt", {}), *session);
    std::set<std::string> found;
    for (const Edge& edge : graph.edges) {
      const bool by_rule = rule.empty() || edge.evidence.front().rule == rule;
      if (edge.is_fact() && by_rule) found.insert(graph.nodes[edge.source].name + " " + edge.type + " " + graph.nodes[edge.target].name);
    }
    return found;
  }
};

TEST_F(OwnOntology, PatternsFindTheirPositivesAndNotTheirNegatives) {
  const relations::PatternSet set = relations::PatternSet::load(kExample / "patterns", ontology());
  EXPECT_GE(set.patterns().size(), 6u);
  for (const relations::Pattern& pattern : set.patterns()) {
    const auto arrow = pattern.positive.find(" => "), middle = pattern.positive.find(" > ");
    ASSERT_NE(arrow, std::string::npos);
    const std::string expected = pattern.positive.substr(arrow + 4, middle - arrow - 4) + " " + pattern.relation + " " + pattern.positive.substr(middle + 3);
    EXPECT_EQ(facts(pattern.positive.substr(0, arrow), pattern.id), std::set{expected}) << pattern.id;
    EXPECT_EQ(facts(pattern.negative, pattern.id), std::set<std::string>()) << pattern.id;
  }
}

TEST_F(OwnOntology, TypesKeepTheirParents) {
  EXPECT_TRUE(ontology().is_kind_of("Drug", "Product"));
  EXPECT_EQ(ontology().relation_type("CAUSES")->domain, (std::vector<std::string>{"Gene", "Drug"})) << "the file's, not quipu's";
  ASSERT_NE(ontology().relation_type("WORKS_AT"), nullptr);
}

TEST_F(OwnOntology, TheTextGivesItsFacts) {
  const Document document = read_document((kExample / "abstract.txt").string(), {});
  const std::set<std::string> found = facts(document.source_bytes);
  for (const char* fact : {"BCR-ABL1 CAUSES chronic myeloid leukaemia", "imatinib INHIBITS ABL1", "imatinib TREATS chronic myeloid leukaemia",
                           "nilotinib INHIBITS ABL1", "dasatinib INHIBITS ABL1", "vemurafenib INHIBITS BRAF", "vemurafenib TREATS melanoma",
                           "olaparib INHIBITS PARP1", "olaparib TREATS ovarian cancer", "acetylsalicylic acid INHIBITS PTGS1",
                           "acetylsalicylic acid TREATS headache"}) {
    EXPECT_TRUE(found.contains(fact)) << fact;
  }
  EXPECT_FALSE(found.contains("acetylsalicylic acid TREATS melanoma")) << "denied";
  if (HasFailure()) {
    for (const std::string& fact : found) std::cerr << fact << "\n";
  }
}

}  // namespace
}  // namespace quipu
