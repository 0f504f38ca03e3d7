#pragma once
// One HTML file that shows the graph in a browser, from disk and without a network: docs/formats/html.md.
//
// It is the page of data/web/page.html (made by web/build.sh, compiled into this library) with the graph as JSON inside a
// <script type="application/json">. That JSON never holds '<', so no text of the graph can end the element or open a comment.
//
// Kept: documents, passages as sentences without markup, speaker and time, nodes with all attributes, edges with all evidence.
// Not kept: a passage's markup, edge ids, checksums. Broken UTF-8 becomes U+FFFD; U+FFFE and U+FFFF are left out.

#include <ostream>
#include <string_view>

#include "exporters/exporter.hpp"

namespace quipu::exporters {

/// The page itself, in two halves: what stands before the graph's JSON and what stands after it.
struct Page {
  std::string_view before;
  std::string_view after;
};
Page page();

/// Needs memory for the names of types and rules only. Without places the page lays nodes out in a spiral.
void write_html(const Graph& graph, const ExportOptions& options, std::ostream& out);

}  // namespace quipu::exporters
