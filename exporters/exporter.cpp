#include "exporters/exporter.hpp"

#include <algorithm>
#include <array>

#include "exporters/dot.hpp"
#include "exporters/graphml.hpp"
#include "graph/native_json.hpp"

namespace quipu::exporters {
namespace {

void write_json(const Graph& graph, const ExportOptions&, std::ostream& out) { write_native_json(graph, out); }

constexpr std::array<std::string_view, 1> kJsonExtensions{"json"};
constexpr std::array<std::string_view, 1> kGraphmlExtensions{"graphml"};
constexpr std::array<std::string_view, 2> kDotExtensions{"dot", "gv"};

// A plain table: objects that register themselves vanish from a static library.
constexpr std::array kExporters{
    Exporter{"json", "quipu's own JSON with all evidence; every command reads it", kJsonExtensions, write_json},
    Exporter{"graphml", "GraphML for Gephi, NetworkX, igraph, Boost.Graph, Cytoscape", kGraphmlExtensions, write_graphml},
    Exporter{"dot", "DOT for Graphviz pictures", kDotExtensions, write_dot},
};

char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return ascii_lower(x) == ascii_lower(y); });
}

/// What follows the last dot of the last part of `path`; empty for "graph", "out.d/graph" and ".dot".
std::string_view extension(std::string_view path) {
  const std::string_view file = path.substr(path.find_last_of("/\\") + 1);
  const std::size_t dot = file.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? std::string_view{} : file.substr(dot + 1);
}

}  // namespace

std::span<const Exporter> all() { return kExporters; }

const Exporter* for_path(std::string_view path) {
  const std::string_view wanted = extension(path);
  for (const Exporter& exporter : kExporters) {
    auto fits = [wanted](std::string_view one) { return equal_ignoring_case(one, wanted); };
    if (std::any_of(exporter.extensions.begin(), exporter.extensions.end(), fits)) return &exporter;
  }
  return nullptr;
}

const Exporter* by_name(std::string_view name) {
  const auto at = std::find_if(kExporters.begin(), kExporters.end(), [name](const Exporter& one) { return one.name == name; });
  return at == kExporters.end() ? nullptr : at;
}

}  // namespace quipu::exporters
