#include "extractors/language/conllu.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/error.hpp"

namespace quipu::language {
namespace {

constexpr char kText[] =
    "# newdoc\n# newpar\n# text = Ann doesn't.\n"
    "1\tAnn\tAnn\tPROPN\tNNP\t_\t2\tnsubj\t_\tNE=B-Person\n"
    "2-3\tdoesn't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
    "2\tdoes\tdo\tAUX\tVBZ\t_\t0\troot\t_\tNE=O\n"
    "3\tn't\tnot\tPART\tRB\t_\t2\tadvmod\t_\tSpaceAfter=No|NE=O\n"
    "4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\tNE=O\n"
    "\n"
    "# newpar\n# text = Go\n"
    "1\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\tNE=O\n"
    "\n";

TEST(Conllu, WhatIsReadIsWrittenAgain) {
  Document document;
  Annotation annotation;
  read_conllu(kText, "x.conllu", document, annotation);
  EXPECT_EQ(document.text, "Ann doesn't.\nGo\n");
  ASSERT_EQ(document.blocks.size(), 2u);
  EXPECT_EQ(document.slice(document.blocks[0].text), "Ann doesn't.");
  ASSERT_EQ(annotation.sentences.size(), 2u);
  EXPECT_EQ(annotation.tokens[1].head, kRoot);
  EXPECT_EQ(annotation.tokens[0].head, 1u);
  EXPECT_EQ(annotation.tokens[4].head, kRoot);
  annotation.tokens[0].name_type = NameType::Person;
  annotation.tokens[0].name_begins = true;
  std::string out;
  write_conllu(document, annotation, true, out);
  EXPECT_EQ(out, kText);
}

TEST(Conllu, LayersThatAreNotThereAreUnderscores) {
  Document document;
  Annotation annotation;
  read_conllu("1\tGo\t_\t_\t_\t_\t_\t_\t_\t_\n", "x.conllu", document, annotation);
  std::string out;
  write_conllu(document, annotation, false, out);
  EXPECT_THAT(out, testing::EndsWith("1\tGo\t_\t_\t_\t_\t_\t_\t_\t_\n\n"));
  EXPECT_EQ(annotation.tokens[0].head, kNoHead);
}

TEST(Conllu, BrokenRowsAreInputErrorsWithTheirByte) {
  const char* kCases[] = {
      "1\tGo\tgo\n",
      "x\tGo\t_\t_\t_\t_\t_\t_\t_\t_\n",
      "2\tGo\t_\t_\t_\t_\t_\t_\t_\t_\n",
      "1\tGo\t_\t_\t_\t_\t9\t_\t_\t_\n",
      "1\tGo\t_\t_\t_\t_\t_\t_\t_\t_\t_\n",
  };
  for (const std::string text : kCases) {
    Document document;
    Annotation annotation;
    EXPECT_THROW(read_conllu(text, "x.conllu", document, annotation), InputError) << text;
    try {
      read_conllu("# comment\n" + text, "x.conllu", document, annotation);
    } catch (const InputError& error) {
      EXPECT_GE(error.offset(), 10u) << text;
    }
  }
}

}  // namespace
}  // namespace quipu::language
