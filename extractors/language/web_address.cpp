#include "extractors/language/web_address.hpp"

#include <algorithm>

#include "extractors/language/characters.hpp"

namespace quipu::language {
namespace {

bool is_alnum(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool starts_without_case(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), text.begin(), [](char a, char b) {
           return a == char(to_lower(static_cast<unsigned char>(b)));
         });
}

/// The address without closing quotes, brackets and stops, which belong to the sentence. A slash stays.
std::size_t without_tail(std::string_view text) {
  std::size_t size = text.size();
  while (size > 0) {
    const char c = text[size - 1];
    const bool opened = c == ')' && text.substr(0, size).find('(') != std::string_view::npos;
    if (opened || std::string_view(".,;:!?)]}>\"'").find(c) == std::string_view::npos) break;
    --size;
  }
  return size;
}

std::size_t stop_at(std::string_view text, std::string_view stops) {
  return std::min(text.find_first_of(stops), text.size());
}

bool is_mail(std::string_view text) {
  const std::size_t at = text.find('@');
  return at != std::string_view::npos && at > 0 && at + 3 < text.size() && text.find('.', at + 2) != std::string_view::npos &&
         is_alnum(text[at + 1]);
}

bool starts_with_scheme(std::string_view text) {
  const std::size_t colon = text.find("://");
  return colon != std::string_view::npos && colon > 1 && colon < 12 && std::all_of(text.begin(), text.begin() + colon, is_alnum);
}

}  // namespace

std::size_t web_address_size(std::string_view text) {
  if (text.size() < 6) return 0;
  if (starts_with_scheme(text) || (starts_without_case(text, "www.") && is_alnum(text[4])) ||
      starts_without_case(text, "mailto:")) {
    return without_tail(text.substr(0, stop_at(text, "<>\"[]{}|")));
  }
  if (text.find('@') == std::string_view::npos) return 0;
  const std::string_view head = text.substr(0, stop_at(text, "<>()[]{}\",;:/|"));
  return is_mail(head) ? without_tail(head) : 0;
}

std::size_t clitic_size(std::string_view word) {
  // Where the last apostrophe stands, and how many bytes it has.
  std::size_t mark = word.find_last_of("'`");
  std::size_t width = 1;
  const std::size_t curly = word.rfind("\u2019");
  if (curly != std::string_view::npos && (mark == std::string_view::npos || curly > mark)) {
    mark = curly;
    width = 3;
  }
  if (mark == std::string_view::npos || mark == 0) return 0;
  const std::string_view tail = word.substr(mark + width);
  if (tail.empty() || tail.size() > 2) return 0;
  const auto is = [tail](std::string_view lower) { return tail.size() == lower.size() && starts_without_case(tail, lower); };
  if (is("t")) return (word[mark - 1] == 'n' || word[mark - 1] == 'N') ? word.size() - mark + 1 : 0;
  if (is("s") || is("m") || is("d") || is("re") || is("ve") || is("ll")) return word.size() - mark;
  return 0;
}

bool character_before_is_space(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  std::size_t begin = at - 1;
  while (begin > 0 && at - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  return character_at(text, begin).kind == CharClass::Space;
}

}  // namespace quipu::language
