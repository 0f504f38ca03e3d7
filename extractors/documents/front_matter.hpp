#pragma once
// The "key: value" lines between two lines of "---" (or "+++") that many Markdown files begin with.

#include <map>
#include <string>
#include <string_view>

#include "extractors/documents/offset_map.hpp"

namespace quipu {

struct FrontMatter {
  std::size_t end = 0;  ///< where the text after it begins; 0 where there is none
  std::map<std::string, std::string> values;
  Span title;  ///< the title's bytes without quotation marks; empty where it has none
};

/// Reads plain "key: value" and "key = value" lines; nested values and lists are passed over. A block that is never closed is
/// text, not front matter.
FrontMatter read_front_matter(std::string_view text);

}  // namespace quipu
