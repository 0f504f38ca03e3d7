#pragma once
// What describe tells of a graph.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "graph/model.hpp"

namespace quipu::app {

/// Counts, the largest first and equal ones by name.
using Ranking = std::vector<std::pair<std::string, std::uint64_t>>;

struct NodeRank {
  NodeIndex node = 0;
  std::uint64_t degree = 0;
  std::uint64_t mentions = 0;
};

struct Summary {
  Ranking node_types;
  Ranking relation_types;
  std::uint64_t negated = 0;
  std::uint64_t hypothetical = 0;
  std::uint64_t asked = 0;
  std::uint64_t unconnected_nodes = 0;
  std::uint64_t sentences = 0;
  std::uint64_t used_sentences = 0;
  std::uint64_t bytes = 0;
  std::vector<NodeRank> by_degree;    ///< all nodes, the best connected first
  std::vector<NodeRank> by_mentions;  ///< all nodes, the most mentioned first
};

/// O(n log n).
Summary summarize(const Graph& graph);

}  // namespace quipu::app
