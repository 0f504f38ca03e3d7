#pragma once
// Copying user text into a format in long runs: only the few bytes that the format cannot take are looked at one by one.

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "graph/utf8.hpp"

namespace quipu::exporters {

/// For each ASCII byte whether the format takes it as it is. Bytes from 0x80 are judged as UTF-8 instead.
using PlainBytes = std::array<bool, 128>;

/// All ASCII but the control characters below 0x20 and the bytes of `special`.
constexpr PlainBytes plain_bytes_without(std::string_view special) {
  PlainBytes plain{};
  for (std::size_t c = 0x20; c < plain.size(); ++c) plain[c] = true;
  for (char c : special) plain[static_cast<unsigned char>(c)] = false;
  return plain;
}

/// Whether the three bytes at `at` are U+FFFE or U+FFFF, which no interchange format carries and XML 1.0 forbids.
inline bool is_noncharacter(std::string_view text, std::size_t at) {
  return text.substr(at, 2) == "\xEF\xBF" && (text[at + 2] == '\xBE' || text[at + 2] == '\xBF');
}

/// Appends `text` to `to`. `special(c)` is called for each ASCII byte that is not plain and appends what stands for it. Each
/// broken byte becomes U+FFFD; U+FFFE and U+FFFF are left out. Linear; allocates only to grow `to`.
template <class Special>
void append_in_runs(std::string& to, std::string_view text, const PlainBytes& plain, Special special) {
  std::size_t begin = 0;
  std::size_t at = 0;
  auto end_run = [&] { to.append(text.substr(begin, at - begin)); };
  while (at < text.size()) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      if (!plain[byte]) {
        end_run();
        special(text[at]);
        begin = at + 1;
      }
      ++at;
      continue;
    }
    const std::size_t length = utf8_length(text, at);
    if (length != 0 && !(length == 3 && is_noncharacter(text, at))) {
      at += length;
      continue;
    }
    end_run();
    if (length == 0) to.append("\xEF\xBF\xBD");
    at += length == 0 ? 1 : length;
    begin = at;
  }
  end_run();
}

}  // namespace quipu::exporters
