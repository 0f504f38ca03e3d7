#pragma once
// A SQLite database with everything that the graph holds, docs/formats/sqlite.md says its tables.
//
// NUL is left out of texts and broken UTF-8 becomes U+FFFD; places, sizes and colours are not written.

#include <string>

#include "exporters/exporter.hpp"

namespace quipu::exporters {

/// Writes to the empty file `place`, in one transaction. Throws OutputError with SQLite's message. The same graph and version of SQLite
/// give the same bytes.
void write_sqlite(const Graph& graph, const ExportOptions& options, const std::string& place);

}  // namespace quipu::exporters
