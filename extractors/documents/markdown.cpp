// Markdown by md4c (CommonMark with GFM's tables, struck-out text and task lists). Its callbacks point into the source, which
// gives every piece of text its exact place. Code blocks, images, raw HTML and struck-out text are left out.
#include <md4c.h>

#include <algorithm>

#include "extractors/documents/block_builder.hpp"
#include "extractors/documents/character_references.hpp"
#include "extractors/documents/formats.hpp"
#include "extractors/documents/front_matter.hpp"

namespace quipu {
namespace {

constexpr unsigned kFlags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS;

class MarkdownParser {
 public:
  MarkdownParser(const DecodedText& decoded, std::size_t begin, bool has_title, Document& document)
      : decoded_(decoded), begin_(begin), has_title_(has_title), builder_(decoded, document) {}

  void parse() {
    MD_PARSER parser{};
    parser.flags = kFlags;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) { return of(self).enter_block(type, detail); };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) { return of(self).leave_block(type); };
    parser.enter_span = [](MD_SPANTYPE type, void*, void* self) { return of(self).span(type, +1); };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* self) { return of(self).span(type, -1); };
    parser.text = [](MD_TEXTTYPE type, const char* text, MD_SIZE size, void* self) { return of(self).text(type, text, size); };
    md_parse(decoded_.text.data() + begin_, static_cast<MD_SIZE>(decoded_.text.size() - begin_), &parser, this);
  }

  /// A title that stands in the front matter.
  void append_title(Span title) {
    builder_.open({.kind = BlockKind::Title, .level = 1});
    builder_.copy(title);
    builder_.close();
  }

 private:
  static MarkdownParser& of(void* self) { return *static_cast<MarkdownParser*>(self); }

  int enter_block(MD_BLOCKTYPE type, void* detail) {
    if (type == MD_BLOCK_H) {
      open_heading(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
    } else if (type == MD_BLOCK_TR) {
      builder_.open({.kind = BlockKind::TableRow});
      cells_ = 0;
    } else if (type == MD_BLOCK_TH || type == MD_BLOCK_TD) {
      if (cells_++ > 0) builder_.insert(" | ");
    } else if (type == MD_BLOCK_CODE || type == MD_BLOCK_HTML) {
      builder_.close();
      ++left_out_;
    } else if (type != MD_BLOCK_THEAD && type != MD_BLOCK_TBODY) {
      builder_.close();  // an item's text ends where a list inside it begins
      if (type == MD_BLOCK_LI || type == MD_BLOCK_QUOTE) containers_.push_back(type);
    }
    return 0;
  }

  int leave_block(MD_BLOCKTYPE type) {
    if (type == MD_BLOCK_TH || type == MD_BLOCK_TD) return 0;
    builder_.close();
    if (type == MD_BLOCK_CODE || type == MD_BLOCK_HTML) --left_out_;
    if (type == MD_BLOCK_LI || type == MD_BLOCK_QUOTE) containers_.pop_back();
    return 0;
  }

  void open_heading(std::uint32_t level) {
    builder_.close();
    const bool is_title = level == 1 && !has_title_;
    has_title_ = has_title_ || is_title;
    builder_.open({.kind = is_title ? BlockKind::Title : BlockKind::Heading, .level = level});
  }

  /// Text outside of headings and tables opens its block itself: the items of a tight list have no paragraph.
  void open_text_block() {
    Block block;
    if (!containers_.empty() && containers_.back() == MD_BLOCK_LI) {
      block.kind = BlockKind::ListItem;
      block.level = static_cast<std::uint32_t>(std::count(containers_.begin(), containers_.end(), MD_BLOCK_LI)) - 1;
    } else if (!containers_.empty()) {
      block.kind = BlockKind::Quote;
    }
    builder_.open(std::move(block));
  }

  int span(MD_SPANTYPE type, int step) {
    if (type == MD_SPAN_IMG || type == MD_SPAN_DEL) left_out_ += step;
    return 0;
  }

  int text(MD_TEXTTYPE type, const char* text, MD_SIZE size) {
    if (left_out_ > 0) return 0;
    const std::string_view piece(text, size);
    if (type == MD_TEXT_HTML) {
      if (is_line_break(piece) && builder_.is_open()) builder_.insert("\n");
      return 0;
    }
    if (!builder_.is_open()) open_text_block();
    if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) {
      builder_.insert("\n");
    } else if (type == MD_TEXT_ENTITY) {
      append_reference(piece);
    } else if (is_in_source(piece)) {
      builder_.copy(place(piece));
    } else {
      builder_.insert(piece);  // a space that stands for a line break inside of code
    }
    return 0;
  }

  void append_reference(std::string_view reference) {
    const std::string character = decode_character_reference(reference);
    if (character.empty()) {
      builder_.copy(place(reference));
    } else {
      builder_.replace(character, place(reference));
    }
  }

  bool is_in_source(std::string_view piece) const {
    const char* begin = decoded_.text.data();
    return std::less_equal<>()(begin, piece.data()) &&
           std::less_equal<>()(piece.data() + piece.size(), begin + decoded_.text.size());
  }
  Span place(std::string_view piece) const {
    const auto begin = static_cast<std::uint64_t>(piece.data() - decoded_.text.data());
    return {begin, begin + piece.size()};
  }
  static bool is_line_break(std::string_view html) {
    return html.size() >= 4 && html[0] == '<' && (html[1] | 0x20) == 'b' && (html[2] | 0x20) == 'r' &&
           (html[3] == '>' || html[3] == ' ' || html[3] == '/');
  }

  const DecodedText& decoded_;
  std::size_t begin_;
  bool has_title_;
  BlockBuilder builder_;
  std::vector<MD_BLOCKTYPE> containers_;  // list items and quotations around the place at hand
  int left_out_ = 0;                      // how many of the things that are left out are open
  std::uint32_t cells_ = 0;
};

/// Whether the text has a heading of level 1, asked beforehand since a title in the front matter counts only without one.
bool has_top_heading(std::string_view text) {
  MD_PARSER parser{};
  parser.flags = kFlags;
  bool found = false;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* result) {
    const bool top = type == MD_BLOCK_H && static_cast<MD_BLOCK_H_DETAIL*>(detail)->level == 1;
    if (top) *static_cast<bool*>(result) = true;
    return top ? 1 : 0;  // stops the parser
  };
  parser.leave_block = [](MD_BLOCKTYPE, void*, void*) { return 0; };
  parser.enter_span = [](MD_SPANTYPE, void*, void*) { return 0; };
  parser.leave_span = [](MD_SPANTYPE, void*, void*) { return 0; };
  parser.text = [](MD_TEXTTYPE, const char*, MD_SIZE, void*) { return 0; };
  md_parse(text.data(), static_cast<MD_SIZE>(text.size()), &parser, &found);
  return found;
}

/// md4c 0.4.8 takes quadratic time for many link definitions of one label ("[a]: b"). No text that is meant for readers has
/// nearly as many; one that does is read as plain text.
bool has_too_many_definitions(std::string_view text) {
  constexpr std::size_t kMaxDefinitions = 30'000;
  std::size_t count = 0;
  for (std::size_t at = text.find("]:"); at != std::string_view::npos && count <= kMaxDefinitions; at = text.find("]:", at + 2))
    ++count;
  return count > kMaxDefinitions;
}

}  // namespace

void parse_markdown(DecodedText decoded, Document& document) {
  if (has_too_many_definitions(decoded.text)) return parse_plain_text(std::move(decoded), document);
  FrontMatter front = read_front_matter(decoded.text);
  document.metadata = std::move(front.values);
  const std::string_view body = std::string_view(decoded.text).substr(front.end);
  const bool use_front_title = front.title.size() > 0 && !has_top_heading(body);
  MarkdownParser parser(decoded, front.end, use_front_title, document);
  if (use_front_title) parser.append_title(front.title);
  parser.parse();
}

}  // namespace quipu
