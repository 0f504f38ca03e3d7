#pragma once
// What the formats that carry a picture share beside colours: sizes and places.

#include <cstdint>
#include <string>

#include "graph/model.hpp"

namespace quipu::exporters {

/// A circle whose area is proportional to the mentions, in tenths of Gephi's units: 100 for one mention.
std::uint64_t size_tenths(const Node& node);

/// A coordinate in tenths: "-12.3".
void append_coordinate(std::string& to, double value);

}  // namespace quipu::exporters
