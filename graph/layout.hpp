#pragma once
// Places for the nodes of a picture: connected nodes near each other, all others apart.
//
// A spring-electrical model (each node pushes every other, each edge pulls its ends), solved from coarse to fine as in
// Y. Hu, "Efficient and High Quality Force-Directed Graph Drawing", The Mathematica Journal 10 (2005): the graph is shrunk
// level by level, the smallest is placed first, and each finer level starts from the places of the coarser one. Far nodes
// push as one (Barnes & Hut 1986). Same graph, same places, on every machine: no random numbers, no threads, and of floating
// point only what IEEE 754 fixes to the bit (+ - * / sqrt).

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace quipu {

struct Point {
  double x = 0;
  double y = 0;
  bool operator==(const Point&) const = default;
};

struct LayoutOptions {
  /// Mean length of an edge in the result.
  double edge_length = 100;
};

/// A place for each of `nodes` nodes, in order; the centre of all is (0, 0). `edges` are pairs of node indices below `nodes`;
/// direction, loops and repetitions do not matter. O((nodes + edges) log nodes) time, O(nodes + edges) memory; 100,000 nodes
/// take some seconds.
std::vector<Point> layout(std::size_t nodes, std::span<const std::pair<std::uint32_t, std::uint32_t>> edges,
                          const LayoutOptions& options = {});

}  // namespace quipu
