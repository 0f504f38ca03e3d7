#pragma once
// Documents of one block, for tests of the language stages.

#include <filesystem>
#include <string>
#include <vector>

#include "extractors/language/annotation.hpp"

namespace quipu::language {

inline std::filesystem::path data_folder() {
  return std::filesystem::path(QUIPU_SOURCE_DIR) / "data";
}

inline Document one_block(std::string text) {
  Document document;
  document.text = std::move(text);
  Block block;
  block.text = {0, document.text.size()};
  document.blocks.push_back(block);
  return document;
}

/// The tokens of a sentence, separated by spaces.
inline std::string joined(const Document& document, const Annotation& annotation, const Sentence& sentence) {
  std::string words;
  for (TokenIndex i = sentence.first; i < sentence.end; ++i) {
    if (i != sentence.first) words += ' ';
    words += annotation.form(document, i);
  }
  return words;
}

inline std::vector<std::string> sentences_of(const Document& document, const Annotation& annotation) {
  std::vector<std::string> sentences;
  for (const Sentence& sentence : annotation.sentences) sentences.push_back(joined(document, annotation, sentence));
  return sentences;
}

}  // namespace quipu::language
