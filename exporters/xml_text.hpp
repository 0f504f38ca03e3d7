#pragma once
// Text as XML 1.0 carries it (https://www.w3.org/TR/xml/#charsets).

#include <string>
#include <string_view>

namespace quipu::exporters {

/// Appends `text` as the content of an element. Characters that XML 1.0 forbids even as references (control characters other
/// than tab, newline and carriage return; U+FFFE; U+FFFF) are left out; broken UTF-8 becomes U+FFFD. `>` is escaped too, so
/// that "]]>" cannot occur, and a carriage return is a reference, because parsers turn a bare one into a newline.
void append_xml_content(std::string& to, std::string_view text);

/// The same for the value of an attribute in double quotes, where parsers turn bare tabs and newlines into spaces.
void append_xml_attribute(std::string& to, std::string_view text);

}  // namespace quipu::exporters
