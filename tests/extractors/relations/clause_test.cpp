// Clauses over hand-made trees: what a predicate's arguments are does not depend on how good the parser is.

#include "extractors/relations/clause.hpp"

#include <gtest/gtest.h>

#include "tests/extractors/relations/parsed_text.hpp"

namespace quipu::relations {
namespace {

using language::kNoHead;

/// Clauses of a hand-made tree; tokens count from 1.
class Parsed : public ParsedText {
 public:
  using ParsedText::ParsedText;
  Clause clause(TokenIndex predicate) const { return ClauseFinder(document_, tree_, verbs()).clause(predicate - 1); }
  TokenIndex antecedent(TokenIndex pronoun) const { return ClauseFinder(document_, tree_, verbs()).antecedent(pronoun - 1); }

 private:
  static const VerbLists& verbs() {
    static const VerbLists loaded = VerbLists::load(QUIPU_SOURCE_DIR "/data/english");
    return loaded;
  }
};

TEST(Clause, APassiveIsTurnedRound) {
  const Parsed text("Salt/salt/PROPN/NNP/3/nsubj:pass was/be/AUX/VBD/3/aux:pass made/make/VERB/VBN/0/root by/by/ADP/IN/5/case Ada/Ada/PROPN/NNP/3/obl:agent");
  const Clause clause = text.clause(3);
  EXPECT_TRUE(clause.passive);
  EXPECT_EQ(text.forms(clause.subjects), "Ada");
  EXPECT_EQ(text.forms(clause.objects), "Salt");
}

TEST(Clause, ThePlaceBehindTwoVerbsBelongsToBoth) {
  const Parsed text(
      "Ada/Ada/PROPN/NNP/3/nsubj:pass was/be/AUX/VBD/3/aux:pass born/bear/VERB/VBN/0/root and/and/CCONJ/CC/5/cc raised/raise/VERB/VBN/3/conj "
      "in/in/ADP/IN/7/case Oslo/Oslo/PROPN/NNP/5/obl");
  ASSERT_EQ(text.clause(3).prepositionals.size(), 1u);
  EXPECT_EQ(text.form(text.clause(3).prepositionals[0].head), "Oslo");
  const Parsed moved(
      "Ada/Ada/PROPN/NNP/2/nsubj sang/sing/VERB/VBD/0/root and/and/CCONJ/CC/4/cc moved/move/VERB/VBD/2/conj to/to/ADP/IN/6/case "
      "Oslo/Oslo/PROPN/NNP/4/obl");
  EXPECT_TRUE(moved.clause(2).prepositionals.empty());
}

TEST(Clause, AReducedRelativeClauseIsAPassive) {
  const Parsed text("code/code/NOUN/NN/0/root written/write/VERB/VBN/1/acl by/by/ADP/IN/4/case Ada/Ada/PROPN/NNP/2/obl");
  const Clause clause = text.clause(2);
  EXPECT_EQ(text.forms(clause.subjects), "Ada");
  EXPECT_EQ(text.forms(clause.objects), "code");
}

TEST(Clause, TheAntecedentFillsTheGapOfARelativeClause) {
  const Parsed object("code/code/NOUN/NN/0/root that/that/PRON/WDT/4/obj Ada/Ada/PROPN/NNP/4/nsubj wrote/write/VERB/VBD/1/acl:relcl");
  EXPECT_EQ(object.forms(object.clause(4).objects), "code");
  EXPECT_EQ(object.forms(object.clause(4).subjects), "Ada");
  const Parsed bare("code/code/NOUN/NN/0/root Ada/Ada/PROPN/NNP/3/nsubj wrote/write/VERB/VBD/1/acl:relcl");
  EXPECT_EQ(bare.forms(bare.clause(3).objects), "code");
  const Parsed subject("firm/firm/NOUN/NN/0/root that/that/PRON/WDT/3/nsubj builds/build/VERB/VBZ/1/acl:relcl ships/ship/NOUN/NNS/3/obj");
  EXPECT_EQ(subject.forms(subject.clause(3).subjects), "firm");
  EXPECT_EQ(subject.forms(subject.clause(3).objects), "ships");
  const Parsed place("city/city/NOUN/NN/0/root where/where/ADV/WRB/4/advmod Ada/Ada/PROPN/NNP/4/nsubj lives/live/VERB/VBZ/1/acl:relcl");
  ASSERT_EQ(place.clause(4).prepositionals.size(), 2u);
  EXPECT_EQ(place.clause(4).prepositionals[0].preposition, "in");
  EXPECT_EQ(place.clause(4).prepositionals[1].preposition, "at");
}

TEST(Clause, WhoseStandsForTheNounBeforeTheCommaWhereTheTreeTiesItToTheSentence) {
  const Parsed text(
      "came/come/VERB/VBD/0/root from/from/ADP/IN/3/case Ada/Ada/PROPN/NNP/1/obl Quill/Quill/PROPN/NNP/3/flat ,/,/PUNCT/,/8/punct "
      "whose/whose/PRON/WP$/7/nmod:poss book/book/NOUN/NN/8/nsubj won/win/VERB/VBD/1/advcl:relcl");
  EXPECT_EQ(text.form(text.antecedent(6)), "Ada");
  const Parsed which(
      "came/come/VERB/VBD/0/root to/to/ADP/IN/3/case Ada/Ada/PROPN/NNP/1/obl ,/,/PUNCT/,/6/punct which/which/PRON/WDT/6/nsubj "
      "hurt/hurt/VERB/VBD/1/advcl:relcl");
  EXPECT_EQ(which.antecedent(5), kNoHead);
}

TEST(Clause, ARumourAndWhatWasLeftUndoneAreNoFacts) {
  const Parsed rumour("a/a/DET/DT/2/det rumour/rumour/NOUN/NN/0/root that/that/SCONJ/IN/5/mark Ada/Ada/PROPN/NNP/5/nsubj left/leave/VERB/VBD/2/acl Salt/Salt/PROPN/NNP/5/obj");
  EXPECT_EQ(rumour.clause(5).modality, Modality::Hypothetical);
  const Parsed proof("a/a/DET/DT/2/det proof/proof/NOUN/NN/0/root that/that/SCONJ/IN/5/mark Ada/Ada/PROPN/NNP/5/nsubj left/leave/VERB/VBD/2/acl Salt/Salt/PROPN/NNP/5/obj");
  EXPECT_EQ(proof.clause(5).modality, Modality::Asserted);
  const Parsed without("Ada/Ada/PROPN/NNP/2/nsubj left/leave/VERB/VBD/0/root without/without/SCONJ/IN/4/mark joining/join/VERB/VBG/2/advcl Salt/Salt/PROPN/NNP/4/obj");
  EXPECT_TRUE(without.clause(4).negated);
  EXPECT_FALSE(without.clause(2).negated);
}

TEST(Clause, WhoIsGivenSomethingIsNoObject) {
  const Parsed text("Ada/Ada/PROPN/NNP/3/nsubj:pass was/be/AUX/VBD/3/aux:pass awarded/award/VERB/VBN/0/root prizes/prize/NOUN/NNS/3/obj");
  const Clause clause = text.clause(3);
  EXPECT_EQ(text.forms(clause.indirects), "Ada");
  EXPECT_EQ(text.forms(clause.objects), "prizes");
  EXPECT_TRUE(clause.subjects.empty());
}

TEST(Clause, AnAttributiveParticipleHasAnObjectAndWhatStandsBeforeItsHyphen) {
  const Parsed place("Oslo/Oslo/PROPN/NNP/3/compound -/-/PUNCT/HYPH/3/punct based/base/VERB/VBN/4/amod Salt/Salt/PROPN/NNP/0/root");
  const Clause based = place.clause(3);
  EXPECT_EQ(place.forms(based.objects), "Salt");
  ASSERT_EQ(based.prepositionals.size(), 1u);
  EXPECT_EQ(place.form(based.prepositionals[0].head), "Oslo");
  const Parsed doer("Ada/Ada/PROPN/NNP/3/compound -/-/PUNCT/HYPH/3/punct owned/own/VERB/VBN/4/amod shop/shop/NOUN/NN/0/root");
  EXPECT_EQ(doer.forms(doer.clause(3).subjects), "Ada");
  EXPECT_EQ(doer.forms(doer.clause(3).objects), "shop");
}

TEST(Clause, TogetherWithIsOnePreposition) {
  const Parsed text("Ada/Ada/PROPN/NNP/2/nsubj works/work/VERB/VBZ/0/root together/together/ADV/RB/2/advmod with/with/ADP/IN/5/case Bo/Bo/PROPN/NNP/2/obl");
  ASSERT_EQ(text.clause(2).prepositionals.size(), 1u);
  EXPECT_EQ(text.clause(2).prepositionals[0].preposition, "together with");
}

TEST(Clause, SubjectsAreLentBelow) {
  const Parsed control("Ada/Ada/PROPN/NNP/2/nsubj agreed/agree/VERB/VBD/0/root to/to/PART/TO/4/mark buy/buy/VERB/VB/2/xcomp ships/ship/NOUN/NNS/4/obj");
  EXPECT_EQ(control.forms(control.clause(4).subjects), "Ada");
  EXPECT_EQ(control.clause(4).modality, Modality::Asserted);
  const Parsed object("Ada/Ada/PROPN/NNP/2/nsubj helped/help/VERB/VBD/0/root Bo/Bo/PROPN/NNP/2/obj write/write/VERB/VB/2/xcomp");
  EXPECT_EQ(object.forms(object.clause(4).subjects), "Bo");
  const Parsed both("Ada/Ada/PROPN/NNP/2/nsubj sings/sing/VERB/VBZ/0/root and/and/CCONJ/CC/4/cc paints/paint/VERB/VBZ/2/conj");
  EXPECT_EQ(both.forms(both.clause(4).subjects), "Ada");
}

TEST(Clause, NegationIsSeenOnVerbAndArgument) {
  const Parsed verb("Ada/Ada/PROPN/NNP/4/nsubj did/do/AUX/VBD/4/aux not/not/PART/RB/4/advmod sing/sing/VERB/VB/0/root");
  EXPECT_TRUE(verb.clause(4).negated);
  const Parsed object("it/it/PRON/PRP/2/nsubj needs/need/VERB/VBZ/0/root no/no/DET/DT/4/det light/light/NOUN/NN/2/obj");
  EXPECT_TRUE(object.clause(2).negated);
  const Parsed refused("Ada/Ada/PROPN/NNP/2/nsubj refused/refuse/VERB/VBD/0/root to/to/PART/TO/4/mark sing/sing/VERB/VB/2/xcomp");
  EXPECT_TRUE(refused.clause(4).negated);
  const Parsed plain("Ada/Ada/PROPN/NNP/2/nsubj sings/sing/VERB/VBZ/0/root");
  EXPECT_FALSE(plain.clause(2).negated);
}

TEST(Clause, ModalityComesFromModalsConditionsAndGovernors) {
  const Parsed modal("Ada/Ada/PROPN/NNP/3/nsubj might/might/AUX/MD/3/aux sing/sing/VERB/VB/0/root");
  EXPECT_EQ(modal.clause(3).modality, Modality::Hypothetical);
  const Parsed can("Ada/Ada/PROPN/NNP/3/nsubj can/can/AUX/MD/3/aux sing/sing/VERB/VB/0/root");
  EXPECT_EQ(can.clause(3).modality, Modality::Asserted);
  const Parsed hope("Ada/Ada/PROPN/NNP/2/nsubj hopes/hope/VERB/VBZ/0/root to/to/PART/TO/4/mark sing/sing/VERB/VB/2/xcomp");
  EXPECT_EQ(hope.clause(4).modality, Modality::Hypothetical);
  const Parsed condition("if/if/SCONJ/IN/3/mark Ada/Ada/PROPN/NNP/3/nsubj sings/sing/VERB/VBZ/5/advcl Bo/Bo/PROPN/NNP/5/nsubj leaves/leave/VERB/VBZ/0/root");
  EXPECT_EQ(condition.clause(3).modality, Modality::Hypothetical);
  EXPECT_EQ(condition.clause(5).modality, Modality::Asserted);
}

TEST(Clause, WhoSaysItIsTheHolder) {
  const Parsed text("Ada/Ada/PROPN/NNP/2/nsubj says/say/VERB/VBZ/0/root Bo/Bo/PROPN/NNP/4/nsubj sings/sing/VERB/VBZ/2/ccomp");
  EXPECT_EQ(text.form(text.clause(4).holder), "Ada");
  EXPECT_EQ(text.form(text.clause(2).holder), "");
}

TEST(Clause, ParticlesAndPrepositionsBelongToTheFrame) {
  const Parsed text("Ada/Ada/PROPN/NNP/2/nsubj set/set/VERB/VBD/0/root up/up/ADP/RP/2/compound:prt shop/shop/NOUN/NN/2/obj out/out/ADP/IN/7/case "
                    "of/of/ADP/IN/5/fixed Bergen/Bergen/PROPN/NNP/2/obl");
  const Clause clause = text.clause(2);
  EXPECT_EQ(clause.lemma, "set up");
  ASSERT_EQ(clause.prepositionals.size(), 1u);
  EXPECT_EQ(clause.prepositionals[0].preposition, "out of");
}

TEST(Clause, CoordinatedVerbsShareWhatStandsOnce) {
  const Parsed active("Ada/Ada/PROPN/NNP/2/nsubj designed/design/VERB/VBD/0/root and/and/CCONJ/CC/4/cc built/build/VERB/VBD/2/conj Salt/Salt/PROPN/NNP/4/obj");
  EXPECT_EQ(active.forms(active.clause(2).objects), "Salt");
  EXPECT_EQ(active.forms(active.clause(4).subjects), "Ada");
  const Parsed passive(
      "Salt/salt/PROPN/NNP/3/nsubj:pass was/be/AUX/VBD/3/aux:pass designed/design/VERB/VBN/0/root and/and/CCONJ/CC/5/cc "
      "built/build/VERB/VBN/3/conj by/by/ADP/IN/7/case Ada/Ada/PROPN/NNP/5/obl:agent");
  EXPECT_EQ(passive.forms(passive.clause(3).subjects), "Ada");
  EXPECT_TRUE(passive.clause(5).passive);
  EXPECT_EQ(passive.forms(passive.clause(5).objects), "Salt");
  // "slept and wrote X": the first verb has no object.
  const Parsed apart(
      "Ada/Ada/PROPN/NNP/2/nsubj slept/sleep/VERB/VBD/0/root in/in/ADP/IN/4/case Bergen/Bergen/PROPN/NNP/2/obl and/and/CCONJ/CC/6/cc "
      "wrote/write/VERB/VBD/2/conj Salt/Salt/PROPN/NNP/6/obj");
  EXPECT_EQ(apart.forms(apart.clause(2).objects), "");
}

TEST(Clause, AGerundBehindAPrepositionIsAnArgument) {
  const Parsed text("Salt/Salt/PROPN/NNP/2/nsubj serves/serve/VERB/VBZ/0/root for/for/SCONJ/IN/4/mark mapping/map/VERB/VBG/2/advcl coasts/coast/NOUN/NNS/4/obj");
  const Clause clause = text.clause(2);
  ASSERT_EQ(clause.prepositionals.size(), 1u);
  EXPECT_EQ(clause.prepositionals[0].preposition, "for");
  EXPECT_EQ(text.form(clause.prepositionals[0].head), "coasts");
}

TEST(Clause, NeitherDeniesAnObject) {
  const Parsed text("Salt/salt/NOUN/NN/2/nsubj contains/contain/VERB/VBZ/0/root neither/neither/CCONJ/CC/4/cc:preconj iron/iron/NOUN/NN/2/obj");
  EXPECT_TRUE(text.clause(2).negated);
}

}  // namespace
}  // namespace quipu::relations
