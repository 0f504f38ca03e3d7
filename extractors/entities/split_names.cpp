#include "extractors/entities/split_names.hpp"

#include "graph/utf8.hpp"

namespace quipu::entities {

using language::Annotation;
using language::kNoHead;
using language::Token;
using language::Upos;

namespace {

/// The preposition at which `span` falls apart; `span.end` where it is one name.
TokenIndex seam(const Document& document, const Annotation& annotation, const NameSpan& span) {
  if (span.listed.types != 0 || span.own != nullptr || span.is_show) return span.end;
  const auto outside = [&](TokenIndex token) { return token >= kNoHead || token < span.first || token >= span.end; };
  for (TokenIndex i = span.first + 1; i + 1 < span.end; ++i) {
    const Token& token = annotation.tokens[i];
    if (token.upos != Upos::ADP || fold_case(annotation.form(document, i)) == "of" || outside(token.head) || token.head < i) continue;
    // The words before the preposition must hang on the same verb, so that they are a phrase of their own.
    const TokenIndex above = annotation.tokens[token.head].head;
    if (!outside(above) || above >= kNoHead || annotation.tokens[above].upos != Upos::VERB) continue;
    if (annotation.tokens[above].end <= annotation.tokens[span.first].begin) return i;
  }
  return span.end;
}

}  // namespace

void split_names(const Document& document, const Annotation& annotation, std::vector<NameSpan>& names) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    const TokenIndex at = seam(document, annotation, names[i]);
    if (at == names[i].end) continue;
    NameSpan rest = names[i];
    names[i].end = at;
    rest.first = at + 1;
    names.insert(names.begin() + static_cast<std::ptrdiff_t>(i) + 1, rest);
  }
}

}  // namespace quipu::entities
