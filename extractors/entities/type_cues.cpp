#include "extractors/entities/type_cues.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "extractors/entities/acronyms.hpp"
#include "graph/error.hpp"
#include "graph/utf8.hpp"

namespace quipu::entities {

using language::Annotation;
using language::Deprel;
using language::kNoHead;
using language::Token;
using language::Tree;
using language::Upos;

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

bool holds_digit(std::string_view form) { return std::any_of(form.begin(), form.end(), is_digit); }

bool is_year(std::string_view form) { return form.size() == 4 && (form[0] == '1' || form[0] == '2') && std::all_of(form.begin(), form.end(), is_digit); }

/// "TideOS", "iPhone": a capital behind a small letter.
bool has_inner_capital(std::string_view form) {
  for (std::size_t i = 1; i < form.size(); ++i) {
    if (is_upper(form[i]) && is_lower(form[i - 1])) return true;
  }
  return false;
}

std::string_view step(std::uint8_t weight) { return weight == 0 ? "0" : weight < 64 ? "1" : weight < 144 ? "2" : "3"; }

std::string_view last_letters(std::string_view text, std::size_t count) {
  std::size_t at = text.size();
  while (count > 0 && at > 0) {
    --at;
    if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80) --count;
  }
  return text.substr(at);
}

bool is_subject(Deprel relation) { return relation == Deprel::Nsubj || relation == Deprel::NsubjOuter; }

/// Third persons, and what each is counted as.
constexpr std::pair<std::string_view, std::string_view> kPronouns[] = {{"he", "he"}, {"she", "he"}, {"his", "he"}, {"her", "he"}, {"him", "he"},
                                                                       {"it", "it"}, {"its", "it"}, {"they", "they"}, {"their", "they"}};

/// Lexicons whose words head the names of one kind of thing.
struct HeadList {
  Lexicon lexicon;
  std::string_view value;
};
constexpr HeadList kHeads[] = {{Lexicon::OrganizationHead, "organization"}, {Lexicon::LegalSuffix, "company"}, {Lexicon::PlaceHead, "place"},
                               {Lexicon::EventHead, "event"}, {Lexicon::WorkHead, "work"}, {Lexicon::ProductHead, "product"}};

}  // namespace

/// One mention, with what all cues look at.
struct TypeCues::Place {
  const Document& document;
  const Annotation& annotation;
  const NameSpan& span;

  std::string_view form(TokenIndex i) const { return annotation.form(document, i); }
  const language::Sentence& sentence() const { return annotation.sentences[span.sentence]; }
  TokenIndex size() const { return span.end - span.first; }
  bool has_before() const { return span.first > sentence().first; }
  bool has_after() const { return span.end < sentence().end; }
  bool inside(TokenIndex i) const { return i >= span.first && i < span.end; }
};

TokenIndex head_of(const Annotation& annotation, TokenIndex first, TokenIndex end) {
  for (TokenIndex i = first; i < end; ++i) {
    const TokenIndex head = annotation.tokens[i].head;
    if (head < first || head >= end) return i;
  }
  return end - 1;
}

TypeCues::TypeCues(const Lexicons& lexicons, const std::filesystem::path& data_dir)
    : lexicons_(lexicons), type_nouns_(language::read_word_table(data_dir / "english" / "type_nouns.tsv")),
      type_governors_(language::read_word_table(data_dir / "english" / "type_governors.tsv")),
      naming_verbs_(language::read_word_set(data_dir / "english" / "naming_verbs.txt")) {
  const auto check = [&](const language::WordTable& table, const char* file) {
    for (const auto& [word, type] : table) {
      if (!language::name_type_from(type)) throw DataError((data_dir / "english" / file).string(), "no node type: '" + type + "'");
    }
  };
  check(type_nouns_, "type_nouns.tsv");
  check(type_governors_, "type_governors.tsv");
}

NameType TypeCues::type_of_noun(std::string_view lemma) const {
  const auto found = type_nouns_.find(lemma);
  if (found != type_nouns_.end()) return *language::name_type_from(found->second);
  const WordInfo info = lexicons_.word(lemma);
  return info.is(Lexicon::Role) || info.is(Lexicon::Family) ? NameType::Person : NameType::None;
}

void TypeCues::noun(std::string_view kind, std::string_view lemma, CueSink& sink) const {
  const NameType type = type_of_noun(lemma);
  if (type != NameType::None) sink.add(kind, to_string(type));
}

void TypeCues::shape(const Place& at, CueSink& sink) const {
  const std::string_view last = at.form(at.span.end - 1), first = at.form(at.span.first);
  sink.add("size", at.size() == 1 ? "1" : at.size() == 2 ? "2" : at.size() == 3 ? "3" : "4");
  if (at.size() == 1 && looks_like_acronym(last)) sink.add("shape", last.size() > 4 ? "capitals" : "letters");
  if (at.size() == 1 && has_inner_capital(last)) sink.add("shape", "inner capital");
  if (at.size() > 1 && looks_like_acronym(first)) sink.add("shape", "letters first");
  if (holds_digit(last)) sink.add("shape", is_year(last) ? "year last" : "digit last");
  else if (at.size() > 1 && is_year(first)) sink.add("shape", "year first");
  if (!first.empty() && is_lower(first[0])) sink.add("shape", "small first");
  std::size_t common = 0, words = 0;
  for (TokenIndex i = at.span.first; i < at.span.end; ++i) {
    const std::string_view form = at.form(i);
    const bool glued = i > at.span.first && !at.annotation.tokens[i].space_before;
    if (glued && (form == "-" || form == "–")) sink.add("holds", "hyphen");
    if (form == "&" || form == "+" || form == ":" || form == "." || form == "/" || form == "'s" || form == "’s") sink.add("holds", form);
    const WordInfo info = lexicons_.word(form);
    if (i > at.span.first && info.is(Lexicon::FunctionWord)) sink.add("holds", fold_case(form));
    ++words;
    common += info.common_word > 64;
    if (info.is(Lexicon::Nationality)) sink.add("holds", "nationality");
    const bool leads = i + 1 < at.span.end && lexicons_.is(at.form(i + 1), Lexicon::FunctionWord);
    for (const HeadList& list : kHeads) {
      if (at.size() == 1 || !info.is(list.lexicon)) continue;
      sink.add(i + 1 == at.span.end ? "last" : leads ? "leads" : "inside", list.value);
    }
  }
  if (common == words) sink.add("shape", words == 1 ? "a common word" : "common words");
  if (common == 0) sink.add("shape", words == 1 ? "a rare word" : "rare words");
  const std::string folded = fold_case(last);
  if (at.size() > 1) {
    noun("last noun", folded, sink);
    sink.add("last word", folded);
    sink.add("first word", fold_case(first));
  }
  if (folded.size() > 5) {
    sink.add("ending", last_letters(folded, 3));
    sink.add("ending", last_letters(folded, 4));
  }
}

/// Given names and surnames in the places where people have them.
void TypeCues::person_shape(const Place& at, CueSink& sink) const {
  const WordInfo first = lexicons_.word(at.form(at.span.first)), last = lexicons_.word(at.form(at.span.end - 1));
  if (at.size() > 1 && last.is(Lexicon::NameSuffix)) sink.add("person", "suffix");
  if (at.size() > 1 && first.is(Lexicon::Honorific)) sink.add("person", "honorific");
  if (at.size() > 4) return;
  std::string value = at.size() == 1 ? "one" : "full";
  value += at.size() == 1 ? "" : first.common_word > 64 ? " word" : " rare";
  value += first.given_name == 0 ? " -" : first.given_name < 64 ? " given" : " Given";
  value += last.common_word > 64 ? " word" : " rare";
  value += last.surname == 0 ? " -" : last.surname < 64 ? " surname" : " Surname";
  sink.add("person", value);
  sink.add(at.size() == 1 ? "alone given" : "given", step(first.given_name));
  sink.add(at.size() == 1 ? "alone surname" : "surname", step(last.surname));
}

void TypeCues::listed(const Place& at, CueSink& sink) const {
  const GazetteerMatch& match = at.span.listed;
  if (match.types == 0) {
    sink.add("listed", "no");
    return;
  }
  const bool weak = match.common || match.case_differs;
  const std::string_view how = weak ? " weak" : at.size() > 1 ? " long" : match.tier == 1 ? " known" : match.tier == 2 ? "" : " obscure";
  for (std::size_t i = 1; i < language::kNameTypeCount; ++i) {
    if ((match.types >> i & 1) == 0) continue;
    const NameType type = static_cast<NameType>(i);
    sink.add(type == match.type ? "listed" : "listed too", std::string(to_string(type)) + std::string(how));
  }
}

void TypeCues::of_words(const Document& document, const Annotation& annotation, const NameSpan& span, CueSink& sink) const {
  const Place at{document, annotation, span};
  sink.add("any", "name");
  shape(at, sink);
  person_shape(at, sink);
  listed(at, sink);
}

void TypeCues::of_model(const Annotation& annotation, const NameSpan& span, CueSink& sink) const {
  std::uint8_t surest = 0;
  for (TokenIndex i = span.first; i < span.end; ++i) {
    if (annotation.tokens[i].name_type == span.model_type) surest = std::max(surest, annotation.tokens[i].name_confidence);
  }
  const std::string type(to_string(span.model_type));
  sink.add("model", type);
  if (span.model_type != NameType::None) sink.add("model at", type + " " + std::to_string(surest / 32));
}

/// The words on both sides.
void TypeCues::neighbours(const Place& at, CueSink& sink) const {
  const auto& tokens = at.annotation.tokens;
  TokenIndex before = at.span.first;
  const TokenIndex start = at.sentence().first;
  if (!at.has_before()) sink.add("before", "nothing");
  while (before > start && (fold_case(at.form(before - 1)) == "the" || fold_case(at.form(before - 1)) == "a")) {
    --before;
    sink.add("article", fold_case(at.form(before)));
  }
  if (before > start) {
    const std::string_view form = at.form(before - 1);
    const Token& token = tokens[before - 1];
    if (lexicons_.is(form, Lexicon::Honorific)) sink.add("person", "honorific before");
    if (token.upos == Upos::NOUN) noun("noun before", at.annotation.lemma(before - 1), sink);
    if (lexicons_.is(form, Lexicon::Nationality)) sink.add("before", "nationality");
    sink.add("before", fold_case(form));
    if ((form == "'s" || form == "’s") && before - 1 > start && tokens[before - 2].upos == Upos::PROPN) {
      const bool person = lexicons_.word(at.form(before - 2)).surname > 0;
      sink.add("owner", person ? "person" : "name");
    }
  }
  if (!at.has_after()) {
    sink.add("after", "nothing");
    return;
  }
  const TokenIndex after = at.span.end;
  const std::string_view form = at.form(after);
  if (form == "(" && after + 2 < at.sentence().end && is_year(at.form(after + 1))) sink.add("after", "(year");
  if (tokens[after].upos == Upos::NOUN && tokens[after].space_before) noun("noun after", at.annotation.lemma(after), sink);
  sink.add("after", fold_case(form));
}

/// "a start-up called X", "the film known as X": the noun; kNoHead for any other name.
TokenIndex TypeCues::called_thing(const Annotation& annotation, const Tree& tree, TokenIndex name) const {
  const TokenIndex verb = tree.token(name).head;
  if (verb >= kNoHead || verb > name || tree.token(verb).deprel != Deprel::Acl) return kNoHead;
  return naming_verbs_.contains(annotation.lemma(verb)) && tree.token(tree.token(verb).head).upos == Upos::NOUN ? tree.token(verb).head : kNoHead;
}

/// "the pension fund X", "X, a start-up in Y", "X is a lake", "cities such as X": nouns that say what it is.
void TypeCues::description(const Place& at, const Tree& tree, CueSink& sink) const {
  const TokenIndex head = head_of(at.annotation, at.span.first, at.span.end);
  const Token& token = tree.token(head);
  const auto is_noun = [&](TokenIndex i) { return tree.token(i).upos == Upos::NOUN; };
  for (const TokenIndex child : tree.children(head)) {
    if (at.inside(child)) continue;
    const Deprel relation = tree.token(child).deprel;
    if (relation == Deprel::Appos && is_noun(child)) noun("is", at.annotation.lemma(child), sink);
    if (relation == Deprel::Acl) sink.add("participle", at.annotation.lemma(child));
    if (relation != Deprel::AclRelcl) continue;
    for (const TokenIndex pronoun : tree.children(child)) {
      if (tree.token(pronoun).xpos == language::Xpos::WP || tree.token(pronoun).xpos == language::Xpos::WDT || tree.token(pronoun).xpos == language::Xpos::WRB) {
        sink.add("relative", at.annotation.lemma(pronoun));
      }
    }
  }
  if (token.head >= kNoHead) return;
  const bool copula = is_subject(token.deprel) && tree.has_child(token.head, Deprel::Cop);
  if (copula && is_noun(token.head)) noun("is", at.annotation.lemma(token.head), sink);
  if (token.deprel == Deprel::Appos && is_noun(token.head)) noun("is", at.annotation.lemma(token.head), sink);
  if (token.deprel == Deprel::Compound && !at.inside(token.head)) {
    noun("beside", at.annotation.lemma(token.head), sink);
  }
  if (const TokenIndex thing = called_thing(at.annotation, tree, head); thing != kNoHead) noun("is", at.annotation.lemma(thing), sink);
}

/// Where the name stands in its clause, and of what noun it is said.
void TypeCues::role(const Place& at, const Tree& tree, CueSink& sink) const {
  TokenIndex head = head_of(at.annotation, at.span.first, at.span.end);
  const bool listed = tree.token(head).deprel == Deprel::Conj;
  while (tree.token(head).deprel == Deprel::Conj && tree.token(head).head < kNoHead) head = tree.token(head).head;
  if (listed) sink.add("role", "conj");
  const Token& token = tree.token(head);
  if (token.head >= kNoHead) {
    sink.add("role", "root");
    return;
  }
  sink.add("role", to_string(token.deprel));
  const std::string_view governor = at.annotation.lemma(token.head);
  if (token.deprel == Deprel::NmodPoss) {
    noun("owns", governor, sink);
    return;
  }
  const TokenIndex marker = tree.child(head, Deprel::Case);
  if (marker == kNoHead) return;
  const std::string preposition = fold_case(at.form(marker));
  sink.add("preposition", preposition);
  if (token.deprel == Deprel::Nmod && tree.token(token.head).upos == Upos::NOUN) noun("of noun " + preposition, governor, sink);
  if (preposition == "such" || preposition == "including" || preposition == "like") noun("kind of", governor, sink);
}

/// "the founder of X", "co-founded X", "graduated from X": what governs the name says what it is.
void TypeCues::governor(const Place& at, const Tree& tree, CueSink& sink) const {
  TokenIndex head = head_of(at.annotation, at.span.first, at.span.end);
  while (tree.token(head).deprel == Deprel::Conj && tree.token(head).head < at.span.first) head = tree.token(head).head;
  const Token& token = tree.token(head);
  if (token.head >= kNoHead) return;
  std::string key = fold_case(at.annotation.lemma(token.head));
  switch (token.deprel) {
    case Deprel::Obj: key += " object"; break;
    case Deprel::NsubjPass: key += " passive"; break;
    case Deprel::Nmod: case Deprel::Obl: {
      const TokenIndex preposition = tree.child(head, Deprel::Case);
      if (preposition == kNoHead) return;
      key += ' ';
      key += at.annotation.lemma(preposition);
      break;
    }
    default: return;
  }
  if (const auto found = type_governors_.find(key); found != type_governors_.end()) sink.add("governor", found->second);
}

/// The pronoun that comes next, unless another name stands before it: "he", "it". It may stand in the sentence behind.
void TypeCues::pronoun(const Place& at, CueSink& sink) const {
  const auto& tokens = at.annotation.tokens;
  const std::size_t next = std::size_t{at.span.sentence} + 1;
  const TokenIndex end = next < at.annotation.sentences.size() ? at.annotation.sentences[next].end : at.sentence().end;
  for (TokenIndex i = at.span.end; i < end; ++i) {
    if (tokens[i].upos == Upos::PROPN) return;
    if (tokens[i].xpos != language::Xpos::PRP && tokens[i].xpos != language::Xpos::PRPS) continue;
    const std::string form = fold_case(at.form(i));
    for (const auto& [pronoun, value] : kPronouns) {
      if (form != pronoun) continue;
      sink.add("pronoun", value);
      return;
    }
  }
}

/// Headings and titles, and what a section says its items are.
void TypeCues::block(const Place& at, CueSink& sink) const {
  const Block& own = at.document.blocks[at.sentence().block];
  switch (own.kind) {
    case BlockKind::Title: sink.add("block", "title"); break;
    case BlockKind::Heading: sink.add("block", "heading"); break;
    case BlockKind::ListItem: sink.add("block", "item"); break;
    case BlockKind::TableRow: sink.add("block", "row"); break;
    default: break;
  }
  const bool leads = at.span.first == at.sentence().first && at.annotation.tokens[at.span.first].begin == own.text.begin;
  if (own.heading == Block::kNone || !(own.kind == BlockKind::ListItem || own.kind == BlockKind::TableRow) || !leads) return;
  std::string heading = fold_case(at.document.slice(at.document.blocks[own.heading].text));
  if (heading == "people" || heading == "team") heading = "persons";
  if (const std::size_t space = heading.rfind(' '); space != std::string::npos) heading.erase(0, space + 1);
  if (heading.ends_with("ies")) heading.replace(heading.size() - 3, 3, "y");
  else if (heading.ends_with('s')) heading.pop_back();
  if (heading == "person") sink.add("under", "Person");
  else noun("under", heading, sink);
}

void TypeCues::words_inside(const Document& document, const Annotation& annotation, const NameSpan& span, CueSink& sink) const {
  const std::string first = fold_case(annotation.form(document, span.first)), last = fold_case(annotation.form(document, span.end - 1));
  if (span.end - span.first == 1) {
    sink.add("only", last);
    return;
  }
  sink.add("first", first);
  sink.add("last", last);
}

void TypeCues::words_around(const Document& document, const Tree& tree, const NameSpan& span, CueSink& sink) const {
  const Place at{document, tree.annotation(), span};
  const Annotation& annotation = at.annotation;
  const auto lemma = [&](TokenIndex i) { return fold_case(annotation.lemma(i)); };
  TokenIndex before = span.first;
  while (before > at.sentence().first && tree.token(before - 1).upos == Upos::DET) --before;
  if (before > at.sentence().first) sink.add("before", lemma(before - 1));
  if (at.has_after()) sink.add("after", lemma(span.end));
  TokenIndex head = head_of(annotation, span.first, span.end);
  for (const TokenIndex child : tree.children(head)) {
    if (at.inside(child)) continue;
    switch (tree.token(child).deprel) {
      case Deprel::Appos: case Deprel::Amod: case Deprel::Acl: case Deprel::AclRelcl: case Deprel::Nmod: case Deprel::Compound:
        sink.add("below " + std::string(to_string(tree.token(child).deprel)), lemma(child));
        break;
      default: break;
    }
  }
  while (tree.token(head).deprel == Deprel::Conj && tree.token(head).head < kNoHead) head = tree.token(head).head;
  const Token& token = tree.token(head);
  if (token.head >= kNoHead) return;
  std::string place(to_string(token.deprel));
  if (is_subject(token.deprel) && tree.has_child(token.head, Deprel::Cop)) place = "is";
  sink.add("above " + place, lemma(token.head));
}

void TypeCues::of_context(const Document& document, const Tree& tree, const NameSpan& span, CueSink& sink) const {
  const Place at{document, tree.annotation(), span};
  neighbours(at, sink);
  description(at, tree, sink);
  role(at, tree, sink);
  governor(at, tree, sink);
  pronoun(at, sink);
  block(at, sink);
}

}  // namespace quipu::entities
