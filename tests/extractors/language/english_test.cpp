// The whole engine on text that means it harm, and with damaged models.

#include "extractors/language/english.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <sstream>

#include "extractors/language/model_file.hpp"
#include "extractors/language/tagger.hpp"
#include "graph/error.hpp"
#include "tests/extractors/language/text_maker.hpp"

namespace quipu::language {
namespace {

const Engine& engine() {
  static const Engine engine = load_english(data_folder());
  return engine;
}

std::string repeated(const std::string& text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

/// Annotates twice with one workspace: what is left over from the first time must not show.
Annotation annotate(const Document& document) {
  auto workspaces = engine().make_workspaces();
  Annotation annotation;
  engine().annotate(document, annotation, workspaces);
  Annotation again;
  engine().annotate(one_block("Something else stands here."), again, workspaces);
  engine().annotate(document, again, workspaces);
  EXPECT_EQ(again.lemma_text, annotation.lemma_text);
  EXPECT_EQ(again.tokens.size(), annotation.tokens.size());
  return annotation;
}

TEST(English, TagsAndLemmas) {
  const Document document = one_block("The companies were not founded in Paris.");
  const Annotation annotation = annotate(document);
  std::string tags, lemmas;
  for (TokenIndex i = 0; i < annotation.tokens.size(); ++i) {
    tags += std::string(to_string(annotation.tokens[i].upos)) + " ";
    lemmas += std::string(annotation.lemma(i)) + " ";
  }
  EXPECT_EQ(tags, "DET NOUN AUX PART VERB ADP PROPN PUNCT ");
  EXPECT_EQ(lemmas, "the company be not found in Paris . ");
}

TEST(English, HostileTextsAreAnnotatedWhole) {
  const std::pair<const char*, std::string> kCases[] = {
      {"nothing", ""},
      {"spaces", repeated(" \t\n", 1000)},
      {"one line without a full stop", repeated("this line never ends and ", 4000)},
      {"nested brackets", repeated("(", 10'000) + "x" + repeated(")", 10'000)},
      {"Chinese", repeated("我们在北京见面。他说很好，", 2000)},
      {"source code", repeated("for(int i=0;i<n;++i){a[i]->b=c?d:e;}//x\n", 1000)},
      {"base64", repeated("TWFuIGlzIGRpc3Rpbmd1aXNoZWQsIG5vdCBvbmx5IGJ5IGhpcyByZWFzb24=", 1500)},
      {"numbers", repeated("1.5\t-2,000\t3e10\t0x1F\n", 4000)},
      {"full stops", repeated(".", 50'000)},
      {"hyphens and quotes", repeated("-'\"-", 10'000)},
      {"addresses", repeated("http://", 5000) + repeated("a@b", 5000)},
      {"controls", repeated(std::string("\0\x01\x7f", 3), 1000)},
      {"marks that combine", "a" + repeated("\u0301", 20'000)},
  };
  for (const auto& [name, text] : kCases) {
    const Document document = one_block(text);
    const Annotation annotation = annotate(document);
    std::uint64_t last = 0;
    TokenIndex next = 0;
    for (const Sentence& sentence : annotation.sentences) {
      EXPECT_EQ(sentence.first, next) << name;
      next = sentence.end;
    }
    EXPECT_EQ(next, annotation.tokens.size()) << name << ": every token lies in a sentence";
    for (const Token& token : annotation.tokens) {
      ASSERT_LE(last, token.begin) << name;
      ASSERT_LT(token.begin, token.end) << name;
      last = token.end;
    }
    EXPECT_LE(last, text.size()) << name;
  }
}

TEST(English, ADamagedModelIsADataErrorWithTheCure) {
  std::ifstream in(data_folder() / "english.model", std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  const std::string good = bytes.str();
  ASSERT_GT(good.size(), 100'000u);
  const struct {
    const char* name;
    std::function<void(std::string&)> damage;
    const char* complaint;
  } kCases[] = {
      {"cut", [](std::string& b) { b.resize(b.size() / 2); }, "bytes long, should be"},
      {"empty", [](std::string& b) { b.clear(); }, "too short"},
      {"magic", [](std::string& b) { b[3] = 'x'; }, "not a language model"},
      {"version", [](std::string& b) { b[8] = 77; }, "version 77"},
      {"byte", [](std::string& b) { b[b.size() / 2] = char(b[b.size() / 2] ^ 4); }, "checksum"},
  };
  const auto path = std::filesystem::path(testing::TempDir()) / "quipu_damaged.model";
  for (const auto& [name, damage, complaint] : kCases) {
    std::string bad = good;
    damage(bad);
    std::ofstream(path, std::ios::binary) << bad;
    try {
      ModelFile::open(path);
      ADD_FAILURE() << name;
    } catch (const DataError& error) {
      EXPECT_THAT(error.what(), testing::HasSubstr(complaint)) << name;
      EXPECT_THAT(error.what(), testing::HasSubstr(path.string())) << name;
      EXPECT_THAT(error.what(), testing::HasSubstr("training/build_model.sh")) << name;
    }
  }
  std::filesystem::remove(path);
  EXPECT_THROW(load_english("/no such folder"), DataError);
}

}  // namespace
}  // namespace quipu::language
