// quipu merge: several graphs to one.

#include <map>
#include <memory>

#include "app/command.hpp"
#include "app/graph_output.hpp"
#include "app/help.hpp"
#include "app/resources.hpp"
#include "graph/builder.hpp"
#include "graph/error.hpp"

namespace quipu::app {
namespace {

struct MergeOptions {
  std::vector<std::string> graphs;
  OutputOptions output;
};

/// Two documents of one name but other contents would be taken for one, and their evidence mixed.
class DocumentCheck {
 public:
  void add(const Graph& graph, const std::string& path) {
    for (const SourceDocument& document : graph.documents) {
      const auto [place, is_new] = seen_.try_emplace(document.id, Seen{document.sha256, path});
      if (!is_new && place->second.sha256 != document.sha256) {
        throw Error(path, "its document '" + document.id + "' has other contents than that of " + place->second.graph +
                              ": build both from their sources in one run, or rename one of them and build it again");
      }
    }
  }

 private:
  struct Seen {
    std::string sha256;
    std::string graph;
  };
  std::map<std::string, Seen> seen_;
};

ExitCode run_merge(const MergeOptions& options, const CommonOptions& common) {
  const Ontology ontology = load_ontology(common);
  GraphOutputs outputs(options.output);
  GraphBuilder builder(ontology);
  DocumentCheck check;
  for (const std::string& path : options.graphs) {
    Graph graph = load_graph(path, ontology);
    check.add(graph, path);
    builder.add(std::move(graph));
  }
  outputs.write(builder.finish(), ontology);
  return ExitCode::Done;
}

}  // namespace

Command add_merge(CLI::App& parent, CommonOptions& common) {
  CLI::App* parser = parent.add_subcommand("merge", "Make one graph of several");
  const auto options = std::make_shared<MergeOptions>();
  parser->add_option("GRAPH", options->graphs, "Graphs that quipu build wrote as JSON; - is standard input")->required();
  add_output_options(*parser, options->output, "all");
  add_common_options(*parser, common);
  parser->footer([] {
    return examples({"quipu merge monday.json tuesday.json -o week.json", "quipu merge parts/*.json -o all.graphml"}) +
           "\nThe order of the graphs does not matter, and a document that two graphs hold counts once.\n\n" +
           output_format_list();
  });
  return {parser, [options, &common] { return run_merge(*options, common); }};
}

}  // namespace quipu::app
