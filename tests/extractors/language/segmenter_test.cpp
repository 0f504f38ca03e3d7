#include "extractors/language/segmenter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "graph/error.hpp"
#include "tests/extractors/language/text_maker.hpp"

namespace quipu::language {
namespace {

using testing::ElementsAreArray;

const Segmenter& segmenter() {
  static const Segmenter segmenter(data_folder() / "english");
  return segmenter;
}

std::vector<std::string> sentences(const std::string& text) {
  const Document document = one_block(text);
  Annotation annotation;
  segmenter().run(document, annotation, nullptr);
  return sentences_of(document, annotation);
}

TEST(Segmenter, FindsSentences) {
  const struct {
    const char* text;
    std::vector<std::string> sentences;
  } kCases[] = {
      {"It rained. We left.", {"It rained .", "We left ."}},
      {"Really? Yes! Good.", {"Really ?", "Yes !", "Good ."}},
      {"Dr. Smith met Mr. Jones in St. Louis.", {"Dr. Smith met Mr. Jones in St. Louis ."}},
      {"J. R. Smith wrote it. It sold.", {"J. R. Smith wrote it .", "It sold ."}},
      {"U.S. officials said so.", {"U.S. officials said so ."}},
      {"He lives in the U.S. He works.", {"He lives in the U.S.", "He works ."}},
      {"Apple Inc. said it would.", {"Apple Inc. said it would ."}},
      {"“It works.” She smiled.", {"“ It works . ”", "She smiled ."}},
      {"\"It works.\" She smiled.", {"\" It works . \"", "She smiled ."}},
      {"\"Why?\" he asked.", {"\" Why ? \" he asked ."}},
      {"(It rained.) We left.", {"( It rained . )", "We left ."}},
      {"Wait... what is it?", {"Wait ... what is it ?"}},
      {"It costs $3.50. Not much.", {"It costs $ 3.50 .", "Not much ."}},
      {"The steps are as follows: Open the lid. Press the button.", {"The steps are as follows :", "Open the lid .", "Press the button ."}},
      {"Thanks for the news. see you on Monday", {"Thanks for the news .", "see you on Monday"}},
      {"He said: we left.", {"He said : we left ."}},
      {"Lt. Gov. Ann Smith spoke. The crowd cheered.", {"Lt. Gov. Ann Smith spoke .", "The crowd cheered ."}},
      {"Sales rose (see the table). Costs fell.", {"Sales rose ( see the table ) .", "Costs fell ."}},
      {"No stop at all", {"No stop at all"}},
      {"", {}},
  };
  for (const auto& [text, expected] : kCases) EXPECT_THAT(sentences(text), ElementsAreArray(expected)) << text;
}

TEST(Segmenter, ABlockThatIsOneSentenceStaysWhole) {
  Document document = one_block("It rained. We left.");
  document.blocks[0].one_sentence = true;
  Annotation annotation;
  segmenter().run(document, annotation, nullptr);
  EXPECT_THAT(sentences_of(document, annotation), ElementsAreArray({"It rained . We left ."}));
}

TEST(Segmenter, NoSentenceCrossesABlockAndSpansFit) {
  Document document = one_block("A heading\nIt begins here. And ends.");
  document.blocks[0].text = {0, 9};
  Block body;
  body.text = {10, document.text.size()};
  document.blocks.push_back(body);
  Annotation annotation;
  segmenter().run(document, annotation, nullptr);
  ASSERT_EQ(annotation.sentences.size(), 3u);
  EXPECT_EQ(annotation.sentences[0].block, 0u);
  EXPECT_EQ(annotation.sentences[1].block, 1u);
  EXPECT_EQ(document.slice(annotation.sentences[0].text), "A heading");
  EXPECT_EQ(document.slice(annotation.sentences[1].text), "It begins here.");
  EXPECT_TRUE(annotation.tokens[annotation.sentences[1].first].space_before);
}

TEST(Segmenter, SentencesHaveABound) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "word ";
  const Document document = one_block(text);
  Annotation annotation;
  segmenter().run(document, annotation, nullptr);
  EXPECT_EQ(annotation.tokens.size(), 5000u);
  for (const Sentence& sentence : annotation.sentences) EXPECT_LE(sentence.size(), Segmenter::kMaxSentence);
}

TEST(SentenceEnds, ABrokenTableIsAnErrorThatNamesTheLine) {
  const auto folder = std::filesystem::path(testing::TempDir()) / "quipu_sentence_ends";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / SentenceEnds::kFile) << "# cues\n1f\t12\nnot a cue\n";
  try {
    SentenceEnds ends(folder);
    FAIL() << "loaded";
  } catch (const DataError& error) {
    EXPECT_THAT(error.what(), testing::HasSubstr("sentence_ends.tsv:3"));
  }
  EXPECT_THROW(SentenceEnds(folder / "missing"), DataError);
}

}  // namespace
}  // namespace quipu::language
