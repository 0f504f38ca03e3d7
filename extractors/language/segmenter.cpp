#include "extractors/language/segmenter.hpp"

namespace quipu::language {
namespace {

std::string_view form(std::string_view text, const Token& token) {
  return text.substr(token.begin, token.end - token.begin);
}

bool is_terminal(std::string_view form) {
  return form.find_first_not_of(".!?") == std::string_view::npos || form == "\u2026" || form == "\u3002" || form == "\uFF1F" ||
         form == "\uFF01";
}
bool is_closer(std::string_view form) {
  return form == ")" || form == "]" || form == "\"" || form == "''" || form == "'" || form == "\u201D" || form == "\u2019" ||
         form == "\u00BB";
}

/// Words that begin sentences and, in the middle of one, have no capital.
bool is_starter(std::string_view form) {
  static constexpr std::string_view kStarters[] = {
      "The", "A",  "An",  "This", "That", "These", "Those", "He",   "She", "It",   "We",  "I",   "You", "They",  "In",
      "On",  "At", "But", "And",  "If",   "So",    "As",    "When", "For", "From", "His", "Her", "My",  "Their", "There"};
  for (const std::string_view starter : kStarters) {
    if (form == starter) return true;
  }
  return false;
}

}  // namespace

void Segmenter::run(const Document& document, Annotation& annotation, Workspace*) const {
  auto& tokens = annotation.tokens;
  const std::string_view text = document.text;
  for (std::uint32_t block = 0; block < document.blocks.size(); ++block) {
    auto first = TokenIndex(tokens.size());
    tokenizer_.tokenize(text, document.blocks[block].text, tokens);
    const auto end = TokenIndex(tokens.size());
    const bool whole = document.blocks[block].one_sentence;
    for (TokenIndex i = first; i < end; ++i) {
      if (i + 1 != end && i + 1 - first < kMaxSentence && (whole || !ends_sentence(text, tokens, i))) continue;
      annotation.sentences.push_back({first, i + 1, block, {tokens[first].begin, tokens[i].end}});
      first = i + 1;
    }
  }
}

/// Whether a sentence ends after tokens[index], which is not the last of its block.
bool Segmenter::ends_sentence(std::string_view text, std::span<const Token> tokens, std::size_t index) const {
  const Token& next = tokens[index + 1];
  if (!next.space_before) return false;
  std::size_t mark = index;
  while (mark > 0 && is_closer(form(text, tokens[mark])) && !tokens[mark].space_before) --mark;
  const std::string_view last = form(text, tokens[mark]);
  const std::string_view after = form(text, next);
  const Character first = character_at(after, 0);
  if (is_terminal(last)) {
    if (is_closer(after) && after != "\"" && after != "'") return false;
    return first.kind != CharClass::Lower;
  }
  if (last.size() < 2 || last.back() != '.') return false;
  const std::string_view word = last.substr(0, last.size() - 1);
  return !tokenizer_.is_title(word) && word.size() > 1 && is_starter(after);
}

}  // namespace quipu::language
