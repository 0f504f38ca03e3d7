#include "graph/selection.hpp"

#include <algorithm>
#include <cstdint>

namespace quipu {
namespace {

using Marks = std::vector<char>;  // one for each item of a list: whether it stays

/// Which nodes and edges stay.
class Choice {
 public:
  Choice(const Graph& graph, const Selection& selection, const Ontology& ontology)
      : graph_(graph), selection_(selection), ontology_(ontology), nodes(graph.nodes.size(), 1), edges(graph.edges.size(), 1) {}

  void make() {
    if (!selection_.node_types.empty()) by_node_type();
    drop_loose_edges();
    if (!selection_.relation_types.empty()) by_relation_type();
    if (!selection_.around.empty()) around();
    if (selection_.top != 0) top();
    drop_loose_edges();
  }

 private:
  const Graph& graph_;
  const Selection& selection_;
  const Ontology& ontology_;

 public:
  Marks nodes, edges;

 private:
  void drop_loose_edges() {
    for (std::size_t i = 0; i < edges.size(); ++i) {
      if (nodes[graph_.edges[i].source] == 0 || nodes[graph_.edges[i].target] == 0) edges[i] = 0;
    }
  }

  void by_node_type() {
    std::set<std::string_view> wanted, unwanted;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      const std::string_view type = graph_.nodes[i].type;
      if (!wanted.contains(type) && !unwanted.contains(type)) (is_wanted(type) ? wanted : unwanted).insert(type);
      nodes[i] = wanted.contains(type);
    }
  }
  bool is_wanted(std::string_view type) const {
    return selection_.node_types.contains(type) ||
           std::any_of(selection_.node_types.begin(), selection_.node_types.end(),
                       [&](const std::string& one) { return ontology_.is_kind_of(type, one); });
  }

  void by_relation_type() {
    Marks joined(nodes.size(), 0);
    for (std::size_t i = 0; i < edges.size(); ++i) {
      const Edge& edge = graph_.edges[i];
      if (!selection_.relation_types.contains(edge.type)) edges[i] = 0;
      if (edges[i] != 0) joined[edge.source] = joined[edge.target] = 1;
    }
    nodes = std::move(joined);
  }

  /// Hop by hop over all edges: few hops are asked for, and no index of edges is needed.
  void around() {
    Marks reached(nodes.size(), 0);
    for (const NodeIndex node : selection_.around) reached[node] = 1;
    for (std::size_t hop = 0; hop < selection_.hops; ++hop) {
      Marks next = reached;
      for (std::size_t i = 0; i < edges.size(); ++i) {
        const Edge& edge = graph_.edges[i];
        if (edges[i] != 0 && (reached[edge.source] != 0 || reached[edge.target] != 0)) next[edge.source] = next[edge.target] = 1;
      }
      if (next == reached) break;
      reached = std::move(next);
    }
    nodes = std::move(reached);
    drop_loose_edges();
  }

  void top() {
    std::vector<std::uint64_t> degree(nodes.size(), 0);
    for (std::size_t i = 0; i < edges.size(); ++i) {
      if (edges[i] == 0) continue;
      ++degree[graph_.edges[i].source];
      if (graph_.edges[i].target != graph_.edges[i].source) ++degree[graph_.edges[i].target];
    }
    for (const NodeIndex node : selection_.around) degree[node] = UINT64_MAX;
    std::vector<NodeIndex> order;
    for (NodeIndex i = 0; i < nodes.size(); ++i) {
      if (nodes[i] != 0) order.push_back(i);
    }
    // Nodes stand in order of id, so that a stable sort settles ties by id.
    std::stable_sort(order.begin(), order.end(), [&](NodeIndex a, NodeIndex b) {
      return degree[a] != degree[b] ? degree[a] > degree[b] : graph_.nodes[a].mentions > graph_.nodes[b].mentions;
    });
    for (std::size_t i = selection_.top; i < order.size(); ++i) nodes[order[i]] = 0;
  }
};

/// Removes the items whose mark is 0, in place, and returns the new index of each that stays.
template <class Item>
std::vector<std::uint32_t> compact(std::vector<Item>& items, const Marks& stay) {
  std::vector<std::uint32_t> place(items.size(), 0);
  std::uint32_t kept = 0;
  for (std::uint32_t i = 0; i < items.size(); ++i) {
    if (stay[i] == 0) continue;
    if (kept != i) items[kept] = std::move(items[i]);
    place[i] = kept++;
  }
  items.erase(items.begin() + kept, items.end());
  return place;
}

void compact_nodes_and_edges(Graph& graph, const Choice& choice) {
  compact(graph.edges, choice.edges);
  const std::vector<NodeIndex> place = compact(graph.nodes, choice.nodes);
  for (Edge& edge : graph.edges) {
    edge.source = place[edge.source];
    edge.target = place[edge.target];
  }
}

void compact_passages(Graph& graph) {
  Marks used(graph.passages.size(), 0);
  for (const Edge& edge : graph.edges) {
    for (const Evidence& item : edge.evidence) used[item.passage] = 1;
  }
  const std::vector<PassageIndex> place = compact(graph.passages, used);
  for (Edge& edge : graph.edges) {
    for (Evidence& item : edge.evidence) item.passage = place[item.passage];
  }
}

void compact_documents(Graph& graph) {
  Marks used(graph.documents.size(), 0);
  for (const Passage& passage : graph.passages) used[passage.document] = 1;
  for (const Node& node : graph.nodes) {
    for (const Contribution& item : node.contributions) used[item.document] = 1;
  }
  const std::vector<DocumentIndex> place = compact(graph.documents, used);
  for (Passage& passage : graph.passages) passage.document = place[passage.document];
  for (Node& node : graph.nodes) {
    for (Contribution& item : node.contributions) item.document = place[item.document];
  }
}

}  // namespace

Graph select(Graph graph, const Selection& selection, const Ontology& ontology) {
  if (!selection.chooses()) return graph;
  Choice choice(graph, selection, ontology);
  choice.make();
  compact_nodes_and_edges(graph, choice);
  compact_passages(graph);
  compact_documents(graph);
  return graph;
}

}  // namespace quipu
