#pragma once
// Edges on their way to a reader: as a table, CSV or JSON.

#include <span>
#include <string>

#include "graph/knowledge_graph.hpp"

namespace quipu::app {

/// Source, type, target and the sentence that says it; a mark where the text denies, supposes or asks it.
std::string edges_as_text(const Graph& graph, std::span<const EdgeIndex> edges);
/// One row an edge with all its attributes and its best passage.
std::string edges_as_csv(const Graph& graph, std::span<const EdgeIndex> edges);
/// An array of edges, each with all its evidence.
std::string edges_as_json(const Graph& graph, std::span<const EdgeIndex> edges);

}  // namespace quipu::app
