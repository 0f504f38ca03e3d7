#pragma once
// GraphML 1.0 (http://graphml.graphdrawing.org/specification.html) in the profile that Gephi, Boost.Graph, igraph and NetworkX
// all read; docs/formats/graphml.md lists every key.
//
// The file: one flat directed graph in the GraphML namespace. Keys are for node or edge only, their ids lower case and unique
// over both (edge keys start with "edge_", properties with "p_"); types are boolean, int, long, double and string; booleans
// are 1 and 0; lists are JSON text in a string key; empty strings are left out. An edge's type stands in the `label` attribute
// of <edge> (not in the standard, but where Gephi takes an edge's kind from, without which it merges parallel edges of
// different types), in the data `label` and `kind`, and as `interaction` for Cytoscape.
//
// What this writer cannot express:
// - characters that XML 1.0 forbids (most control characters): left out of texts, written `%01` in ids;
// - direction of single edges: NetworkX refuses files that mix them, so edges of symmetric types are directed edges with the
//   data `symmetric` set;
// - documents as such (title, path, hash) and what each document contributes to a node: only document ids, as lists;
// - labels in yEd, which reads no plain data; use its Properties Mapper on `label`.
// What readers then lose: Gephi shows "INF" inside an attribute (not a label) as "Infinity"; igraph turns integers into doubles
// and missing strings into ""; Boost trims white space around texts and does not keep ids.

#include <ostream>

#include "exporters/exporter.hpp"

namespace quipu::exporters {

/// See Exporter::write. Linear; keeps the names of all properties in memory, nothing else that grows.
void write_graphml(const Graph& graph, const ExportOptions& options, std::ostream& out);

}  // namespace quipu::exporters
