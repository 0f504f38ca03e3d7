#include "extractors/language/lemmatizer.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "graph/error.hpp"
#include "tests/extractors/language/text_maker.hpp"

namespace quipu::language {
namespace {

TEST(Lemmatizer, LemmasOfTheDataFolder) {
  LemmaTables tables;
  tables.read(data_folder() / "english");
  const struct {
    const char* form;
    Xpos tag;
    const char* lemma;
  } kCases[] = {
      {"companies", Xpos::NNS, "company"},
      {"Companies", Xpos::NNS, "company"},
      {"men", Xpos::NNS, "man"},
      {"boxes", Xpos::NNS, "box"},
      {"buses", Xpos::NNS, "bus"},
      {"wolves", Xpos::NNS, "wolf"},
      {"was", Xpos::VBD, "be"},
      {"went", Xpos::VBD, "go"},
      {"running", Xpos::VBG, "run"},
      {"making", Xpos::VBG, "make"},
      {"tried", Xpos::VBD, "try"},
      {"founded", Xpos::VBN, "found"},
      {"written", Xpos::VBN, "write"},
      {"says", Xpos::VBZ, "say"},
      {"Made", Xpos::VBN, "make"},
      {"Written", Xpos::VBN, "write"},
      {"Directed", Xpos::VBN, "direct"},
      {"Inspired", Xpos::VBN, "inspire"},
      {"beaten", Xpos::VBN, "beat"},
      {"sang", Xpos::VBN, "sing"},
      {"fed", Xpos::VBD, "feed"},
      {"leaned", Xpos::VBD, "lean"},
      {"co-wrote", Xpos::VBD, "co-write"},
      {"rebuilt", Xpos::VBN, "rebuild"},
      {"retold", Xpos::VBN, "retell"},
      {"acquires", Xpos::VBZ, "acquire"},
      {"better", Xpos::JJR, "good"},
      {"largest", Xpos::JJS, "large"},
      {"n't", Xpos::RB, "not"},
      {"n’t", Xpos::RB, "not"},
      {"Paris", Xpos::NNP, "Paris"},
      {"The", Xpos::DT, "the"},
      {"me", Xpos::PRP, "I"},
      {"American", Xpos::JJ, "American"},
      {"2019", Xpos::CD, "2019"},
  };
  std::string scratch;
  for (const auto& [form, tag, lemma] : kCases) {
    std::string out;
    tables.append_lemma(form, tag, scratch, out);
    EXPECT_EQ(out, lemma) << form << ' ' << to_string(tag);
  }
}

TEST(Lemmatizer, NoRuleCutsACharacter) {
  LemmaTables tables;
  tables.add_rule(Xpos::NNS, LetterCase::Lower, "", {1, "", false});
  std::string scratch;
  for (const char* form : {"\U0001F600", "ab\u00E9"}) {
    std::string out;
    tables.append_lemma(form, Xpos::NNS, scratch, out);
    EXPECT_EQ(out, form);
  }
}

TEST(Lemmatizer, TheLongestSuffixWinsAndExceptionsWinOverAll) {
  LemmaTables tables;
  tables.add_rule(Xpos::NNS, LetterCase::Lower, "", {0, "", false});
  tables.add_rule(Xpos::NNS, LetterCase::Lower, "s", {1, "", false});
  tables.add_rule(Xpos::NNS, LetterCase::Lower, "ies", {3, "y", false});
  tables.add_exception("lies", Xpos::NNS, "lie");
  std::string scratch;
  const auto lemma = [&](const char* form) {
    std::string out;
    tables.append_lemma(form, Xpos::NNS, scratch, out);
    return out;
  };
  EXPECT_EQ(lemma("sheep"), "sheep");
  EXPECT_EQ(lemma("cats"), "cat");
  EXPECT_EQ(lemma("cities"), "city");
  EXPECT_EQ(lemma("lies"), "lie");
  EXPECT_EQ(lemma("s"), "s") << "a rule never takes the whole word";
  EXPECT_EQ(lemma("Cats"), "Cats") << "no rule for this letter case: the word is its lemma";
}

TEST(Lemmatizer, BrokenTablesNameLineAndFragment) {
  const struct {
    const char* exceptions;
    const char* rules;
    const char* message;
  } kCases[] = {
      {"went\tVBD\n", "", "lemma_exceptions.tsv:1: a row needs 3 cells"},
      {"# fine\nwent\tXYZ\tgo\n", "", "lemma_exceptions.tsv:2: unknown value: 'XYZ'"},
      {"\tVBD\tgo\n", "", "an empty word or lemma"},
      {"", "VBD\tlower\ted\t2\n", "a row needs 6 cells"},
      {"", "VBD\tlow\ted\t2\t-\tlower\n", "'low'"},
      {"", "VBD\tlower\ted\ttwo\t-\tlower\n", "'two'"},
      {"", "VBD\tlower\ted\t99\t-\tlower\n", "'99'"},
      {"", "VBD\tlower\tlongsuffix\t2\t-\tlower\n", "'longsuffix'"},
  };
  const auto folder = std::filesystem::path(testing::TempDir()) / "quipu_lemma_tables";
  std::filesystem::create_directories(folder);
  for (const auto& [exceptions, rules, message] : kCases) {
    std::ofstream(folder / "lemma_exceptions.tsv") << exceptions;
    std::ofstream(folder / "lemma_rules.tsv") << rules;
    LemmaTables tables;
    try {
      tables.read(folder);
      ADD_FAILURE() << message;
    } catch (const DataError& error) {
      EXPECT_NE(std::string(error.what()).find(message), std::string::npos) << error.what();
    }
  }
  std::filesystem::remove_all(folder);
  LemmaTables tables;
  EXPECT_THROW(tables.read(folder), DataError);
}

}  // namespace
}  // namespace quipu::language
