#include "extractors/entities/stated_aliases.hpp"

#include "graph/utf8.hpp"

namespace quipu::entities {

namespace {
constexpr TokenIndex kMaxBetween = 8;  // words and marks of the longest phrase
}

StatedAliases::StatedAliases(const std::filesystem::path& data_dir)
    : phrases_(language::read_word_set(data_dir / "english" / "alias_phrases.txt")) {}

bool StatedAliases::joins(const Document& document, const language::Annotation& annotation, const Mention& first,
                          const Mention& second) const {
  const bool near = first.sentence == second.sentence && first.end < second.first && second.first - first.end <= kMaxBetween;
  if (!near || first.kind != MentionKind::Name || second.kind != MentionKind::Name) return false;
  std::string words;
  bool set_off = false;  // "She was born Ann Lee" is said of no name before it; a comma or bracket ties the phrase to one
  for (TokenIndex i = first.end; i < second.first; ++i) {
    if (annotation.tokens[i].upos == language::Upos::PUNCT) {
      set_off = set_off || words.empty();
      continue;
    }
    if (!words.empty()) words += ' ';
    words += fold_case(annotation.form(document, i));
  }
  return set_off && phrases_.contains(words);
}

}  // namespace quipu::entities
