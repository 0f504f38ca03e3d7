#pragma once
// The part of a graph that somebody wants to see: of some types, around some nodes, the best connected.

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model.hpp"
#include "graph/ontology.hpp"

namespace quipu {

/// What is to be kept; an empty or zero member chooses nothing away. They are applied in the order in which they stand here, each to
/// what the ones before have left.
struct Selection {
  std::set<std::string, std::less<>> node_types;      ///< nodes of these types and their kinds
  std::set<std::string, std::less<>> relation_types;  ///< edges of these types, and only nodes that they join
  std::vector<NodeIndex> around;                      ///< nodes at most `hops` edges away, in either direction, and these themselves
  std::size_t hops = 1;
  /// So many nodes: first those of `around`, then those with most edges, then most mentions, then the smaller id.
  std::size_t top = 0;

  bool chooses() const { return !node_types.empty() || !relation_types.empty() || !around.empty() || top != 0; }
};

/// The chosen nodes, the chosen edges between them, their passages and their documents. `graph` is in normal form, and so is the
/// result; derived fields (mentions, confidence) stay those of the whole graph. A pure function of its arguments. O(n log n).
Graph select(Graph graph, const Selection& selection, const Ontology& ontology);

}  // namespace quipu
