#pragma once
// What the formats that carry a picture share beside colours: sizes and places.

#include <cmath>
#include <cstdint>
#include <string>

#include "exporters/numbers.hpp"
#include "graph/layout.hpp"
#include "graph/model.hpp"

namespace quipu::exporters {

/// A circle whose area is proportional to the mentions, in tenths of Gephi's units: square roots are exact on every machine.
inline std::uint64_t size_tenths(const Node& node) {
  const auto mentions = static_cast<double>(node.mentions == 0 ? 1 : node.mentions);
  return static_cast<std::uint64_t>(std::floor(std::sqrt(mentions) * 100.0 + 0.5));
}

/// A coordinate in tenths: "-12.3".
inline void append_coordinate(std::string& to, double value) {
  const double tenths = std::floor(std::fabs(value) * 10.0 + 0.5);
  if (value < 0 && tenths > 0) to.push_back('-');
  append_thousandths(to, static_cast<std::uint64_t>(tenths) * 100);
}

}  // namespace quipu::exporters
