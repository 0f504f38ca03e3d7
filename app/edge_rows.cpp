#include "app/edge_rows.hpp"

#include <spdlog/fmt/fmt.h>

#include "app/json_writer.hpp"
#include "app/table.hpp"

namespace quipu::app {
namespace {

/// The surest evidence; the first in the order of the file where several are.
const Evidence* best_evidence(const Edge& edge) {
  const Evidence* best = nullptr;
  for (const Evidence& evidence : edge.evidence) {
    if (best == nullptr || evidence.confidence > best->confidence) best = &evidence;
  }
  return best;
}

const std::string& sentence_of(const Passage& passage) {
  return passage.sentence.empty() ? passage.text : passage.sentence;
}

std::string marked_type(const Edge& edge) {
  std::string text = edge.negated ? "not " + edge.type : edge.type;
  if (edge.modality == Modality::Hypothetical) text += " (supposed)";
  if (edge.modality == Modality::Asked) text += " (asked)";
  return text;
}

void write_evidence(JsonWriter& json, const Graph& graph, const Evidence& evidence) {
  const Passage& passage = graph.passages[evidence.passage];
  json.begin_object();
  json.field("document", graph.documents[passage.document].id);
  json.field("begin", passage.begin);
  json.field("end", passage.end);
  json.field("text", sentence_of(passage));
  if (!passage.speaker.empty()) json.field("speaker", passage.speaker);
  if (!passage.time.empty()) json.field("time", passage.time);
  json.field("rule", evidence.rule);
  json.end_object();
}

void write_node(JsonWriter& json, std::string_view key, const Node& node) {
  json.key(key);
  json.begin_object();
  json.field("id", node.id);
  json.field("type", node.type);
  json.field("name", node.name);
  json.end_object();
}

void write_edge(JsonWriter& json, const Graph& graph, const Edge& edge) {
  json.begin_object();
  json.field("id", edge.id);
  write_node(json, "source", graph.nodes[edge.source]);
  json.field("type", edge.type);
  write_node(json, "target", graph.nodes[edge.target]);
  json.field("predicate", edge.predicate);
  json.key("negated");
  json.flag(edge.negated);
  json.field("modality", std::string_view(to_string(edge.modality)));
  if (!edge.when.empty()) json.field("when", edge.when);
  if (!edge.attributed_to.empty()) json.field("attributed_to", edge.attributed_to);
  json.field("confidence", edge.confidence);
  json.key("evidence");
  json.begin_array();
  for (const Evidence& evidence : edge.evidence) write_evidence(json, graph, evidence);
  json.end_array();
  json.end_object();
}

}  // namespace

std::string edges_as_text(const Graph& graph, std::span<const EdgeIndex> edges) {
  Table table({"source", "relation", "target", "evidence"});
  for (const EdgeIndex index : edges) {
    const Edge& edge = graph.edges[index];
    const Evidence* best = best_evidence(edge);
    table.add({graph.nodes[edge.source].name, marked_type(edge), graph.nodes[edge.target].name,
               best == nullptr ? "" : sentence_of(graph.passages[best->passage])});
  }
  return table.text();
}

std::string edges_as_csv(const Graph& graph, std::span<const EdgeIndex> edges) {
  Table table({"source", "source_type", "type", "target", "target_type", "predicate", "negated", "modality", "when",
               "attributed_to", "confidence", "document", "begin", "end", "evidence"});
  for (const EdgeIndex index : edges) {
    const Edge& edge = graph.edges[index];
    const Node& source = graph.nodes[edge.source];
    const Node& target = graph.nodes[edge.target];
    std::vector<std::string> row = {source.name,
                                    source.type,
                                    edge.type,
                                    target.name,
                                    target.type,
                                    edge.predicate,
                                    edge.negated ? "true" : "false",
                                    to_string(edge.modality),
                                    edge.when,
                                    edge.attributed_to,
                                    fmt::format("{}", edge.confidence)};
    if (const Evidence* best = best_evidence(edge)) {
      const Passage& passage = graph.passages[best->passage];
      row.insert(row.end(), {graph.documents[passage.document].id, std::to_string(passage.begin), std::to_string(passage.end),
                             sentence_of(passage)});
    }
    row.resize(15);
    table.add(std::move(row));
  }
  return table.csv();
}

std::string edges_as_json(const Graph& graph, std::span<const EdgeIndex> edges) {
  JsonWriter json;
  json.begin_array();
  for (const EdgeIndex index : edges) write_edge(json, graph, graph.edges[index]);
  json.end_array();
  return json.text();
}

}  // namespace quipu::app
