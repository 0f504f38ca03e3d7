// Which cues a common noun phrase gives for its worth, and what their weights make of it.

#include "extractors/entities/concept_worth.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <set>

#include "extractors/entities/name_typer.hpp"
#include "graph/error.hpp"
#include "tests/extractors/relations/parsed_text.hpp"

namespace quipu::entities {
namespace {

constexpr char kData[] = QUIPU_SOURCE_DIR "/data";

struct Strings : CueSink {
  void add(std::string_view kind, std::string_view value) override { all.insert(std::string(kind) + " " + std::string(value)); }
  std::set<std::string> all;
};

/// A sentence of which words [first, end) are a concept.
class Phrase : public relations::ParsedText {
 public:
  Phrase(const std::string& words, TokenIndex first, TokenIndex end) : ParsedText(words) {
    table.mentions.push_back({first, end, end - 1, 0, 0, MentionKind::Concept, NameType::None});
    Entity entity;
    entity.mentions = {0};
    table.entities.push_back(entity);
  }
  std::set<std::string> cues(const ConceptWorth& worth) const {
    Strings sink;
    worth.cues(document_, annotation_, table, table.entities[0], sink);
    return sink.all;
  }
  std::set<std::string> words(const ConceptWorth& worth) const {
    Strings sink;
    worth.words(document_, annotation_, table, table.entities[0], sink);
    return sink.all;
  }
  int weigh(const ConceptWorth& worth) {
    worth.weigh(document_, annotation_, table);
    return table.entities[0].worth;
  }
  EntityTable table;
};

class Worth : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("quipu-worth-" + std::to_string(getpid()));
    std::filesystem::create_directories(folder_ / "english");
    std::filesystem::copy_file(std::string(kData) + "/english/general_nouns.txt", folder_ / "english/general_nouns.txt",
                               std::filesystem::copy_options::overwrite_existing);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  static const Lexicons& lexicons() {
    static const Lexicons loaded = Lexicons::load(kData);
    return loaded;
  }
  static const NameTyper& typer() {
    static const NameTyper loaded(lexicons(), kData);
    return loaded;
  }
  ConceptWorth load(const std::string& weights) const {
    std::ofstream(folder_ / "english/concept_weights.tsv", std::ios::binary) << weights;
    return ConceptWorth(lexicons(), typer().cues(), typer().meanings(), folder_);
  }
  std::filesystem::path folder_;
};

constexpr char kPhrase[] =
    "They/they/PRON/PRP/2/nsubj study/study/VERB/VBP/0/root deep/deep/ADJ/JJ/5/amod ocean/ocean/NOUN/NN/5/compound currents/current/NOUN/NNS/2/obj";

TEST_F(Worth, CuesSayHowItIsBuiltAndWhereItStands) {
  const auto cues = Phrase(kPhrase, 3, 5).cues(load(""));
  EXPECT_THAT(cues, testing::IsSupersetOf({"any concept", "words 2", "nouns 2", "number plural", "role obj", "before adjective", "mentions 1"}));
}

TEST_F(Worth, WordsAreItsHeadAndWhatStandsBeforeIt) {
  EXPECT_THAT(Phrase(kPhrase, 2, 5).words(load("")), testing::ElementsAre("head current", "modifier deep", "modifier ocean"));
}

TEST_F(Worth, WeightsAreSummedUp) {
  EXPECT_EQ(Phrase(kPhrase, 3, 5).weigh(load("any concept\t-30\nrole obj\t50\nrole nsubj\t1000\n")), 20);
}

TEST_F(Worth, AStatementAboutItAdds) {
  Phrase phrase(kPhrase, 3, 5);
  phrase.weigh(load("any concept\t-30\nstated yes\t50\n"));
  EXPECT_FALSE(phrase.table.is_worth(0, false));
  EXPECT_TRUE(phrase.table.is_worth(0, true));
}

TEST_F(Worth, NamesAreNotWeighed) {
  Phrase phrase(kPhrase, 3, 5);
  phrase.table.entities[0].named = true;
  EXPECT_EQ(phrase.weigh(load("any concept\t-30\n")), 0);
  EXPECT_TRUE(phrase.table.is_worth(0, false));
}

TEST_F(Worth, VectorsOfSeveralWordsAreAveraged) {
  const auto ocean = typer().meanings().of("ocean"), deep = typer().meanings().of("deep");
  ASSERT_TRUE(ocean && deep);
  const double expected = 1000 * (ocean->values[7] / ocean->length + deep->values[7] / deep->length) / 2;
  EXPECT_NEAR(Phrase(kPhrase, 2, 5).weigh(load("vector modifier 7\t1000\n")), expected, 1.0);
}

TEST_F(Worth, RefusesWhatMakesNoSense) {
  for (const char* lines : {"any concept\n", "any concept\tx\n", "any concept\t2001\n", "any concept\t1\t2\n", "a b\t1\na b\t2\n", "vector head x\t1\n"}) {
    EXPECT_THROW(load(lines), DataError) << lines;
  }
}

}  // namespace
}  // namespace quipu::entities
