#include "exporters/palette.hpp"

#include <algorithm>
#include <charconv>

#include "exporters/numbers.hpp"

namespace quipu::exporters {
namespace {

bool parse_channel(std::string_view digits, std::uint8_t& channel) {
  const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), channel, 16);
  return result.ec == std::errc{} && result.ptr == digits.data() + digits.size();
}

/// Nearest integer of a / b for a >= 0, b > 0.
constexpr int divide_rounded(int a, int b) { return (2 * a + b) / (2 * b); }

/// Hue in thousandths of a turn, by the usual hexcone model (A. R. Smith, SIGGRAPH 1978), in integers so that every machine
/// writes the same digits.
int hue_thousandths(Rgb c, int high, int low) {
  const int range = high - low;
  if (range == 0) return 0;
  int sixth = 0;  // the position on the circle, times `range`
  if (c.r == high) {
    sixth = c.g - c.b + (c.g < c.b ? 6 * range : 0);
  } else if (c.g == high) {
    sixth = c.b - c.r + 2 * range;
  } else {
    sixth = c.r - c.g + 4 * range;
  }
  return divide_rounded(sixth * 1000, 6 * range);
}

std::string_view inherited_color(const Ontology& ontology, const NodeType& type) {
  const NodeType* at = &type;
  while (at != nullptr && at->color.empty()) at = ontology.node_type(at->parent);
  return at == nullptr ? std::string_view{} : std::string_view{at->color};
}

}  // namespace

Rgb parse_color(std::string_view text) {
  Rgb color;
  const bool good = text.size() == 7 && text[0] == '#' && parse_channel(text.substr(1, 2), color.r) &&
                    parse_channel(text.substr(3, 2), color.g) && parse_channel(text.substr(5, 2), color.b);
  return good ? color : kNoColor;
}

Rgb lighter(Rgb color, unsigned percent) {
  auto mix = [percent](std::uint8_t channel) { return static_cast<std::uint8_t>(channel + (255u - channel) * percent / 100u); };
  return {mix(color.r), mix(color.g), mix(color.b)};
}

void append_hsv(std::string& to, Rgb color) {
  const int high = std::max({color.r, color.g, color.b});
  const int low = std::min({color.r, color.g, color.b});
  append_thousandths(to, static_cast<std::uint64_t>(hue_thousandths(color, high, low)));
  to.push_back(',');
  append_thousandths(to, high == 0 ? 0 : static_cast<std::uint64_t>(divide_rounded((high - low) * 1000, high)));
  to.push_back(',');
  append_thousandths(to, static_cast<std::uint64_t>(divide_rounded(high * 1000, 255)));
}

void append_hex(std::string& to, Rgb color) {
  constexpr std::string_view kHex = "0123456789abcdef";
  to.append("\"#");
  for (const std::uint8_t part : {color.r, color.g, color.b}) to += {kHex[part >> 4], kHex[part & 15]};
  to.push_back('"');
}

Palette::Palette(const Ontology& ontology) {
  for (const NodeType& type : ontology.node_types()) colors_.emplace_back(type.name, parse_color(inherited_color(ontology, type)));
  std::sort(colors_.begin(), colors_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
}

Rgb Palette::color(std::string_view node_type) const {
  const auto at = std::lower_bound(colors_.begin(), colors_.end(), node_type,
                                   [](const auto& entry, std::string_view name) { return entry.first < name; });
  return at != colors_.end() && at->first == node_type ? at->second : kNoColor;
}

}  // namespace quipu::exporters
