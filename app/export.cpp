// quipu export: a graph in other formats.

#include <memory>

#include "app/command.hpp"
#include "app/graph_output.hpp"
#include "app/help.hpp"
#include "app/resources.hpp"

namespace quipu::app {
namespace {

struct ExportCommandOptions {
  std::string graph;
  OutputOptions output;
};

ExitCode run_export(const ExportCommandOptions& options, const CommonOptions& common) {
  const Ontology ontology = load_ontology(common);
  GraphOutputs outputs(options.output);
  outputs.write(load_graph(options.graph, ontology), ontology);
  return ExitCode::Done;
}

}  // namespace

Command add_export(CLI::App& parent, CommonOptions& common) {
  CLI::App* parser = parent.add_subcommand("export", "Write a graph in other formats");
  const auto options = std::make_shared<ExportCommandOptions>();
  parser->add_option("GRAPH", options->graph, "A graph that quipu build wrote as JSON, or GraphML, GEXF or node-link JSON; - is standard input")->required();
  add_output_options(*parser, options->output, "facts");
  add_common_options(*parser, common);
  parser->footer([] {
    return examples({"quipu export graph.json -o graph.graphml -o graph.dot",
                     "quipu export graph.json --format dot --top 100 | dot -Tsvg > graph.svg",
                     "quipu export graph.json --around \"Ada Lovelace\" --hops 2 -o ada.gexf", "quipu export other.graphml -o other.json"}) +
           "\n" + output_format_list();
  });
  return {parser, [options, &common] { return run_export(*options, common); }};
}

}  // namespace quipu::app
