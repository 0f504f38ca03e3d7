#include "extractors/entities/person_names.hpp"

#include <algorithm>

namespace quipu::entities {

namespace {

constexpr std::string_view kQuotes[] = {"\"", "'", "“", "”", "‘", "’"};

bool is_initial_of(std::string_view initial, std::string_view name) { return is_initial(initial) && !name.empty() && name[0] == initial[0]; }

bool may_be_same_given_name(const Lexicons& lexicons, std::string_view a, std::string_view b) {
  return lexicons.same_given_name(a, b) || is_initial_of(a, b) || is_initial_of(b, a);
}

/// Every middle name of the shorter one stands in the longer one, in this order.
bool middle_names_fit(std::span<const std::string> shorter, std::span<const std::string> longer) {
  std::size_t at = 1;
  for (std::size_t i = 1; i + 1 < shorter.size(); ++i) {
    while (at + 1 < longer.size() && longer[at] != shorter[i] && !is_initial_of(shorter[i], longer[at])) ++at;
    if (at + 1 >= longer.size()) return false;
    ++at;
  }
  return true;
}

}  // namespace

bool is_initial(std::string_view word) { return word.size() == 1 || (word.size() == 2 && word[1] == '.'); }

bool may_be_same_person(const Lexicons& lexicons, std::span<const std::string> shorter, std::span<const std::string> longer) {
  if (shorter.size() < 2 || shorter.size() > longer.size()) return false;
  if (shorter.size() < longer.size()) {
    const bool ends = std::equal(shorter.begin(), shorter.end(), longer.end() - static_cast<std::ptrdiff_t>(shorter.size()));
    if (ends || std::equal(shorter.begin(), shorter.end(), longer.begin())) return true;
  }
  return shorter.back() == longer.back() && may_be_same_given_name(lexicons, shorter.front(), longer.front()) && middle_names_fit(shorter, longer);
}

std::string_view inside_quotes(std::string_view word) {
  for (const std::string_view open : kQuotes) {
    for (const std::string_view close : kQuotes) {
      if (word.size() > open.size() + close.size() && word.starts_with(open) && word.ends_with(close)) {
        return word.substr(open.size(), word.size() - open.size() - close.size());
      }
    }
  }
  return {};
}

bool is_year(std::string_view word) {
  return word.size() == 4 && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace quipu::entities
