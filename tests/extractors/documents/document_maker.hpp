#pragma once
// Short ways to make documents and to show them, for tables of cases.

#include <string>
#include <string_view>

#include "extractors/documents/reader.hpp"

namespace quipu::testing {

inline Document parse(std::string bytes, const std::string& path) {
  return parse_document(std::move(bytes), path, {});
}

/// One line a block: its kind, level and text, newlines as "/".
inline std::string show(const Document& document) {
  constexpr std::string_view kNames[] = {"title", "heading", "par", "item", "row", "quote", "turn"};
  std::string shown;
  for (const Block& block : document.blocks) {
    std::string text(document.slice(block.text));
    for (char& c : text) c = c == '\n' || c == '\r' ? '/' : c;
    shown +=
        std::string(kNames[std::size_t(block.kind)]) + (block.level > 0 ? std::to_string(block.level) : "") + ": " + text + "\n";
  }
  return shown;
}

/// What the source says behind a block: its bytes from the block's begin to its end, as UTF-8.
inline std::string source_of(const Document& document, const Block& block, const std::string& bytes) {
  const Span span = document.offsets.source(block.text);
  return source_slice(bytes, document.encoding, span.begin, span.end, document.source);
}

/// `text` (ASCII or beyond) as UTF-16 with a byte order mark.
inline std::string utf16(std::u16string_view text, bool big_endian) {
  std::string bytes = big_endian ? "\xFE\xFF" : "\xFF\xFE";
  for (const char16_t unit : text) {
    const char high = static_cast<char>(unit >> 8);
    const char low = static_cast<char>(unit & 0xFF);
    bytes += big_endian ? high : low;
    bytes += big_endian ? low : high;
  }
  return bytes;
}

}  // namespace quipu::testing
