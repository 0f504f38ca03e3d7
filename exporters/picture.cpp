#include "exporters/picture.hpp"

#include <cmath>

#include "exporters/numbers.hpp"

namespace quipu::exporters {

/// By a square root, which is exact on every machine.
std::uint64_t size_tenths(const Node& node) {
  const auto mentions = static_cast<double>(node.mentions == 0 ? 1 : node.mentions);
  return static_cast<std::uint64_t>(std::floor(std::sqrt(mentions) * 100.0 + 0.5));
}

void append_coordinate(std::string& to, double value) {
  const double tenths = std::floor(std::fabs(value) * 10.0 + 0.5);
  if (value < 0 && tenths > 0) to.push_back('-');
  append_thousandths(to, static_cast<std::uint64_t>(tenths) * 100);
}

}  // namespace quipu::exporters
