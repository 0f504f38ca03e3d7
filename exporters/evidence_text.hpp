#pragma once
// What formats without lists say of an edge's evidence.

#include <cstddef>
#include <cstdint>
#include <string>

#include "graph/model.hpp"

namespace quipu::exporters {

/// Number of different passages that support the edge. `edge` is in normal form.
std::size_t count_passages(const Edge& edge);

/// Appends all evidence of `edge` as a JSON list of objects: document, begin, end, text, rule, predicate, confidence and,
/// where not empty, sentence, speaker, time, when, attributed_to.
void append_evidence_json(std::string& to, const Graph& graph, const Edge& edge);

/// Appends the ids of the documents that mention `node` as a JSON list.
void append_documents_json(std::string& to, const Graph& graph, const Node& node);

/// `confidence` in thousandths, brought into 0 to 1000; what is no number counts as nothing.
std::uint64_t confidence_thousandths(double confidence);

/// An edge's weight in pictures: its passages, at least 1, because Gephi removes edges of weight 0.
std::size_t weight_of(const Edge& edge);

/// Appends `confidence` in at most three decimals.
void append_confidence(std::string& to, double confidence);

}  // namespace quipu::exporters
