#include "extractors/entities/concept_finder.hpp"

#include <algorithm>

#include "extractors/entities/acronyms.hpp"
#include "graph/utf8.hpp"

namespace quipu::entities {

using language::Annotation;
using language::Deprel;
using language::Token;
using language::Upos;
using language::Xpos;

namespace {

bool is_hyphen(std::string_view form) { return form == "-" || form == "–" || form == "‐" || form == "‑"; }

constexpr std::size_t kMaxWords = 5;  // longer phrases do not meet again in other texts

}  // namespace

ConceptFinder::ConceptFinder(const Lexicons& lexicons, const std::filesystem::path& data_dir)
    : lexicons_(lexicons),
      general_nouns_(language::read_word_set(data_dir / "english" / "general_nouns.txt")),
      general_modifiers_(language::read_word_set(data_dir / "english" / "general_modifiers.txt")) {}

/// Adjectives, participles and gerunds that stand before the noun they belong to.
bool ConceptFinder::is_modifier(const Annotation& annotation, TokenIndex token) const {
  const Token& at = annotation.tokens[token];
  if (at.upos == Upos::ADJ) return at.xpos != Xpos::JJS;
  if (at.xpos == Xpos::AFX) return true;
  const bool participle = at.xpos == Xpos::VBN || at.xpos == Xpos::VBG;
  return participle && (at.deprel == Deprel::Amod || at.deprel == Deprel::Compound);
}

void ConceptFinder::trim(const Document& document, const Annotation& annotation, ConceptSpan& span) const {
  const auto joined = [&](TokenIndex i) { return i + 1 < span.end && is_hyphen(annotation.form(document, i + 1)); };
  while (span.first < span.end) {
    const Token& token = annotation.tokens[span.first];
    const bool judges = general_modifiers_.contains(annotation.lemma(span.first)) ||
                        lexicons_.is(annotation.form(document, span.first), Lexicon::Nationality);
    const bool general = !is_noun(token) && !joined(span.first) && judges;
    if (!general && !is_hyphen(annotation.form(document, span.first))) break;
    ++span.first;
  }
  // What a hyphen ties to a word outside of the phrase is not its own: "Lisbon-born economist".
  while (span.first > 0 && span.first < span.end && !annotation.tokens[span.first].space_before &&
         is_hyphen(annotation.form(document, span.first - 1))) {
    ++span.first;
  }
  // Keep the words nearest to the head, and never begin inside a hyphenated word.
  while (span.end - span.first > kMaxWords + 2) ++span.first;
  while (span.first < span.end && is_hyphen(annotation.form(document, span.first))) ++span.first;
}

/// Taggers take verbs for nouns ("stellar wind strips the air"); where the tree has a clause inside the span, the part that is its
/// subject or object stays. What begins behind the verb is given back.
TokenIndex ConceptFinder::cut_at_clause(const Annotation& annotation, ConceptSpan& span) const {
  for (TokenIndex i = span.first; i < span.end; ++i) {
    const Token& token = annotation.tokens[i];
    if (token.head < span.first || token.head >= span.end) continue;
    switch (token.deprel) {
      case Deprel::Nsubj: case Deprel::NsubjPass:
        if (token.head < i) break;
        span.end = i + 1;
        return token.head + 1;
      case Deprel::Obj:
        if (token.head > i) break;
        span.first = token.head + 1;
        return span.end;
      default: break;
    }
  }
  return span.end;
}

/// A general head ("model", "control") needs a word before it that says which: "language model", "robotic control".
bool ConceptFinder::says_something(const Annotation& annotation, const ConceptSpan& span) const {
  const WordInfo head = lexicons_.word(annotation.lemma(span.end - 1));
  if (head.is(Lexicon::Family) || head.is(Lexicon::Calendar)) return false;
  if (span.end - span.first == 1 && head.is(Lexicon::Honorific) && annotation.tokens[span.first].upos == Upos::PROPN) return false;  // "Sir"
  const Token& last = annotation.tokens[span.end - 1];
  if (span.end - span.first == 1 && last.end - last.begin <= 2 && last.upos == Upos::NOUN) return false;  // units and initials
  if (!general_nouns_.contains(annotation.lemma(span.end - 1))) return true;
  for (TokenIndex i = span.first; i + 1 < span.end; ++i) {
    if (!is_noun(annotation.tokens[i]) || !general_nouns_.contains(annotation.lemma(i))) return true;
  }
  return false;
}

std::vector<ConceptSpan> ConceptFinder::find(const Document& document, const Annotation& annotation, const std::vector<bool>& taken) const {
  std::vector<ConceptSpan> spans;
  for (std::uint32_t number = 0; number < annotation.sentences.size(); ++number) {
    const language::Sentence& sentence = annotation.sentences[number];
    for (TokenIndex i = sentence.first; i < sentence.end;) {
      TokenIndex end = i, last_noun = language::kNoHead;
      while (end < sentence.end && !taken[end]) {
        const Token& token = annotation.tokens[end];
        const std::string_view form = annotation.form(document, end);
        const bool tied = last_noun != language::kNoHead && end == last_noun + 2 && is_hyphen(annotation.form(document, end - 1));
        if (is_noun(token) || tied) {
          last_noun = end;  // "start-up" ends in no noun, and is one
        } else if (is_hyphen(form)) {
          if (end == i || token.space_before || end + 1 >= sentence.end || annotation.tokens[end + 1].space_before) break;
        } else if (last_noun != language::kNoHead && !(end > i && is_hyphen(annotation.form(document, end - 1)))) {
          break;  // an adjective behind the noun opens another phrase
        } else if (!is_modifier(annotation, end) && !(end > i && is_hyphen(annotation.form(document, end - 1)))) {
          break;
        }
        ++end;
      }
      if (last_noun == language::kNoHead) {
        i = std::max(end, i + 1);
        continue;
      }
      ConceptSpan span{i, last_noun + 1, number};
      const TokenIndex resume = cut_at_clause(annotation, span);
      trim(document, annotation, span);
      if (span.first < span.end && says_something(annotation, span)) spans.push_back(span);
      i = resume <= last_noun ? std::max(resume, i + 1) : std::max(end, last_noun + 1);
    }
  }
  return spans;
}

std::string ConceptFinder::canonical(const Document& document, const Annotation& annotation, const ConceptSpan& span) const {
  std::string name;
  for (TokenIndex i = span.first; i < span.end; ++i) {
    const std::string_view form = annotation.form(document, i);
    if (i > span.first && annotation.tokens[i].space_before) name += ' ';
    const bool last = i + 1 == span.end;
    if (looks_like_acronym(form)) {
      std::string_view letters = form;
      if (last && letters.size() > 2 && letters.back() == 's') letters.remove_suffix(1);
      name += letters;
    } else if (annotation.tokens[i].upos == Upos::PROPN && !last && i > span.first) {
      name += form;
    } else {
      const bool science = form.ends_with("ics");  // "physics" is one thing
      const bool plural = last && !science && (annotation.tokens[i].xpos == Xpos::NNS || annotation.tokens[i].xpos == Xpos::NNPS);
      name += fold_case(plural ? annotation.lemma(i) : form);
    }
  }
  return name;
}

}  // namespace quipu::entities
