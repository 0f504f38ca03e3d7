#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "extractors/documents/reader.hpp"
#include "extractors/extractor.hpp"

namespace quipu {
namespace {

/// The aliases of the node with this name; none where there is no such node.
std::vector<std::string> aliases_of(const std::string& name, const std::string& text) {
  static const Ontology ontology = Ontology::load(QUIPU_SOURCE_DIR "/data/ontology.toml");
  static const Extractor extractor(ontology, {QUIPU_SOURCE_DIR "/data"});
  const auto session = extractor.make_session();
  const Graph graph = extractor.extract(parse_document(text + "\n", "example.txt", {}), *session);
  const auto node = std::find_if(graph.nodes.begin(), graph.nodes.end(), [&](const Node& n) { return n.name == name; });
  return node == graph.nodes.end() ? std::vector<std::string>() : node->aliases;
}

struct Case {
  const char* text;
  const char* name;
  const char* alias;
};

class Stated : public testing::TestWithParam<Case> {};

TEST_P(Stated, OtherNamesAreJoined) { EXPECT_THAT(aliases_of(GetParam().name, GetParam().text), testing::Contains(GetParam().alias)); }

INSTANTIATE_TEST_SUITE_P(Cases, Stated,
                         testing::Values(Case{"Dolores Quill, known as “Lola”, was a painter.", "Dolores Quill", "Lola"},
                                         Case{"Elizabeth Quill (née Foss) painted boats.", "Elizabeth Quill", "Foss"},
                                         Case{"Bergen Ferries, formerly known as Foss Line, bought a ship.", "Bergen Ferries", "Foss Line"}));

TEST(StatedAliases, WhereSomebodyWasBornIsNoName) {
  EXPECT_THAT(aliases_of("Mara Quill", "Mara Quill, born in Oslo, painted boats."), testing::Not(testing::Contains("Oslo")));
}

TEST(StatedAliases, ThePhraseMustBeSetOff) {
  EXPECT_THAT(aliases_of("Mara Quill", "Mara Quill nicknamed Tom Foss after a boat."), testing::Not(testing::Contains("Tom Foss")));
}

}  // namespace
}  // namespace quipu
