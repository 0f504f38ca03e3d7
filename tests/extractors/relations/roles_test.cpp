// Whom a role noun describes and whose role it is, through the whole engine.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/documents/reader.hpp"
#include "extractors/extractor.hpp"

namespace quipu::relations {
namespace {

using testing::Contains;
using testing::Not;

std::vector<std::string> facts_of(const std::string& text, const std::string& name = "example.txt") {
  static const Ontology ontology = Ontology::load(QUIPU_SOURCE_DIR "/data/ontology.toml");
  static const Extractor extractor(ontology, {QUIPU_SOURCE_DIR "/data"});
  const auto session = extractor.make_session();
  const Graph graph = extractor.extract(parse_document(text, name, {}), *session);
  std::vector<std::string> facts;
  for (const Edge& edge : graph.edges) {
    if (edge.is_fact()) facts.push_back(graph.nodes[edge.source].name + " " + edge.type + " " + graph.nodes[edge.target].name);
  }
  return facts;
}

struct RoleCase {
  const char* text;
  const char* fact;
};

class Roles : public testing::TestWithParam<RoleCase> {};

TEST_P(Roles, AreRead) { EXPECT_THAT(facts_of(std::string(GetParam().text) + "\n"), Contains(GetParam().fact)); }

INSTANTIATE_TEST_SUITE_P(
    Cases, Roles,
    testing::Values(RoleCase{"Mara Quill is the founder and CEO of Foundry Labs.", "Mara Quill LEADS Foundry Labs"},
                    RoleCase{"Mara Quill is the founder and CEO of Foundry Labs.", "Mara Quill FOUNDED Foundry Labs"},
                    RoleCase{"Mara Quill, co-founder and chief executive of Foundry Labs, resigned.", "Mara Quill FOUNDED Foundry Labs"},
                    RoleCase{"Foundry Labs has appointed Mara Quill chief executive.", "Mara Quill LEADS Foundry Labs"},
                    RoleCase{"Foundry Labs has appointed Mara Quill as chief executive.", "Mara Quill LEADS Foundry Labs"},
                    RoleCase{"Mara Quill is one of the founders of Foundry Labs.", "Mara Quill FOUNDED Foundry Labs"},
                    RoleCase{"Mara Quill left Foundry Labs for Oat Works in 2012.", "Mara Quill WORKS_AT Oat Works"},
                    RoleCase{"The director of Foundry Labs is Mara Quill.", "Mara Quill LEADS Foundry Labs"},
                    RoleCase{"Mara Quill is the chief scientist at Foundry Labs and a professor at Bergen University.", "Mara Quill WORKS_AT Bergen University"},
                    RoleCase{"Mara Quill was appointed president of Foundry Labs in May.", "Mara Quill LEADS Foundry Labs"},
                    RoleCase{"Mara Quill is chair of the board of Foundry Labs.", "Mara Quill LEADS Foundry Labs"},
                    RoleCase{"Mara Quill has served as chief executive of Foundry Labs since 2008.", "Mara Quill LEADS Foundry Labs"}));

TEST(Names, AreWhatTheThingsCalledSoAre) {
  EXPECT_THAT(facts_of("Mara Quill wrote a book called The Patient Reef.\n"), Contains("Mara Quill CREATED Patient Reef"));
}

TEST(Roles, OfADepartmentAreNotOfItsOrganization) {
  EXPECT_THAT(facts_of("Mara Quill heads the physics department of Bergen University.\n"), Not(Contains("Mara Quill LEADS Bergen University")));
}

TEST(Roles, ThatSomebodyRefusedAreNone) {
  EXPECT_THAT(facts_of("Mara Quill refused to serve as president of Foundry Labs.\n"), Not(Contains("Mara Quill LEADS Foundry Labs")));
}

TEST(Roles, InATableAreThoseOfTheDocumentsOrganization) {
  const std::string text = "# Foundry Labs\n\nFoundry Labs makes pumps. Foundry Labs is based in Bergen. Foundry Labs exports.\n\n"
                           "| Role | Name |\n|---|---|\n| Chief executive | Mara Quill |\n";
  EXPECT_THAT(facts_of(text, "profile.md"), Contains("Mara Quill LEADS Foundry Labs"));
  EXPECT_THAT(facts_of("Foundry Labs makes pumps. Foundry Labs is based in Bergen. Foundry Labs exports. Mara Quill, the chief executive, agreed.\n"),
              Not(Contains("Mara Quill LEADS Foundry Labs")));
}

TEST(Tables, SayWhereTheThingsOfTheirRowsAre) {
  const std::string table = "| Depositor | Country |\n|---|---|\n| Bergen Institute | Norway |\n";
  EXPECT_THAT(facts_of(table, "page.md"), Contains("Bergen Institute LOCATED_IN Norway"));
  const std::string other = "| Depositor | Customer |\n|---|---|\n| Bergen Institute | Norway |\n";
  EXPECT_THAT(facts_of(other, "page.md"), Not(Contains("Bergen Institute LOCATED_IN Norway")));
}

}  // namespace
}  // namespace quipu::relations
