#pragma once
// A graph as force layouts need it, and its smaller likeness. Internal to graph/.

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace quipu::internal {

/// Neighbours in both directions as compressed sparse rows; no loops, no repetitions.
struct CoarseGraph {
  std::vector<double> mass;                  ///< a node's original nodes
  std::vector<std::uint32_t> first;          ///< of node i: neighbours[first[i]] up to neighbours[first[i + 1]]
  std::vector<std::uint32_t> neighbours;     ///< ascending for each node

  std::size_t size() const { return mass.size(); }
  std::span<const std::uint32_t> of(std::uint32_t node) const {
    return std::span(neighbours).subspan(first[node], first[node + 1] - first[node]);
  }
};

CoarseGraph make_coarse_graph(std::vector<double> mass, std::vector<std::pair<std::uint32_t, std::uint32_t>> edges);

/// `graph` with each node of many neighbours and those neighbours taken for one; `parent` tells which. Hubs come first, since
/// knowledge graphs are stars joined to stars. O(nodes log nodes + edges log edges).
CoarseGraph coarsen(const CoarseGraph& graph, std::vector<std::uint32_t>& parent);

}  // namespace quipu::internal
