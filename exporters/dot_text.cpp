#include "exporters/dot_text.hpp"

#include <algorithm>

#include "exporters/utf8_runs.hpp"

namespace quipu::exporters {
namespace {

constexpr PlainBytes kPlain = plain_bytes_without("\"\\\x7F");
constexpr std::string_view kSpaces = " \t\r\n";

bool is_ascii_alnum(char c) { return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'); }

/// Whether an HTML entity such as "&lt;", "&#60;" or "&#x3c;" starts at the front of `text`.
bool starts_entity(std::string_view text) {
  std::size_t at = 1;
  if (at < text.size() && text[at] == '#') ++at;
  const std::size_t name = at;
  while (at < text.size() && is_ascii_alnum(text[at])) ++at;
  return at > name && at < text.size() && text[at] == ';';
}

void append_escape(std::string& to, char c) {
  switch (c) {
    case '"': to.append("\\\""); return;
    case '\\': to.append("\\\\"); return;
    case '\n': to.append("\\n"); return;
    case '\t': to.push_back(' '); return;
    default: return;
  }
}

void append_piece(std::string& to, std::string_view piece) {
  append_in_runs(to, piece, kPlain, [&to](char c) { append_escape(to, c); });
}

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

/// The first `count` code points of `text`.
std::string_view first_characters(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    if ((text[at] & 0xC0) != 0x80 && count-- == 0) break;
  }
  return text.substr(0, at);
}

/// Takes the next word off the front of `text`; empty at the end.
std::string_view take_word(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(kSpaces), text.size()));
  const std::string_view word = text.substr(0, text.find_first_of(kSpaces));
  text.remove_prefix(word.size());
  return word;
}

}  // namespace

void append_dot_string(std::string& to, std::string_view text) {
  to.push_back('"');
  append_piece(to, text);
  to.push_back('"');
}

void append_dot_label(std::string& to, std::string_view text) {
  to.push_back('"');
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t ampersand = std::min(text.find('&', at), text.size());
    append_piece(to, text.substr(at, ampersand - at));
    if (ampersand < text.size()) to.append(starts_entity(text.substr(ampersand)) ? "&amp;" : "&");
    at = ampersand + 1;
  }
  to.push_back('"');
}

std::string wrap_words(std::string_view text, std::size_t width, std::size_t max_lines) {
  // A word that no line can hold (a URL, a hash, a language without spaces) is cut too: one such word spoils a whole drawing.
  const std::size_t longest_word = 2 * width;
  std::string lines;
  std::size_t line_count = 1;
  std::size_t used = 0;
  for (std::string_view word = take_word(text); !word.empty(); word = take_word(text)) {
    std::size_t length = count_characters(word);
    const bool cut = length > longest_word;
    if (cut) {
      word = first_characters(word, longest_word);
      length = longest_word;
    }
    if (used != 0 && used + 1 + length > width) {
      if (line_count == max_lines) return lines + "…";
      lines.push_back('\n');
      ++line_count;
      used = 0;
    }
    if (used != 0) lines.push_back(' ');
    lines.append(word);
    if (cut) lines.append("…");
    used += length + (used != 0 ? 1 : 0);
  }
  return lines;
}

}  // namespace quipu::exporters
