#include "extractors/language/tagger.hpp"

#include <gtest/gtest.h>

#include "extractors/language/english.hpp"
#include "tests/extractors/language/text_maker.hpp"

namespace quipu::language {
namespace {

const Engine& engine() {
  static const Engine loaded = load_english(data_folder());
  return loaded;
}

std::string tags_of(const std::string& text) {
  const Document document = one_block(text);
  Annotation annotation;
  auto workspaces = engine().make_workspaces();
  engine().annotate(document, annotation, workspaces);
  std::string tags;
  for (const Token& token : annotation.tokens) tags += (tags.empty() ? "" : " ") + std::string(to_string(token.xpos));
  return tags;
}

struct Sample {
  std::string text, tags;
};

class KnownTags : public testing::TestWithParam<Sample> {};

TEST_P(KnownTags, AreFound) { EXPECT_EQ(tags_of(GetParam().text), GetParam().tags); }

// Words of one form and two uses, and verbs that treebanks hardly have.
INSTANTIATE_TEST_SUITE_P(Sentences, KnownTags,
                         testing::Values(Sample{"They book a room.", "PRP VBP DT NN ."}, Sample{"The book was long.", "DT NN VBD JJ ."},
                                         Sample{"This method differs from that one.", "DT NN VBZ IN DT NN ."},
                                         Sample{"The drug suppresses pain.", "DT NN VBZ NN ."},
                                         Sample{"Mary Jones lives in Ohio.", "NNP NNP VBZ IN NNP ."}));

std::uint16_t manner_of(const std::vector<std::string_view>& words) {
  std::vector<WordInput> inputs;
  for (const std::string_view word : words) inputs.push_back({word, Upos::Unset, Xpos::Unset, {}});
  return Tagger::manner(inputs);
}

// training/network/train_tagger.py counts the same.
TEST(Tagger, MannerOfCapitals) {
  EXPECT_EQ(manner_of({}), 0);
  EXPECT_EQ(manner_of({"the", "cat", "sat", "here"}), 2);
  EXPECT_EQ(manner_of({"The", "cat", "sat", "here"}), 3);
  EXPECT_EQ(manner_of({"Five", "Ways", "Forward"}), 5 * 8 + 1);
  EXPECT_EQ(manner_of({"Yes", "Sir"}), 6 * 8 + 1);
  EXPECT_EQ(manner_of({"a", "B", "c", "D", "e", "1", "2", "3", "4", "5", "6", "7"}), 3 * 8 + 4);
}

TEST(Tagger, SureOfAnArticleLessOfANoun) {
  const Document document = one_block("The run of the show.");
  Annotation annotation;
  auto workspaces = engine().make_workspaces();
  engine().annotate(document, annotation, workspaces);
  EXPECT_GT(annotation.tokens[0].tag_confidence, annotation.tokens[1].tag_confidence);
}

}  // namespace
}  // namespace quipu::language
