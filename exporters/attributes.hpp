#pragma once
// What every format that has attributes says of nodes and edges, in one order: a writer brings a sink, which knows how its format
// spells a text, a number or a list.
//
// A sink has
//   text(key, std::string_view)              called for non-empty texts only
//   number(key, std::uint64_t)
//   thousandths(key, std::uint64_t)          a real number, value / 1000
//   flag(key, bool)
//   list(key, std::span<const std::string>)  called for non-empty lists only
//   json(key, append)                        append(std::string&) appends a JSON value

#include "exporters/evidence_text.hpp"
#include "exporters/graphml_keys.hpp"
#include "graph/model.hpp"
#include "graph/ontology.hpp"

namespace quipu::exporters {

template <class Sink>
void give_text(Sink& sink, const GraphmlKey& key, std::string_view value) {
  if (!value.empty()) sink.text(key, value);
}

/// The node's attributes but label, properties and what a picture adds.
template <class Sink>
void give_node(Sink& sink, const Graph& graph, const Node& node) {
  give_text(sink, node_key::kName, node.name);
  give_text(sink, node_key::kType, node.type);
  if (!node.aliases.empty()) sink.list(node_key::kAliases, std::span(node.aliases));
  sink.number(node_key::kMentions, node.mentions);
  sink.json(node_key::kDocuments, [&](std::string& to) { append_documents_json(to, graph, node); });
  sink.number(node_key::kDocumentCount, node.contributions.size());
}

/// The edge's attributes but label and weight.
template <class Sink>
void give_edge(Sink& sink, const Graph& graph, const Ontology& ontology, const Edge& edge) {
  const RelationType* type = ontology.relation_type(edge.type);
  give_text(sink, edge_key::kKind, edge.type);
  sink.number(edge_key::kCount, count_passages(edge));
  give_text(sink, edge_key::kPredicate, edge.predicate);
  sink.thousandths(edge_key::kConfidence, confidence_thousandths(edge.confidence));
  sink.flag(edge_key::kNegated, edge.negated);
  sink.flag(edge_key::kSymmetric, type != nullptr && type->symmetric);
  sink.text(edge_key::kModality, to_string(edge.modality));
  give_text(sink, edge_key::kWhen, edge.when);
  give_text(sink, edge_key::kAttributedTo, edge.attributed_to);
  if (edge.evidence.empty()) return;
  const Evidence& first = edge.evidence.front();
  const Passage& passage = graph.passages[first.passage];
  give_text(sink, edge_key::kEvidence, passage.text);
  give_text(sink, edge_key::kDocument, graph.documents[passage.document].id);
  sink.number(edge_key::kBegin, passage.begin);
  sink.number(edge_key::kEnd, passage.end);
  give_text(sink, edge_key::kRule, first.rule);
  sink.json(edge_key::kAllEvidence, [&](std::string& to) { append_evidence_json(to, graph, edge); });
}

}  // namespace quipu::exporters
