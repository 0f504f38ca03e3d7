#pragma once
// Characters of UTF-8 text and the few classes of them that tokenization and shapes need.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace quipu::language {

enum class CharClass : std::uint8_t {
  Space,  ///< white space of any kind, zero-width space and byte order mark included
  Upper,  ///< a letter in upper or title case
  Lower,
  Letter,  ///< a letter without case, or a mark that combines with one
  Digit,   ///< a decimal digit of any script
  Other,   ///< punctuation, symbols, controls, unassigned
};

struct Character {
  char32_t code = 0;
  std::uint32_t size = 1;  ///< bytes
  CharClass kind = CharClass::Other;

  bool is_letter() const { return kind == CharClass::Upper || kind == CharClass::Lower || kind == CharClass::Letter; }
  bool is_alnum() const { return is_letter() || kind == CharClass::Digit; }
};

/// The character that begins at `at` (< text.size()). A byte that begins none is one of class Other and size 1, so that a walk
/// always goes forward and never out of the text.
Character character_at(std::string_view text, std::size_t at);

/// Simple (one to one) lower case of a code point, https://www.unicode.org/Public/UCD/latest/ucd/UnicodeData.txt.
char32_t to_lower(char32_t code);

/// Replaces `out` by the text in simple lower case, keeping `out`'s memory. A right single quotation mark becomes an
/// apostrophe, so that "don’t" and "don't" are one word to every table.
void fold(std::string_view text, std::string& out);

}  // namespace quipu::language
