#include "extractors/entities/offices.hpp"

#include <algorithm>

#include "extractors/entities/name_finder.hpp"
#include "graph/utf8.hpp"

namespace quipu::entities {

using language::Annotation;

Offices::Offices(const std::filesystem::path& data_dir)
    : offices_(language::read_word_set(data_dir / "english" / "office_words.txt")),
      modifiers_(language::read_word_set(data_dir / "english" / "office_modifiers.txt")) {}

namespace {

/// One span while it is cut: which of its words are offices.
struct Words {
  const Document& document;
  const Annotation& annotation;
  const language::WordSet& offices;
  const language::WordSet& modifiers;

  std::string folded(TokenIndex i) const { return fold_case(annotation.form(document, i)); }
  bool office(TokenIndex i) const { return offices.contains(folded(i)); }
  bool modifier(TokenIndex i) const { return modifiers.contains(folded(i)); }
  bool joint(TokenIndex i) const {
    const std::string_view form = annotation.form(document, i);
    return form == "&" || form == "and" || form == "-" || form == "/" || form == "as" || form == ",";
  }

  /// "Task Manager", "Code Editor": words that end names of other things too.
  bool ends_other_names(TokenIndex i) const {
    static constexpr std::string_view kWords[] = {"chair", "editor", "executive", "head", "manager", "partner", "principal", "representative"};
    return std::find(std::begin(kWords), std::end(kWords), folded(i)) != std::end(kWords);
  }

  /// The end of the office that begins at `first`, or `first` where none does: "Senior Vice President", "Founder & CEO".
  TokenIndex office_end(TokenIndex first, TokenIndex end) const {
    TokenIndex last = first;
    for (TokenIndex i = first; i < end; ++i) {
      if (office(i)) last = i + 1;
      else if (!modifier(i) && !joint(i)) break;
    }
    return last;
  }
};

}  // namespace

std::vector<NameSpan> Offices::cut(const Document& document, const Annotation& annotation, const Lexicons& lexicons,
                                   const std::vector<NameSpan>& spans) const {
  const Words words{document, annotation, offices_, modifiers_};
  std::vector<NameSpan> kept;
  const auto keep = [&](NameSpan span, TokenIndex first, TokenIndex end) {
    while (end > first && words.joint(end - 1)) --end;
    while (end > first && words.joint(first)) ++first;
    if (first >= end) return;
    span.first = first, span.end = end;
    kept.push_back(span);
  };
  const auto leads_person = [&](TokenIndex i, TokenIndex end) {
    if (i >= end) return false;
    const WordInfo next = lexicons.word(annotation.form(document, i));
    return next.given_name > 0 || (next.common_word == 0 && next.lexicons == 0);
  };
  for (const NameSpan& span : spans) {
    TokenIndex first = words.office_end(span.first, span.end);
    if (span.is_show || (first != span.end && !leads_person(first, span.end))) first = span.first;  // "Principal Financial Group"
    for (TokenIndex i = first; i < span.end && !span.is_show; ++i) {
      const TokenIndex end = words.office_end(i, span.end);
      if (end == i || i == first) continue;
      const bool last = end == span.end && !words.ends_other_names(end - 1);
      if (!last && !leads_person(end, span.end)) continue;
      keep(span, first, i);
      first = end;
      i = end - 1;
    }
    keep(span, first, span.end);
  }
  return kept;
}

}  // namespace quipu::entities
