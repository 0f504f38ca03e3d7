#include "extractors/language/characters.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>

#include "graph/utf8.hpp"

namespace quipu::language {
namespace {

constexpr char32_t kRightSingleQuote = 0x2019;

constexpr CharClass classify_ascii(unsigned char c) {
  if (c == ' ' || (c >= '\t' && c <= '\r')) return CharClass::Space;
  if (c >= '0' && c <= '9') return CharClass::Digit;
  if (c >= 'A' && c <= 'Z') return CharClass::Upper;
  if (c >= 'a' && c <= 'z') return CharClass::Lower;
  return CharClass::Other;
}

constexpr auto kAscii = [] {
  std::array<CharClass, 128> table{};
  for (unsigned char c = 0; c < 128; ++c) table[c] = classify_ascii(c);
  return table;
}();

CharClass classify(char32_t code) {
  if (code == 0x200B || code == 0xFEFF || u_isUWhiteSpace(UChar32(code))) return CharClass::Space;
  switch (u_charType(UChar32(code))) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
      return CharClass::Upper;
    case U_LOWERCASE_LETTER:
      return CharClass::Lower;
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
      return CharClass::Letter;
    case U_DECIMAL_DIGIT_NUMBER:
      return CharClass::Digit;
    default:
      return CharClass::Other;
  }
}

}  // namespace

Character character_at(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return {first, 1, kAscii[first]};
  std::int32_t next = 0;
  const auto length = std::int32_t(std::min<std::size_t>(text.size() - at, 4));
  UChar32 code = 0;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data() + at);
  U8_NEXT(bytes, next, length, code);
  if (code < 0) return {0xFFFD, 1, CharClass::Other};
  return {char32_t(code), std::uint32_t(next), classify(char32_t(code))};
}

char32_t to_lower(char32_t code) {
  if (code < 0x80) return code >= 'A' && code <= 'Z' ? code + 32 : code;
  return char32_t(u_tolower(UChar32(code)));
}

void fold(std::string_view text, std::string& out) {
  out.clear();
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      out.push_back(char(to_lower(byte)));
      ++at;
      continue;
    }
    const Character c = character_at(text, at);
    append_utf8(out, c.code == kRightSingleQuote ? U'\'' : to_lower(c.code));
    at += c.size;
  }
}

}  // namespace quipu::language
