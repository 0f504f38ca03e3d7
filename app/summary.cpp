#include "app/summary.hpp"

#include <algorithm>
#include <map>

namespace quipu::app {
namespace {

Ranking ranked(const std::map<std::string, std::uint64_t>& counts) {
  Ranking ranking(counts.begin(), counts.end());
  std::stable_sort(ranking.begin(), ranking.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  return ranking;
}

std::vector<NodeRank> node_ranks(const Graph& graph) {
  std::vector<NodeRank> ranks(graph.nodes.size());
  for (NodeIndex i = 0; i < graph.nodes.size(); ++i) ranks[i] = {i, 0, graph.nodes[i].mentions};
  for (const Edge& edge : graph.edges) {
    ++ranks[edge.source].degree;
    if (edge.target != edge.source) ++ranks[edge.target].degree;
  }
  return ranks;
}

void count_statements(const Graph& graph, Summary& summary) {
  for (const Edge& edge : graph.edges) {
    summary.negated += edge.negated;
    summary.hypothetical += edge.modality == Modality::Hypothetical;
    summary.asked += edge.modality == Modality::Asked;
  }
}

}  // namespace

Summary summarize(const Graph& graph) {
  Summary summary;
  std::map<std::string, std::uint64_t> node_types;
  std::map<std::string, std::uint64_t> relation_types;
  for (const Node& node : graph.nodes) ++node_types[node.type];
  for (const Edge& edge : graph.edges) ++relation_types[edge.type];
  summary.node_types = ranked(node_types);
  summary.relation_types = ranked(relation_types);
  count_statements(graph, summary);
  for (const SourceDocument& document : graph.documents) {
    summary.sentences += document.sentences;
    summary.used_sentences += document.used_sentences;
    summary.bytes += document.bytes;
  }
  summary.by_degree = node_ranks(graph);
  summary.by_mentions = summary.by_degree;
  summary.unconnected_nodes = static_cast<std::uint64_t>(
      std::count_if(summary.by_degree.begin(), summary.by_degree.end(), [](const NodeRank& rank) { return rank.degree == 0; }));
  // Nodes stand in order of id, so that a stable sort settles ties by id.
  std::stable_sort(summary.by_degree.begin(), summary.by_degree.end(),
                   [](const NodeRank& a, const NodeRank& b) { return a.degree > b.degree; });
  std::stable_sort(summary.by_mentions.begin(), summary.by_mentions.end(),
                   [](const NodeRank& a, const NodeRank& b) { return a.mentions > b.mentions; });
  return summary;
}

}  // namespace quipu::app
