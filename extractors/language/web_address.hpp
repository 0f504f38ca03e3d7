#pragma once
// Shapes that need a look at a whole chunk of text: web and mail addresses, and the clitics at a word's end.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace quipu::language {

/// Bytes of the web or mail address that `text` begins with, without the punctuation after it; 0 where it begins with none.
std::size_t web_address_size(std::string_view text);

/// Bytes of the clitic that `word` ends in ("n't", "'s", "’ll" …), 0 for none. Apostrophes are straight, curly or a backtick.
std::size_t clitic_size(std::string_view word);

/// Whether a white space character ends right before `at`.
bool character_before_is_space(std::string_view text, std::size_t at);

}  // namespace quipu::language
