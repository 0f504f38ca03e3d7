#include "extractors/documents/html_scanner.hpp"

#include <algorithm>
#include <array>

namespace quipu {
namespace {

constexpr std::array<std::string_view, 8> kRawElements{"iframe", "noembed",  "noframes", "script",
                                                       "style",  "textarea", "xmp",      "plaintext"};
constexpr std::size_t kMaxReference = 32;  // bytes of a character reference; no name is longer

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}
char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool starts_with_no_case(std::string_view text, std::string_view lower_case) {
  return text.size() >= lower_case.size() &&
         std::equal(lower_case.begin(), lower_case.end(), text.begin(), [](char a, char b) { return a == lower(b); });
}

}  // namespace

HtmlToken HtmlScanner::next() {
  while (at_ < text_.size()) {
    const std::string_view rest = text_.substr(at_);
    if (rest.starts_with("<!--")) {
      skip_past("-->", at_ + 2);  // "<!-->" is a whole comment
    } else if (rest.starts_with("<!") || rest.starts_with("<?")) {
      skip_past(">", at_ + 2);
    } else if (starts_markup(at_)) {
      HtmlToken token = read_tag();
      if (token.kind == HtmlToken::Kind::StartTag) skip_raw_text(token.name);
      return token;
    } else if (rest.front() == '&') {
      const std::size_t end = rest.substr(0, kMaxReference).find(';');
      if (end == std::string_view::npos) return text_until(at_ + 1);
      const Span place{at_, at_ + end + 1};
      at_ = place.end;
      return {.kind = HtmlToken::Kind::Reference, .place = place, .name = {}};
    } else {
      return text_until(std::min(text_.find_first_of("<&", at_ + 1), text_.size()));
    }
  }
  return {};
}

HtmlToken HtmlScanner::text_until(std::size_t end) {
  const Span place{at_, end};
  at_ = end;
  return {.kind = HtmlToken::Kind::Text, .place = place, .name = {}};
}

bool HtmlScanner::starts_markup(std::size_t at) const {
  if (text_[at] != '<' || at + 1 == text_.size()) return false;
  if (text_[at + 1] == '/') return at + 2 < text_.size() && is_letter(text_[at + 2]);
  return is_letter(text_[at + 1]);
}

HtmlToken HtmlScanner::read_tag() {
  HtmlToken token;
  token.place.begin = at_;
  token.kind = text_[at_ + 1] == '/' ? HtmlToken::Kind::EndTag : HtmlToken::Kind::StartTag;
  at_ += token.kind == HtmlToken::Kind::EndTag ? 2 : 1;
  while (at_ < text_.size() && !is_space(text_[at_]) && text_[at_] != '>' && text_[at_] != '/') token.name += lower(text_[at_++]);
  // Attributes: a ">" inside of quotation marks ends nothing, and marks count only after "=".
  char quote = 0;
  char before = 0;  // the last character that was no white space
  for (; at_ < text_.size() && (quote != 0 || text_[at_] != '>'); ++at_) {
    const char c = text_[at_];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if ((c == '"' || c == '\'') && before == '=') {
      quote = c;
    }
    if (!is_space(c)) before = c;
  }
  token.self_closing = before == '/';
  at_ = std::min(at_ + 1, text_.size());
  token.place.end = at_;
  return token;
}

void HtmlScanner::skip_raw_text(std::string_view name) {
  if (std::find(kRawElements.begin(), kRawElements.end(), name) == kRawElements.end()) return;
  while (true) {
    at_ = std::min(text_.find("</", at_), text_.size());
    if (at_ == text_.size() || starts_with_no_case(text_.substr(at_ + 2), name)) return;
    at_ += 2;
  }
}

void HtmlScanner::skip_past(std::string_view end, std::size_t from) {
  const std::size_t found = text_.find(end, from);
  at_ = found == std::string_view::npos ? text_.size() : found + end.size();
}

}  // namespace quipu
