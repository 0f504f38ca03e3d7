#pragma once
// Short forms and their long forms.
// Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text" (PSB 2003).

#include <optional>
#include <string_view>

namespace quipu::entities {

/// Where in `text`, which ends right before "(short_form)", the long form begins, in bytes; nothing where the letters of the
/// short form cannot be found there from right to left with the first one at the start of a word. `short_form` has 2 to 10
/// characters, a letter among them. The long form has at most min(|A| + 5, 2 |A|) words, |A| the letters of the short form.
std::optional<std::size_t> long_form_begin(std::string_view text, std::string_view short_form);

/// Whether `acronym` ("AGI", "LLMs") is made of the first letters of the words of `phrase`, leaving out small words such as
/// "of" where need be; hyphens part words. At least two letters.
bool is_initialism(std::string_view acronym, std::string_view phrase);

/// Whether a token looks like an acronym: 2 to 8 characters, mostly capitals, no more than one small letter, and that an "s".
bool looks_like_acronym(std::string_view form);

}  // namespace quipu::entities
