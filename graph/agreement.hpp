#pragma once
// One name, one type: documents that take a name for different kinds of thing agree on one when their graphs are merged. Each
// contribution keeps the type that its document gave, so that taking documents out again gives what the others alone agree on.

#include <vector>

#include "graph/model.hpp"

namespace quipu::internal {

/// For each node the one that takes it in: itself for most. Nodes whose ids differ in their type only are one where no document
/// has both; the type with most mentions stands, of equals the one with more documents, then the first in byte order. Names of
/// one word that some document takes for a person or a place stay apart: those often are two things of one name ("Jordan").
/// Needs contributions sorted by document, one a document. O(n log n).
std::vector<NodeIndex> agreed_nodes(const Graph& graph);

/// Undoes it: nodes by the types that the documents gave, edges by the documents of their evidence. Needs valid indices.
Graph as_documents_say(Graph graph);

}  // namespace quipu::internal
