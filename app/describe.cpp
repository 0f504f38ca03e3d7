// quipu describe: what a graph holds, and how much of the text gave something.

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <memory>

#include "app/command.hpp"
#include "app/graph_output.hpp"
#include "app/help.hpp"
#include "app/json_writer.hpp"
#include "app/output_file.hpp"
#include "app/resources.hpp"
#include "app/summary.hpp"
#include "app/table.hpp"
#include "graph/builder.hpp"

namespace quipu::app {
namespace {

struct DescribeOptions {
  std::string graph;
  std::size_t top = 10;
  double min_confidence = 0;
  bool json = false;
};

std::string percent(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? "-" : fmt::format("{:.0f} %", 100.0 * static_cast<double>(part) / static_cast<double>(whole));
}

std::string counts_text(const std::string& title, const Ranking& ranking, std::size_t top) {
  Table table({title, "count"});
  for (std::size_t i = 0; i < std::min(top, ranking.size()); ++i)
    table.add({ranking[i].first, std::to_string(ranking[i].second)});
  return table.empty() ? "" : "\n" + table.text();
}

std::string nodes_text(const Graph& graph, const std::string& title, const std::vector<NodeRank>& ranks, std::size_t top) {
  Table table({title, "type", "degree", "mentions"});
  for (std::size_t i = 0; i < std::min(top, ranks.size()); ++i) {
    const Node& node = graph.nodes[ranks[i].node];
    table.add({node.name, node.type, std::to_string(ranks[i].degree), std::to_string(ranks[i].mentions)});
  }
  return table.empty() ? "" : "\n" + table.text();
}

std::string documents_text(const Graph& graph, std::size_t top) {
  Table table({"document", "bytes", "sentences", "gave an edge", ""});
  for (std::size_t i = 0; i < std::min(top, graph.documents.size()); ++i) {
    const SourceDocument& document = graph.documents[i];
    table.add({document.id, std::to_string(document.bytes), std::to_string(document.sentences),
               std::to_string(document.used_sentences), percent(document.used_sentences, document.sentences)});
  }
  std::string text = table.empty() ? "" : "\n" + table.text();
  if (graph.documents.size() > top)
    text += fmt::format("... and {} more (--top N shows more, --json all)\n", graph.documents.size() - top);
  return text;
}

std::string as_text(const Graph& graph, const Summary& summary, std::size_t top) {
  std::string text = fmt::format("{} nodes, {} edges, {} evidence spans; documents: {}, bytes: {}\n", graph.nodes.size(),
                                 graph.edges.size(), graph.passages.size(), graph.documents.size(), summary.bytes);
  text += fmt::format("{} of {} sentences ({}) gave an edge; {} nodes stand alone\n", summary.used_sentences, summary.sentences,
                      percent(summary.used_sentences, summary.sentences), summary.unconnected_nodes);
  text += fmt::format("statements denied: {}, supposed: {}, asked: {}\n", summary.negated, summary.hypothetical, summary.asked);
  text += counts_text("node type", summary.node_types, summary.node_types.size());
  text += counts_text("relation type", summary.relation_types, top);
  text += nodes_text(graph, "best connected", summary.by_degree, top);
  text += nodes_text(graph, "most mentioned", summary.by_mentions, top);
  return text + documents_text(graph, top);
}

void write_ranking(JsonWriter& json, std::string_view name, const Ranking& ranking) {
  json.key(name);
  json.begin_object();
  for (const auto& [type, count] : ranking) json.field(type, count);
  json.end_object();
}

void write_nodes(JsonWriter& json, std::string_view name, const Graph& graph, const std::vector<NodeRank>& ranks,
                 std::size_t top) {
  json.key(name);
  json.begin_array();
  for (std::size_t i = 0; i < std::min(top, ranks.size()); ++i) {
    const Node& node = graph.nodes[ranks[i].node];
    json.begin_object();
    json.field("id", node.id);
    json.field("type", node.type);
    json.field("name", node.name);
    json.field("degree", ranks[i].degree);
    json.field("mentions", ranks[i].mentions);
    json.end_object();
  }
  json.end_array();
}

void write_documents(JsonWriter& json, const Graph& graph) {
  json.key("documents");
  json.begin_array();
  for (const SourceDocument& document : graph.documents) {
    json.begin_object();
    json.field("id", document.id);
    json.field("source", document.source);
    json.field("bytes", document.bytes);
    json.field("sentences", document.sentences);
    json.field("used_sentences", document.used_sentences);
    json.end_object();
  }
  json.end_array();
}

std::string as_json(const Graph& graph, const Summary& summary, std::size_t top) {
  JsonWriter json;
  json.begin_object();
  json.field("nodes", std::uint64_t{graph.nodes.size()});
  json.field("edges", std::uint64_t{graph.edges.size()});
  json.field("passages", std::uint64_t{graph.passages.size()});
  json.field("bytes", summary.bytes);
  json.field("sentences", summary.sentences);
  json.field("used_sentences", summary.used_sentences);
  json.field("unconnected_nodes", summary.unconnected_nodes);
  json.field("negated", summary.negated);
  json.field("hypothetical", summary.hypothetical);
  json.field("asked", summary.asked);
  write_ranking(json, "node_types", summary.node_types);
  write_ranking(json, "relation_types", summary.relation_types);
  write_nodes(json, "best_connected", graph, summary.by_degree, top);
  write_nodes(json, "most_mentioned", graph, summary.by_mentions, top);
  write_documents(json, graph);
  json.end_object();
  return json.text();
}

ExitCode run_describe(const DescribeOptions& options, const CommonOptions& common) {
  const Graph graph = confident_only(load_graph(options.graph, load_ontology(common)), options.min_confidence);
  const Summary summary = summarize(graph);
  print(options.json ? as_json(graph, summary, options.top) : as_text(graph, summary, options.top));
  return ExitCode::Done;
}

}  // namespace

Command add_describe(CLI::App& parent, CommonOptions& common) {
  CLI::App* parser = parent.add_subcommand("describe", "Count what a graph holds, and how much of the text gave something");
  const auto options = std::make_shared<DescribeOptions>();
  parser->add_option("GRAPH", options->graph, "A graph that quipu build wrote as JSON; - is standard input")->required();
  parser->add_option("--top", options->top, "Lines in each list")->capture_default_str()->type_name("N");
  add_min_confidence_option(*parser, options->min_confidence);
  parser->add_flag("--json", options->json, "Print JSON");
  add_common_options(*parser, common);
  parser->footer(examples({"quipu describe graph.json", "quipu build notes.txt | quipu describe - --json"}));
  return {parser, [options, &common] { return run_describe(*options, common); }};
}

}  // namespace quipu::app
