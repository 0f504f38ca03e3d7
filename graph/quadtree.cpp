#include "graph/quadtree.hpp"

#include <algorithm>

namespace quipu::internal {
namespace {

/// The low 21 bits of `value`, a zero after each.
std::uint64_t spread_bits(std::uint64_t value) {
  value = (value | value << 16) & 0x0000FFFF0000FFFF;
  value = (value | value << 8) & 0x00FF00FF00FF00FF;
  value = (value | value << 4) & 0x0F0F0F0F0F0F0F0F;
  value = (value | value << 2) & 0x3333333333333333;
  return (value | value << 1) & 0x5555555555555555;
}

}  // namespace

void Quadtree::build(std::span<const Point> points, std::span<const double> masses) {
  sort_points(points);
  bodies_.clear();
  for (const auto& [code, index] : order_) bodies_.push_back({points[index], masses[index]});
  cells_.clear();
  if (!points.empty()) add_cell(0, static_cast<std::uint32_t>(points.size()), kLevels, width_);
}

void Quadtree::sort_points(std::span<const Point> points) {
  order_.clear();
  if (points.empty()) return;
  Point least = points[0], most = points[0];
  for (const Point& point : points) {
    least = {std::min(least.x, point.x), std::min(least.y, point.y)};
    most = {std::max(most.x, point.x), std::max(most.y, point.y)};
  }
  width_ = std::max({most.x - least.x, most.y - least.y, 1e-9}) * 1.0001;
  const double scale = (1 << kLevels) / width_;
  for (std::uint32_t i = 0; i < points.size(); ++i) {
    const auto x = static_cast<std::uint64_t>((points[i].x - least.x) * scale);
    const auto y = static_cast<std::uint64_t>((points[i].y - least.y) * scale);
    order_.emplace_back(spread_bits(x) | spread_bits(y) << 1, i);
  }
  std::sort(order_.begin(), order_.end());
}

/// The bodies [first, end) share the coordinates' bits above `level`.
void Quadtree::add_cell(std::uint32_t first, std::uint32_t end, int level, double width) {
  const std::size_t self = cells_.size();
  const bool leaf = end - first <= kLeaf || level == 0;
  Body whole{{0, 0}, 0};
  for (std::uint32_t i = first; i < end; ++i) {
    whole.mass += bodies_[i].mass;
    whole.at.x += bodies_[i].at.x * bodies_[i].mass;
    whole.at.y += bodies_[i].at.y * bodies_[i].mass;
  }
  whole.at = {whole.at.x / whole.mass, whole.at.y / whole.mass};
  cells_.push_back({whole, width * width, first, end, 0, leaf});
  if (!leaf) {
    const int shift = 2 * (level - 1);
    for (std::uint32_t from = first; from < end;) {
      const std::uint64_t quarter = order_[from].first >> shift;
      std::uint32_t to = from + 1;
      while (to < end && order_[to].first >> shift == quarter) ++to;
      add_cell(from, to, level - 1, width / 2);
      from = to;
    }
  }
  cells_[self].skip = static_cast<std::uint32_t>(cells_.size());
}

Point Quadtree::push(Point at, double opening) const {
  const double threshold = opening * opening;
  Point sum;
  auto add = [&sum, at](const Body& body) {
    const double x = at.x - body.at.x, y = at.y - body.at.y;
    const double squared = x * x + y * y;
    if (squared <= 0) return;
    sum.x += body.mass * x / squared;
    sum.y += body.mass * y / squared;
  };
  for (std::uint32_t i = 0; i < cells_.size();) {
    const Cell& cell = cells_[i];
    const double x = at.x - cell.whole.at.x, y = at.y - cell.whole.at.y;
    if (cell.squared_width < threshold * (x * x + y * y)) {
      add(cell.whole);
      i = cell.skip;
    } else if (cell.leaf) {
      for (std::uint32_t body = cell.first; body < cell.end; ++body) add(bodies_[body]);
      i = cell.skip;
    } else {
      ++i;
    }
  }
  return sum;
}

}  // namespace quipu::internal
