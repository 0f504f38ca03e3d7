#pragma once
// Numbers as text by std::to_chars: the same bytes under every locale, and the shortest that reads back to the same value.

#include <array>
#include <charconv>
#include <cstdint>
#include <string>

namespace quipu::exporters {

template <class Number>
void append_number(std::string& to, Number value) {
  std::array<char, 32> digits;
  const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  to.append(digits.data(), static_cast<std::size_t>(result.ptr - digits.data()));
}

/// `thousandths` / 1000 without passing through floating point: 940 gives "0.94", 1000 gives "1".
inline void append_thousandths(std::string& to, std::uint64_t thousandths) {
  append_number(to, thousandths / 1000);
  std::uint64_t rest = thousandths % 1000;
  if (rest == 0) return;
  to.push_back('.');
  for (std::uint64_t place = 100; rest != 0; rest %= place, place /= 10) to.push_back(static_cast<char>('0' + rest / place));
}

}  // namespace quipu::exporters
