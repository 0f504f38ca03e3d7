#pragma once
// DOT for Graphviz, in the layout that Gephi reads as well; docs/formats/dot.md lists every attribute.
//
// The file: `graph [...]`, `node [...]` and `edge [...]` lines without semicolons, then nodes and edges inside a `{ }` block.
// Ids and values are quoted; colours are HSV triples, because Gephi shows "#rrggbb" as transparent. A node is a rounded box in
// the colour of its type (concepts paler), its label the name broken into short lines, its font larger the more often it is
// mentioned. An edge's label is its type, or the wording where the type is open; denied statements are dashed and say "not",
// hypothetical and asked ones dotted and end in "?". Up to 200 nodes lines are curved; above they are straight, because
// curves take sfdp minutes.
//
// What this writer cannot express:
// - control characters: left out of texts, written `%01` in ids;
// - parallel edges of different types in Gephi, which merges them from DOT (use GraphML);
// - lists: aliases are JSON text; of an edge's evidence only the first passage is written;
// - node properties, documents and their metadata;
// - `\` and newlines in ids and in attributes other than labels and tooltips: Graphviz hands them on as `\\` and `\n`.
// Labels of names longer than four lines end in an ellipsis; the attribute `full_name` has all of it.

#include <ostream>

#include "exporters/exporter.hpp"

namespace quipu::exporters {

/// See Exporter::write. Linear in the graph.
void write_dot(const Graph& graph, const ExportOptions& options, std::ostream& out);

}  // namespace quipu::exporters
