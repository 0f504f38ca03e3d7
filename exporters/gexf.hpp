#pragma once
// GEXF (https://gexf.net) for Gephi and Gephi Lite: the format that keeps most of a picture; docs/formats/gexf.md lists every
// attribute. Version 1.3, or 1.2draft for programs that read no newer one (NetworkX before 3).
//
// The file: a directed, static graph; label, weight, kind, colour, size and place are GEXF's own, all else are attributes with the
// names and order that our GraphML has. Colours have no alpha, because Gephi Lite ignores colours that have one; 1.2draft has no
// `kind`, which stands there as attribute alone.
//
// What this writer cannot express:
// - characters that XML 1.0 forbids: left out of texts, written `%01` in ids;
// - lists: JSON text in a string attribute (Gephi's liststring splits at commas);
// - direction of single edges and documents as such, as in GraphML.

#include <ostream>

#include "exporters/exporter.hpp"

namespace quipu::exporters {

/// See Exporter::write. Linear; keeps the names of all properties in memory, nothing else that grows.
void write_gexf(const Graph& graph, const ExportOptions& options, std::ostream& out);
void write_gexf_12(const Graph& graph, const ExportOptions& options, std::ostream& out);

}  // namespace quipu::exporters
