#pragma once
// A Mermaid flowchart (https://mermaid.js.org/syntax/flowchart.html), for READMEs and notes: small graphs only. Mermaid draws 500
// edges and 50,000 characters unless told otherwise.
//
// Names and edge types, colours by type; dashed lines for what is denied, supposed or asked; lines without an arrow head for symmetric
// types. No other attributes. Everything in a label that Mermaid or HTML could take for markup is written as a number.

#include <ostream>

#include "exporters/exporter.hpp"

namespace quipu::exporters {

void write_mermaid(const Graph& graph, const ExportOptions& options, std::ostream& out);

}  // namespace quipu::exporters
