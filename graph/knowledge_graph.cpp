#include "graph/knowledge_graph.hpp"

#include <algorithm>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <queue>

#include "graph/utf8.hpp"

namespace quipu {
namespace {

using Rows = boost::compressed_sparse_row_graph<boost::bidirectionalS, boost::no_property, EdgeIndex, boost::no_property,
                                                std::uint32_t, EdgeIndex>;

Rows make_rows(const Graph& graph) {
  std::vector<std::pair<NodeIndex, NodeIndex>> ends;
  std::vector<EdgeIndex> numbers;
  for (EdgeIndex i = 0; i < graph.edges.size(); ++i) {
    ends.emplace_back(graph.edges[i].source, graph.edges[i].target);
    numbers.push_back(i);
  }
  return Rows(boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(), numbers.begin(),
              static_cast<std::uint32_t>(graph.nodes.size()));
}

}  // namespace

struct KnowledgeGraph::Adjacency {
  explicit Adjacency(const Graph& graph) : rows(make_rows(graph)) {
    for (NodeIndex i = 0; i < graph.nodes.size(); ++i) {
      const Node& node = graph.nodes[i];
      names.emplace_back(fold_case(node.id), i);
      names.emplace_back(fold_case(node.name), i);
      for (const std::string& alias : node.aliases) names.emplace_back(fold_case(alias), i);
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
  }

  Rows rows;
  std::vector<std::pair<std::string, NodeIndex>> names;  // folded, sorted
};

KnowledgeGraph::KnowledgeGraph(Graph graph) : graph_(std::move(graph)), adjacency_(std::make_unique<Adjacency>(graph_)) {}
KnowledgeGraph::~KnowledgeGraph() = default;
KnowledgeGraph::KnowledgeGraph(KnowledgeGraph&&) noexcept = default;
KnowledgeGraph& KnowledgeGraph::operator=(KnowledgeGraph&&) noexcept = default;

const Graph& KnowledgeGraph::graph() const { return graph_; }

std::optional<NodeIndex> KnowledgeGraph::find(std::string_view id) const {
  const auto found = std::lower_bound(graph_.nodes.begin(), graph_.nodes.end(), id,
                                      [](const Node& node, std::string_view wanted) { return node.id < wanted; });
  if (found == graph_.nodes.end() || found->id != id) return std::nullopt;
  return static_cast<NodeIndex>(found - graph_.nodes.begin());
}

std::vector<NodeIndex> KnowledgeGraph::find_named(std::string_view name) const {
  const std::string wanted = fold_case(name);
  std::vector<NodeIndex> found;
  for (auto at = std::lower_bound(adjacency_->names.begin(), adjacency_->names.end(), std::pair(wanted, NodeIndex{0}));
       at != adjacency_->names.end() && at->first == wanted; ++at) {
    found.push_back(at->second);
  }
  return found;
}

std::vector<EdgeIndex> KnowledgeGraph::out_edges(NodeIndex node) const {
  std::vector<EdgeIndex> found;
  for (auto [at, end] = boost::out_edges(node, adjacency_->rows); at != end; ++at) found.push_back(adjacency_->rows[*at]);
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<EdgeIndex> KnowledgeGraph::in_edges(NodeIndex node) const {
  std::vector<EdgeIndex> found;
  for (auto [at, end] = boost::in_edges(node, adjacency_->rows); at != end; ++at) found.push_back(adjacency_->rows[*at]);
  std::sort(found.begin(), found.end());
  return found;
}

std::size_t KnowledgeGraph::degree(NodeIndex node) const {
  return boost::out_degree(node, adjacency_->rows) + boost::in_degree(node, adjacency_->rows);
}

std::optional<std::vector<EdgeIndex>> KnowledgeGraph::shortest_path(NodeIndex source, NodeIndex target) const {
  // Backwards from the target, so that walking forward from the source can choose the smallest edge at each step.
  constexpr std::uint32_t kFar = UINT32_MAX;
  std::vector<std::uint32_t> distance(graph_.nodes.size(), kFar);
  std::queue<NodeIndex> open;
  distance[target] = 0;
  open.push(target);
  const auto each_neighbour = [&](NodeIndex node, auto visit) {
    for (auto [at, end] = boost::out_edges(node, adjacency_->rows); at != end; ++at) {
      visit(boost::target(*at, adjacency_->rows), adjacency_->rows[*at]);
    }
    for (auto [at, end] = boost::in_edges(node, adjacency_->rows); at != end; ++at) {
      visit(boost::source(*at, adjacency_->rows), adjacency_->rows[*at]);
    }
  };
  while (!open.empty() && distance[source] == kFar) {
    const NodeIndex node = open.front();
    open.pop();
    each_neighbour(node, [&](NodeIndex next, EdgeIndex) {
      if (distance[next] != kFar) return;
      distance[next] = distance[node] + 1;
      open.push(next);
    });
  }
  if (distance[source] == kFar) return std::nullopt;
  std::vector<EdgeIndex> path;
  for (NodeIndex at = source; at != target;) {
    NodeIndex next = at;
    EdgeIndex best = UINT32_MAX;
    each_neighbour(at, [&](NodeIndex neighbour, EdgeIndex edge) {
      if (distance[neighbour] + 1 != distance[at] || distance[neighbour] == kFar || edge >= best) return;
      best = edge;
      next = neighbour;
    });
    path.push_back(best);
    at = next;
  }
  return path;
}

std::pair<std::vector<std::uint32_t>, std::uint32_t> KnowledgeGraph::components() const {
  constexpr std::uint32_t kNone = UINT32_MAX;
  std::vector<std::uint32_t> component(graph_.nodes.size(), kNone);
  std::uint32_t count = 0;
  std::vector<NodeIndex> open;
  for (NodeIndex start = 0; start < graph_.nodes.size(); ++start) {
    if (component[start] != kNone) continue;
    component[start] = count;
    open.push_back(start);
    while (!open.empty()) {
      const NodeIndex node = open.back();
      open.pop_back();
      const auto visit = [&](NodeIndex next) {
        if (component[next] != kNone) return;
        component[next] = count;
        open.push_back(next);
      };
      for (auto [at, end] = boost::out_edges(node, adjacency_->rows); at != end; ++at) visit(boost::target(*at, adjacency_->rows));
      for (auto [at, end] = boost::in_edges(node, adjacency_->rows); at != end; ++at) visit(boost::source(*at, adjacency_->rows));
    }
    ++count;
  }
  return {component, count};
}

}  // namespace quipu
