#pragma once
// Small helpers over UTF-8 that every layer needs; Unicode's data come from ICU.

#include <string>
#include <string_view>

namespace quipu {

/// Appends one code point (not a surrogate, at most U+10FFFF).
void append_utf8(std::string& out, char32_t code_point);

/// The code point that starts at byte `at`, and moves `at` past it. Broken bytes give U+FFFD and move one byte or more.
/// `at` must be less than the size.
char32_t next_utf8(std::string_view text, std::size_t& at);

/// Length in bytes of the UTF-8 sequence that starts at `at` (which is below `text.size()`), 0 where the bytes there are no
/// well-formed UTF-8 (Unicode 15, table 3-7: no overlong forms, no surrogates, nothing above U+10FFFF).
std::size_t utf8_length(std::string_view text, std::size_t at);

/// Whether all of `text` is well-formed. Linear.
bool is_utf8(std::string_view text);

/// `text` with each broken byte replaced by U+FFFD.
std::string repaired_utf8(std::string_view text);

/// Every code point case-folded by itself (Unicode's simple folding), the same under every locale.
std::string fold_case(std::string_view text);

/// Equal for texts that differ in case, or in how letters with marks are composed, only: Unicode's NFKC_Casefold. Broken bytes are taken
/// as U+FFFD.
std::string caseless_form(std::string_view text);

}  // namespace quipu
