#include "extractors/language/segmenter.hpp"

namespace quipu::language {

void Segmenter::run(const Document& document, Annotation& annotation, Workspace*) const {
  auto& tokens = annotation.tokens;
  const std::string_view text = document.text;
  for (std::uint32_t block = 0; block < document.blocks.size(); ++block) {
    const std::size_t begin = tokens.size();
    tokenizer_.tokenize(text, document.blocks[block].text, tokens);
    const bool whole = document.blocks[block].one_sentence;
    const std::span<const Token> own = std::span(tokens).subspan(begin);
    for (SentenceWalk walk(text, own, tokenizer_); walk.next();) {
      const std::size_t i = walk.index(), first = walk.first();
      const bool last = i + 1 == own.size() || i + 1 - first >= kMaxSentence;
      if (!last && (whole || !walk.may_end() || !ends_.ends(walk))) continue;
      annotation.sentences.push_back(
          {TokenIndex(begin + first), TokenIndex(begin + i + 1), block, {own[first].begin, own[i].end}});
      walk.end_sentence();
    }
  }
}

}  // namespace quipu::language
