#include "extractors/language/parser.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extractors/language/english.hpp"
#include "graph/error.hpp"

namespace quipu::language {
namespace {

const Engine& engine() {
  static const Engine loaded = load_english(std::filesystem::path(QUIPU_SOURCE_DIR) / "data");
  return loaded;
}

struct Parsed {
  Document document;
  Annotation annotation;

  explicit Parsed(std::string text) {
    document.text = std::move(text);
    Block block;
    block.text = {0, document.text.size()};
    document.blocks.push_back(block);
    auto workspaces = engine().make_workspaces();
    engine().annotate(document, annotation, workspaces);
  }

  /// Words of one sentence, separated by spaces: no segmenter has a say.
  static Parsed words(const std::string& text) {
    Parsed parsed("x");
    parsed.document.text = text;
    parsed.annotation.clear();
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find(' ', at), text.size());
      Token token;
      token.begin = std::uint32_t(at);
      token.end = std::uint32_t(end);
      parsed.annotation.tokens.push_back(token);
      at = end + 1;
    }
    Sentence sentence;
    sentence.end = TokenIndex(parsed.annotation.tokens.size());
    parsed.annotation.sentences.push_back(sentence);
    auto workspaces = engine().make_workspaces();
    engine().complete(parsed.document, parsed.annotation, Layers::Sentences | Layers::Tokens, workspaces);
    return parsed;
  }

  /// "head relation" of each word, the head as the treebanks number it.
  std::string tree() const {
    std::string text;
    for (const Sentence& sentence : annotation.sentences) {
      for (const Token& token : annotation.of(sentence)) {
        text += std::to_string(token.head == kRoot ? 0 : token.head - sentence.first + 1) + ' ' + std::string(to_string(token.deprel)) + ", ";
      }
    }
    return text;
  }
};

std::string repeated(const std::string& text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

// One root, heads inside the sentence, no cycle, a relation for every word; steps are counted, so a cycle cannot hang the test.
void expect_trees(const Annotation& annotation) {
  for (const Sentence& sentence : annotation.sentences) {
    std::vector<std::uint32_t> depth(sentence.size(), 0);
    std::size_t roots = 0;
    for (TokenIndex i = sentence.first; i < sentence.end; ++i) {
      const Token& token = annotation.tokens[i];
      ASSERT_NE(token.deprel, Deprel::Unset);
      ASSERT_EQ(token.head == kRoot, token.deprel == Deprel::Root);
      roots += token.head == kRoot;
      if (token.head != kRoot) {
        ASSERT_GE(token.head, sentence.first);
        ASSERT_LT(token.head, sentence.end);
        const bool in_name = token.deprel == Deprel::Flat || token.deprel == Deprel::Punct;
        ASSERT_TRUE(in_name || annotation.tokens[token.head].deprel != Deprel::Flat) << "below a later word of a name: token " << i;
      }
      std::vector<TokenIndex> path;
      for (TokenIndex node = i; node != kRoot && depth[node - sentence.first] == 0; node = annotation.tokens[node].head) {
        path.push_back(node);
        ASSERT_LE(path.size(), sentence.size()) << "a cycle at token " << i;
      }
      for (const TokenIndex node : path) depth[node - sentence.first] = 1;
    }
    ASSERT_EQ(roots, 1u);
  }
}

struct Sample {
  std::string text, tree;
};

class KnownTrees : public testing::TestWithParam<Sample> {};

TEST_P(KnownTrees, AreFound) {
  const Parsed parsed(GetParam().text);
  EXPECT_EQ(parsed.tree(), GetParam().tree);
}

INSTANTIATE_TEST_SUITE_P(
    Sentences, KnownTrees,
    testing::Values(Sample{"She reads books.", "2 nsubj, 0 root, 2 obj, 2 punct, "},
                    Sample{"The old man sat on a bench.", "3 det, 3 amod, 4 nsubj, 0 root, 7 case, 7 det, 4 obl, 4 punct, "},
                    Sample{"The bridge was built by engineers.",
                           "2 det, 4 nsubj:pass, 4 aux:pass, 0 root, 6 case, 4 obl:agent, 4 punct, "},
                    Sample{"He wants to leave.", "2 nsubj, 0 root, 4 mark, 2 xcomp, 2 punct, "},
                    Sample{"Cats and dogs sleep.", "4 nsubj, 3 cc, 1 conj, 0 root, 4 punct, "},
                    Sample{"Our dog is happy.", "2 nmod:poss, 4 nsubj, 4 cop, 0 root, 4 punct, "}));

class Hostile : public testing::TestWithParam<std::string> {};

TEST_P(Hostile, TextHasWellFormedTrees) { expect_trees(Parsed(GetParam()).annotation); }
TEST_P(Hostile, WordsOfOneSentenceHaveATree) { expect_trees(Parsed::words(GetParam()).annotation); }

INSTANTIATE_TEST_SUITE_P(Texts, Hostile,
                         testing::Values("Yes", ".", "The new head of Ada Lovelace Hall is Mary Ann Quill Jones .", "?! ... -- , ;", "( ( ( ( ) ) ) )", "你好 世界 。", "\xC3\xA9t\xC3\xA9",
                                         "int main ( ) { return 0 ; }", "aGVsbG8gd29ybGQ=", "1 2 3 | 4.5 | 6,7 | 8 %",
                                         repeated("a", 1000), repeated("word ", 161) + "word", repeated("the cat , ", 200) + "end"));

TEST(Parser, TenThousandWordsWithoutAStopAreOneTree) {
  const Parsed parsed = Parsed::words(repeated("( the cat saw ", 2500) + "it");
  ASSERT_EQ(parsed.annotation.sentences.size(), 1u);
  expect_trees(parsed.annotation);
}

TEST(Parser, GivesTheSameTreesAfterALongerSentence) {
  auto workspaces = engine().make_workspaces();
  const Parsed alone("The old man sat on a bench.");
  Parsed after("The old man sat on a bench.");
  Parsed longer(repeated("the cat saw it and ", 60));
  engine().annotate(longer.document, longer.annotation, workspaces);
  engine().annotate(after.document, after.annotation, workspaces);
  EXPECT_EQ(after.tree(), alone.tree());
}

TEST(Parser, IsSurerOfAPlainArcThanOfAnAmbiguousOne) {
  const Parsed plain("She reads books.");
  const Parsed unclear("She saw the man in the park with the telescope.");
  EXPECT_GT(plain.annotation.tokens[2].head_confidence, unclear.annotation.tokens[9].head_confidence);
}

}  // namespace
}  // namespace quipu::language
