#include "exporters/json_rows.hpp"

#include "exporters/utf8_runs.hpp"

namespace quipu::exporters {
namespace {

// U+2028 and U+2029 end a line of older JavaScript; the third byte tells them apart.
constexpr std::string_view kLineSeparator = "\xE2\x80\xA8";
constexpr std::string_view kParagraphSeparator = "\xE2\x80\xA9";

/// Replaces from `begin` on. A pass of its own, since nearly no text holds one.
void escape_in_script(std::string& text, std::size_t begin) {
  for (std::size_t at = begin; (at = text.find_first_of("<\xE2", at)) != std::string::npos; ++at) {
    const std::string_view here = std::string_view(text).substr(at);
    if (here.front() == '<') {
      text.replace(at, 1, "\\u003c");
    } else if (here.starts_with(kLineSeparator)) {
      text.replace(at, kLineSeparator.size(), "\\u2028");
    } else if (here.starts_with(kParagraphSeparator)) {
      text.replace(at, kParagraphSeparator.size(), "\\u2029");
    }
  }
}

}  // namespace

void append_script_string(std::string& to, std::string_view text) {
  const std::size_t begin = to.size();
  append_json_string(to, text);
  escape_in_script(to, begin);
}

}  // namespace quipu::exporters
