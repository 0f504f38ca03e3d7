#pragma once
// Merging: graphs in, one graph in normal form out.

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "graph/model.hpp"
#include "graph/ontology.hpp"

namespace quipu {

/// Collects graphs and merges them. The result does not depend on the order of add() calls nor on how often one graph is
/// added. Memory is bounded by the merged graph. Not thread-safe: give each thread a builder and merge those.
class GraphBuilder {
 public:
  /// `ontology` tells which relation types are open or symmetric; it must outlive the builder.
  explicit GraphBuilder(const Ontology& ontology);
  ~GraphBuilder();
  GraphBuilder(GraphBuilder&&) noexcept;
  GraphBuilder& operator=(GraphBuilder&&) noexcept;

  /// Adds `graph`, which need not be in normal form but whose indices must be valid (Error otherwise). Derived fields are
  /// ignored, but for a node's id (empty: made from type and name) and for an edge's predicate where none of its evidence has one.
  /// The ends of an edge of a symmetric type are put in the order of their ids. O(size of `graph`).
  void add(Graph graph);

  /// The merged graph in normal form with all derived fields; the builder is empty afterwards. Nodes without a contribution
  /// and edges without evidence are dropped. O(n log n).
  Graph finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Merge of two; associative, commutative, idempotent.
Graph merge(Graph a, Graph b, const Ontology& ontology);

/// `graph` as if the documents of these ids had never been added. Unknown ids change nothing. O(n log n).
Graph remove_documents(Graph graph, const std::set<std::string, std::less<>>& ids, const Ontology& ontology);
Graph remove_document(Graph graph, std::string_view id, const Ontology& ontology);

/// The same graph with only the edges that are facts (neither negated nor hypothetical nor asked); nodes stay.
Graph facts_only(Graph graph);

/// The same graph without the edges whose confidence is below `least`; nodes stay.
Graph confident_only(Graph graph, double least);

}  // namespace quipu
