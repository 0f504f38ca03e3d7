#include "graph/agreement.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "graph/identity.hpp"

namespace quipu::internal {
namespace {

/// What follows the type in an id that node_id() has made; empty for any other.
std::string_view name_part(const Node& node) {
  const std::size_t slash = node.id.find('/');
  if (slash == std::string::npos || slug(node.type) != std::string_view(node.id).substr(0, slash)) return {};
  return std::string_view(node.id).substr(slash + 1);
}

bool bears_any_name(const Node& node) { return node.type == "Person" || node.type == "Place"; }

/// The nodes of one name, those whose type has most votes first.
class Candidates {
 public:
  Candidates(const Graph& graph, std::vector<NodeIndex> nodes) : graph_(graph), nodes_(std::move(nodes)) {
    std::sort(nodes_.begin(), nodes_.end(), [&](NodeIndex a, NodeIndex b) { return rank(a) < rank(b); });
  }

  void agree(std::vector<NodeIndex>& into) const {
    std::set<DocumentIndex> documents;
    const NodeIndex winner = nodes_.front();
    for (const NodeIndex node : nodes_) {
      const auto& items = graph_.nodes[node].contributions;
      const bool apart = std::any_of(items.begin(), items.end(), [&](const Contribution& item) { return documents.contains(item.document); });
      if (apart) continue;  // a document knows both
      for (const Contribution& item : items) documents.insert(item.document);
      into[node] = winner;
    }
  }

 private:
  using Rank = std::tuple<std::int64_t, std::int64_t, std::string_view>;
  Rank rank(NodeIndex index) const {
    const Node& node = graph_.nodes[index];
    std::int64_t mentions = 0;
    for (const Contribution& item : node.contributions) mentions += std::max<std::int64_t>(item.mentions, 1);
    return {-mentions, -static_cast<std::int64_t>(node.contributions.size()), node.id};
  }

  const Graph& graph_;
  std::vector<NodeIndex> nodes_;
};

/// Gives each contribution its own node again.
class Splitter {
 public:
  explicit Splitter(Graph& graph) : graph_(graph) {
    for (NodeIndex i = 0; i < graph_.nodes.size(); ++i) by_id_.emplace(graph_.nodes[i].id, i);
  }

  void split() {
    const std::size_t nodes = graph_.nodes.size();
    for (NodeIndex i = 0; i < nodes; ++i) split_node(i);
    std::vector<Edge> edges;
    for (Edge& edge : graph_.edges) split_edge(edge, edges);
    graph_.edges = std::move(edges);
  }

 private:
  void split_node(NodeIndex index) {
    std::vector<Contribution> own;
    for (Contribution& item : std::exchange(graph_.nodes[index].contributions, {})) {
      if (item.type.empty()) {
        own.push_back(std::move(item));
        continue;
      }
      const NodeIndex other = node_of(index, std::exchange(item.type, {}));
      moved_[{index, item.document}] = other;
      graph_.nodes[other].contributions.push_back(std::move(item));
    }
    auto& items = graph_.nodes[index].contributions;  // `other` may have been this node, for a type that names it
    items.insert(items.begin(), std::make_move_iterator(own.begin()), std::make_move_iterator(own.end()));
  }

  NodeIndex node_of(NodeIndex index, const std::string& type) {
    const std::string id = slug(type) + graph_.nodes[index].id.substr(std::min(graph_.nodes[index].id.find('/'), graph_.nodes[index].id.size()));
    const auto [found, is_new] = by_id_.try_emplace(id, static_cast<NodeIndex>(graph_.nodes.size()));
    if (is_new) {
      Node node;
      node.id = id;
      node.type = type;
      node.name = graph_.nodes[index].name;
      graph_.nodes.push_back(std::move(node));
    }
    return found->second;
  }

  NodeIndex end_of(NodeIndex node, DocumentIndex document) const {
    const auto found = moved_.find({node, document});
    return found == moved_.end() ? node : found->second;
  }

  void split_edge(Edge& edge, std::vector<Edge>& edges) {
    std::map<std::pair<NodeIndex, NodeIndex>, std::vector<Evidence>> parts;
    for (Evidence& item : edge.evidence) {
      const DocumentIndex document = graph_.passages[item.passage].document;
      parts[{end_of(edge.source, document), end_of(edge.target, document)}].push_back(std::move(item));
    }
    edge.evidence.clear();
    for (auto& [ends, evidence] : parts) {
      Edge part = edge;
      std::tie(part.source, part.target) = ends;
      part.evidence = std::move(evidence);
      edges.push_back(std::move(part));
    }
  }

  Graph& graph_;
  std::map<std::string, NodeIndex, std::less<>> by_id_;
  std::map<std::pair<NodeIndex, DocumentIndex>, NodeIndex> moved_;
};

}  // namespace

std::vector<NodeIndex> agreed_nodes(const Graph& graph) {
  std::vector<NodeIndex> into(graph.nodes.size());
  std::iota(into.begin(), into.end(), NodeIndex{0});
  std::map<std::string_view, std::vector<NodeIndex>> by_name;
  for (NodeIndex i = 0; i < graph.nodes.size(); ++i) {
    const std::string_view name = name_part(graph.nodes[i]);
    const bool one_word = name.find('-') == std::string_view::npos;
    if (name.empty() || graph.nodes[i].contributions.empty() || (one_word && bears_any_name(graph.nodes[i]))) continue;
    by_name[name].push_back(i);
  }
  for (auto& [name, nodes] : by_name) {
    if (nodes.size() > 1) Candidates(graph, std::move(nodes)).agree(into);
  }
  return into;
}

Graph as_documents_say(Graph graph) {
  const bool any = std::any_of(graph.nodes.begin(), graph.nodes.end(), [](const Node& node) {
    return std::any_of(node.contributions.begin(), node.contributions.end(), [](const Contribution& item) { return !item.type.empty(); });
  });
  if (any) Splitter(graph).split();
  return graph;
}

}  // namespace quipu::internal
