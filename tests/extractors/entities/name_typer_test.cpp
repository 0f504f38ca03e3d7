// What governs a name says what it is.

#include "extractors/entities/name_typer.hpp"

#include "tests/extractors/relations/parsed_text.hpp"

namespace quipu::entities {
namespace {

struct Case {
  const char* name;
  const char* sentence;  // the name is its last word, before a stop where there is one
  NameType type;
};

class Governed : public relations::ParsedText {
 public:
  using ParsedText::ParsedText;
  NameType type_of_last() const {
    static const Lexicons lexicons = Lexicons::load(QUIPU_SOURCE_DIR "/data");
    static const NameTyper typer(lexicons, QUIPU_SOURCE_DIR "/data");
    NameSpan span;
    span.end = static_cast<TokenIndex>(annotation_.tokens.size());
    span.first = span.end - 1;
    struct GovernorSink : CueSink {
      void add(std::string_view kind, std::string_view value) override {
        if (kind == "governor") type = *language::name_type_from(value);
      }
      NameType type = NameType::None;
    } sink;
    typer.cues().of_context(document_, tree_, span, sink);
    return sink.type;
  }
};

class TypeByGovernor : public testing::TestWithParam<Case> {};

TEST_P(TypeByGovernor, IsGiven) { EXPECT_EQ(Governed(GetParam().sentence).type_of_last(), GetParam().type); }

const Case kCases[] = {
    {"Noun", "the/the/DET/DT/2/det founder/founder/NOUN/NN/0/root of/of/ADP/IN/4/case Zorvex/Zorvex/PROPN/NNP/2/nmod", NameType::Organization},
    {"NounInCapitals", "the/the/DET/DT/2/det CEO/CEO/NOUN/NN/0/root of/of/ADP/IN/4/case Zorvex/Zorvex/PROPN/NNP/2/nmod",
     NameType::Organization},
    {"Verb", "They/they/PRON/PRP/2/nsubj founded/found/VERB/VBD/0/root Zorvex/Zorvex/PROPN/NNP/2/obj", NameType::Organization},
    {"VerbWithPreposition", "She/she/PRON/PRP/2/nsubj graduated/graduate/VERB/VBD/0/root from/from/ADP/IN/4/case Zorvex/Zorvex/PROPN/NNP/2/obl",
     NameType::Organization},
    {"Spouse", "She/she/PRON/PRP/2/nsubj married/marry/VERB/VBD/0/root Zorvex/Zorvex/PROPN/NNP/2/obj", NameType::Person},
    {"OneOfSeveral",
     "They/they/PRON/PRP/2/nsubj founded/found/VERB/VBD/0/root Blim/Blim/PROPN/NNP/2/obj and/and/CCONJ/CC/5/cc Zorvex/Zorvex/PROPN/NNP/3/conj",
     NameType::Organization},
    {"NothingSaid", "They/they/PRON/PRP/2/nsubj saw/see/VERB/VBD/0/root Zorvex/Zorvex/PROPN/NNP/2/obj", NameType::None},
};
INSTANTIATE_TEST_SUITE_P(Names, TypeByGovernor, testing::ValuesIn(kCases), [](const auto& one) { return std::string(one.param.name); });

}  // namespace
}  // namespace quipu::entities
