// quipu remove: a graph as if some of its documents had never been read.

#include <algorithm>
#include <memory>
#include <set>

#include "app/command.hpp"
#include "app/console.hpp"
#include "app/graph_output.hpp"
#include "app/help.hpp"
#include "app/near_names.hpp"
#include "app/resources.hpp"
#include "graph/builder.hpp"

namespace quipu::app {
namespace {

constexpr std::size_t kSuggestions = 4;

struct RemoveOptions {
  std::string graph;
  std::vector<std::string> documents;
  OutputOptions output;
};

using Ids = std::set<std::string, std::less<>>;

/// The documents of this id, or else of this source: all records of a file. Reports a name that the graph lacks.
Ids documents_named(const Graph& graph, const std::string& name) {
  Ids by_id, by_source;
  std::vector<std::string_view> known;
  for (const SourceDocument& document : graph.documents) {
    if (document.id == name) by_id.insert(document.id);
    if (document.source == name) by_source.insert(document.id);
    known.push_back(document.id);
  }
  if (by_id.empty() && by_source.empty()) {
    console::error("the graph has no document '" + name + "'" + suggestion(nearest(name, known, kSuggestions)));
  }
  return by_id.empty() ? by_source : by_id;
}

ExitCode run_remove(const RemoveOptions& options, const CommonOptions& common) {
  const Ontology ontology = load_ontology(common);
  GraphOutputs outputs(options.output);
  Graph graph = load_graph(options.graph, ontology);
  Ids gone;
  bool all_known = true;
  for (const std::string& name : options.documents) {
    Ids found = documents_named(graph, name);
    all_known = all_known && !found.empty();
    gone.merge(found);
  }
  if (gone.empty()) return ExitCode::NothingDone;
  outputs.write(remove_documents(std::move(graph), gone, ontology), ontology);
  return all_known ? ExitCode::Done : ExitCode::SomeInputsFailed;
}

}  // namespace

Command add_remove(CLI::App& parent, CommonOptions& common) {
  CLI::App* parser = parent.add_subcommand("remove", "Take documents out of a graph");
  const auto options = std::make_shared<RemoveOptions>();
  parser->add_option("GRAPH", options->graph, "A graph that quipu build wrote as JSON; - is standard input")->required();
  parser->add_option("DOCUMENT", options->documents, "Ids of documents, or a file of records: all of these")->required();
  add_output_options(*parser, options->output, "all");
  add_common_options(*parser, common);
  parser->footer([] {
    return examples({"quipu remove graph.json notes/monday.txt -o graph.json", "quipu remove graph.json notes.jsonl#17 notes.jsonl#18 -o new.json"}) +
           "\nThe result is, byte for byte, the graph of the other documents.\n\n" + output_format_list();
  });
  return {parser, [options, &common] { return run_remove(*options, common); }};
}

}  // namespace quipu::app
