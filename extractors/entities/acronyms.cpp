#include "extractors/entities/acronyms.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace quipu::entities {
namespace {

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool starts_word(std::string_view text, std::size_t at) { return at == 0 || !is_letter_or_digit(text[at - 1]); }

/// Where the last `count` words of `text` begin.
std::size_t last_words(std::string_view text, std::size_t count) {
  std::size_t at = text.size();
  while (at > 0) {
    --at;
    if (text[at] == ' ' && --count == 0) return at + 1;
  }
  return 0;
}

std::vector<std::string_view> words_of(std::string_view phrase) {
  std::vector<std::string_view> words;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= phrase.size(); ++i) {
    if (i < phrase.size() && phrase[i] != ' ' && phrase[i] != '-' && phrase[i] != '/') continue;
    if (i > begin) words.push_back(phrase.substr(begin, i - begin));
    begin = i + 1;
  }
  return words;
}

bool is_small_word(std::string_view word) {
  static constexpr std::string_view kSmall[] = {"of", "the", "and", "for", "in", "on", "to", "a", "an", "at", "by", "with", "from", "de", "du", "la", "&"};
  return std::find(std::begin(kSmall), std::end(kSmall), word) != std::end(kSmall);
}

/// Letters of an acronym, without full stops and the "s" of a plural, lower case.
std::string letters_of(std::string_view acronym) {
  std::string letters;
  for (const char c : acronym) {
    if (c != '.') letters += lower(c);
  }
  if (acronym.size() > 2 && acronym.back() == 's' && acronym[acronym.size() - 2] >= 'A' && acronym[acronym.size() - 2] <= 'Z') letters.pop_back();
  return letters;
}

bool spells(const std::string& letters, std::size_t at, const std::vector<std::string_view>& words, std::size_t word) {
  if (word == words.size()) return at == letters.size();
  const bool fits = at < letters.size() && lower(words[word][0]) == letters[at];
  if (fits && spells(letters, at + 1, words, word + 1)) return true;
  return is_small_word(words[word]) && word > 0 && spells(letters, at, words, word + 1);
}

}  // namespace

std::optional<std::size_t> long_form_begin(std::string_view text, std::string_view short_form) {
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  if (short_form.size() < 2 || short_form.size() > 10) return std::nullopt;
  const auto letters = static_cast<std::size_t>(std::count_if(short_form.begin(), short_form.end(), is_letter_or_digit));
  if (letters < 2) return std::nullopt;
  const std::size_t window = last_words(text, std::min(letters + 5, 2 * letters));
  std::size_t at = text.size();
  for (std::size_t i = short_form.size(); i-- > 0;) {
    const char wanted = lower(short_form[i]);
    if (!is_letter_or_digit(wanted)) continue;
    do {
      if (at == window) return std::nullopt;
      --at;
    } while (lower(text[at]) != wanted || (i == 0 && !starts_word(text, at)));
  }
  // A long form that holds the short one as a word, or is no longer than it, explains nothing.
  const std::string_view found = text.substr(at);
  if (found.size() <= short_form.size() || found.find(short_form) != std::string_view::npos) return std::nullopt;
  return at;
}

bool is_initialism(std::string_view acronym, std::string_view phrase) {
  const std::vector<std::string_view> words = words_of(phrase);
  const std::string letters = letters_of(acronym);
  return letters.size() >= 2 && words.size() >= 2 && words.size() <= 12 && spells(letters, 0, words, 0);
}

bool looks_like_acronym(std::string_view form) {
  if (form.size() < 2 || form.size() > 8) return false;
  std::size_t capitals = 0, others = 0;
  for (std::size_t i = 0; i < form.size(); ++i) {
    const char c = form[i];
    if (c >= 'A' && c <= 'Z') ++capitals;
    else if (c == 's' && i + 1 == form.size()) continue;
    else if (c == '.' || (c >= '0' && c <= '9')) continue;
    else ++others;
  }
  return capitals >= 2 && others == 0;
}

}  // namespace quipu::entities
