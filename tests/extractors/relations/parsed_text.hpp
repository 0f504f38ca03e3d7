#pragma once
// Hand-made trees for tests: what is read off them does not depend on how good the parser is.

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "extractors/language/conllu.hpp"
#include "extractors/language/tree.hpp"

namespace quipu::relations {

/// A sentence given as "form/lemma/UPOS/XPOS/head/deprel" words.
class ParsedText {
 public:
  explicit ParsedText(const std::string& words) {
    std::istringstream in(words);
    std::string conllu, word;
    for (int number = 1; in >> word; ++number) {
      std::vector<std::string> cells;
      std::istringstream parts(word);
      for (std::string cell; std::getline(parts, cell, '/');) cells.push_back(cell);
      EXPECT_EQ(cells.size(), 6u) << word;
      conllu += std::to_string(number) + "\t" + cells[0] + "\t" + cells[1] + "\t" + cells[2] + "\t" + cells[3] + "\t_\t" + cells[4] + "\t" +
                cells[5] + "\t_\t_\n";
    }
    language::read_conllu(conllu + "\n", "test.conllu", document_, annotation_);
    tree_.build(annotation_);
  }

  std::string forms(const std::vector<language::TokenIndex>& tokens) const {
    std::string text;
    for (const language::TokenIndex token : tokens) text += (text.empty() ? "" : " ") + std::string(annotation_.form(document_, token));
    return text;
  }
  std::string form(language::TokenIndex token) const { return token == language::kNoHead ? "" : std::string(annotation_.form(document_, token)); }

 protected:
  Document document_;
  language::Annotation annotation_;
  language::Tree tree_;
};

}  // namespace quipu::relations
