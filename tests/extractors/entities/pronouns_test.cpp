// Pronouns and definite nouns end to end: short texts with invented names, and whom the marked word means.

#include "extractors/entities/pronouns.hpp"

#include <gtest/gtest.h>

#include "extractors/entities/entity_finder.hpp"
#include "extractors/language/english.hpp"

namespace quipu::entities {
namespace {

const std::string kData = QUIPU_SOURCE_DIR "/data";

struct Case {
  const char* name;
  const char* text;  // the word at issue stands in [ ]
  const char* antecedent;  // "" for none
};

/// The entity that the word in brackets is a mention of, "" for none or a concept.
std::string antecedent(std::string text) {
  static const language::Engine engine = language::load_english(kData);
  static const EntityFinder finder(kData);
  const std::size_t begin = text.find('[');
  text.erase(begin, 1);
  text.erase(text.find(']'), 1);
  Document document;
  document.text = text;
  Block block;
  block.text = {0, text.size()};
  document.blocks.push_back(block);
  auto workspaces = engine.make_workspaces();
  language::Annotation annotation;
  engine.annotate(document, annotation, workspaces);
  language::Tree tree;
  tree.build(annotation);
  Gazetteer::Workspace gazetteer;
  const EntityTable table = finder.find(document, tree, gazetteer);
  for (TokenIndex i = 0; i < annotation.tokens.size(); ++i) {
    if (annotation.tokens[i].begin != begin) continue;
    const Mention* mention = table.mention_at(i);
    if (!mention || mention->kind != MentionKind::Pronoun) return "";
    EXPECT_FALSE(mention->reason.empty());
    return table.entities[mention->entity].name;
  }
  return "no such word";
}

class CoreferenceTest : public testing::TestWithParam<Case> {};

TEST_P(CoreferenceTest, FindsTheAntecedentOrNone) { EXPECT_EQ(antecedent(GetParam().text), GetParam().antecedent) << GetParam().text; }

std::string name_of(const testing::TestParamInfo<Case>& item) { return item.param.name; }

INSTANTIATE_TEST_SUITE_P(Pronouns, CoreferenceTest, testing::Values(
    Case{"SubjectOfTheSentenceBefore", "Mara Quillon founded a bakery in Oslo. [She] studied chemistry.", "Mara Quillon"},
    Case{"GenderOfTheGivenName", "Mary Quillon met John Tarvest in Oslo. [She] studied chemistry.", "Mary Quillon"},
    Case{"TitleGender", "Mr. Tarvest founded the school. [He] taught there for ten years.", "Tarvest"},
    Case{"NeverTheOtherGender", "John Tarvest founded the school. [She] taught there.", ""},
    Case{"ObjectIsNotTheSubject", "John Tarvest saw [him] at the station.", ""},
    Case{"PossessiveOfTheSubject", "John Tarvest praised [his] mentor in a long speech.", "John Tarvest"},
    Case{"NotTheBrotherHimself", "The team liked [his] brother John Tarvest.", ""},
    Case{"WhomTheTextIsAbout", "Mary Quillon was a chemist. Mary Quillon lived in Oslo. It rained. It snowed. It rained. It snowed. [She] died.", "Mary Quillon"},
    Case{"WhomTheFirstSentenceIntroduces", "Mary Quillon was a chemist. It rained. It snowed. It rained. It snowed. [She] died.", "Mary Quillon"},
    Case{"NobodyNamed", "The rain fell all day. [He] stayed at home.", ""}),
    name_of);

INSTANTIATE_TEST_SUITE_P(Things, CoreferenceTest, testing::Values(
    Case{"SubjectOutweighsOblique", "Norvane Logistics signed a contract with Telmark Systems. [It] will deliver parcels.", "Norvane Logistics"},
    Case{"OwnerIsTheSubject", "Norvane Logistics sold [its] warehouse.", "Norvane Logistics"},
    Case{"NotTheOtherArgument", "Norvane Logistics praised [it].", ""},
    Case{"CommonNounsCompete", "Mara Quillon of Norvane Logistics said that the warehouse burned. [It] was old.", "warehouse"},
    Case{"OnlyOrganizationsAct", "The novel The Glass Orchard was printed by the publisher Norvane Press. [It] announced a second edition.", "Norvane Press"},
    Case{"NoPersons", "Mary Quillon met John Tarvest. [It] was cold.", ""}),
    name_of);

INSTANTIATE_TEST_SUITE_P(DefiniteNouns, CoreferenceTest, testing::Values(
    Case{"ByItsDescription", "Norvane Logistics, a start-up from Oslo, sells robots. The [company] raised money.", "Norvane Logistics"},
    Case{"ByItsCopula", "The Glass Orchard is a novel by Mara Quillon. The [novel] sold well.", "Glass Orchard"},
    Case{"APartIsNotTheWhole", "The first episode of Glass Orchard Podcast was long. The [episode] was fun.", ""},
    Case{"TwoAreCalledSo", "Norvane Logistics, a company from Oslo, bought Telmark Systems, a company from Bergen. The [company] raised money.", ""},
    Case{"OfAnotherKind", "Norvane University is a university in Oslo. The [company] raised money.", ""},
    Case{"TellsWhichByItself", "Norvane Logistics, a start-up, sells robots. The small [company] raised money.", ""},
    Case{"NothingNamed", "It rained all day. The [company] raised money.", ""}),
    name_of);

TEST(GendersTest, NamesAndWords) {
  const Genders genders(kData);
  struct {
    const char* word;
    Gender name, noun;
  } const cases[] = {{"Mary", Gender::Feminine, Gender::Unknown},  {"John", Gender::Masculine, Gender::Unknown},
                     {"Robin", Gender::Unknown, Gender::Unknown},  {"Mrs.", Gender::Unknown, Gender::Feminine},
                     {"King", Gender::Unknown, Gender::Masculine}, {"spokeswoman", Gender::Unknown, Gender::Feminine},
                     {"Mary-Jane", Gender::Feminine, Gender::Unknown}};
  for (const auto& item : cases) {
    EXPECT_EQ(genders.of_word(item.word), item.noun) << item.word;
    if (item.noun == Gender::Unknown) {
      EXPECT_EQ(genders.of_given_name(item.word), item.name) << item.word;
    }
  }
}

TEST(AntecedentModelTest, NoCandidateNoChoice) { EXPECT_EQ(AntecedentModel(kData).choose({}).probability, 0); }

TEST(AntecedentModelTest, TwoAlikeAreNeverSure) {
  const AntecedentFeatures alike = bit(AntecedentFeature::Any) | bit(AntecedentFeature::SameSentence) | bit(AntecedentFeature::Subject);
  const AntecedentCandidate candidates[] = {{0, alike}, {1, alike}};
  EXPECT_LT(AntecedentModel(kData).choose(candidates).probability, 0.5);
}

}  // namespace
}  // namespace quipu::entities
