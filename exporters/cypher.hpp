#pragma once
// A Cypher script for Neo4j 5 (`cypher-shell -f graph.cypher`), docs/formats/cypher.md.
//
// First a constraint that makes ids unique, then nodes and edges in batches of 500 a statement (UNWIND), merged by id: running the
// script again changes nothing, and two graphs can be loaded one after the other. Every node has the label `Entity` and its type, an edge
// has its type; attributes are those of our GraphML, lists are lists. NUL is left out, broken UTF-8 becomes U+FFFD.

#include <ostream>

#include "exporters/exporter.hpp"

namespace quipu::exporters {

/// Every statement ends in ";\n", and no other line does: texts hold no bare newline.
void write_cypher(const Graph& graph, const ExportOptions& options, std::ostream& out);

/// Appends `text` as a Cypher string in single quotes. Neo4j reads \uXXXX before it looks for quotes, so that a backslash of the
/// text that stands before a `u` is written as \u005C itself.
void append_cypher_string(std::string& to, std::string_view text);

/// Appends `name` in backticks, as a label, relationship type or property.
void append_cypher_name(std::string& to, std::string_view name);

}  // namespace quipu::exporters
