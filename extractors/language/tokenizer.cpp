#include "extractors/language/tokenizer.hpp"

#include <algorithm>
#include <array>

#include "extractors/language/web_address.hpp"

namespace quipu::language {
namespace {

constexpr char32_t kApostrophe = U'\'', kCurlyApostrophe = 0x2019, kBacktick = U'`';
constexpr std::size_t kLongestListed = 24;  ///< bytes; no longer word is looked up in a list of lower-case words

bool is_apostrophe(char32_t code) {
  return code == kApostrophe || code == kCurlyApostrophe || code == kBacktick;
}
bool is_hyphen(char32_t code) {
  return code == '-' || code == 0x2010 || code == 0x2011;
}
bool is_ascii_alpha(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}

/// ASCII lower case on the stack, for look-ups; empty for words that are too long to be listed.
struct Lowered {
  explicit Lowered(std::string_view word) {
    if (word.size() > kLongestListed) return;
    for (const char c : word) bytes[size++] = char(c >= 'A' && c <= 'Z' ? c + 32 : c);
  }
  std::string_view view() const { return {bytes.data(), size}; }
  std::array<char, kLongestListed> bytes;
  std::size_t size = 0;
};

bool is_stop(char c) {
  return c == '.' || c == '!' || c == '?';
}

/// Marks of which a run of the same one is a single token ("...", "!!!", "----", "***").
bool runs(char32_t code) {
  return code == '$' || code == '/' || code == '\\' || is_hyphen(code) || code == '*' || code == '_' || code == '=' ||
         code == '~' || code == '<' || code == '>' || code == '`' || code == '\'' || code == '+' || code == '^' || code == 0x2026;
}

}  // namespace

/// A stretch without white space; positions are byte offsets in `text`, as in Token.
struct Tokenizer::Chunk {
  std::string_view text;
  std::uint32_t begin, end, text_end;

  Character at(std::uint32_t place) const { return place < end ? character_at(text.substr(0, end), place) : Character{0, 0, {}}; }
  /// The first character after `place` that is no space, in the chunk or behind it; size 0 at the end of the text.
  Character after(std::uint32_t place) const {
    while (place < text_end) {
      const Character c = character_at(text.substr(0, text_end), place);
      if (c.kind != CharClass::Space) return c;
      place += c.size;
    }
    return {0, 0, {}};
  }
  std::string_view slice(std::uint32_t from, std::uint32_t to) const { return text.substr(from, to - from); }
  char byte(std::uint32_t place) const { return place >= begin && place < end ? text[place] : '\0'; }
};

Tokenizer::Tokenizer(const std::filesystem::path& folder)
    : abbreviations_(read_word_set(folder / "abbreviations.txt")),
      titles_(read_word_set(folder / "titles.txt")),
      hyphen_prefixes_(read_word_set(folder / "hyphen_prefixes.txt")),
      internet_suffixes_(read_word_set(folder / "internet_suffixes.txt")),
      specials_(read_word_set(folder / "special_tokens.txt")),
      units_(read_word_set(folder / "units.txt")),
      contractions_(read_word_table(folder / "contractions.txt")) {
  for (const std::string& special : specials_) {
    special_start_[special[0] & 127] = true;
    longest_special_ = std::max(longest_special_, std::uint32_t(special.size()));
  }
}

bool Tokenizer::is_abbreviation(std::string_view word) const {
  return abbreviations_.contains(Lowered(word).view());
}
bool Tokenizer::is_title(std::string_view word) const {
  return titles_.contains(Lowered(word).view());
}

void Tokenizer::tokenize(std::string_view text, Span span, std::vector<Token>& tokens) const {
  auto at = std::uint32_t(span.begin);
  const auto end = std::uint32_t(span.end);
  while (at < end) {
    const Character first = character_at(text.substr(0, end), at);
    if (first.kind == CharClass::Space) {
      at += first.size;
      continue;
    }
    const std::uint32_t begin = at;
    while (at < end && at - begin < kMaxChunk) {
      const Character c = character_at(text.substr(0, end), at);
      if (c.kind == CharClass::Space) break;
      at += c.size;
    }
    const std::size_t before = tokens.size();
    chunk({text, begin, at, end}, tokens);
    const bool spaced = begin == span.begin || character_before_is_space(text, begin);
    if (tokens.size() > before) tokens[before].space_before = spaced;
  }
}

void Tokenizer::chunk(const Chunk& chunk, std::vector<Token>& tokens) const {
  const std::uint32_t end = chunk.end;
  const auto add = [&tokens](std::uint32_t from, std::uint32_t to) {
    Token token;
    token.begin = from;
    token.end = to;
    tokens.push_back(token);
  };
  for (std::uint32_t at = chunk.begin; at < end;) {
    if (const std::uint32_t special = special_at(chunk, at)) {
      add(at, at + special);
      at += special;
      continue;
    }
    const Character first = chunk.at(at);
    if (!first.is_alnum()) {
      const std::uint32_t to = mark_end(chunk, at, first);
      add(at, to);
      at = to;
      continue;
    }
    if (const std::size_t address = web_address_size(chunk.slice(at, end))) {
      add(at, at + std::uint32_t(address));
      at += std::uint32_t(address);
      continue;
    }
    const std::uint32_t to = word_end(chunk, at);
    word(chunk, at, to, tokens);
    at = tokens.back().end;
  }
}

/// Bytes of the listed special token at `at`, 0 where there is none; one made of letters must not run on into a word.
std::uint32_t Tokenizer::special_at(const Chunk& chunk, std::uint32_t at) const {
  const char first = chunk.text[at];
  if (first < 0 || !special_start_[int(first)]) return 0;
  for (std::uint32_t size = std::min(longest_special_, chunk.end - at); size >= 2; --size) {
    if (!specials_.contains(chunk.slice(at, at + size))) continue;
    const Character next = chunk.at(at + size);
    if (next.is_alnum() || (size < 3 && next.code == '/')) continue;
    return size;
  }
  return 0;
}

std::uint32_t Tokenizer::mark_end(const Chunk& chunk, std::uint32_t at, Character first) const {
  // '90s and '72 keep their apostrophe.
  if (is_apostrophe(first.code) && is_ascii_digit(chunk.byte(at + first.size)) &&
      is_ascii_digit(chunk.byte(at + first.size + 1))) {
    std::uint32_t to = at + first.size + 2;
    if (chunk.byte(to) == 's') ++to;
    if (!chunk.at(to).is_alnum()) return to;
  }
  std::uint32_t to = at + first.size;
  if (is_stop(char(first.code)) && first.size == 1) {
    while (is_stop(chunk.byte(to))) ++to;
    if (to == at + 1 && first.code == '.' && at == chunk.begin) to = suffix_end(chunk, to);  // ".doc"
    return to;
  }
  if (joins_next_word(chunk, at, first)) return word_end(chunk, to);
  if (!runs(first.code)) return to;
  for (Character next = chunk.at(to); next.size && next.code == first.code; next = chunk.at(to)) to += next.size;
  return to;
}

/// Where the file name's suffix ("doc") that begins at `at` ends; `at` where none does.
std::uint32_t Tokenizer::suffix_end(const Chunk& chunk, std::uint32_t at) const {
  std::uint32_t end = at;
  while (is_ascii_alpha(chunk.byte(end)) || is_ascii_digit(chunk.byte(end))) ++end;
  return end > at && internet_suffixes_.contains(Lowered(chunk.slice(at, end)).view()) ? end : at;
}

/// "#topic", "@name" and "+44", but "# 1".
bool Tokenizer::joins_next_word(const Chunk& chunk, std::uint32_t at, Character mark) const {
  const Character next = chunk.at(at + mark.size);
  if (at != chunk.begin) return false;
  return mark.code == '+' ? next.kind == CharClass::Digit : (mark.code == '#' || mark.code == '@') && next.is_letter();
}

/// Where the run of letters, digits and marks that join them ends: "don't", "1,000.5", "U.S", "AT&T", "co-founder".
std::uint32_t Tokenizer::word_end(const Chunk& chunk, std::uint32_t at) const {
  std::uint32_t to = at;
  while (to < chunk.end) {
    const Character c = chunk.at(to);
    if (!c.is_alnum() && !joins(chunk, at, to, c)) break;
    to += c.size;
  }
  return to;
}

bool Tokenizer::joins(const Chunk& chunk, std::uint32_t word, std::uint32_t at, Character mark) const {
  const Character next = chunk.at(at + mark.size);
  if (mark.code == '_') return next.is_alnum() || next.code == '_';
  if (!next.is_alnum()) return false;
  const char before = chunk.byte(at - 1);
  const bool digits = is_ascii_digit(before) && next.kind == CharClass::Digit;
  if (is_apostrophe(mark.code)) return true;
  if (is_hyphen(mark.code)) return hyphen_joins(chunk, word, at);
  switch (mark.code) {
    case '.':
      return dot_joins(chunk, word, at);
    case ',':
      return digits;
    case ':':
      return digits;
    case '/':
      return digits;
    case '@':
      return true;
    case '*':
      return is_ascii_alpha(before) && next.is_letter();
    case '&':
      return before >= 'A' && before <= 'Z' && next.kind == CharClass::Upper;
    case 0x00AD:
      return true;  // soft hyphen
    default:
      return false;
  }
}

/// Telephone numbers and the like hold together, ranges ("5-10", "1990-1995") do not; nor do compounds, but for prefixes.
bool Tokenizer::hyphen_joins(const Chunk& chunk, std::uint32_t word, std::uint32_t at) const {
  const std::string_view left = chunk.slice(word, at);
  const std::size_t last_mark = left.find_last_of("-.,:/'");
  const std::string_view last = last_mark == std::string_view::npos ? left : left.substr(last_mark + 1);
  if (!std::all_of(last.begin(), last.end(), is_ascii_digit)) {
    return last.size() == left.size() && hyphen_prefixes_.contains(Lowered(left).view());
  }
  std::uint32_t digits = 0;
  while (is_ascii_digit(chunk.byte(at + 1 + digits))) ++digits;
  if (digits == 0) return false;
  const char after = chunk.byte(at + 1 + digits);
  if (last.size() != left.size()) return left[last_mark] == '-';  // the third group of a number
  const bool more = after == '-' && is_ascii_digit(chunk.byte(at + 2 + digits));
  if (more) return true;
  return (last.size() == 1 || last.size() == 3 || last.size() == 5) && digits == 4;
}

bool Tokenizer::dot_joins(const Chunk& chunk, std::uint32_t word, std::uint32_t at) const {
  const char before = chunk.byte(at - 1);
  const Character next = chunk.at(at + 1);
  if (is_ascii_digit(before) && next.kind == CharClass::Digit) return true;
  if (is_ascii_digit(before)) return suffix_end(chunk, at + 1) > at + 1;
  if (next.kind == CharClass::Digit) return false;
  const bool single_before = at == word + 1 || chunk.byte(at - 2) == '.';
  const Character second = chunk.at(at + 1 + next.size);
  if (single_before && !second.is_alnum()) return true;  // U.S, e.g, a.m
  if (single_before && second.is_alnum() && next.kind == CharClass::Upper) return chunk.byte(at + 3) == '.';
  const Lowered left(chunk.slice(word, at));
  if (left.view() == "ph" || left.view() == "m") return true;  // Ph.D, M.Sc
  std::uint32_t end = at + 1;
  while (is_ascii_alpha(chunk.byte(end)) || is_ascii_digit(chunk.byte(end))) ++end;
  if (chunk.byte(end) == '.' && is_ascii_alpha(chunk.byte(end + 1))) return next.kind == CharClass::Lower;  // a.host.name
  if (chunk.slice(word, at).find('.') != std::string_view::npos && next.kind == CharClass::Lower) return true;
  return (next.kind == CharClass::Lower || end - at > 3) && suffix_end(chunk, at + 1) == end;
}

bool Tokenizer::keeps_full_stop(const Chunk& chunk, std::uint32_t begin, std::uint32_t end) const {
  if (chunk.byte(end) != '.' || (chunk.byte(end + 1) == '.' && chunk.byte(end + 2) == '.')) return false;
  const std::string_view word = chunk.slice(begin, end);
  const Character first = chunk.at(begin);
  if (first.size == word.size()) return first.kind == CharClass::Upper && first.code != 'I';  // an initial
  const std::size_t last_dot = word.rfind('.');
  if (last_dot != std::string_view::npos) {
    return word.size() <= 8 && first.is_letter() && (chunk.byte(begin + 1) == '.' || last_dot + 2 == word.size());
  }
  if (!is_abbreviation(word)) return false;
  const Character next = chunk.after(end + 1);
  if (Lowered(word).view() == "no") return next.kind == CharClass::Digit || next.code == '#';
  // At the end of all text the full stop is the sentence's, not the word's; so it is for "etc." before a capital.
  return next.size != 0 && !(Lowered(word).view() == "etc" && next.kind == CharClass::Upper);
}

/// Adds the word [begin, end) with its full stop where it keeps one, or its parts where it is several syntactic words.
void Tokenizer::word(const Chunk& chunk, std::uint32_t begin, std::uint32_t end, std::vector<Token>& tokens) const {
  if (cut_contraction(chunk, begin, end, tokens)) return;
  Token token;
  token.begin = begin;
  token.end = keeps_full_stop(chunk, begin, end) ? end + 1 : end;
  tokens.push_back(token);
}

bool Tokenizer::cut_contraction(const Chunk& chunk, std::uint32_t begin, std::uint32_t end, std::vector<Token>& tokens) const {
  const auto cut = [&](std::uint32_t at) {
    Token token;
    token.begin = begin;
    token.end = at;
    tokens.push_back(token);
    token.begin = at;
    token.end = end;
    tokens.push_back(token);
    return true;
  };
  if (is_ascii_digit(chunk.text[begin])) {
    std::uint32_t digits = begin;
    while (digits < end && !is_ascii_alpha(chunk.text[digits]) && static_cast<unsigned char>(chunk.text[digits]) < 0x80) ++digits;
    if (digits < end && is_ascii_digit(chunk.text[digits - 1]) && units_.contains(chunk.slice(digits, end))) return cut(digits);
  }
  const std::string_view word = chunk.slice(begin, end);
  if (word.size() < 2 || word.size() > 4 * kLongestListed) return false;
  const auto clitic = is_ascii_digit(word[0]) ? 0 : clitic_size(word);  // "the 80's" is one word
  if (clitic && clitic < word.size()) return cut(end - std::uint32_t(clitic));
  const auto found = contractions_.find(Lowered(word).view());
  if (found == contractions_.end()) return false;
  std::uint32_t from = begin;
  for (std::string_view parts = found->second; !parts.empty();) {
    const std::size_t size = std::min(parts.find(' '), parts.size());
    Token token;
    token.begin = from;
    token.end = from += std::uint32_t(size);
    tokens.push_back(token);
    parts.remove_prefix(std::min(size + 1, parts.size()));
  }
  return true;
}

}  // namespace quipu::language
