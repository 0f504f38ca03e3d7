#pragma once
// The colours of node types, for every format that draws.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/ontology.hpp"

namespace quipu::exporters {

struct Rgb {
  std::uint8_t r = 0;
  std::uint8_t g = 0;
  std::uint8_t b = 0;

  bool operator==(const Rgb&) const = default;
};

/// What stands for a type without a colour.
inline constexpr Rgb kNoColor{136, 136, 136};

/// Reads "#rrggbb" with digits of either case; kNoColor for anything else.
Rgb parse_color(std::string_view text);

/// `color` mixed with white: 0 gives `color`, 100 gives white.
Rgb lighter(Rgb color, unsigned percent);

/// Appends "0.583,0.533,0.655": hue, saturation and value from 0 to 1 in three decimals, which Graphviz and Gephi both read
/// right (a "#rrggbb" colour in DOT is transparent in Gephi).
void append_hsv(std::string& to, Rgb color);

/// Appends "\"#rrggbb\"", quotation marks and all.
void append_hex(std::string& to, Rgb color);

/// The colour of each node type: its own, else its nearest ancestor's that has one. Keeps views into the ontology.
class Palette {
 public:
  explicit Palette(const Ontology& ontology);
  /// O(log types), allocates nothing.
  Rgb color(std::string_view node_type) const;

 private:
  std::vector<std::pair<std::string_view, Rgb>> colors_;  // sorted by name
};

}  // namespace quipu::exporters
