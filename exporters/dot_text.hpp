#pragma once
// Text as the DOT language carries it (https://graphviz.org/doc/info/lang.html).

#include <cstddef>
#include <string>
#include <string_view>

namespace quipu::exporters {

/// Appends `text` in quotes: `\` doubled, `"` escaped, newlines as `\n`; tabs become spaces, other control characters are left
/// out, broken UTF-8 becomes U+FFFD. Quoted, no text is a keyword. Graphviz itself unescapes only labels and tooltips: in ids
/// and other attributes a program that reads the file finds `\\` and `\n` as they stand there.
void append_dot_string(std::string& to, std::string_view text);

/// The same for a label or tooltip: an `&` that would start an HTML entity is written `&amp;`, because Graphviz decodes those.
void append_dot_label(std::string& to, std::string_view text);

/// `text` broken into lines at spaces so that lines have at most `width` characters (code points) where words allow it, and cut
/// with an ellipsis after `max_lines`. Lines are separated by newline characters; runs of white space count as one space.
std::string wrap_words(std::string_view text, std::size_t width, std::size_t max_lines);

}  // namespace quipu::exporters
