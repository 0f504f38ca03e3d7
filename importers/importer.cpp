#include "importers/importer.hpp"

#include <algorithm>
#include <array>

#include "graph/utf8.hpp"

namespace quipu::importers {
namespace {

constexpr std::array<std::string_view, 2> kGraphmlExtensions{"graphml", "xml"};
constexpr std::array<std::string_view, 1> kGexfExtensions{"gexf"};
constexpr std::array<std::string_view, 3> kNodeLinkExtensions{"nodelink.json", "node-link.json", "d3.json"};

constexpr std::array kImporters{
    Importer{"graphml", "GraphML of NetworkX, igraph, Gephi, Boost, yEd, Cytoscape", kGraphmlExtensions, read_xml_graph},
    Importer{"gexf", "GEXF 1.1 to 1.3 of Gephi and NetworkX", kGexfExtensions, read_xml_graph},
    Importer{"node-link", "node-link JSON of NetworkX and D3", kNodeLinkExtensions, read_node_link},
};

}  // namespace

std::span<const Importer> all() { return kImporters; }

const Importer* for_path(std::string_view path) {
  const std::string folded = fold_case(path.substr(path.find_last_of('/') + 1));
  for (const Importer& importer : kImporters) {
    const bool fits = std::any_of(importer.extensions.begin(), importer.extensions.end(), [&folded](std::string_view extension) {
      return folded.size() > extension.size() + 1 && folded.ends_with(extension) && folded[folded.size() - extension.size() - 1] == '.';
    });
    if (fits) return &importer;
  }
  return nullptr;
}

}  // namespace quipu::importers
