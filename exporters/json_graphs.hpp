#pragma once
// The graph as JSON that other programs read at once; docs/formats/json-graphs.md shows one node and one edge of each.
//
// All three have the attributes of our GraphML under the same names, with lists as lists and booleans as booleans; a place,
// a size and a colour where the program has one. Property names that equal an attribute get "property_" before them.
// Control characters are escaped, so texts lose nothing but broken UTF-8. Documents as such are not written.

#include <ostream>

#include "exporters/exporter.hpp"

namespace quipu::exporters {

/// NetworkX's node_link_graph: `edges` (NetworkX 3.4 on, its `edges="edges"`), a multigraph whose keys are the edge ids.
void write_node_link(const Graph& graph, const ExportOptions& options, std::ostream& out);
/// The same with `links` in place of `edges`: D3 and NetworkX before 3.4.
void write_d3(const Graph& graph, const ExportOptions& options, std::ostream& out);
/// Cytoscape.js and Cytoscape desktop: `elements` with `data` and `position`.
void write_cytoscape(const Graph& graph, const ExportOptions& options, std::ostream& out);
/// graphology's import(), ready for sigma.js: x, y, size and color; a node's type is `kind`, since sigma takes `type` for the
/// name of a drawing program.
void write_graphology(const Graph& graph, const ExportOptions& options, std::ostream& out);

}  // namespace quipu::exporters
