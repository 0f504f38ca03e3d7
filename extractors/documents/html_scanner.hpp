#pragma once
// HTML cut into tags and text, with their places. It follows the tokenizer of the HTML standard
// (https://html.spec.whatwg.org/multipage/parsing.html#tokenization) as far as text needs it, builds no tree, never fails and
// takes linear time: what it cannot read as a tag is text, what is never closed ends with the file.

#include <string>
#include <string_view>

#include "extractors/documents/offset_map.hpp"

namespace quipu {

struct HtmlToken {
  enum class Kind { End, Text, Reference, StartTag, EndTag };

  Kind kind = Kind::End;
  Span place;                 ///< bytes of the scanned text
  std::string name;           ///< of a tag, lower case
  bool self_closing = false;  ///< "<br/>"
};

/// Comments, declarations and the contents of script, style and other raw elements are passed over.
class HtmlScanner {
 public:
  explicit HtmlScanner(std::string_view text) : text_(text) {}

  /// The next token; Kind::End for good at the end.
  HtmlToken next();

 private:
  HtmlToken text_until(std::size_t end);
  bool starts_markup(std::size_t at) const;
  HtmlToken read_tag();
  void skip_raw_text(std::string_view name);
  void skip_past(std::string_view end, std::size_t from);

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace quipu
