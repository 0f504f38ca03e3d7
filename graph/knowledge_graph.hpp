#pragma once
// A Graph frozen for questions: lookups by name, neighbours, paths. Boost.Graph's compressed sparse rows lie behind it.

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "graph/model.hpp"

namespace quipu {

using EdgeIndex = std::uint32_t;

/// Immutable; const calls may run in parallel. Takes over a Graph in normal form.
class KnowledgeGraph {
 public:
  explicit KnowledgeGraph(Graph graph);
  ~KnowledgeGraph();
  KnowledgeGraph(KnowledgeGraph&&) noexcept;
  KnowledgeGraph& operator=(KnowledgeGraph&&) noexcept;

  const Graph& graph() const;

  /// The node with this id. O(log n).
  std::optional<NodeIndex> find(std::string_view id) const;
  /// All nodes that carry `name` as id, name or alias, compared without regard to case, in order of id. O(log n).
  std::vector<NodeIndex> find_named(std::string_view name) const;

  /// Edges (indices into graph().edges) that leave or enter a node, ascending. O(degree).
  std::vector<EdgeIndex> out_edges(NodeIndex node) const;
  std::vector<EdgeIndex> in_edges(NodeIndex node) const;
  std::size_t degree(NodeIndex node) const;

  /// A shortest chain of edges between two nodes, each taken in either direction; empty when source is target, nothing when
  /// there is none. Of several shortest ones, that whose edges have the smallest indices first. O(nodes + edges).
  std::optional<std::vector<EdgeIndex>> shortest_path(NodeIndex source, NodeIndex target) const;

  /// The number of each node's weakly connected component, and how many there are. O(nodes + edges).
  std::pair<std::vector<std::uint32_t>, std::uint32_t> components() const;

 private:
  struct Adjacency;
  Graph graph_;
  std::unique_ptr<Adjacency> adjacency_;
};

}  // namespace quipu
