#include "extractors/documents/front_matter.hpp"

#include <algorithm>

#include "extractors/documents/utf8.hpp"

namespace quipu {
namespace {

/// The line at `at` without its end; `next` is where the one after it begins.
Span line_at(std::string_view text, std::size_t at, std::size_t& next) {
  const std::size_t end = std::min(text.find('\n', at), text.size());
  next = std::min(end + 1, text.size());
  return {at, end > at && text[end - 1] == '\r' ? end - 1 : end};
}

Span without_quotes(std::string_view text, Span value) {
  const bool quoted =
      value.size() >= 2 && text[value.begin] == text[value.end - 1] && (text[value.begin] == '"' || text[value.begin] == '\'');
  return quoted ? Span{value.begin + 1, value.end - 1} : value;
}

void read_line(std::string_view text, Span line, char separator, FrontMatter& result) {
  const std::string_view content = text.substr(line.begin, line.size());
  const std::size_t at = content.find(separator);
  if (content.empty() || at == std::string_view::npos || space_size(content, 0) > 0 || content[0] == '#' || content[0] == '-')
    return;
  const Span key = trim(text, {line.begin, line.begin + at});
  const Span value = without_quotes(text, trim(text, {line.begin + at + 1, line.end}));
  if (key.size() == 0 || value.size() == 0) return;
  const std::string name(text.substr(key.begin, key.size()));
  result.values.emplace(name, text.substr(value.begin, value.size()));
  if (name == "title" && result.title.size() == 0) result.title = value;
}

}  // namespace

FrontMatter read_front_matter(std::string_view text) {
  std::size_t next = 0;
  const Span opening = line_at(text, 0, next);
  const std::string_view mark = text.substr(0, opening.size());
  if (mark != "---" && mark != "+++") return {};

  FrontMatter result;
  for (std::size_t at = next; at < text.size(); at = next) {
    const Span line = line_at(text, at, next);
    const std::string_view content = text.substr(line.begin, line.size());
    if (content == mark || (mark == "---" && content == "...")) {
      result.end = next;
      return result;
    }
    read_line(text, line, mark == "---" ? ':' : '=', result);
  }
  return {};
}

}  // namespace quipu
