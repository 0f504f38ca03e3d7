#include "extractors/entities/name_finder.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "extractors/entities/acronyms.hpp"
#include "graph/utf8.hpp"

namespace quipu::entities {

using language::Annotation;
using language::Sentence;
using language::Token;
using language::Upos;
using language::Xpos;

namespace {

bool is_ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }

/// A capital at the start ("Ada", "Élodie"), or one inside that makes an ordinary word a name ("iPhone", "d'Hérelle").
bool has_capital(std::string_view form) {
  if (form.empty()) return false;
  if (std::any_of(form.begin(), form.end(), is_ascii_upper)) return true;
  // Two-byte capitals of Latin-1, Latin Extended, Greek and Cyrillic at the start.
  const auto lead = static_cast<unsigned char>(form[0]);
  if (form.size() < 2 || lead < 0xC3 || lead > 0xD0) return false;
  const auto trail = static_cast<unsigned char>(form[1]);
  if (lead == 0xC3) return trail >= 0x80 && trail <= 0x9E;
  if (lead == 0xC4 || lead == 0xC5) return (trail & 1) == 0 || (lead == 0xC5 && (trail & 1) == 1 && trail >= 0xB9 && trail <= 0xBD);
  if (lead == 0xCE) return trail >= 0x86 && trail <= 0xA9;
  return lead == 0xD0 && trail <= 0xAF;
}

bool is_number(std::string_view form) {
  return !form.empty() && std::all_of(form.begin(), form.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == ':'; });
}

/// Words of these classes begin no name, whatever their capital letter.
bool is_function_tag(Xpos tag) {
  switch (tag) {
    case Xpos::PRP: case Xpos::PRPS: case Xpos::IN: case Xpos::DT: case Xpos::CC: case Xpos::MD: case Xpos::WP: case Xpos::WPS:
    case Xpos::WDT: case Xpos::WRB: case Xpos::EX: case Xpos::TO: case Xpos::UH: case Xpos::PDT: case Xpos::POS: case Xpos::RB:
    case Xpos::VBD: case Xpos::VBP: case Xpos::VBZ: return true;
    default: return false;
  }
}

bool is_award(std::string_view form) { return form == "Prize" || form == "Award" || form == "Medal" || form == "Chair"; }

bool is_proper(Xpos tag) { return tag == Xpos::NNP || tag == Xpos::NNPS; }

}  // namespace

/// One document's search.
class NameFinder::Scan {
 public:
  Scan(const NameFinder& finder, const Document& document, const Annotation& annotation)
      : finder_(finder), document_(document), annotation_(annotation), covered_(annotation.tokens.size(), false) {}

  std::vector<NameSpan> run(std::span<const GazetteerMatch> matches, std::span<const NameSpan> known) {
    for (const NameSpan& span : known) add(span);
    for (TokenIndex i = 0; i < annotation_.tokens.size(); ++i) {
      const std::string_view text = form(i);
      if (text.size() > 2 && text[0] >= 'a' && text[0] <= 'z') written_small_.insert(text);
    }
    for (const Sentence& sentence : annotation_.sentences) {
      if (title_case(sentence)) continue;
      for (TokenIndex i = sentence.first; i < sentence.end; ++i) {
        if (is_proper(token(i).xpos) && has_capital(form(i)) && !starts_clause(sentence, i)) named_inside_.insert(form(i));
      }
    }
    // Long names of the model go first: it knows best what "of", "and" and "for" tie together.
    for (std::uint32_t i = 0; i < annotation_.sentences.size(); ++i) add_model_names(i, kLongName);
    add_listed(matches);
    for (std::uint32_t i = 0; i < annotation_.sentences.size(); ++i) add_runs(i);
    for (std::uint32_t i = 0; i < annotation_.sentences.size(); ++i) add_model_names(i, 1);
    for (std::uint32_t i = 0; i < annotation_.sentences.size(); ++i) fit_long_forms(i);
    std::sort(spans_.begin(), spans_.end(), [](const NameSpan& a, const NameSpan& b) { return a.first < b.first; });
    spans_ = finder_.offices_.cut(document_, annotation_, finder_.lexicons_, spans_);
    for (NameSpan& span : spans_) look_up(span);
    return std::move(spans_);
  }

 private:
  std::string_view form(TokenIndex token) const { return annotation_.form(document_, token); }
  const Token& token(TokenIndex index) const { return annotation_.tokens[index]; }
  WordInfo word(TokenIndex token) const { return finder_.lexicons_.word(form(token)); }

  void add(NameSpan span) {
    if (span.first >= span.end) return;
    for (TokenIndex i = span.first; i < span.end; ++i) {
      if (covered_[i]) return;
    }
    std::fill(covered_.begin() + span.first, covered_.begin() + span.end, true);
    spans_.push_back(span);
  }

  static constexpr TokenIndex kLongName = 3;

  /// The model's names of at least so many words.
  void add_model_names(std::uint32_t number, TokenIndex words) {
    const Sentence& sentence = annotation_.sentences[number];
    for (TokenIndex i = sentence.first; i < sentence.end;) {
      const NameType type = token(i).name_type;
      TokenIndex end = i + 1;
      if (type != NameType::None && type != NameType::Concept) {
        while (end < sentence.end && token(end).name_type == type && !token(end).name_begins) ++end;
        TokenIndex first = i;
        if (end - first > 1 && (form(first) == "The" || form(first) == "the" || word(first).is(Lexicon::Honorific))) ++first;
        if (end - first >= words && has_capital(form(first)) && has_capital(form(end - 1))) add({first, end, number, type, {}});
      }
      i = end;
    }
  }

  /// Names of several words are trusted as they stand; single words only where the tagger sees a name too.
  void add_listed(std::span<const GazetteerMatch> matches) {
    std::uint32_t number = 0;
    for (const GazetteerMatch& match : matches) {
      while (number < annotation_.sentences.size() && annotation_.sentences[number].end <= match.first) ++number;
      if (match.single || match.case_differs || (match.common && match.tier > 1)) continue;
      add({match.first, match.end, number, NameType::None, {}});
    }
  }

  bool title_case(const Sentence& sentence) const {
    std::size_t words = 0, capitals = 0;
    for (TokenIndex i = sentence.first; i < sentence.end; ++i) {
      if (token(i).upos == Upos::PUNCT || token(i).upos == Upos::NUM || is_function_tag(token(i).xpos)) continue;
      ++words;
      capitals += has_capital(form(i));
    }
    return words >= 3 && capitals * 10 >= words * 8;
  }

  bool starts_clause(const Sentence& sentence, TokenIndex i) const {
    if (i == sentence.first) return true;
    const Token& before = token(i - 1);
    return before.upos == Upos::PUNCT && before.xpos != Xpos::Comma && before.xpos != Xpos::HYPH && before.xpos != Xpos::RightBracket &&
           before.xpos != Xpos::RightQuote;
  }

  bool may_be_name(const Sentence& sentence, TokenIndex i, bool title) const {
    if (covered_[i] || !has_capital(form(i)) || form(i).size() < 1) return false;
    const Xpos tag = token(i).xpos;
    const WordInfo info = word(i);
    if (info.is(Lexicon::Calendar)) return false;
    const bool forced = starts_clause(sentence, i) || title;  // a capital that says nothing
    if (forced && written_small_.contains(fold_case(form(i)))) return false;
    if (forced && form(i).size() > 2 && named_inside_.contains(form(i))) return true;  // "Quill" where it was "Ada Quill" before
    if (is_proper(tag)) return !title || info.common_word < 128 || info.given_name > 0;
    if (is_function_tag(tag) || form(i).size() == 1) return false;
    if (!forced) return true;
    const bool next_capital = i + 1 < sentence.end && has_capital(form(i + 1)) && !title;
    return looks_like_acronym(form(i)) || (next_capital && info.common_word == 0 && tag != Xpos::CD);
  }

  bool joined(TokenIndex i) const { return !token(i).space_before; }

  /// How many tokens after `end` continue a run that has at least one name token: connectors and the name token behind them.
  TokenIndex extension(const Sentence& sentence, TokenIndex first, TokenIndex end, bool title) const {
    if (end >= sentence.end) return end;
    if (may_be_name(sentence, end, title)) return end + 1;
    const std::string_view next = form(end);
    const TokenIndex after = end + 1;
    const bool more = after < sentence.end;
    if ((next == "-" || next == "–" || next == "+" || next == "/") && joined(end) && more && joined(after)) {
      if (may_be_name(sentence, after, title) || is_number(form(after)) || form(after).size() == 1) return after + 1;
      return end;
    }
    if (next == "&" && more && may_be_name(sentence, after, title)) return after + 1;
    if (is_number(next) && next.size() <= 4 && token(end).space_before && !(more && form(after) == "%")) {
      const bool month = word(first).is(Lexicon::Calendar);
      return month ? end : end + 1;
    }
    if (!more || !word(end).is(Lexicon::FunctionWord)) return end;
    const TokenIndex target = form(after) == "the" && after + 1 < sentence.end ? after + 1 : after;
    if (!may_be_name(sentence, target, title)) return end;
    const bool particle = next != "of" && next != "for" && next != "and" && next != "on" && next != "in" && next != "the" && next != "at" &&
                          next != "to" && next != "with" && next != "from" && next != "by" && next != "a" && next != "an" && next != "as";
    if (particle) return target + 1;
    const WordInfo head = word(end - 1);
    const bool takes_of = head.is(Lexicon::OrganizationHead) || head.is(Lexicon::EventHead) || head.is(Lexicon::WorkHead) || head.is(Lexicon::PlaceHead);
    if ((next == "of" || next == "for") && takes_of) return target + 1;
    if (next == "in" && is_award(form(end - 1))) return target + 1;  // "Prize in Physics"
    // "Centre for Fisheries and Marine Research": what follows an "of" or "for" may go on with "and".
    const bool inside = next == "and" && holds_of(first, end);
    return inside ? target + 1 : end;
  }

  bool holds_of(TokenIndex first, TokenIndex end) const {
    bool head = false, of = false;
    for (TokenIndex i = first; i < end; ++i) {
      head = head || word(i).is(Lexicon::OrganizationHead);
      of = of || (head && (form(i) == "of" || form(i) == "for"));
    }
    return of;
  }

  void add_runs(std::uint32_t number) {
    const Sentence& sentence = annotation_.sentences[number];
    const bool title = title_case(sentence);
    for (TokenIndex i = sentence.first; i < sentence.end; ++i) {
      if (!may_be_name(sentence, i, title)) continue;
      TokenIndex end = i + 1;
      for (TokenIndex next = extension(sentence, i, end, title); next != end; next = extension(sentence, i, end, title)) end = next;
      add_run(sentence, number, i, end);
      i = end - 1;
    }
  }

  /// Trims what stands before the name itself: honorifics, roles, nationalities; takes in a year before a named event.
  void add_run(const Sentence& sentence, std::uint32_t number, TokenIndex first, TokenIndex end) {
    const WordInfo last = word(end - 1);
    while (first + 1 < end) {
      const WordInfo info = word(first);
      const bool adjective = info.is(Lexicon::Nationality) && !last.is(Lexicon::OrganizationHead) && !last.is(Lexicon::EventHead) &&
                             !last.is(Lexicon::WorkHead);
      const bool title = info.is(Lexicon::Honorific) || (info.is(Lexicon::Role) && info.given_name == 0 && info.surname < 64);
      if (!title && !adjective && form(first) != "-") break;
      ++first;
    }
    if (end - first == 1 && word(first).is(Lexicon::Nationality) && !is_proper(token(first).xpos)) return;
    if (end - first == 1 && word(first).is(Lexicon::Honorific)) return;
    bool dated = last.is(Lexicon::EventHead);
    for (TokenIndex i = first; i < end; ++i) dated = dated || is_award(form(i));
    if (first > sentence.first && dated) {
      const std::string_view before = form(first - 1);
      if (before.size() == 4 && is_number(before) && !covered_[first - 1]) --first;
    }
    add({first, end, number, NameType::None, {}});
  }

  /// "the Climate Fund of the European Space Agency (ESA)": the letters in the brackets tell where the name before them begins.
  void fit_long_forms(std::uint32_t number) {
    const Sentence& sentence = annotation_.sentences[number];
    for (TokenIndex open = sentence.first + 1; open + 2 < sentence.end; ++open) {
      if (form(open) != "(" || form(open + 2) != ")" || !has_capital(form(open + 1)) || !has_capital(form(open - 1))) continue;
      const std::uint32_t start = token(sentence.first).begin;
      const auto before = document_.slice({start, token(open).begin});
      const auto found = long_form_begin(before, form(open + 1));
      if (!found) continue;
      TokenIndex first = sentence.first;
      while (first < open && token(first).begin < start + *found) ++first;
      if (token(first).begin == start + *found && has_capital(form(first))) replace(first, open, number);
    }
  }

  /// Makes [first, end) one name; names that it cuts keep what lies before it, without the connectors at its end.
  void replace(TokenIndex first, TokenIndex end, std::uint32_t sentence) {
    std::vector<NameSpan> kept;
    for (NameSpan span : spans_) {
      if (span.end <= first || span.first >= end) {
        kept.push_back(span);
        continue;
      }
      if (span.first >= first) continue;
      span.end = first;
      while (span.end > span.first && !has_capital(form(span.end - 1))) --span.end;
      if (span.end > span.first) kept.push_back(span);
    }
    kept.push_back({first, end, sentence, NameType::None, {}});
    std::fill(covered_.begin() + first, covered_.begin() + end, true);
    spans_ = std::move(kept);
  }

  /// The type that the model gives to most of a span's tokens; None where it gives none to half of them.
  NameType model_type(const NameSpan& span) const {
    std::array<TokenIndex, 8> votes{};
    for (TokenIndex i = span.first; i < span.end; ++i) ++votes[static_cast<std::size_t>(token(i).name_type)];
    const auto best = std::max_element(votes.begin() + 1, votes.end());
    return *best * 2 >= span.end - span.first ? static_cast<NameType>(best - votes.begin()) : NameType::None;
  }

  void look_up(NameSpan& span) const {
    const std::uint32_t begin = token(span.first).begin, end = token(span.end - 1).end;
    span.model_type = model_type(span);
    span.listed = finder_.gazetteer_.lookup(std::string_view(document_.text).substr(begin, end - begin));
  }

  const NameFinder& finder_;
  const Document& document_;
  const Annotation& annotation_;
  std::unordered_set<std::string_view> named_inside_;   // words that are names where no sentence begins
  std::unordered_set<std::string_view> written_small_;  // words of the document that need no capital
  std::vector<bool> covered_;
  std::vector<NameSpan> spans_;
};

std::vector<NameSpan> NameFinder::find(const Document& document, const Annotation& annotation,
                                       std::span<const GazetteerMatch> matches,
                                       std::span<const NameSpan> known) const {
  return Scan(*this, document, annotation).run(matches, known);
}

}  // namespace quipu::entities
