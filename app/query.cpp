// quipu query: edges by their ends and type, and the shortest way between two nodes.

#include <algorithm>
#include <memory>
#include <set>

#include "app/command.hpp"
#include "app/console.hpp"
#include "app/edge_rows.hpp"
#include "app/graph_output.hpp"
#include "app/help.hpp"
#include "app/near_names.hpp"
#include "app/output_file.hpp"
#include "app/resources.hpp"
#include "graph/builder.hpp"
#include "graph/knowledge_graph.hpp"

namespace quipu::app {
namespace {

constexpr std::size_t kSuggestions = 4;

struct QueryOptions {
  std::string graph;
  std::vector<std::string> from;
  std::vector<std::string> to;
  std::vector<std::string> types;
  std::vector<std::string> path;
  std::size_t limit = 0;
  double min_confidence = 0;
  bool json = false;
  bool csv = false;
};

using Nodes = std::set<NodeIndex>;

std::vector<std::string_view> all_names(const Graph& graph) {
  std::vector<std::string_view> names;
  for (const Node& node : graph.nodes) {
    names.push_back(node.name);
    names.insert(names.end(), node.aliases.begin(), node.aliases.end());
  }
  return names;
}

/// Reports a name that the graph lacks; the caller sees an empty set.
Nodes nodes_named(const KnowledgeGraph& graph, const std::vector<std::string>& names) {
  Nodes found;
  for (const std::string& name : names) {
    const std::vector<NodeIndex> nodes = graph.find_named(name);
    found.insert(nodes.begin(), nodes.end());
    if (nodes.empty()) {
      console::error("no node is named '" + name + "'" + suggestion(nearest(name, all_names(graph.graph()), kSuggestions)));
    }
  }
  return found;
}

/// "works at" and "works-at" are WORKS_AT.
/// A graph may have types that the ontology at hand lacks.
std::string relation_type(const std::string& typed, const Graph& graph, const Ontology& ontology) {
  std::string name = typed;
  for (char& c : name) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c == ' ' || c == '-' ? '_' : c;
  if (ontology.relation_type(name) != nullptr) return name;
  std::set<std::string_view> known;
  for (const Edge& edge : graph.edges) known.insert(edge.type);
  if (known.contains(name)) return name;
  for (const RelationType& type : ontology.relation_types()) known.insert(type.name);
  throw UsageError("--type " + typed + ": no relation type has this name" + suggestion(nearest(name, {known.begin(), known.end()}, kSuggestions)));
}

std::vector<EdgeIndex> matching_edges(const KnowledgeGraph& graph, const QueryOptions& options,
                                      const std::set<std::string>& types) {
  const Nodes sources = nodes_named(graph, options.from);
  const Nodes targets = nodes_named(graph, options.to);
  std::vector<EdgeIndex> found;
  const std::vector<Edge>& edges = graph.graph().edges;
  for (EdgeIndex i = 0; i < edges.size(); ++i) {
    const bool fits = (options.from.empty() || sources.contains(edges[i].source)) &&
                      (options.to.empty() || targets.contains(edges[i].target)) &&
                      (types.empty() || types.contains(edges[i].type));
    if (fits) found.push_back(i);
  }
  return found;
}

std::vector<EdgeIndex> path_edges(const KnowledgeGraph& graph, const QueryOptions& options) {
  const Nodes starts = nodes_named(graph, {options.path[0]});
  const Nodes ends = nodes_named(graph, {options.path[1]});
  std::optional<std::vector<EdgeIndex>> best;
  for (const NodeIndex start : starts) {
    for (const NodeIndex end : ends) {
      const auto path = graph.shortest_path(start, end);
      if (path && (!best || path->size() < best->size())) best = path;
    }
  }
  if (!best && !starts.empty() && !ends.empty()) console::note("no chain of edges leads from one to the other");
  return best.value_or(std::vector<EdgeIndex>());
}

std::string rows(const Graph& graph, const std::vector<EdgeIndex>& edges, const QueryOptions& options) {
  if (options.json) return edges_as_json(graph, edges);
  if (options.csv) return edges_as_csv(graph, edges);
  return edges.empty() ? "" : edges_as_text(graph, edges);
}

ExitCode run_query(const QueryOptions& options, const CommonOptions& common) {
  const Ontology ontology = load_ontology(common);
  std::set<std::string> types;
  const KnowledgeGraph graph(confident_only(load_graph(options.graph, ontology), options.min_confidence));
  for (const std::string& type : options.types) types.insert(relation_type(type, graph.graph(), ontology));
  std::vector<EdgeIndex> edges = options.path.empty() ? matching_edges(graph, options, types) : path_edges(graph, options);
  if (options.limit != 0 && edges.size() > options.limit) {
    console::note("showing " + std::to_string(options.limit) + " of " + std::to_string(edges.size()) + " edges");
    edges.resize(options.limit);
  }
  print(rows(graph.graph(), edges, options));
  return edges.empty() ? ExitCode::SomeInputsFailed : ExitCode::Done;
}

void declare(CLI::App& parser, QueryOptions& options) {
  parser.add_option("GRAPH", options.graph, "A graph that quipu build wrote as JSON; - is standard input")->required();
  const auto name_option = [&parser](const char* flag, std::vector<std::string>& names, const char* help) {
    return parser.add_option(flag, names, help)->allow_extra_args(false);
  };
  CLI::Option* from =
      name_option("--from", options.from, "Edges that leave the node of this name, alias or id")->type_name("NAME");
  CLI::Option* to = name_option("--to", options.to, "Edges that enter it")->type_name("NAME");
  CLI::Option* type = name_option("--type", options.types, "Edges of this type, such as WORKS_AT")->type_name("TYPE");
  parser.add_option("--path", options.path, "A shortest chain of edges between two nodes")
      ->expected(2)
      ->type_name("NAME")
      ->excludes(from)
      ->excludes(to)
      ->excludes(type);
  parser.add_option("--limit", options.limit, "Show no more than this many edges (0: all)")->type_name("N");
  add_min_confidence_option(parser, options.min_confidence);
  CLI::Option* json = parser.add_flag("--json", options.json, "Print JSON, with all evidence");
  parser.add_flag("--csv", options.csv, "Print CSV")->excludes(json);
}

}  // namespace

Command add_query(CLI::App& parent, CommonOptions& common) {
  CLI::App* parser = parent.add_subcommand("query", "Find edges by their ends and type, or the way between two nodes");
  const auto options = std::make_shared<QueryOptions>();
  declare(*parser, *options);
  add_common_options(*parser, common);
  parser->footer(
      examples({"quipu query graph.json --from \"Ada Lovelace\"", "quipu query graph.json --type works-at --csv",
                "quipu query graph.json --to London --type born-in", "quipu query graph.json --path \"Ada Lovelace\" Babbage"}) +
      "\nSeveral --from, --to or --type: any of them. Exit codes: 0 edges were found, 1 none was.\n");
  return {parser, [options, &common] { return run_query(*options, common); }};
}

}  // namespace quipu::app
