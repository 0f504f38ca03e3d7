#pragma once
// -o, --format, --statements and what chooses a part of the graph, and what they do: one graph written in several formats, all files at once or none.

#include <CLI/CLI.hpp>
#include <list>
#include <string>
#include <vector>

#include "app/output_file.hpp"
#include "app/selection_options.hpp"
#include "exporters/exporter.hpp"
#include "graph/model.hpp"
#include "graph/ontology.hpp"

namespace quipu::app {

struct OutputOptions {
  std::vector<std::string> paths;
  std::string format;                ///< for standard output and for names without a known extension
  std::string statements = "facts";  ///< or "all"
  double min_confidence = 0;
  bool no_layout = false;            ///< writes no places for nodes
  SelectionOptions selection;
};

void add_output_options(CLI::App& parser, OutputOptions& options, const std::string& default_statements);

/// --min-confidence, of every command that shows edges.
void add_min_confidence_option(CLI::App& parser, double& least);

/// Opened before the work begins, so that a mistyped extension or an unwritable folder costs no time.
class GraphOutputs {
 public:
  /// Throws UsageError on an unknown format or a path named twice, OutputError where a path cannot be written.
  explicit GraphOutputs(const OutputOptions& options);
  /// Writes the graph to every output, then gives all files their names. Throws UsageError where an option names what the graph lacks.
  void write(Graph graph, const Ontology& ontology);

 private:
  struct Target {
    Target(const std::string& path, const exporters::Exporter& exporter) : file(path, exporter.form), format(exporter) {}
    OutputFile file;
    const exporters::Exporter& format;
  };
  /// A place for each node where some output shows it.
  std::vector<Point> place_nodes(const Graph& graph) const;
  static void warn_of_size(const Target& target, const Graph& graph);
  /// The part of the graph that the options choose.
  Graph chosen(Graph graph, const Ontology& ontology) const;

  std::list<Target> targets_;
  bool facts_only_;
  double min_confidence_;
  SelectionOptions selection_;
  bool places_;
};

}  // namespace quipu::app
