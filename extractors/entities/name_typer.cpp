#include "extractors/entities/name_typer.hpp"

#include <algorithm>

#include "extractors/entities/acronyms.hpp"
#include "graph/utf8.hpp"

namespace quipu::entities {

NameTyper::NameTyper(const Lexicons& lexicons, const std::filesystem::path& data_dir)
    : lexicons_(lexicons), cues_(lexicons, data_dir), model_(data_dir), meanings_(data_dir),
      show_nouns_(language::read_word_set(data_dir / "english" / "show_nouns.txt")) {}

TypeEvidence NameTyper::evidence(const Document& document, const language::Tree& tree, const NameSpan& span) const {
  TypeEvidence found;
  found.mentions = 1;
  TypeModel::Collector words(model_, found.words), context(model_, found.context), model(model_, found.model);
  cues_.of_words(document, tree.annotation(), span, words);
  cues_.of_context(document, tree, span, context);
  cues_.of_model(tree.annotation(), span, model);
  TypeModel::MeaningCollector inside(model_, meanings_, found.inside), around(model_, meanings_, found.around);
  cues_.words_inside(document, tree.annotation(), span, inside);
  cues_.words_around(document, tree, span, around);
  for (auto* rows : {&found.words, &found.context}) {
    std::sort(rows->begin(), rows->end());
    rows->erase(std::unique(rows->begin(), rows->end()), rows->end());
  }
  return found;
}

TokenIndex NameTyper::presenter_size(const Document& document, const language::Annotation& annotation, const NameSpan& span) const {
  if (span.end - span.first < 3) return 0;
  TokenIndex last = span.first;
  while (last < span.end && !show_nouns_.contains(fold_case(annotation.form(document, last)))) ++last;
  const TokenIndex size = last - span.first;
  if (last == span.end || size < 2 || size > 4) return 0;
  // Either a given name leads, or no word of it is an ordinary one: "Salt Road Podcast" bears nobody's name.
  const bool given = lexicons_.word(annotation.form(document, span.first)).given_name > 0;
  const auto holds_digit = [](std::string_view form) { return std::any_of(form.begin(), form.end(), [](char c) { return c >= '0' && c <= '9'; }); };
  for (TokenIndex i = span.first; i < last && !given; ++i) {
    const std::string_view form = annotation.form(document, i);
    if (lexicons_.word(form).common_word > 0 || looks_like_acronym(form) || holds_digit(form)) return 0;
  }
  return size;
}

}  // namespace quipu::entities
