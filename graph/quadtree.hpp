#pragma once
// Which far points push as one: a quadtree over weighted points (Barnes & Hut, Nature 324, 1986). Internal to graph/.

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "graph/layout.hpp"

namespace quipu::internal {

/// The cells lie in the order of a walk from the root, each with the place where the walk goes on without its inside, so that
/// a question needs no stack; points are sorted along the Z-curve, so that a leaf's lie side by side.
class Quadtree {
 public:
  /// Builds the tree of `points` with weights `masses` (same size, all above 0). O(n log n). Reuses its memory.
  void build(std::span<const Point> points, std::span<const double> masses);

  /// The points in an order in which neighbours ask for the same cells.
  std::span<const std::pair<std::uint64_t, std::uint32_t>> order() const { return order_; }

  /// The sum over all points elsewhere than at `at` of mass * (at - point) / distance², cells whose width is below `opening`
  /// times their distance taken as one. O(log n) for points that are spread evenly.
  Point push(Point at, double opening) const;

 private:
  static constexpr int kLevels = 21;         // bits of each coordinate in a Z-curve code
  static constexpr std::uint32_t kLeaf = 8;  // points that are cheaper to visit than to divide
  struct Body {
    Point at;
    double mass;
  };
  struct Cell {
    Body whole;            // all of the cell as one
    double squared_width;
    std::uint32_t first;   // of its bodies
    std::uint32_t end;
    std::uint32_t skip;    // the next cell of the walk that is not inside this one
    bool leaf;
  };
  void sort_points(std::span<const Point> points);
  void add_cell(std::uint32_t first, std::uint32_t end, int level, double width);

  std::vector<std::pair<std::uint64_t, std::uint32_t>> order_;  // Z-curve code and index
  std::vector<Body> bodies_;                                    // in that order
  std::vector<Cell> cells_;
  double width_ = 0;
};

}  // namespace quipu::internal
