// The example episode, end to end: what its graph must hold, that its evidence is the source, and every byte of it.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "extractors/documents/reader.hpp"
#include "extractors/extractor.hpp"
#include "graph/builder.hpp"
#include "graph/native_json.hpp"

namespace quipu {
namespace {

const std::filesystem::path kSource = QUIPU_SOURCE_DIR;

class Episode : public testing::Test {
 protected:
  static const Ontology& ontology() {
    static const Ontology loaded = Ontology::load(kSource / "data/ontology.toml");
    return loaded;
  }
  static std::string bytes() {
    std::ifstream in(kSource / "examples/episode.txt", std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
  }
  static const Graph& graph() {
    static const Graph built = [] {
      const Extractor extractor(ontology(), {kSource / "data"});
      const auto session = extractor.make_session();
      return facts_only(extractor.extract(parse_document(bytes(), "examples/episode.txt", {}), *session));
    }();
    return built;
  }

  /// The node that has `name` as its name or an alias.
  static const Node* node(const std::string& name) {
    for (const Node& item : graph().nodes) {
      if (item.name == name || std::count(item.aliases.begin(), item.aliases.end(), name) > 0) return &item;
    }
    return nullptr;
  }
  static bool has_edge(const std::string& source, const std::string& type, const std::string& target) {
    const Node *from = node(source), *to = node(target);
    if (!from || !to) return false;
    return std::any_of(graph().edges.begin(), graph().edges.end(), [&](const Edge& edge) {
      return edge.type == type && &graph().nodes[edge.source] == from && &graph().nodes[edge.target] == to && !edge.evidence.empty();
    });
  }
};

TEST_F(Episode, HoldsItsEntitiesWithTheirTypes) {
  const std::pair<const char*, const char*> expected[] = {
      {"Oriol Vinyals", "Person"}, {"Lex Fridman", "Person"},   {"Jensen Huang", "Person"},  {"NVIDIA", "Organization"},
      {"DeepMind", "Organization"}, {"Gato", "Product"},        {"AGI", "Concept"},          {"emergence", "Concept"},
      {"meta-learning", "Concept"}, {"deep learning", "Concept"}};
  for (const auto& [name, type] : expected) {
    ASSERT_NE(node(name), nullptr) << name;
    EXPECT_EQ(node(name)->type, type) << name;
  }
  EXPECT_EQ(node("AGI"), node("artificial general intelligence"));
  EXPECT_EQ(node("Vinyals"), node("Oriol Vinyals"));
  EXPECT_EQ(node("Lex"), node("Lex Fridman"));
}

TEST_F(Episode, HoldsItsFactsAndNotTheCarelessReaders) {
  EXPECT_TRUE(has_edge("Oriol Vinyals", "WORKS_AT", "DeepMind"));
  EXPECT_TRUE(has_edge("DeepMind", "CREATED", "Gato"));
  for (const char* task : {"language processing", "image understanding", "robotic control"}) {
    EXPECT_TRUE(has_edge("Gato", "PERFORMS", task)) << task;
  }
  EXPECT_FALSE(has_edge("Jensen Huang", "WORKS_AT", "DeepMind"));
}

TEST_F(Episode, QuotesItsSourceToTheByte) {
  const std::string source = bytes();
  ASSERT_FALSE(graph().passages.empty());
  for (const Passage& passage : graph().passages) {
    EXPECT_EQ(source.substr(passage.begin, passage.end - passage.begin), passage.text);
  }
}

TEST_F(Episode, IsTheGoldenGraphToTheByte) {
  std::ostringstream text;
  write_native_json(graph(), text);
  const std::filesystem::path file = kSource / "tests/golden/episode/episode.json";
  if (std::getenv("QUIPU_UPDATE_GOLDEN") != nullptr) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text.str();
    GTEST_SKIP() << "rewrote " << file;
  }
  std::ifstream in(file, std::ios::binary);
  ASSERT_TRUE(in) << file << " is missing; run with QUIPU_UPDATE_GOLDEN=1 and look at what it writes";
  std::ostringstream golden;
  golden << in.rdbuf();
  EXPECT_EQ(text.str(), golden.str()) << "if the change is meant, run with QUIPU_UPDATE_GOLDEN=1 and read the difference";
}

}  // namespace
}  // namespace quipu
