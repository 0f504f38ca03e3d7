// Plain text: blank lines part blocks; inside such a group each line is a paragraph of its own, unless the lines are one
// paragraph that somebody's editor has wrapped. The text stays as it is, blocks are runs of it.
#include <algorithm>

#include "extractors/documents/block_builder.hpp"
#include "extractors/documents/formats.hpp"
#include "extractors/documents/utf8.hpp"

namespace quipu {
namespace {

constexpr std::size_t kMinWrapWidth = 40;   // shorter lines are verse, addresses, names: never wrapped prose
constexpr std::size_t kMaxWrapWidth = 120;  // nobody wraps at more; longer lines are paragraphs
constexpr std::size_t kWrapSlack = 10;      // people and programs leave a tenth of a line empty
constexpr std::size_t kMaxTitleWidth = 200;
constexpr std::size_t kMaxHeadingWidth = 80;

struct Line {
  Span text;               // without white space at its ends
  std::size_t indent = 0;  // bytes of white space before it
  std::size_t width = 0;   // characters
};
using Lines = std::vector<Line>;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

/// `text` without quotation marks and brackets that close it.
std::string_view without_closing_marks(std::string_view text) {
  constexpr std::string_view kMarks[] = {"\"", "'", ")", "]", "*", "_", "”", "’", "»"};
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view mark : kMarks) {
      if (text.ends_with(mark)) {
        text.remove_suffix(mark.size());
        again = true;
      }
    }
  }
  return text;
}

/// False for the spaces and dashes that end a dateline; dashes other than "-" begin with the byte E2 80.
bool is_letter_or_quote(char c) {
  return c != ' ' && c != '-' && static_cast<unsigned char>(c) != 0xE2 && static_cast<unsigned char>(c) != 0x80 &&
         static_cast<unsigned char>(c) != 0x93 && static_cast<unsigned char>(c) != 0x94;
}

/// The size of a news agency's "CITY, date" before " - " or a long dash at the start of a paragraph; 0 where there is none.
std::size_t dateline_size(std::string_view text) {
  constexpr std::size_t kMaxDateline = 60;
  std::size_t capitals = 0;
  while (capitals < text.size() && is_upper(text[capitals])) ++capitals;
  if (capitals < 3) return 0;
  for (const std::string_view dash : {" - ", " \xE2\x80\x93 ", " \xE2\x80\x94 "}) {
    const std::size_t at = text.substr(0, kMaxDateline).find(dash);
    if (at == std::string_view::npos || text.size() - at < kMaxDateline) continue;
    const std::string_view line = text.substr(0, at);
    const bool dated = line.find(", ") != std::string_view::npos || line.back() == ')';
    const bool capital = std::none_of(line.begin(), line.end(), is_lower);
    if (line.find(". ") == std::string_view::npos && (dated || capital)) return at;
  }
  return 0;
}

bool ends_with_any(std::string_view text, std::string_view ascii) {
  text = without_closing_marks(text);
  return text.ends_with("…") || (!text.empty() && ascii.find(text.back()) != std::string_view::npos);
}
bool ends_sentence(std::string_view text) {
  return ends_with_any(text, ".!?:");
}

/// Bytes of a bullet or number and the white space after it at the start of `text`; 0 where there is none.
std::size_t list_marker_size(std::string_view text) {
  constexpr std::string_view kBullets[] = {"-", "*", "+", "•", "‣", "◦", "▪", "·"};
  std::size_t size = 0;
  for (const std::string_view bullet : kBullets) {
    if (text.starts_with(bullet)) size = bullet.size();
  }
  if (size == 0) {
    while (size < 3 && size < text.size() && is_digit(text[size])) ++size;
    if (size == 0 || size == text.size() || (text[size] != '.' && text[size] != ')')) return 0;
    ++size;
  }
  const std::size_t mark = size;
  while (size < text.size() && space_size(text, size) > 0) size += space_size(text, size);
  return size == mark || size == text.size() ? 0 : size;
}

/// A line of dashes, stars or the like says nothing.
bool is_rule(std::string_view text) {
  return std::none_of(text.begin(), text.end(),
                      [](char c) { return is_digit(c) || is_upper(c) || is_lower(c) || static_cast<unsigned char>(c) >= 0x80; });
}

/// Whether `text` is one quotation, alone or with its speaker after it: “…” (Name), “…” — Name.
bool is_quotation(std::string_view text) {
  constexpr std::pair<std::string_view, std::string_view> kMarks[] = {{"“", "”"}, {"\"", "\""}, {"«", "»"}};
  for (const auto& [open, close] : kMarks) {
    if (!text.starts_with(open)) continue;
    const std::size_t end = text.find(close, open.size());
    if (end == std::string_view::npos || text.find(open, end + close.size()) != std::string_view::npos) return false;
    std::string_view rest = text.substr(end + close.size());
    while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
    return rest.empty() || (rest.front() == '(' && rest.back() == ')') || rest.starts_with("—") || rest.starts_with("–");
  }
  return false;
}

class PlainTextParser {
 public:
  explicit PlainTextParser(Document& document) : document_(document), text_(document.text) {}

  void parse() {
    Lines group;
    std::size_t at = 0;
    while (at < text_.size()) {
      const std::size_t end = std::min(text_.find_first_of("\n\r\f", at), text_.size());
      const Line line = make_line({at, end});
      if (line.width > 0) {
        group.push_back(line);
      } else if (!group.empty()) {
        finish_group(group, line_follows(end));
      }
      // A carriage return and the newline after it are one end of line.
      at = end + (text_.substr(end, 2) == "\r\n" ? 2 : 1);
    }
    finish_group(group, false);
  }

 private:
  Line make_line(Span raw) const {
    const Span text = trim(text_, raw);
    return {text, text.begin - raw.begin, count_characters(text_.substr(text.begin, text.size()))};
  }
  std::string_view of(const Line& line) const { return text_.substr(line.text.begin, line.text.size()); }

  /// The first line with text at or after `at`.
  bool line_follows(std::size_t at) {
    while (at < text_.size() && space_size(text_, at) > 0) at += space_size(text_, at);
    if (at >= text_.size()) return false;
    next_ = make_line({at, std::min(text_.find_first_of("\n\r\f", at), text_.size())});
    return true;
  }

  void finish_group(Lines& lines, bool more) {
    if (lines.empty()) return;
    run_end_ = 0;
    std::size_t first = 0;
    if (lines.size() == 2 && is_underlined(lines[0], lines[1])) {
      append_heading(lines[0].text, of(lines[1]).front() == '=' ? 1 : 2);
      first = 2;
    } else if (lines.size() == 1 && more && is_heading(lines[0])) {
      append_heading(lines[0].text, 2);
      first = 1;
    }
    while (first < lines.size()) first = finish_paragraph(lines, first, more);
    lines.clear();
  }

  void append_heading(Span text, std::uint32_t level) {
    const BlockKind kind = document_.blocks.empty() ? BlockKind::Title : BlockKind::Heading;
    tracker_.append(document_, {.kind = kind, .text = text, .level = kind == BlockKind::Title ? 1 : level});
  }

  bool is_underlined(const Line& line, const Line& under) const {
    const char mark = of(under).front();
    return (mark == '=' || mark == '-') && under.width >= 3 && 2 * under.width >= line.width &&
           of(under).find_first_not_of(mark) == std::string_view::npos && !ends_with_any(of(line), ".;,");
  }

  /// A short line by itself, without a full stop, before something longer or a list.
  bool is_heading(const Line& line) const {
    if (document_.blocks.empty() || line.width > kMaxHeadingWidth || ends_with_any(of(line), ".!?;:,")) return false;
    const char first = of(line).front();
    return (is_upper(first) || static_cast<unsigned char>(first) >= 0xC3) && !is_rule(of(line)) && !is_quotation(of(line)) &&
           (next_.width > line.width || list_marker_size(of(next_)) > 0);
  }

  /// Appends the block that begins with line `first`; gives the first line after it.
  std::size_t finish_paragraph(const Lines& lines, std::size_t first, bool more) {
    const Line& line = lines[first];
    if (is_rule(of(line))) return first + 1;
    const std::size_t marker = starts_item(lines, first) ? list_marker_size(of(line)) : 0;
    std::size_t end = wrapped_until(lines, first);
    Block block{.kind = marker > 0 ? BlockKind::ListItem : BlockKind::Paragraph,
                .text = {line.text.begin, lines[end - 1].text.end}};
    if (marker > 0) {
      block.text.begin += marker;
      block.level = static_cast<std::uint32_t>(line.indent / 2);
    } else if (is_title(block.text, end < lines.size() || more)) {
      block.kind = BlockKind::Title;
      block.level = 1;
    } else if (is_quotation(text_.substr(block.text.begin, block.text.size()))) {
      block.kind = BlockKind::Quote;
    }
    if (block.kind == BlockKind::Paragraph) {
      // "OSLO, May 14 - The group said": the place and date are no part of the sentence behind them.
      if (const std::size_t dateline = dateline_size(text_.substr(block.text.begin, block.text.size()))) {
        tracker_.append(document_, {.kind = BlockKind::Paragraph, .text = {block.text.begin, block.text.begin + dateline}});
        block.text.begin += dateline;
        while (block.text.begin < block.text.end && !is_letter_or_quote(text_[block.text.begin])) ++block.text.begin;
      }
    }
    tracker_.append(document_, std::move(block));
    return end;
  }

  bool is_title(Span text, bool more) const {
    const std::string_view title = text_.substr(text.begin, text.size());
    return document_.blocks.empty() && more && count_characters(title) <= kMaxTitleWidth && !ends_with_any(title, ".;:,") &&
           !is_quotation(title);
  }

  /// A dash or number can also stand at the start of a line by chance, where a sentence was wrapped before it.
  bool starts_item(const Lines& lines, std::size_t i) const {
    if (list_marker_size(of(lines[i])) == 0) return false;
    return i == 0 || list_marker_size(of(lines[i - 1])) > 0 || lines[i].indent > lines[i - 1].indent ||
           ends_sentence(of(lines[i - 1])) || lines[i - 1].width < kMinWrapWidth;
  }

  /// The end of the run of lines from `first` on that were one line before somebody wrapped them. Wrapping fills lines: the
  /// next line's first word would not have fitted any more. It must hold for the whole run, or else the lines stand for
  /// themselves and only what goes on in lower case is joined.
  std::size_t wrapped_until(const Lines& lines, std::size_t first) {
    if (first >= run_end_) {
      run_end_ = first + 1;
      while (run_end_ < lines.size() && !starts_item(lines, run_end_) && !is_rule(of(lines[run_end_]))) ++run_end_;
      tries_ = 0;
    }
    // Asked again after the run's first line, which may be a title, but no further: that would take quadratic time.
    if (tries_++ < 2 && is_filled(lines, first, run_end_)) return run_end_;
    std::size_t joined = first + 1;
    while (joined < run_end_ && goes_on(lines[joined - 1], lines[joined])) ++joined;
    return joined;
  }

  bool is_filled(const Lines& lines, std::size_t first, std::size_t end) const {
    std::size_t widest = 0;
    for (std::size_t i = first; i < end; ++i) widest = std::max(widest, lines[i].width + indent_of(lines, first, i));
    if (widest > kMaxWrapWidth || widest < kMinWrapWidth) return false;
    // Two lines prove little: a full stop at the first one's end speaks for two paragraphs.
    if (end - first == 2 && ends_sentence(of(lines[first]))) return false;
    for (std::size_t i = first; i + 1 < end; ++i) {
      const std::string_view next = of(lines[i + 1]);
      const std::size_t word = count_characters(next.substr(0, next.find_first_of(" \t")));
      if (lines[i].width + indent_of(lines, first, i) + 1 + word + widest / kWrapSlack <= widest) return false;
    }
    return true;
  }
  static std::size_t indent_of(const Lines& lines, std::size_t first, std::size_t i) {
    return lines[i].indent - std::min(lines[i].indent, lines[first].indent);
  }

  bool goes_on(const Line& line, const Line& next) const {
    return line.width >= kMinWrapWidth && line.width <= kMaxWrapWidth && is_lower(of(next).front()) && !ends_sentence(of(line));
  }

  Document& document_;
  std::string_view text_;
  HeadingTracker tracker_;
  Line next_;                // the first line after the group at hand
  std::size_t run_end_ = 0;  // of the lines of the group at hand that may be one paragraph
  int tries_ = 0;
};

}  // namespace

void parse_plain_text(DecodedText decoded, Document& document) {
  document.text = std::move(decoded.text);
  document.offsets = std::move(decoded.offsets);
  PlainTextParser(document).parse();
}

}  // namespace quipu
