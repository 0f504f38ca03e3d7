#include "extractors/documents/utf8.hpp"

#include <cstring>

namespace quipu {
namespace {

std::uint64_t load8(const char* bytes) {
  std::uint64_t word;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

bool is_continuation(unsigned char byte) {
  return (byte & 0xC0u) == 0x80;
}

/// The size of the well-formed character at `at`, or 0. Ranges of the second byte: Unicode 15, table 3-7.
std::size_t character_size(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) -> unsigned char {
    return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0;
  };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  if (lead < 0xE0) return is_continuation(byte(1)) ? 2 : 0;
  const unsigned char second = byte(1);
  if (!is_continuation(second) || !is_continuation(byte(2))) return 0;
  if (lead < 0xF0) {
    const bool overlong = lead == 0xE0 && second < 0xA0;
    const bool surrogate = lead == 0xED && second > 0x9F;
    return overlong || surrogate ? 0 : 3;
  }
  const bool overlong = lead == 0xF0 && second < 0x90;
  const bool beyond = lead == 0xF4 && second > 0x8F;
  return overlong || beyond || !is_continuation(byte(3)) ? 0 : 4;
}

}  // namespace

std::size_t find_invalid_utf8(std::string_view bytes) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080u;
  const char* data = bytes.data();
  std::size_t at = 0;
  while (at < bytes.size()) {
    while (at + 32 <= bytes.size() &&
           ((load8(data + at) | load8(data + at + 8) | load8(data + at + 16) | load8(data + at + 24)) & kHighBits) == 0) {
      at += 32;
    }
    // The characters of one such step, one by one, then the fast way again.
    const std::size_t stop = at + 32 < bytes.size() ? at + 32 : bytes.size();
    while (at < stop) {
      const std::size_t size = character_size(bytes, at);
      if (size == 0) return at;
      at += size;
    }
  }
  return std::string_view::npos;
}

std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += !is_continuation(static_cast<unsigned char>(c));
  return count;
}

std::size_t space_size(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == ' ' || (c >= '\t' && c <= '\r')) return 1;
  return text.substr(at, 2) == "\xC2\xA0" ? 2 : 0;
}

Span trim(std::string_view text, Span span) {
  while (span.begin < span.end) {
    const std::size_t size = space_size(text, span.begin);
    if (size == 0) break;
    span.begin += size;
  }
  while (span.begin < span.end) {
    if (space_size(text, span.end - 1) == 1) {
      span.end -= 1;
    } else if (span.size() >= 2 && space_size(text, span.end - 2) == 2) {
      span.end -= 2;
    } else {
      break;
    }
  }
  return span;
}

}  // namespace quipu
