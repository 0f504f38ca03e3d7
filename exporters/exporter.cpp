#include "exporters/exporter.hpp"

#include <algorithm>
#include <array>

#include "exporters/csv.hpp"
#include "exporters/cypher.hpp"
#include "exporters/dot.hpp"
#include "exporters/gexf.hpp"
#include "exporters/graphml.hpp"
#include "exporters/html.hpp"
#include "exporters/json_graphs.hpp"
#include "exporters/mermaid.hpp"
#include "exporters/obsidian.hpp"
#include "exporters/rdf.hpp"
#include "exporters/sqlite.hpp"
#include "graph/native_json.hpp"

namespace quipu::exporters {
namespace {

void write_json(const Graph& graph, const ExportOptions&, std::ostream& out) { write_native_json(graph, out); }

constexpr std::array<std::string_view, 1> kJsonExtensions{"json"};
constexpr std::array<std::string_view, 1> kGraphmlExtensions{"graphml"};
constexpr std::array<std::string_view, 2> kDotExtensions{"dot", "gv"};
constexpr std::array<std::string_view, 2> kHtmlExtensions{"html", "htm"};
constexpr std::array<std::string_view, 1> kGexfExtensions{"gexf"};
constexpr std::array<std::string_view, 1> kGexf12Extensions{"1.2.gexf"};
constexpr std::array<std::string_view, 1> kNodeLinkExtensions{"nodelink.json"};
constexpr std::array<std::string_view, 1> kD3Extensions{"d3.json"};
constexpr std::array<std::string_view, 2> kCytoscapeExtensions{"cyjs", "cytoscape.json"};
constexpr std::array<std::string_view, 1> kGraphologyExtensions{"graphology.json"};
constexpr std::array<std::string_view, 1> kCsvNodesExtensions{"nodes.csv"};
constexpr std::array<std::string_view, 1> kCsvEdgesExtensions{"edges.csv"};
constexpr std::array<std::string_view, 1> kNeo4jNodesExtensions{"nodes.neo4j.csv"};
constexpr std::array<std::string_view, 1> kNeo4jEdgesExtensions{"edges.neo4j.csv"};
constexpr std::array<std::string_view, 1> kNTriplesExtensions{"nt"};
constexpr std::array<std::string_view, 1> kTurtleExtensions{"ttl"};
constexpr std::array<std::string_view, 1> kJsonLdExtensions{"jsonld"};
constexpr std::array<std::string_view, 2> kCypherExtensions{"cypher", "cql"};
constexpr std::array<std::string_view, 2> kMermaidExtensions{"mmd", "mermaid"};
constexpr std::array<std::string_view, 1> kObsidianExtensions{"vault"};
constexpr std::array<std::string_view, 3> kSqliteExtensions{"sqlite", "sqlite3", "db"};

// A plain table: objects that register themselves vanish from a static library.
constexpr std::array kExporters{
    Exporter{"json", "quipu's own JSON with all evidence; every command reads it", kJsonExtensions, write_json},
    Exporter{"html", "one page to look at in a browser, with search, filters and sentences; needs no network", kHtmlExtensions, write_html, true},
    Exporter{"graphml", "GraphML for Gephi, NetworkX, igraph, Boost.Graph, Cytoscape", kGraphmlExtensions, write_graphml, true},
    Exporter{"gexf", "GEXF 1.3 for Gephi and Gephi Lite, with colours, sizes and places", kGexfExtensions, write_gexf, true},
    Exporter{"gexf-1.2", "GEXF 1.2draft for programs that read no newer one", kGexf12Extensions, write_gexf_12, true},
    Exporter{"dot", "DOT for Graphviz pictures", kDotExtensions, write_dot},
    Exporter{"csv-nodes", "the table of nodes for Gephi and spreadsheets", kCsvNodesExtensions, write_csv_nodes},
    Exporter{"csv-edges", "the table of edges for Gephi and spreadsheets", kCsvEdgesExtensions, write_csv_edges},
    Exporter{"neo4j-nodes", "nodes for neo4j-admin database import", kNeo4jNodesExtensions, write_neo4j_nodes},
    Exporter{"neo4j-edges", "edges for neo4j-admin database import", kNeo4jEdgesExtensions, write_neo4j_edges},
    Exporter{"node-link", "node-link JSON for NetworkX", kNodeLinkExtensions, write_node_link},
    Exporter{"d3", "node-link JSON with `links`, for D3 and NetworkX 2", kD3Extensions, write_d3},
    Exporter{"cytoscape", "JSON for Cytoscape and Cytoscape.js", kCytoscapeExtensions, write_cytoscape, true},
    Exporter{"graphology", "JSON for graphology and sigma.js", kGraphologyExtensions, write_graphology, true},
    Exporter{"n-triples", "RDF, a triple a line, with the sentences as provenance", kNTriplesExtensions, write_ntriples},
    Exporter{"turtle", "RDF with prefixes, for people and triple stores", kTurtleExtensions, write_turtle},
    Exporter{"json-ld", "RDF as JSON-LD, with schema.org's and Wikidata's names", kJsonLdExtensions, write_jsonld},
    Exporter{"cypher", "a script for Neo4j's cypher-shell that merges nodes and edges", kCypherExtensions, write_cypher},
    Exporter{"mermaid", "a small flowchart for Markdown", kMermaidExtensions, write_mermaid},
    Exporter{"obsidian", "a folder of linked notes with the sentences, for Obsidian", kObsidianExtensions, nullptr, false, Form::Folder,
             write_obsidian},
    Exporter{"sqlite", "a SQLite database with all evidence", kSqliteExtensions, nullptr, false, Form::File, write_sqlite},
};

char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return ascii_lower(x) == ascii_lower(y); });
}

/// Whether `path` ends in a dot and the extension, something before it; or, where the extension has a dot itself, in the extension
/// after the beginning of the file's name, '-' or '_'.
bool has_extension(std::string_view path, std::string_view extension) {
  const std::string_view file = path.substr(path.find_last_of("/\\") + 1);
  if (file.size() < extension.size() || !equal_ignoring_case(file.substr(file.size() - extension.size()), extension)) return false;
  const std::string_view before = file.substr(0, file.size() - extension.size());
  if (extension.find('.') != std::string_view::npos && (before.empty() || before.ends_with('-') || before.ends_with('_'))) return true;
  return before.size() > 1 && before.ends_with('.');
}

}  // namespace

std::span<const Exporter> all() { return kExporters; }

const Exporter* for_path(std::string_view path) {
  while (path.ends_with('/')) path.remove_suffix(1);
  const Exporter* best = nullptr;
  std::size_t length = 0;
  for (const Exporter& exporter : kExporters) {
    for (const std::string_view extension : exporter.extensions) {
      if (extension.size() > length && has_extension(path, extension)) best = &exporter, length = extension.size();
    }
  }
  return best;
}

const Exporter* by_name(std::string_view name) {
  const auto at = std::find_if(kExporters.begin(), kExporters.end(), [name](const Exporter& one) { return one.name == name; });
  return at == kExporters.end() ? nullptr : at;
}

}  // namespace quipu::exporters
