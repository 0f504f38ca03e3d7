// Every pattern of data/patterns is held to its own two sentences, through the whole engine.

#include <gtest/gtest.h>

#include "extractors/documents/reader.hpp"
#include "extractors/extractor.hpp"
#include "extractors/relations/pattern.hpp"

namespace quipu::relations {
namespace {

class PatternExamples : public testing::Test {
 protected:
  static const Ontology& ontology() {
    static const Ontology loaded = Ontology::load(QUIPU_SOURCE_DIR "/data/ontology.toml");
    return loaded;
  }
  static const Extractor& extractor() {
    static const Extractor loaded(ontology(), {QUIPU_SOURCE_DIR "/data"});
    return loaded;
  }

  /// The lines "source > target" of the facts that `rule` found.
  static std::vector<std::string> found_by(const std::string& rule, const std::string& sentence) {
    const auto session = extractor().make_session();
    const Graph graph = extractor().extract(parse_document(sentence + "\n", "example.txt", {}), *session);
    std::vector<std::string> lines;
    for (const Edge& edge : graph.edges) {
      for (const Evidence& item : edge.evidence) {
        if (item.rule == rule && edge.is_fact()) lines.push_back(graph.nodes[edge.source].name + " > " + graph.nodes[edge.target].name);
      }
    }
    return lines;
  }
};

std::string lower(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return text;
}

// The trees are a statistical parser's, which misreads some sentences whatever the pattern; so the floor for what must be found
// is a share of the patterns. What must not be found has no such excuse.
constexpr std::size_t kPercentFound = 80;

TEST_F(PatternExamples, PatternsFindTheirPositivesAndNotTheirNegatives) {
  const PatternSet set = PatternSet::load(QUIPU_SOURCE_DIR "/data/patterns", ontology());
  std::size_t hits = 0;
  std::string missed;
  for (const Pattern& pattern : set.patterns()) {
    const std::string place = pattern.file + ":" + std::to_string(pattern.line) + " " + pattern.id;
    const auto arrow = pattern.positive.find(" => ");
    ASSERT_NE(arrow, std::string::npos) << place;
    const std::string expected = lower(pattern.positive.substr(arrow + 4));
    bool found = false;
    std::string seen;
    const bool symmetric = ontology().relation_type(pattern.relation)->symmetric;
    const auto middle = expected.find(" > ");
    const std::string turned = expected.substr(middle + 3) + " > " + expected.substr(0, middle);
    for (const std::string& line : found_by(pattern.id, pattern.positive.substr(0, arrow))) {
      found = found || lower(line) == expected || (symmetric && lower(line) == turned);
      seen += " [" + line + "]";
    }
    hits += found;
    if (!found) missed += "\n" + place + ": " + pattern.positive + "; found" + seen;
    EXPECT_TRUE(found_by(pattern.id, pattern.negative).empty()) << place << ": matches " << pattern.negative;
  }
  EXPECT_GE(hits * 100, set.patterns().size() * kPercentFound) << hits << " of " << set.patterns().size() << missed;
}

}  // namespace
}  // namespace quipu::relations
