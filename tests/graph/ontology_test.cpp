#include "graph/ontology.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "graph/error.hpp"

namespace quipu {
namespace {

const std::filesystem::path kDefault = std::filesystem::path(QUIPU_SOURCE_DIR) / "data/ontology.toml";

// Three lines a type, so that the cases below can count lines.
const std::string kNode = "[[node]]\nname = \"A\"\ndefinition = \"a\"\n";
const std::string kRelation = "[[relation]]\nname = \"R\"\ndefinition = \"r\"\n";

TEST(Ontology, BadFilesAreRefusedWithFileLineAndFragment) {
  struct Case {
    const char* what;
    std::string toml;
    const char* message;
  };
  const Case cases[] = {
      {"empty", "", "bad.toml: no [[node]] is defined"},
      {"no relation", kNode, "bad.toml: no [[relation]] is defined"},
      {"bad syntax", "[[node]]\nname = \n", "bad.toml:2: "},
      {"unclosed string", kNode + "color = \"#ffffff\n" + kRelation, "bad.toml:4: "},
      {"not UTF-8", kNode + "color = \"\xFF\"\n", "bad.toml:4: "},
      {"one key twice", "[[node]]\nname = \"A\"\nname = \"B\"\n", "bad.toml:3: "},
      {"unknown key at the top", "nodes = 1\n" + kNode + kRelation, "bad.toml:1: unknown key: 'nodes'"},
      {"unknown key of a node", kNode + "colour = \"#ffffff\"\n" + kRelation, "bad.toml:4: unknown key: 'colour'"},
      {"unknown key of a relation", kNode + kRelation + "symetric = true\n", "bad.toml:7: unknown key: 'symetric'"},
      {"no name", "[[node]]\ndefinition = \"a\"\n", "bad.toml:1: missing 'name'"},
      {"empty name", "[[node]]\nname = \"\"\ndefinition = \"a\"\n", "bad.toml:2: 'name' must not be empty"},
      {"no definition", kNode + "[[relation]]\nname = \"R\"\n", "bad.toml:4: missing 'definition'"},
      {"name no text", "[[node]]\nname = 1\n", "bad.toml:2: 'name' must be a string"},
      {"a node twice", kNode + kNode + kRelation, "bad.toml:4: type defined twice: 'A'"},
      {"a relation like a node", kNode + "[[relation]]\nname = \"A\"\ndefinition = \"a\"\n", "bad.toml:4: type defined twice: 'A'"},
      {"unknown parent", kNode + "parent = \"X\"\n" + kRelation, "bad.toml:1: parent is no node type: 'X'"},
      {"a relation as parent", kNode + "parent = \"R\"\n" + kRelation, "bad.toml:1: parent is no node type: 'R'"},
      {"its own parent", kNode + "parent = \"A\"\n" + kRelation, "bad.toml:1: cycle of parents: 'A'"},
      {"a cycle of two", kNode + "parent = \"B\"\n[[node]]\nname = \"B\"\ndefinition = \"b\"\nparent = \"A\"\n" + kRelation,
       "bad.toml:1: cycle of parents: 'A'"},
      {"unknown domain", kNode + kRelation + "domain = [\"A\", \"X\"]\n", "bad.toml:4: domain is no node type: 'X'"},
      {"unknown range", kNode + kRelation + "range = [\"R\"]\n", "bad.toml:4: range is no node type: 'R'"},
      {"domain no list", kNode + kRelation + "domain = \"A\"\n", "bad.toml:7: 'domain' must be a list of strings"},
      {"domain of numbers", kNode + kRelation + "domain = [1]\n", "bad.toml:7: 'domain' must be a list of strings"},
      {"symmetric no flag", kNode + kRelation + "symmetric = \"yes\"\n", "bad.toml:7: 'symmetric' must be true or false"},
      {"color without #", kNode + "color = \"ffffff\"\n" + kRelation, "a color is written #rrggbb: 'ffffff'"},
      {"short color", kNode + "color = \"#fff\"\n" + kRelation, "a color is written #rrggbb: '#fff'"},
      {"color no hex", kNode + "color = \"#gggggg\"\n" + kRelation, "a color is written #rrggbb: '#gggggg'"},
      {"a name for an IRI", kNode + "schema_org = \"Person\"\n" + kRelation, "bad.toml:1: no IRI: 'Person'"},
      {"an IRI with a space", kNode + kRelation + "wikidata = \"urn:a b\"\n", "bad.toml:4: no IRI: 'urn:a b'"},
      {"an IRI with a bracket", kNode + kRelation + "inverse_schema_org = \"urn:a>\"\n", "bad.toml:4: no IRI: 'urn:a>'"},
      {"a table, not a list", "[node]\nname = \"A\"\n", "bad.toml:1: write [[node]]"},
      {"a list of numbers", "node = [1]\n" + kRelation, "bad.toml:1: write [[node]]"},
  };
  for (const Case& one : cases) {
    try {
      Ontology::parse(one.toml, "bad.toml");
      ADD_FAILURE() << one.what << ": no error";
    } catch (const DataError& error) {
      const std::string message = error.what();
      EXPECT_NE(message.find(one.message), std::string::npos) << one.what << ": " << message;
      EXPECT_EQ(message.rfind("bad.toml:", 0), 0u) << one.what << ": " << message;
    }
  }
}

TEST(Ontology, CanExtendAnother) {
  const Ontology base = Ontology::parse(kNode + kRelation, "base.toml");
  const std::string own = "extends = true\n[[node]]\nname = \"B\"\ndefinition = \"b\"\nparent = \"A\"\nnames = [\"x | y\"]\n"
                          "lists = [\"l.tsv\", \"/m.tsv\"]\nnouns = [\"z\"]\n[[relation]]\nname = \"R\"\ndefinition = \"ours\"\ndomain = [\"B\"]\n";
  const Ontology extended = Ontology::parse(own, "dir/own.toml", &base);
  EXPECT_TRUE(extended.is_kind_of("B", "A"));
  EXPECT_EQ(extended.relation_types().size(), 1u);
  EXPECT_EQ(extended.relation_type("R")->definition, "ours");
  EXPECT_EQ(extended.node_type("B")->lists, (std::vector<std::string>{"dir/l.tsv", "/m.tsv"})) << "beside the file";
  EXPECT_EQ(extended.node_type("B")->names, std::vector<std::string>{"x | y"});
  EXPECT_EQ(Ontology::parse(kNode + kRelation, "own.toml", &base).node_types().size(), 1u) << "without 'extends' the base is not used";

  struct Case {
    std::string toml;
    const Ontology* base;
    const char* message;
  };
  const Case cases[] = {
      {"extends = true\n", nullptr, "own.toml:1: there is no ontology that this one could extend"},
      {"extends = 1\n", &base, "own.toml:1: 'extends' must be true or false"},
      {"extends = true\n" + kNode + kNode, &base, "own.toml:5: type defined twice: 'A'"},
      {"extends = true\n[[node]]\nname = \"R\"\ndefinition = \"r\"\n", &base, "own.toml:2: type defined twice: 'R'"},
      {"extends = true\n" + kNode + "parent = \"A\"\n", &base, "own.toml:2: cycle of parents: 'A'"},
      {"extends = true\n" + kRelation + "range = [\"C\"]\n", &base, "own.toml:2: range is no node type: 'C'"},
  };
  for (const Case& one : cases) {
    try {
      Ontology::parse(one.toml, "own.toml", one.base);
      ADD_FAILURE() << one.message << ": no error";
    } catch (const DataError& error) {
      EXPECT_NE(std::string(error.what()).find(one.message), std::string::npos) << error.what();
    }
  }
}

TEST(Ontology, AMissingFileSaysHowToNameOne) {
  try {
    Ontology::load("/nowhere/ontology.toml");
    FAIL() << "no error";
  } catch (const DataError& error) {
    EXPECT_EQ(std::string(error.what()), "/nowhere/ontology.toml: cannot be opened; pass --ontology FILE or --data DIR");
  }
}

TEST(Ontology, KnowsItsTypes) {
  const Ontology ontology = Ontology::parse(
      kNode + "[[node]]\nname = \"B\"\ndefinition = \"b\"\nparent = \"A\"\n[[node]]\nname = \"C\"\ndefinition = \"c\"\nparent = \"B\"\n" +
          kRelation + "domain = [\"B\"]\n[[relation]]\nname = \"SAME\"\ndefinition = \"s\"\nsame_type = true\nsymmetric = true\n",
      "good.toml");
  EXPECT_EQ(ontology.node_type("C")->parent, "B");
  EXPECT_EQ(ontology.node_type("R"), nullptr);
  EXPECT_EQ(ontology.relation_type("A"), nullptr);
  EXPECT_TRUE(ontology.relation_type("SAME")->symmetric);

  EXPECT_TRUE(ontology.is_kind_of("C", "A"));
  EXPECT_TRUE(ontology.is_kind_of("A", "A"));
  EXPECT_FALSE(ontology.is_kind_of("A", "C"));
  EXPECT_FALSE(ontology.is_kind_of("X", "X"));

  struct Case {
    const char *relation, *source, *target;
    bool allowed;
  };
  const Case cases[] = {
      {"R", "B", "A", true}, {"R", "C", "A", true}, {"R", "A", "A", false}, {"R", "X", "A", false}, {"SAME", "A", "A", true}, {"SAME", "A", "B", false},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(ontology.allows(*ontology.relation_type(one.relation), one.source, one.target), one.allowed)
        << one.relation << " " << one.source << " " << one.target;
  }
}

TEST(Ontology, TheDefaultOneIsWhole) {
  const Ontology ontology = Ontology::load(kDefault);
  EXPECT_EQ(ontology.node_types().size(), 7u);
  EXPECT_EQ(ontology.relation_types().size(), 38u);
  for (const NodeType& type : ontology.node_types()) {
    EXPECT_FALSE(type.schema_org.empty()) << type.name;
    EXPECT_FALSE(type.wikidata.empty()) << type.name;
  }
  std::size_t open = 0;
  for (const RelationType& type : ontology.relation_types()) open += type.open;
  EXPECT_EQ(open, 1u);
}

}  // namespace
}  // namespace quipu
