#pragma once
// Two tables for Gephi's spreadsheet import, for spreadsheets and for Neo4j's bulk import; docs/formats/csv.md lists the columns.
//
// RFC 4180 in UTF-8 without a byte order mark, lines ending in a newline alone. Texts stand in quotes. Lists are JSON text. A
// spreadsheet takes a text that begins with "=" for a formula: import such files as text.
//
// What these writers cannot express: NUL characters, which are left out; places, colours and sizes, which Gephi does not read from
// tables; documents as such.

#include <ostream>

#include "exporters/exporter.hpp"

namespace quipu::exporters {

/// Gephi's columns Id and Label, then ours.
void write_csv_nodes(const Graph& graph, const ExportOptions& options, std::ostream& out);
/// Gephi's columns Source, Target, Type, Kind, Id, Label, Weight, then ours.
void write_csv_edges(const Graph& graph, const ExportOptions& options, std::ostream& out);
/// `neo4j-admin database import`: id:ID, :LABEL, then properties with Neo4j's types. Aliases are an array.
void write_neo4j_nodes(const Graph& graph, const ExportOptions& options, std::ostream& out);
/// :START_ID, :END_ID, :TYPE, then properties.
void write_neo4j_edges(const Graph& graph, const ExportOptions& options, std::ostream& out);

}  // namespace quipu::exporters
