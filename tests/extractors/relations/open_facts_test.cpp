// Open facts over hand-made trees.

#include "extractors/relations/open_facts.hpp"

#include <filesystem>
#include <fstream>

#include "graph/error.hpp"
#include "tests/extractors/relations/parsed_text.hpp"

namespace quipu::relations {
namespace {

const OpenFactWords& words() {
  static const OpenFactWords loaded = OpenFactWords::load(QUIPU_SOURCE_DIR "/data/english");
  return loaded;
}

class Facts : public ParsedText {
 public:
  explicit Facts(const std::string& text) : ParsedText(text) { OpenFactFinder(tree_, words(), found_).find(); }

  /// "predicate; first argument; second argument", one string a fact.
  std::vector<std::string> texts() const {
    std::vector<std::string> out;
    for (const OpenFact& fact : found_.facts) {
      std::string text;
      for (std::uint32_t i = 0; i < fact.parts; ++i) {
        if (i > 0) text += "; ";
        append_text(document_, annotation_, found_, found_.parts[fact.first_part + i], text);
      }
      out.push_back(text);
    }
    return out;
  }
  const OpenFacts& found() const { return found_; }
  const language::Tree& tree() const { return tree_; }

 private:
  OpenFacts found_;
};

struct Case {
  const char* name;
  const char* sentence;
  std::vector<std::string> facts;
};

class OpenFactTable : public testing::TestWithParam<Case> {};

TEST_P(OpenFactTable, Finds) { EXPECT_EQ(Facts(GetParam().sentence).texts(), GetParam().facts); }

const Case kCases[] = {
    {"SV", "Rain/rain/NOUN/NN/2/nsubj fell/fall/VERB/VBD/0/root", {"fell; Rain"}},
    {"SVA",
     "Ada/Ada/PROPN/NNP/2/nsubj lives/live/VERB/VBZ/0/root in/in/ADP/IN/4/case Oslo/Oslo/PROPN/NNP/2/obl now/now/ADV/RB/2/advmod ././PUNCT/./2/punct",
     {"lives in; Ada; Oslo; now"}},
    {"SVC", "Ada/Ada/PROPN/NNP/4/nsubj is/be/AUX/VBZ/4/cop a/a/DET/DT/4/det chemist/chemist/NOUN/NN/0/root", {"is; Ada; a chemist"}},
    {"SVCWithPreposition",
     "Oslo/Oslo/PROPN/NNP/4/nsubj is/be/AUX/VBZ/4/cop in/in/ADP/IN/4/case Norway/Norway/PROPN/NNP/0/root", {"is in; Oslo; Norway"}},
    {"Becomes",
     "Ada/Ada/PROPN/NNP/2/nsubj became/become/VERB/VBD/0/root a/a/DET/DT/4/det nurse/nurse/NOUN/NN/2/xcomp", {"became; Ada; a nurse"}},
    {"SVO",
     "Ada/Ada/PROPN/NNP/4/nsubj did/do/AUX/VBD/4/aux not/not/PART/RB/4/advmod sell/sell/VERB/VB/0/root ships/ship/NOUN/NNS/4/obj",
     {"did not sell; Ada; ships"}},
    {"ObjectsAndSubjectsAreSplit",
     "Ada/Ada/PROPN/NNP/4/nsubj and/and/CCONJ/CC/3/cc Bo/Bo/PROPN/NNP/1/conj sell/sell/VERB/VBP/0/root old/old/ADJ/JJ/6/amod "
     "ships/ship/NOUN/NNS/4/obj and/and/CCONJ/CC/8/cc boats/boat/NOUN/NNS/6/conj",
     {"sell; Ada; old ships", "sell; Ada; boats", "sell; Bo; old ships", "sell; Bo; boats"}},
    {"AnOwnerHoldsForAllThatIsOwned",
     "They/they/PRON/PRP/2/nsubj sold/sell/VERB/VBD/0/root her/her/PRON/PRP$/4/nmod:poss house/house/NOUN/NN/2/obj and/and/CCONJ/CC/6/cc "
     "garden/garden/NOUN/NN/4/conj",
     {"sold; They; her house", "sold; They; her garden"}},
    {"PassiveAndSharedAuxiliary",
     "Salt/salt/NOUN/NN/3/nsubj:pass was/be/AUX/VBD/3/aux:pass weighed/weigh/VERB/VBN/0/root and/and/CCONJ/CC/5/cc sold/sell/VERB/VBN/3/conj "
     "by/by/ADP/IN/7/case monks/monk/NOUN/NNS/5/obl:agent",
     {"was weighed; Salt", "was sold by; Salt; monks"}},
    {"ChainOfVerbs",
     "Ada/Ada/PROPN/NNP/2/nsubj began/begin/VERB/VBD/0/root to/to/PART/TO/4/mark build/build/VERB/VB/2/xcomp ships/ship/NOUN/NNS/4/obj",
     {"began to build; Ada; ships"}},
    {"RelativeClause",
     "a/a/DET/DT/2/det firm/firm/NOUN/NN/0/root that/that/PRON/WDT/4/nsubj sells/sell/VERB/VBZ/2/acl:relcl ships/ship/NOUN/NNS/4/obj",
     {"sells; a firm; ships"}},
    {"RelativeClauseWithPreposition",
     "the/the/DET/DT/2/det firm/firm/NOUN/NN/0/root at/at/ADP/IN/4/case which/which/PRON/WDT/6/obl Ada/Ada/PROPN/NNP/6/nsubj "
     "works/work/VERB/VBZ/2/acl:relcl",
     {"works; Ada; at the firm"}},
    {"ObjectOfARelativeClause",
     "the/the/DET/DT/2/det code/code/NOUN/NN/0/root Ada/Ada/PROPN/NNP/4/nsubj wrote/write/VERB/VBD/2/acl:relcl", {"wrote; Ada; the code"}},
    {"Participle",
     "a/a/DET/DT/2/det bid/bid/NOUN/NN/0/root launched/launch/VERB/VBN/2/acl by/by/ADP/IN/5/case Ada/Ada/PROPN/NNP/3/obl:agent",
     {"be launched by; a bid; Ada"}},
    {"SubjectOfTheMainClause",
     "Ada/Ada/PROPN/NNP/2/nsubj left/leave/VERB/VBD/0/root ,/,/PUNCT/,/4/punct selling/sell/VERB/VBG/2/advcl everything/everything/PRON/NN/4/obj",
     {"left; Ada", "be selling; Ada; everything"}},
    {"SaidThat",
     "Ada/Ada/PROPN/NNP/2/nsubj said/say/VERB/VBD/0/root that/that/SCONJ/IN/5/mark ships/ship/NOUN/NNS/5/nsubj sink/sink/VERB/VBP/2/ccomp",
     {"said that; Ada; ships sink", "sink; ships"}},
    {"ThereIs",
     "There/there/PRON/EX/2/expl are/be/VERB/VBP/0/root two/two/NUM/CD/4/nummod rivers/river/NOUN/NNS/2/nsubj", {"There are; two rivers"}},
    {"AppositionAndTitle",
     "Ada/Ada/PROPN/NNP/0/root ,/,/PUNCT/,/4/punct a/a/DET/DT/4/det chemist/chemist/NOUN/NN/1/appos", {"be; Ada; a chemist"}},
    {"PossessionAndAttribute",
     "the/the/DET/DT/2/det firm/firm/NOUN/NN/4/nmod:poss 's/'s/PART/POS/2/case house/house/NOUN/NN/0/root in/in/ADP/IN/6/case "
     "Oslo/Oslo/PROPN/NNP/4/nmod",
     {"has; the firm; house in Oslo", "be in; the firm 's house; Oslo"}},
    {"LinkingAdverbsAreLeftOut",
     "However/however/ADV/RB/4/advmod ,/,/PUNCT/,/1/punct Ada/Ada/PROPN/NNP/4/nsubj sold/sell/VERB/VBD/0/root ships/ship/NOUN/NNS/4/obj",
     {"sold; Ada; ships"}},
    {"QuotationMarksNeedTheirPartner",
     "She/she/PRON/PRP/2/nsubj wrote/write/VERB/VBD/0/root the/the/DET/DT/5/det ``/``/PUNCT/``/5/punct Song/song/NOUN/NN/2/obj",
     {"wrote; She; the Song"}},
    {"OnlyANoun", "old/old/ADJ/JJ/2/amod ships/ship/NOUN/NNS/0/root", {}},
};
INSTANTIATE_TEST_SUITE_P(Sentences, OpenFactTable, testing::ValuesIn(kCases), [](const auto& one) { return std::string(one.param.name); });

TEST(OpenFactScores, AClauseWithANameIsSurerThanAnOwnersThing) {
  const Facts clause("Ada/Ada/PROPN/NNP/2/nsubj sold/sell/VERB/VBD/0/root ships/ship/NOUN/NNS/2/obj");
  const Facts thing("the/the/DET/DT/2/det firm/firm/NOUN/NN/4/nmod:poss 's/'s/PART/POS/2/case house/house/NOUN/NN/0/root");
  ASSERT_EQ(clause.found().facts.size(), 1u);
  ASSERT_EQ(thing.found().facts.size(), 1u);
  EXPECT_GT(clause.found().facts[0].confidence, thing.found().facts[0].confidence);
}

TEST(OpenFactScores, FeaturesHaveNames) {
  const Facts clause("Ada/Ada/PROPN/NNP/2/nsubj sold/sell/VERB/VBD/0/root ships/ship/NOUN/NNS/2/obj");
  const auto features = OpenFactScorer::features(clause.tree(), clause.found(), clause.found().facts[0]);
  EXPECT_EQ(OpenFactScorer::describe(features),
            "any,transitive,own subject,two arguments,predicate of 1 word,first argument of 1 word,second argument of 1 word,"
            "sentence of 1 to 15 words,margin of 192 or more,first argument is a name");
}

TEST(OpenFactScores, AFeatureWithoutPointsIsRefused) {
  const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "open_fact_scores";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "open_facts.tsv") << "any\t100\n";
  EXPECT_THROW(OpenFactScorer{folder}, DataError);
}

}  // namespace
}  // namespace quipu::relations
