#pragma once
// What must hold of every graph that a reader of other programs' files returns, whatever its bytes were.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <sstream>

#include "graph/error.hpp"
#include "importers/importer.hpp"

namespace quipu::fuzz {

inline int read_graph(const std::uint8_t* data, std::size_t size, Graph (*read)(std::istream&, const std::string&, const Ontology&)) {
  static const Ontology ontology = Ontology::parse(
      "[[node]]\nname = \"Concept\"\ndefinition = \"c\"\n[[relation]]\nname = \"RELATED_TO\"\ndefinition = \"r\"\nopen = true\n", "fuzz.toml");
  std::istringstream in(std::string(reinterpret_cast<const char*>(data), size));
  try {
    const Graph graph = read(in, "fuzz", ontology);
    for (const Edge& edge : graph.edges) {
      if (edge.source >= graph.nodes.size() || edge.target >= graph.nodes.size() || edge.evidence.empty()) std::abort();
      for (const Evidence& item : edge.evidence) {
        if (item.passage >= graph.passages.size()) std::abort();
      }
    }
  } catch (const InputError&) {  // what is refused is fine
  }
  return 0;
}

}  // namespace quipu::fuzz
