#include "app/graph_output.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "app/command.hpp"
#include "app/console.hpp"
#include "app/help.hpp"
#include "graph/builder.hpp"

namespace quipu::app {
namespace {

namespace fs = std::filesystem;

const exporters::Exporter& format_named(const std::string& name) {
  if (const exporters::Exporter* format = exporters::by_name(name)) return *format;
  throw UsageError("--format " + name + ": no such format: use one of " + output_format_names());
}

// Devices and pipes have names that say nothing of a format.
bool is_special_file(const std::string& path) {
  std::error_code ignored;
  const fs::file_status status = fs::status(path, ignored);
  return fs::exists(status) && !fs::is_regular_file(status);
}

const exporters::Exporter& format_for(const std::string& path, const OutputOptions& options) {
  if (path != "-") {
    if (const exporters::Exporter* format = exporters::for_path(path)) return *format;
  }
  if (!options.format.empty()) return format_named(options.format);
  if (path == "-" || is_special_file(path)) return format_named("json");
  throw UsageError("-o " + path + ": no format has this extension: use one of " + output_extensions() + ", or add --format NAME");
}

/// Graphviz needs minutes for more, and the picture shows nothing.
constexpr std::size_t kLargestPicture = 2000;

}  // namespace

void add_output_options(CLI::App& parser, OutputOptions& options, const std::string& default_statements) {
  options.statements = default_statements;
  parser
      .add_option("-o,--output", options.paths,
                  "Write the graph here, format by extension; may be given several times; - is "
                  "standard output, the default")
      ->type_name("OUT")
      ->allow_extra_args(false);
  parser
      .add_option("--format", options.format, "Format for standard output and for names without a known extension (default json)")
      ->type_name("NAME");
  parser.add_option("--statements", options.statements, "facts leaves out what the text denies, supposes or asks; all keeps it")
      ->check(CLI::IsMember({"facts", "all"}))
      ->capture_default_str();
  parser.add_flag("--no-layout", options.no_layout, "Compute no places for nodes: faster for large graphs, whose viewer places them");
  add_min_confidence_option(parser, options.min_confidence);
  add_selection_options(parser, options.selection);
}

void add_min_confidence_option(CLI::App& parser, double& least) {
  parser.add_option("--min-confidence", least, "Leave out edges that are less sure than this, 0 to 1")->check(CLI::Range(0.0, 1.0))->type_name("X");
}

GraphOutputs::GraphOutputs(const OutputOptions& options)
    : facts_only_(options.statements == "facts"), min_confidence_(options.min_confidence), selection_(options.selection), places_(!options.no_layout) {
  if (!options.format.empty()) format_named(options.format);
  const std::vector<std::string> paths = options.paths.empty() ? std::vector<std::string>{"-"} : options.paths;
  std::set<std::string> seen;
  for (const std::string& path : paths) {
    if (!seen.insert(fs::path(path).lexically_normal().string()).second) throw UsageError("-o " + path + ": named twice");
  }
  for (const std::string& path : paths) {
    const exporters::Exporter& format = format_for(path, options);
    if (path == "-" && format.form != exporters::Form::Stream) {
      throw UsageError("--format " + std::string(format.name) + " writes a " + (format.form == exporters::Form::Folder ? "folder" : "file") +
                       ", which standard output cannot be: name it with -o");
    }
    targets_.emplace_back(path, format);
  }
}

std::vector<Point> GraphOutputs::place_nodes(const Graph& graph) const {
  const bool wanted = std::any_of(targets_.begin(), targets_.end(), [](const Target& target) { return target.format.has_places; });
  if (!places_ || !wanted) return {};
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
  edges.reserve(graph.edges.size());
  for (const Edge& edge : graph.edges) edges.emplace_back(edge.source, edge.target);
  return layout(graph.nodes.size(), edges);
}

void GraphOutputs::warn_of_size(const Target& target, const Graph& graph) {
  if (target.format.name != "dot" || graph.nodes.size() <= kLargestPicture) return;
  console::warning(target.file.path() + ": " + std::to_string(graph.nodes.size()) + " nodes are too many for Graphviz to draw well: choose some " +
                   "with --top 200, --around NAME --hops 2, --type TYPE or --min-confidence 0.8");
}

Graph GraphOutputs::chosen(Graph graph, const Ontology& ontology) const {
  if (facts_only_) graph = facts_only(std::move(graph));
  if (min_confidence_ > 0) graph = confident_only(std::move(graph), min_confidence_);
  const Selection selection = selection_of(selection_, graph, ontology);
  return select(std::move(graph), selection, ontology);
}

void GraphOutputs::write(Graph graph, const Ontology& ontology) {
  graph = chosen(std::move(graph), ontology);
  exporters::ExportOptions options;
  options.ontology = &ontology;
  const std::vector<Point> places = place_nodes(graph);
  options.places = places;
  for (Target& target : targets_) {
    warn_of_size(target, graph);
    if (target.format.form == exporters::Form::Stream) {
      target.format.write(graph, options, target.file.stream());
    } else {
      target.format.write_at(graph, options, target.file.place());
    }
    target.file.finish();
  }
  for (Target& target : targets_) {
    target.file.commit();
    console::detail("wrote " + target.file.path() + " as " + std::string(target.format.name));
  }
}

}  // namespace quipu::app
