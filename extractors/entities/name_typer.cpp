#include "extractors/entities/name_typer.hpp"

#include <algorithm>

#include "extractors/entities/acronyms.hpp"
#include "graph/error.hpp"
#include "graph/utf8.hpp"

namespace quipu::entities {

using language::Deprel;
using language::kNoHead;
using language::Token;
using language::Tree;
using language::Upos;
using language::Xpos;

namespace {

void add(TypeScores& scores, NameType type, int points) { scores[static_cast<std::size_t>(type)] += points; }

bool holds_digit(std::string_view form) {
  return std::any_of(form.begin(), form.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

NameType best_type(const TypeScores& scores) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < scores.size(); ++i) {
    if (scores[i] > 0 && (best == 0 || scores[i] > scores[best])) best = i;
  }
  return static_cast<NameType>(best);
}

TokenIndex head_of(const language::Annotation& annotation, TokenIndex first, TokenIndex end) {
  for (TokenIndex i = first; i < end; ++i) {
    const TokenIndex head = annotation.tokens[i].head;
    if (head < first || head >= end) return i;
  }
  return end - 1;
}

NameTyper::NameTyper(const Lexicons& lexicons, const std::filesystem::path& data_dir)
    : lexicons_(lexicons), type_nouns_(language::read_word_table(data_dir / "english" / "type_nouns.tsv")),
      type_governors_(language::read_word_table(data_dir / "english" / "type_governors.tsv")),
      show_nouns_(language::read_word_set(data_dir / "english" / "show_nouns.txt")) {
  const auto check = [&](const language::WordTable& table, const char* file) {
    for (const auto& [word, type] : table) {
      if (!language::name_type_from(type)) throw DataError((data_dir / "english" / file).string(), "no node type: '" + type + "'");
    }
  };
  check(type_nouns_, "type_nouns.tsv");
  check(type_governors_, "type_governors.tsv");
}

TokenIndex NameTyper::presenter_size(const Document& document, const language::Annotation& annotation, const NameSpan& span) const {
  if (span.end - span.first < 3) return 0;
  TokenIndex last = span.first;
  while (last < span.end && !show_nouns_.contains(fold_case(annotation.form(document, last)))) ++last;
  const TokenIndex size = last - span.first;
  if (last == span.end || size < 2 || size > 4) return 0;
  // Either a given name leads, or no word of it is an ordinary one: "Salt Road Podcast" bears nobody's name.
  const bool given = lexicons_.word(annotation.form(document, span.first)).given_name > 0;
  for (TokenIndex i = span.first; i < last && !given; ++i) {
    const std::string_view form = annotation.form(document, i);
    if (lexicons_.word(form).common_word > 0 || looks_like_acronym(form) || holds_digit(form)) return 0;
  }
  return size;
}

NameType NameTyper::type_of_noun(std::string_view lemma) const {
  const auto found = type_nouns_.find(lemma);
  if (found != type_nouns_.end()) return *language::name_type_from(found->second);
  const WordInfo info = lexicons_.word(lemma);
  return info.is(Lexicon::Role) || info.is(Lexicon::Family) ? NameType::Person : NameType::None;
}

void NameTyper::score_words(const Document& document, const Tree& tree, const NameSpan& span, TypeScores& scores) const {
  const auto form = [&](TokenIndex i) { return tree.annotation().form(document, i); };
  const TokenIndex size = span.end - span.first;
  const WordInfo first = lexicons_.word(form(span.first)), last = lexicons_.word(form(span.end - 1));
  bool organization = false;
  for (TokenIndex i = span.first; i < span.end && size > 1; ++i) {
    const WordInfo info = lexicons_.word(form(i));
    const bool leads = i + 1 == span.end || lexicons_.is(form(i + 1), Lexicon::FunctionWord);  // "Institute" of "Institute for X"
    if (leads && (info.is(Lexicon::OrganizationHead) || info.is(Lexicon::LegalSuffix))) organization = true;
  }
  if (organization) add(scores, NameType::Organization, 8);
  if (size > 1 && last.is(Lexicon::PlaceHead)) add(scores, NameType::Place, 6);
  if (size > 1 && last.is(Lexicon::EventHead)) add(scores, NameType::Event, 7);
  if (size > 1 && last.is(Lexicon::WorkHead)) add(scores, NameType::Work, 6);
  if (size > 1 && last.is(Lexicon::ProductHead)) add(scores, NameType::Product, 6);
  const NameType noun = size > 1 ? type_of_noun(tree.annotation().lemma(span.end - 1)) : NameType::None;
  if (noun != NameType::None && noun != NameType::Person) add(scores, noun, 5);

  const bool thing = last.is(Lexicon::PlaceHead) || last.is(Lexicon::EventHead) || last.is(Lexicon::WorkHead) || last.is(Lexicon::ProductHead) ||
                     (noun != NameType::None && noun != NameType::Person);
  const bool person_shape = size >= 2 && size <= 4 && !organization && (!thing || last.surname > 128) && first.common_word < 200;
  if (person_shape && first.given_name > 0) add(scores, NameType::Person, first.given_name > 100 ? 6 : 4);
  if (person_shape && last.surname > 0 && (last.common_word == 0 || first.given_name > 0)) add(scores, NameType::Person, 2);
  if (size == 1 && (first.given_name > 0 || first.surname > 0) && first.common_word == 0) add(scores, NameType::Person, 1);
  if (person_shape && first.given_name == 0 && first.common_word == 0 && last.common_word == 0) add(scores, NameType::Person, 1);
  if (last.is(Lexicon::NameSuffix)) add(scores, NameType::Person, 6);

  if (holds_digit(form(span.end - 1)) && form(span.end - 1).size() != 4) add(scores, NameType::Product, 3);
}

/// "the Danish pension fund X", "X, a start-up in Y", "X is a lake", "X software": nouns that say what it is.
void NameTyper::score_description(const Document& document, const Tree& tree, const NameSpan& span, TypeScores& scores) const {
  const auto& annotation = tree.annotation();
  const auto by_noun = [&](TokenIndex noun, int points) {
    const NameType type = type_of_noun(annotation.lemma(noun));
    if (type != NameType::None) add(scores, type, points);
  };
  const TokenIndex head = head_of(annotation, span.first, span.end);
  const Token& token = tree.token(head);
  const bool inside_sentence = span.first > annotation.sentences[span.sentence].first;
  if (inside_sentence && tree.token(span.first - 1).upos == Upos::NOUN) by_noun(span.first - 1, 7);
  if (span.end < annotation.sentences[span.sentence].end && tree.token(span.end).upos == Upos::NOUN && tree.token(span.end).space_before &&
      !looks_like_acronym(annotation.form(document, span.end - 1))) {
    const NameType type = type_of_noun(annotation.lemma(span.end));
    if (type == NameType::Product || type == NameType::Work || type == NameType::Place || type == NameType::Event) add(scores, type, 4);
  }
  for (const TokenIndex child : tree.children(head)) {
    if (child >= span.first && child < span.end) continue;
    if (tree.token(child).deprel == Deprel::Appos && tree.token(child).upos == Upos::NOUN) by_noun(child, 7);
    if (tree.token(child).deprel == Deprel::AclRelcl) {
      for (const TokenIndex pronoun : tree.children(child)) {
        if (annotation.lemma(pronoun) == "who") add(scores, NameType::Person, 5);
      }
    }
  }
  if (token.head >= kNoHead) return;
  const bool subject = token.deprel == Deprel::Nsubj;
  if (subject && tree.has_child(token.head, Deprel::Cop) && tree.token(token.head).upos == Upos::NOUN) by_noun(token.head, 7);
  if (token.deprel == Deprel::Appos && tree.token(token.head).upos == Upos::NOUN) by_noun(token.head, 6);
}

void NameTyper::score_context(const Document& document, const Tree& tree, const NameSpan& span, TypeScores& scores) const {
  const auto& annotation = tree.annotation();
  const language::Sentence& sentence = annotation.sentences[span.sentence];
  if (span.first > sentence.first) {
    const std::string_view before = annotation.form(document, span.first - 1);
    if (lexicons_.is(before, Lexicon::Honorific)) add(scores, NameType::Person, 7);
    const bool acronym = looks_like_acronym(annotation.form(document, span.first));
    if ((before == "in" || before == "near" || before == "In") && !acronym) add(scores, NameType::Place, 2);
    if (before == "at") add(scores, NameType::Organization, 1);
    if (before == "from" || before == "to") add(scores, NameType::Place, 1);
  }
  const TokenIndex head = head_of(annotation, span.first, span.end);
  const Token& token = tree.token(head);
  if (token.deprel == Deprel::Nsubj && token.head < kNoHead) {
    static constexpr std::string_view kSpeech[] = {"say", "explain", "argue", "recall", "think", "believe", "note", "write", "tell", "marry", "die"};
    const std::string_view verb = annotation.lemma(token.head);
    if (std::find(std::begin(kSpeech), std::end(kSpeech), verb) != std::end(kSpeech)) add(scores, NameType::Person, 2);
  }
  if (token.deprel == Deprel::NmodPoss) add(scores, NameType::Organization, 1), add(scores, NameType::Person, 1);
}

/// "the founder of X", "co-founded X", "graduated from X": what governs the name says what it is.
void NameTyper::score_governor(const Tree& tree, const NameSpan& span, TypeScores& scores) const {
  constexpr int kPoints = 4;
  const auto& annotation = tree.annotation();
  TokenIndex head = head_of(annotation, span.first, span.end);
  while (tree.token(head).deprel == Deprel::Conj && tree.token(head).head < span.first) head = tree.token(head).head;
  const Token& token = tree.token(head);
  if (token.head >= kNoHead) return;
  std::string key(annotation.lemma(token.head));
  switch (token.deprel) {
    case Deprel::Obj: key += " object"; break;
    case Deprel::NsubjPass: key += " passive"; break;
    case Deprel::Nmod: case Deprel::Obl: {
      const TokenIndex preposition = tree.child(head, Deprel::Case);
      if (preposition == kNoHead) return;
      key += ' ';
      key += annotation.lemma(preposition);
      break;
    }
    default: return;
  }
  std::transform(key.begin(), key.end(), key.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
  const auto found = type_governors_.find(key);
  if (found != type_governors_.end()) add(scores, *language::name_type_from(found->second), kPoints);
}

void NameTyper::score(const Document& document, const Tree& tree, const NameSpan& span, TypeScores& scores) const {
  if (span.model_type != NameType::None) add(scores, span.model_type, 1);
  if (span.listed.types != 0) {
    const int points = span.listed.common || span.listed.case_differs ? 1 : span.end - span.first > 1 ? 6 : span.listed.tier == 1 ? 4 : 2;
    for (std::size_t i = 1; i < scores.size(); ++i) {
      if ((span.listed.types >> i & 1) == 0) continue;
      const bool likeliest = static_cast<NameType>(i) == span.listed.type;
      scores[i] += likeliest ? points : points / 2;
    }
  }
  score_words(document, tree, span, scores);
  score_description(document, tree, span, scores);
  score_context(document, tree, span, scores);
  score_governor(tree, span, scores);
}

}  // namespace quipu::entities
