#pragma once
// What the language engine says about a document: sentences, tokens, tags, lemmas, dependency trees and names, in flat arrays.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/documents/document.hpp"
#include "extractors/language/tags.hpp"

namespace quipu::language {

/// Index into Annotation::tokens. kRoot stands for the artificial root, kNoHead for a tree that was not built.
using TokenIndex = std::uint32_t;
inline constexpr TokenIndex kRoot = UINT32_MAX;
inline constexpr TokenIndex kNoHead = UINT32_MAX - 1;

/// A syntactic word in the sense of Universal Dependencies: "don't" is the two tokens "do" and "n't". Confidences are margins
/// of the model mapped to 0..255, 255 the surest; a stage that has none leaves 255.
struct Token {
  std::uint32_t begin = 0;  ///< bytes in Document::text
  std::uint32_t end = 0;
  std::uint32_t lemma_begin = 0;  ///< bytes in Annotation::lemma_text
  std::uint16_t lemma_size = 0;
  Upos upos = Upos::Unset;
  Xpos xpos = Xpos::Unset;
  TokenIndex head = kNoHead;  ///< absolute index of the head's token, in the same sentence, or kRoot
  Deprel deprel = Deprel::Unset;
  NameType name_type = NameType::None;
  bool name_begins = false;    ///< B of a name (IOB2); a token inside a name has name_type set and this false
  bool space_before = false;   ///< white space (or a block's border) stands before it
  std::uint8_t tag_confidence = 255;
  std::uint8_t head_confidence = 255;
  std::uint8_t name_confidence = 255;
};

/// A common or proper noun.
inline bool is_noun(const Token& token) { return token.upos == Upos::NOUN || token.upos == Upos::PROPN; }

/// Tokens [first, end) of one sentence; it lies in one block.
struct Sentence {
  TokenIndex first = 0;
  TokenIndex end = 0;
  std::uint32_t block = 0;  ///< index into Document::blocks
  Span text;                ///< bytes in Document::text, from the first token's begin to the last one's end

  TokenIndex size() const { return end - first; }
};

/// Owns all that the engine found. Valid as long as the Document whose text it points into. Reused between documents by
/// clear(), which keeps the memory.
struct Annotation {
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::string lemma_text;

  std::string_view form(const Document& document, TokenIndex index) const {
    const Token& token = tokens[index];
    return std::string_view(document.text).substr(token.begin, token.end - token.begin);
  }
  std::string_view lemma(TokenIndex index) const {
    const Token& token = tokens[index];
    return std::string_view(lemma_text).substr(token.lemma_begin, token.lemma_size);
  }
  std::span<const Token> of(const Sentence& sentence) const {
    return std::span<const Token>(tokens).subspan(sentence.first, sentence.size());
  }
  void clear() {
    tokens.clear();
    sentences.clear();
    lemma_text.clear();
  }
};

}  // namespace quipu::language
