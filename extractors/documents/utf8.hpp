#pragma once
// The little of UTF-8 that the readers need (RFC 3629).

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "extractors/documents/offset_map.hpp"

namespace quipu {

/// The offset of the first byte that begins no well-formed character, npos where all is well. About as fast as memory for
/// ASCII: 32 bytes a step.
std::size_t find_invalid_utf8(std::string_view bytes);

/// Number of code points of well-formed text.
std::size_t count_characters(std::string_view text);

/// Whether a white-space character (of ASCII, or U+00A0) starts at `at`; its size in bytes, 0 where none does.
std::size_t space_size(std::string_view text, std::size_t at);

/// `span` of `text` without white space at its ends.
Span trim(std::string_view text, Span span);

}  // namespace quipu
