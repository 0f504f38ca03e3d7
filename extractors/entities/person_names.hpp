#pragma once
// Which full names one person can bear. Internal to entities/.

#include <span>
#include <string>
#include <string_view>

#include "extractors/entities/lexicons.hpp"

namespace quipu::entities {

/// Whether `shorter`, two or more case-folded words, can be another way to write `longer`: the same surname with a nickname, an
/// initial or fewer middle names ("Liz Quill", "M. Quill" and "Mara Jane Quill"), or the last or first words of a longer name
/// ("Quill Foss" of "Mara Quill Foss"). Both may name two people of one family; ask whether only one fits.
bool may_be_same_person(const Lexicons& lexicons, std::span<const std::string> shorter, std::span<const std::string> longer);

/// "j", "j."
bool is_initial(std::string_view word);

/// "minnie" of "“minnie”"; empty where quotation marks do not hold the word. A part of `word`.
std::string_view inside_quotes(std::string_view word);

/// "1998", "2006": four digits.
bool is_year(std::string_view word);

}  // namespace quipu::entities
