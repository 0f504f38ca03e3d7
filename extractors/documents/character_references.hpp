#pragma once
// Character references of HTML and Markdown: "&amp;", "&#8217;", "&#x2019;".

#include <string>
#include <string_view>

namespace quipu {

/// What `reference` (from "&" to ";") stands for, in UTF-8; empty where it stands for nothing known. Named ones are those of
/// HTML 4.01 and "&apos;" (https://www.w3.org/TR/html401/sgml/entities.html); a number that is no character gives U+FFFD.
std::string decode_character_reference(std::string_view reference);

}  // namespace quipu
