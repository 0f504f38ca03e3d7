#include "graph/coarse_graph.hpp"

#include <algorithm>
#include <numeric>

namespace quipu::internal {

CoarseGraph make_coarse_graph(std::vector<double> mass, std::vector<std::pair<std::uint32_t, std::uint32_t>> edges) {
  const std::size_t given = edges.size();
  edges.reserve(2 * given);
  for (std::size_t i = 0; i < given; ++i) edges.emplace_back(edges[i].second, edges[i].first);
  std::erase_if(edges, [](const auto& edge) { return edge.first == edge.second; });
  std::sort(edges.begin(), edges.end());
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());

  CoarseGraph graph;
  graph.mass = std::move(mass);
  graph.first.assign(graph.mass.size() + 1, 0);
  graph.neighbours.reserve(edges.size());
  for (const auto& [from, to] : edges) {
    ++graph.first[from + 1];
    graph.neighbours.push_back(to);
  }
  std::partial_sum(graph.first.begin(), graph.first.end(), graph.first.begin());
  return graph;
}

CoarseGraph coarsen(const CoarseGraph& graph, std::vector<std::uint32_t>& parent) {
  const auto size = static_cast<std::uint32_t>(graph.size());
  std::vector<std::uint32_t> order(size);
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return graph.of(a).size() > graph.of(b).size(); });

  constexpr std::uint32_t kFree = UINT32_MAX;
  parent.assign(size, kFree);
  std::vector<double> mass;
  for (const std::uint32_t sun : order) {
    if (parent[sun] != kFree) continue;
    const auto merged = static_cast<std::uint32_t>(mass.size());
    parent[sun] = merged;
    mass.push_back(graph.mass[sun]);
    for (const std::uint32_t planet : graph.of(sun)) {
      if (parent[planet] != kFree) continue;
      parent[planet] = merged;
      mass.back() += graph.mass[planet];
    }
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
  for (std::uint32_t node = 0; node < size; ++node) {
    for (const std::uint32_t other : graph.of(node)) {
      if (node < other && parent[node] != parent[other]) edges.emplace_back(parent[node], parent[other]);
    }
  }
  return make_coarse_graph(std::move(mass), std::move(edges));
}

}  // namespace quipu::internal
