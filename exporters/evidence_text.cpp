#include "exporters/evidence_text.hpp"

#include <algorithm>
#include <cmath>

#include "exporters/json_text.hpp"
#include "exporters/numbers.hpp"

namespace quipu::exporters {
namespace {

void append_member(std::string& to, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  to.append(",\"").append(name).append("\":");
  append_json_string(to, value);
}

void append_object(std::string& to, const Graph& graph, const Evidence& evidence) {
  const Passage& passage = graph.passages[evidence.passage];
  to.append("{\"document\":");
  append_json_string(to, graph.documents[passage.document].id);
  to.append(",\"begin\":");
  append_number(to, passage.begin);
  to.append(",\"end\":");
  append_number(to, passage.end);
  to.append(",\"confidence\":");
  append_thousandths(to, evidence.confidence);
  append_member(to, "text", passage.text);
  append_member(to, "sentence", passage.sentence);
  append_member(to, "speaker", passage.speaker);
  append_member(to, "time", passage.time);
  append_member(to, "rule", evidence.rule);
  append_member(to, "predicate", evidence.predicate);
  append_member(to, "when", evidence.when);
  append_member(to, "attributed_to", evidence.attributed_to);
  to.push_back('}');
}

}  // namespace

std::size_t count_passages(const Edge& edge) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < edge.evidence.size(); ++i) {
    if (i == 0 || edge.evidence[i].passage != edge.evidence[i - 1].passage) ++count;
  }
  return count;
}

void append_evidence_json(std::string& to, const Graph& graph, const Edge& edge) {
  to.push_back('[');
  for (std::size_t i = 0; i < edge.evidence.size(); ++i) {
    if (i != 0) to.push_back(',');
    append_object(to, graph, edge.evidence[i]);
  }
  to.push_back(']');
}

void append_documents_json(std::string& to, const Graph& graph, const Node& node) {
  to.push_back('[');
  for (std::size_t i = 0; i < node.contributions.size(); ++i) {
    if (i != 0) to.push_back(',');
    append_json_string(to, graph.documents[node.contributions[i].document].id);
  }
  to.push_back(']');
}

std::uint64_t confidence_thousandths(double confidence) {
  const double bounded = confidence >= 0.0 ? std::fmin(confidence, 1.0) : 0.0;  // not a number: neither
  return static_cast<std::uint64_t>(std::lround(bounded * 1000.0));
}

std::size_t weight_of(const Edge& edge) { return std::max<std::size_t>(count_passages(edge), 1); }

void append_confidence(std::string& to, double confidence) { append_thousandths(to, confidence_thousandths(confidence)); }

}  // namespace quipu::exporters
