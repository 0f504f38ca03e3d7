#include "training/treebank.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "graph/error.hpp"

namespace quipu::training {
namespace {

using language::Deprel;
using language::Upos;
using language::Xpos;

class TreebankTest : public testing::Test {
 protected:
  std::filesystem::path write(const std::string& text) {
    const auto name = std::string("quipu_") + testing::UnitTest::GetInstance()->current_test_info()->name() + ".conllu";
    path_ = std::filesystem::path(testing::TempDir()) / name;
    std::ofstream(path_) << text;
    return path_;
  }
  void TearDown() override { std::filesystem::remove(path_); }

  std::filesystem::path path_;
};

TEST_F(TreebankTest, ReadsWordsSpacesMultiwordTokensAndBorders) {
  const Treebank treebank =
      read_treebanks({write("# newdoc id = d\n# sent_id = s1\n# newpar id = p\n# text = I don't.\n"
                            "1\tI\tI\tPRON\tPRP\tCase=Nom\t2\tnsubj\t_\t_\n"
                            "2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
                            "2\tdo\tdo\tAUX\tVBP\t_\t0\troot\t_\t_\n"
                            "2.1\tgo\tgo\tVERB\tVB\t_\t_\t_\t0:root\t_\n"
                            "3\tn't\tnot\tPART\tRB\t_\t2\tadvmod:emph\t_\t_\n"
                            "4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n"
                            "# sent_id = s2\n1\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\t_\n")});
  ASSERT_EQ(treebank.sentences.size(), 2u);
  const Sentence& first = treebank.sentences[0];
  EXPECT_EQ(first.id, "s1");
  EXPECT_EQ(first.text, "I don't.");
  EXPECT_TRUE(first.starts_document);
  EXPECT_TRUE(first.starts_paragraph);
  ASSERT_EQ(first.words.size(), 4u);
  EXPECT_EQ(first.words[0].xpos, Xpos::PRP);
  EXPECT_TRUE(first.words[0].space_after);
  EXPECT_TRUE(first.words[1].joined_to_next);
  EXPECT_FALSE(first.words[1].space_after);
  EXPECT_FALSE(first.words[2].joined_to_next);
  EXPECT_FALSE(first.words[2].space_after) << "the multiword token's own SpaceAfter=No";
  EXPECT_EQ(first.words[2].deprel, Deprel::Advmod);
  EXPECT_EQ(first.words[2].head, 2u);
  EXPECT_EQ(treebank.relations_mapped.at("advmod:emph"), 1u);
  EXPECT_FALSE(treebank.sentences[1].starts_paragraph);
  EXPECT_EQ(treebank.word_count(), 5u);
}

TEST_F(TreebankTest, BrokenRowsNameTheirLineAndFragment) {
  const struct {
    const char* row;
    const char* message;
  } kCases[] = {
      {"1\tGo\tgo\tVERB\n", "ten columns"},
      {"1\tGo\tgo\tVERBS\tVB\t_\t0\troot\t_\t_\n", "'VERBS'"},
      {"1\tGo\tgo\tVERB\tVBX\t_\t0\troot\t_\t_\n", "'VBX'"},
      {"1\tGo\tgo\tVERB\tVB\t_\t0\trooot\t_\t_\n", "'rooot'"},
      {"1\tGo\tgo\tVERB\tVB\t_\tx\troot\t_\t_\n", "not a number"},
      {"2\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\t_\n", "without gaps"},
      {"1\tGo\tgo\tVERB\tVB\t_\t7\troot\t_\t_\n", "out of range"},
  };
  for (const auto& [row, message] : kCases) {
    try {
      read_treebanks({write(row)});
      ADD_FAILURE() << row;
    } catch (const DataError& error) {
      EXPECT_THAT(error.what(), testing::HasSubstr(message));
      EXPECT_THAT(error.what(), testing::HasSubstr(".conllu:1:"));
    }
  }
  EXPECT_THROW(read_treebanks({"no such file.conllu"}), DataError);
}

}  // namespace
}  // namespace quipu::training
