#pragma once
// One table of the formats of other programs that a graph can be read from. docs/formats/reading.md says what becomes of what.
//
// All readers are streams: memory is bounded by the graph, and by 64 MiB for one value. They throw InputError with file and line on
// anything that is not well-formed, on an edge whose end is no node of the file, on two nodes of one id, and on what only an attack
// holds: declared entities, nesting deeper than 64, a value above the bound.

#include <istream>
#include <span>
#include <string>
#include <string_view>

#include "graph/model.hpp"
#include "graph/ontology.hpp"

namespace quipu::importers {

struct Importer {
  std::string_view name;
  std::string_view description;                  ///< one line for the help text
  std::span<const std::string_view> extensions;  ///< lower case, without the first dot
  /// The graph in normal form. What names no document is credited to one whose id is `name`, which errors name too.
  Graph (*read)(std::istream& in, const std::string& name, const Ontology& ontology);
};

std::span<const Importer> all();

/// The format for a path by its extension, without regard to case; null where none fits.
const Importer* for_path(std::string_view path);

/// GraphML (http://graphml.graphdrawing.org/) and GEXF (https://gexf.net/): the root element tells which.
Graph read_xml_graph(std::istream& in, const std::string& name, const Ontology& ontology);

/// Node-link JSON: `nodes`, and `edges` or `links`, as NetworkX and D3 write it.
Graph read_node_link(std::istream& in, const std::string& name, const Ontology& ontology);

}  // namespace quipu::importers
