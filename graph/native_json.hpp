#pragma once
// quipu's own JSON, docs/formats/quipu-graph.schema.json: everything a Graph holds, read and written as a stream (SAX), so
// that memory is bounded by the graph.

#include <istream>
#include <ostream>
#include <string>

#include "graph/model.hpp"
#include "graph/ontology.hpp"

namespace quipu {

/// Writes `graph` (in normal form) as UTF-8 with one node or edge a line. Characters that JSON forbids are escaped; nothing is
/// lost but broken UTF-8 (in a file's name), which becomes U+FFFD. The stream's state is the caller's to check.
void write_native_json(const Graph& graph, std::ostream& out);

/// Reads what write_native_json wrote, in any layout and order of keys, and returns it in normal form. Unknown keys are passed
/// over. A node without documents or an edge without evidence is credited to a document whose id is `name`, so that graphs made by
/// hand or by other programs can be merged and queried. Throws Error with `name` and byte offset on bad JSON, a missing or
/// mistyped field, an unknown version, a reference to a node or document that the file lacks, or nesting deeper than 64.
Graph read_native_json(std::istream& in, const std::string& name, const Ontology& ontology);

}  // namespace quipu
