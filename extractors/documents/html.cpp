// HTML pages: headings, paragraphs, lists, tables and quotations. Scripts, styles, navigation, footers, asides, forms and code
// are left out. The first h1 is the title, or else the title element.
#include <algorithm>
#include <array>

#include "extractors/documents/block_builder.hpp"
#include "extractors/documents/character_references.hpp"
#include "extractors/documents/formats.hpp"
#include "extractors/documents/html_scanner.hpp"

namespace quipu {
namespace {

using Kind = HtmlToken::Kind;

constexpr std::array<std::string_view, 17> kLeftOut{"aside",  "audio", "button",   "canvas",   "dialog", "footer",
                                                    "math",   "menu",  "nav",      "noscript", "object", "pre",
                                                    "select", "svg",   "template", "video",    "head"};
constexpr std::array<std::string_view, 25> kBlocks{"address",  "article",    "body",   "caption", "center",  "details", "div",
                                                   "fieldset", "figcaption", "figure", "form",    "header",  "hgroup",  "hr",
                                                   "html",     "legend",     "main",   "p",       "section", "summary", "table",
                                                   "tbody",    "tfoot",      "thead",  "search"};
constexpr std::size_t kMaxDepth = 256;  // of lists and quotations; what lies deeper counts as lying there

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}
bool is_heading(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}
bool is_list(std::string_view name) {
  return name == "ul" || name == "ol" || name == "dl";
}
bool is_item(std::string_view name) {
  return name == "li" || name == "dt" || name == "dd";
}
bool is_cell(std::string_view name) {
  return name == "td" || name == "th";
}

class HtmlParser {
 public:
  HtmlParser(const DecodedText& decoded, bool keep_all, Document& document)
      : text_(decoded.text), keep_all_(keep_all), builder_(decoded, document) {}

  void parse() {
    const bool has_heading = has_top_heading();
    HtmlScanner scanner(text_);
    for (HtmlToken token = scanner.next(); token.kind != Kind::End; token = scanner.next()) {
      if (token.kind == Kind::StartTag && token.name == "title" && !seen_title_) {
        read_title(scanner, has_heading);
      } else if (!is_left_out(token)) {
        read(token);
      }
    }
    builder_.close();
  }

 private:
  bool has_top_heading() const {
    HtmlScanner scanner(text_);
    HtmlToken token = scanner.next();
    while (token.kind != Kind::End && !(token.kind == Kind::StartTag && token.name == "h1")) token = scanner.next();
    return token.kind != Kind::End;
  }

  /// The title element stands in the head; with a heading in the text it would only say the same with the site's name.
  void read_title(HtmlScanner& scanner, bool has_heading) {
    seen_title_ = true;
    if (!has_heading) builder_.open({.kind = BlockKind::Title, .level = 1});
    for (HtmlToken token = scanner.next(); token.kind != Kind::End; token = scanner.next()) {
      if (token.kind == Kind::EndTag) break;
      if (!has_heading) read_text(token);
    }
    builder_.close();
  }

  /// Counts how deep in elements of the kind that is left out the place is.
  bool is_left_out(const HtmlToken& token) {
    const bool start = token.kind == Kind::StartTag && !token.self_closing;
    if (skipped_.empty()) {
      if (!start || !is_one_of(kLeftOut, token.name) || keep_all_) return false;
      builder_.close();
      skipped_ = token.name;
      skip_depth_ = 1;
    } else if (token.name == skipped_) {
      skip_depth_ += start ? 1 : token.kind == Kind::EndTag ? -1 : 0;
      if (skip_depth_ == 0) skipped_.clear();
    } else if (skipped_ == "head" && token.kind == Kind::StartTag && token.name == "body") {
      skipped_.clear();  // a head need not be closed
      return false;
    }
    return true;
  }

  void read(const HtmlToken& token) {
    if (token.kind == Kind::StartTag) {
      read_start(token.name);
    } else if (token.kind == Kind::EndTag) {
      read_end(token.name);
    } else {
      if (!builder_.is_open()) open_text_block();
      read_text(token);
    }
  }

  void read_start(const std::string& name) {
    if (name == "br") {
      if (builder_.is_open()) builder_.insert("\n");
    } else if (is_cell(name) && in_row_) {
      if (cells_++ > 0) builder_.insert(" | ");
    } else if (name == "tr") {
      builder_.close();
      builder_.open({.kind = BlockKind::TableRow});
      in_row_ = true;
      cells_ = 0;
    } else if (is_heading(name)) {
      open_heading(static_cast<std::uint32_t>(name[1] - '0'));
    } else if (is_list(name) || is_item(name) || name == "blockquote") {
      border();
      open_container(name);
    } else if (is_one_of(kBlocks, name)) {
      border();
      if (name == "table") in_row_ = false;
    }
  }

  void read_end(const std::string& name) {
    if (name == "tr" || name == "table") {
      in_row_ = false;
      builder_.close();
    } else if (is_heading(name) || is_one_of(kBlocks, name)) {
      border();
    } else if (is_list(name) || is_item(name) || name == "blockquote") {
      border();
      close_container(name);
    }
  }

  /// The edge of a block; inside of a table's row it only parts words.
  void border() {
    if (in_row_ && builder_.is_open()) {
      builder_.insert(" ");
    } else {
      builder_.close();
    }
  }

  void open_heading(std::uint32_t level) {
    builder_.close();
    in_row_ = false;
    const bool is_title = level == 1 && !has_title_;
    has_title_ = has_title_ || is_title;
    builder_.open({.kind = is_title ? BlockKind::Title : BlockKind::Heading, .level = level});
  }

  static char sign_of(std::string_view name) { return is_list(name) ? 'l' : is_item(name) ? 'i' : 'q'; }

  void open_container(std::string_view name) {
    if (is_item(name) && !containers_.empty() && containers_.back() == 'i') containers_.pop_back();  // "</li>" may be missing
    if (containers_.size() < kMaxDepth) containers_ += sign_of(name);
  }

  void close_container(std::string_view name) {
    const std::size_t last = containers_.rfind(sign_of(name));
    const bool other_list = is_item(name) && last != std::string::npos && containers_.find('l', last) != std::string::npos;
    if (last != std::string::npos && !other_list) containers_.resize(last);
  }

  void open_text_block() {
    Block block;
    if (!containers_.empty() && containers_.back() == 'i') {
      block.kind = BlockKind::ListItem;
      block.level =
          static_cast<std::uint32_t>(std::max<std::ptrdiff_t>(std::count(containers_.begin(), containers_.end(), 'l'), 1) - 1);
    } else if (containers_.find('q') != std::string::npos) {
      block.kind = BlockKind::Quote;
    }
    builder_.open(std::move(block));
  }

  void read_text(const HtmlToken& token) {
    if (token.kind != Kind::Text && token.kind != Kind::Reference) return;
    const std::string character = token.kind == Kind::Reference
                                      ? decode_character_reference(text_.substr(token.place.begin, token.place.size()))
                                      : std::string();
    if (character.empty()) {
      builder_.copy(token.place);
    } else {
      builder_.replace(character, token.place);
    }
  }

  std::string_view text_;
  bool keep_all_;
  BlockBuilder builder_;
  std::string containers_;  // lists, items and quotations around the place at hand: l, i, q
  std::string skipped_;     // the element that is being left out
  int skip_depth_ = 0;
  bool seen_title_ = false;
  bool has_title_ = false;
  bool in_row_ = false;
  std::uint32_t cells_ = 0;
};

}  // namespace

void parse_html(DecodedText decoded, Document& document) {
  HtmlParser(decoded, false, document).parse();
  const bool has_text = std::any_of(document.blocks.begin(), document.blocks.end(),
                                    [](const Block& block) { return block.kind != BlockKind::Title; });
  if (has_text) return;
  // All of the page stands in what is mostly furniture: better to read it than to say that there is nothing.
  document.text.clear();
  document.title.clear();
  document.blocks.clear();
  document.offsets = {};
  HtmlParser(decoded, true, document).parse();
}

}  // namespace quipu
