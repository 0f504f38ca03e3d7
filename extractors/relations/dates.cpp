#include "extractors/relations/dates.hpp"

#include <algorithm>
#include <array>

#include "graph/utf8.hpp"

namespace quipu::relations {

using language::Annotation;
using language::Deprel;
using language::kNoHead;
using language::Sentence;
using language::Token;
using language::Upos;
using language::Xpos;

namespace {

constexpr int kFirstYear = 1000, kLastYear = 2199;
constexpr std::size_t kMaxDateline = 80;  // bytes of a line that is a place and date
constexpr int kMaxDepth = 12;             // between a date and what it dates

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The number that all of `text` is; -1 where it is none of at most four digits.
int number(std::string_view text) {
  if (text.empty() || text.size() > 4 || !std::all_of(text.begin(), text.end(), is_digit)) return -1;
  int value = 0;
  for (const char c : text) value = value * 10 + (c - '0');
  return value;
}

bool is_year(std::string_view text) {
  const int value = text.size() == 4 ? number(text) : -1;
  return value >= kFirstYear && value <= kLastYear;
}

int month_of(std::string_view form) {
  static constexpr std::string_view kMonths[] = {"january", "february", "march",     "april",   "may",      "june",
                                                 "july",    "august",   "september", "october", "november", "december"};
  if (form.empty() || form[0] < 'A' || form[0] > 'Z') return 0;
  std::string word = fold_case(form);
  const bool stop = word.back() == '.';
  if (stop) word.pop_back();
  for (int i = 0; i < 12; ++i) {
    const bool cut = (word.size() == 3 || (word == "sept" && i == 8)) && kMonths[i].starts_with(word);
    if (word == kMonths[i] || cut) return i + 1;
  }
  return 0;
}

/// "3", "3rd", "21st"; 0 where it is no day of a month.
int day_of(std::string_view form) {
  std::size_t digits = 0;
  while (digits < form.size() && is_digit(form[digits])) ++digits;
  const std::string_view rest = form.substr(digits);
  const bool ordinal = rest.empty() || rest == "st" || rest == "nd" || rest == "rd" || rest == "th";
  const int day = ordinal && digits <= 2 ? number(form.substr(0, digits)) : -1;
  return day >= 1 && day <= 31 ? day : 0;
}

int days_of_month(int year, int month) {
  static constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return kDays[month - 1] + (leap && month == 2);
}

bool is_valid(const DatePoint& point) {
  if (point.year < kFirstYear || point.year > kLastYear || point.month < 0 || point.month > 12) return false;
  return point.day == 0 || (point.day > 0 && point.month > 0 && point.day <= days_of_month(point.year, point.month));
}

/// "2019-05-03" or "2019-05" at the start of `text`, and no digit behind it.
DatePoint iso_date(std::string_view text, std::size_t& size) {
  const auto part = [&](std::size_t at, std::size_t length) { return at + length <= text.size() ? number(text.substr(at, length)) : -1; };
  if (text.size() < 7 || !is_year(text.substr(0, 4)) || text[4] != '-' || part(5, 2) < 1) return {};
  const bool whole = text.size() >= 10 && text[7] == '-' && part(8, 2) > 0;
  const DatePoint point{part(0, 4), part(5, 2), whole ? part(8, 2) : 0};
  size = whole ? 10 : 7;
  return is_valid(point) && (size == text.size() || !is_digit(text[size])) ? point : DatePoint{};
}

DatePoint day_before(DatePoint day) {
  if (--day.day > 0) return day;
  if (--day.month == 0) --day.year, day.month = 12;
  day.day = days_of_month(day.year, day.month);
  return day;
}

/// One sentence's search.
class Scan {
 public:
  Scan(const Document& document, const language::Tree& tree, const Sentence& sentence, const DatePoint& today)
      : document_(document), tree_(tree), sentence_(sentence), today_(today) {}

  std::vector<DateMention> run() {
    std::vector<DateMention> found;
    for (TokenIndex i = sentence_.first; i < sentence_.end;) {
      DateMention mention = interval(i);
      if (!mention.value.empty()) found.push_back(mention);
      i = std::max(mention.end, i + 1);
    }
    return found;
  }

  /// The first whole date, wherever it stands.
  DatePoint whole_date() const {
    for (TokenIndex i = sentence_.first; i < sentence_.end; ++i) {
      TokenIndex end = i;
      const DatePoint date = written(i, end);
      if (date.day > 0) return date;
    }
    return {};
  }

 private:
  bool inside(TokenIndex i) const { return i >= sentence_.first && i < sentence_.end; }
  std::string_view form(TokenIndex i) const { return inside(i) ? tree_.annotation().form(document_, i) : std::string_view(); }
  std::string word(TokenIndex i) const { return fold_case(form(i)); }

  bool is_dash(TokenIndex i) const { return form(i) == "-" || form(i) == "–" || form(i) == "—"; }

  /// A date with a month, in letters or figures, that begins with token `i`; `end` is behind it.
  DatePoint written(TokenIndex i, TokenIndex& end) const {
    if (!inside(i)) return {};
    std::size_t size = 0;
    const std::uint32_t begin = tree_.token(i).begin;
    if (const DatePoint iso = iso_date(std::string_view(document_.text).substr(begin, sentence_.text.end - begin), size); iso.known()) {
      for (end = i + 1; inside(end) && tree_.token(end).begin < begin + size;) ++end;
      return iso;
    }
    DatePoint date;
    TokenIndex at = i;
    if (date.month = month_of(form(at)); date.month > 0) {  // "May 3, 2019", "May 2019"
      ++at;
      if (const int day = day_of(form(at)); day > 0) date.day = day, ++at;
    } else if (date.day = day_of(form(at)); date.day > 0) {  // "3 May 2019", "the 3rd of May"
      ++at;
      if (form(at) == "st" || form(at) == "nd" || form(at) == "rd" || form(at) == "th") ++at;
      if (form(at) == "of") ++at;
      if (date.month = month_of(form(at)); date.month == 0) return {};
      ++at;
    } else {
      return {};
    }
    TokenIndex year = at;
    if (form(year) == "," || form(year) == "of") ++year;
    if (is_year(form(year))) {
      date.year = number(form(year));
      at = year + 1;
    } else if (date.day > 0) {
      date.year = today_.year;  // unknown where the document does not say its day
    }
    end = at;
    return is_valid(date) ? date : DatePoint{};
  }

  DatePoint year_at(TokenIndex i, TokenIndex& end) const {
    if (!is_year(form(i))) return {};
    // "2000 people", "1500 %", "1200 km": an amount.
    const std::string_view next = form(i + 1);
    if (next == "%" || (inside(i + 1) && tree_.token(i + 1).xpos == Xpos::NNS)) return {};
    if (i > sentence_.first && tree_.token(i - 1).upos == Upos::SYM) return {};
    end = i + 1;
    return {number(form(i)), 0, 0};
  }

  /// "yesterday", "last year": only where the document's own day is known.
  DatePoint relative(TokenIndex i, TokenIndex& end) const {
    if (!today_.known() || form(i).size() > 9 || !is_one_of(form(i).substr(0, 1), {"t", "T", "y", "Y", "l", "L"})) return {};
    const std::string first = word(i);
    end = i + 1;
    if (today_.day > 0 && (first == "today" || first == "yesterday")) return first == "today" ? today_ : day_before(today_);
    if (first != "last" && first != "this") return {};
    const std::string unit = word(i + 1);
    end = i + 2;
    const int back = first == "last" ? 1 : 0;
    if (unit == "year") return {today_.year - back, 0, 0};
    if (unit != "month" || today_.month == 0) return {};
    return today_.month > back ? DatePoint{today_.year, today_.month - back, 0} : DatePoint{today_.year - 1, 12, 0};
  }

  DatePoint point(TokenIndex i, TokenIndex& end) const {
    if (const DatePoint date = written(i, end); date.known()) return date;
    return year_at(i, end);
  }

  /// "1990s", as one token or two.
  DateMention decade(TokenIndex i) const {
    const std::string_view text = form(i);
    const bool one = text.size() == 5 && text[4] == 's' && is_year(text.substr(0, 4)) && text[3] == '0';
    const bool two = is_year(text) && text[3] == '0' && (form(i + 1) == "s" || form(i + 1) == "'s") && !tree_.token(i + 1).space_before;
    if (!one && !two) return {};
    const std::string first(text.substr(0, 4));
    return {i, i + (one ? 1 : 2), first + "/" + first.substr(0, 3) + "9"};
  }

  /// The word that introduces a date, looking over what narrows it: "in the early summer of 2019" is introduced by "in".
  std::string introduced_by(TokenIndex i) const {
    static constexpr std::string_view kOver[] = {"the", "early", "late", "mid", "-", "spring", "summer", "autumn", "fall", "winter", "of",
                                                 "beginning", "end", "start", "middle", "first", "second", "half", "quarter", "year", "around", "about", ","};
    while (i > sentence_.first) {
      const std::string before = word(--i);
      const bool day = tree_.token(i).xpos == Xpos::NNP && before.size() > 5 && before.ends_with("day");  // "on Friday, May 3, 2019"
      if (!day && std::find(std::begin(kOver), std::end(kOver), before) == std::end(kOver)) return before;
    }
    return {};
  }

  static bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
  }

  /// Whether a year stands before the noun that it dates: "the 2019 report".
  bool dates_noun(TokenIndex i) const {
    const Token& token = tree_.token(i);
    if (token.head >= kNoHead || token.head <= i || token.head > i + 3) return false;
    const bool attribute = token.deprel == Deprel::Nummod || token.deprel == Deprel::Compound || token.deprel == Deprel::Nmod ||
                           token.deprel == Deprel::NmodUnmarked || token.deprel == Deprel::Amod;
    return attribute && tree_.token(token.head).upos == Upos::NOUN && tree_.token(token.head).xpos == Xpos::NN;
  }

  /// The date or interval that begins with token `i`; `value` is empty where there is none, `end` behind what was looked at.
  DateMention interval(TokenIndex i) const {
    if (const DateMention found = decade(i); !found.value.empty()) {
      return is_one_of(introduced_by(i), {"in", "during", "since", "from"}) ? found : DateMention{i, found.end, {}};
    }
    TokenIndex end = i;
    if (const DatePoint date = relative(i, end); date.known()) return {i, end, to_string(date)};
    const DatePoint from = point(i, end);
    if (!from.known()) return {i, i + 1, {}};
    const std::string before = introduced_by(i);
    const std::string joint = is_dash(end) ? "-" : word(end);
    TokenIndex far_end = end;
    const DatePoint to = is_one_of(joint, {"-", "to", "until", "till", "through", "and"}) ? point(end + 1, far_end) : DatePoint{};
    const bool spans = joint == "-" ? before != "(" : is_one_of(before, {"from", "between"});
    if (to.known() && spans && (joint != "and" || before == "between")) {
      const std::string first = to_string(from), last = to_string(to);
      return {i, far_end, first <= last ? first + "/" + last : std::string()};
    }
    const DateMention plain{i, end, to_string(from)};
    if (before == "since") return {i, end, plain.value + "/.."};
    if (before == "until" || before == "till") return {i, end, "../" + plain.value};
    if (before == "from") return {i, end, plain.value + "/.."};
    if (is_one_of(before, {"by", "before", "after", "than", "under", "over", "for", "nearly", "almost", "to", "between", "("})) return {i, end, {}};
    const bool whole = from.month > 0 && (from.day > 0 || is_year(form(end - 1)));
    const bool stands = whole || is_one_of(before, {"in", "on", "during", "back"}) || dates_noun(i);
    return stands ? plain : DateMention{i, end, {}};
  }

  const Document& document_;
  const language::Tree& tree_;
  const Sentence& sentence_;
  const DatePoint today_;
};

DatePoint day_of_document(const Document& document, const language::Tree& tree) {
  for (const char* key : {"date", "published", "pubdate", "publish_date", "datepublished", "created"}) {
    const auto found = document.metadata.find(key);
    std::size_t size = 0;
    if (found == document.metadata.end()) continue;
    if (const DatePoint date = iso_date(found->second, size); date.known()) return date;
  }
  for (const Sentence& sentence : tree.annotation().sentences) {
    if (sentence.block > 1) break;
    if (document.blocks[sentence.block].text.size() > kMaxDateline) continue;
    if (const DatePoint date = Scan(document, tree, sentence, {}).whole_date(); date.known()) return date;
  }
  return {};
}

}  // namespace

std::string to_string(const DatePoint& point) {
  const auto two = [](int value) { return std::string(value < 10 ? "-0" : "-") + std::to_string(value); };
  std::string text = std::to_string(point.year);
  if (point.month > 0) text += two(point.month);
  if (point.day > 0) text += two(point.day);
  return text;
}

Dates::Dates(const Document& document, const language::Tree& tree)
    : document_(document), tree_(tree), today_(day_of_document(document, tree)) {}

void Dates::read(std::uint32_t sentence) {
  mentions_ = Scan(document_, tree_, tree_.annotation().sentences[sentence], today_).run();
}

/// Going up from the date, the predicate must be the first one met; a verb's date holds for what it takes as its infinitive.
bool Dates::belongs(const DateMention& mention, TokenIndex predicate) const {
  TokenIndex at = mention.first;
  for (TokenIndex i = mention.first; i < mention.end; ++i) {
    const TokenIndex head = tree_.token(i).head;
    if (head < mention.first || head >= mention.end) {
      at = i;
      break;
    }
  }
  const Token& aim = tree_.token(predicate);
  for (int depth = 0; depth < kMaxDepth; ++depth) {
    at = tree_.token(at).head;
    if (at >= kNoHead) return false;
    if (at == predicate || (aim.deprel == Deprel::Xcomp && aim.head == at)) return true;
    if (tree_.token(at).upos == Upos::VERB || tree_.has_child(at, Deprel::Cop)) break;
  }
  // "She became chief executive in 2019": the verb says no more than since when the noun holds.
  static constexpr std::string_view kTakes[] = {"become", "remain", "serve", "work", "act", "name", "appoint", "elect", "hire", "promote", "hold"};
  const bool role = aim.upos == Upos::NOUN && aim.head == at &&
                    (aim.deprel == Deprel::Xcomp || aim.deprel == Deprel::Obj || aim.deprel == Deprel::Obl);
  return role && std::find(std::begin(kTakes), std::end(kTakes), tree_.annotation().lemma(at)) != std::end(kTakes);
}

std::string Dates::when(TokenIndex predicate) const {
  std::string value;
  if (predicate >= kNoHead) return value;
  for (const DateMention& mention : mentions_) {
    if (!belongs(mention, predicate)) continue;
    if (!value.empty() && value != mention.value) return {};
    value = mention.value;
  }
  return value;
}

}  // namespace quipu::relations
