#include "graph/builder.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "graph/agreement.hpp"
#include "graph/derive.hpp"
#include "graph/error.hpp"
#include "graph/identity.hpp"

namespace quipu {
namespace {

constexpr std::uint32_t kDropped = UINT32_MAX;

/// A node type is part of what makes a node one: two ontologies may write different names with one slug.
struct EdgeKey {
  NodeIndex source, target;
  std::uint8_t flags;  // negated, modality
  std::string type;
  std::string predicate;  // of open types only
  bool operator==(const EdgeKey&) const = default;
};

/// Folds `value` into a hash. The multiplication comes before the next value is folded in: small numbers combined by xor alone
/// collide by the thousand. (Multiply and fold, the finaliser of Steele, Lea and Flood's SplitMix, OOPSLA 2014, shortened.)
std::size_t mix(std::size_t seed, std::size_t value) {
  std::uint64_t x = seed * 0x9E3779B97F4A7C15ull + value;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ull;
  return x ^ (x >> 27);
}

struct EdgeKeyHash {
  std::size_t operator()(const EdgeKey& key) const {
    std::size_t seed = mix(key.source, key.target);
    seed = mix(seed, key.flags);
    seed = mix(seed, std::hash<std::string>{}(key.type));
    return mix(seed, std::hash<std::string>{}(key.predicate));
  }
};

/// order[new place] = old place, and the inverse with kDropped for what is left out.
std::vector<std::uint32_t> places(const std::vector<std::uint32_t>& order, std::size_t size) {
  std::vector<std::uint32_t> place(size, kDropped);
  for (std::uint32_t i = 0; i < order.size(); ++i) place[order[i]] = i;
  return place;
}

template <typename T>
void permute(std::vector<T>& values, const std::vector<std::uint32_t>& order) {
  std::vector<T> sorted;
  sorted.reserve(order.size());
  for (const std::uint32_t old : order) sorted.push_back(std::move(values[old]));
  values = std::move(sorted);
}

}  // namespace

struct GraphBuilder::State {
  explicit State(const Ontology& types) : ontology(&types), passage_set(16, PassageHash{this}, PassageEqual{this}) {}
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  // Passages are found by what they hold, through indices into `graph.passages`.
  struct PassageHash {
    const State* state;
    std::size_t operator()(PassageIndex index) const {
      const Passage& passage = state->graph.passages[index];
      return mix(mix(passage.document, passage.begin), passage.end);
    }
  };
  struct PassageEqual {
    const State* state;
    bool operator()(PassageIndex a, PassageIndex b) const { return state->graph.passages[a] == state->graph.passages[b]; }
  };

  DocumentIndex add_document(SourceDocument document);
  PassageIndex add_passage(Passage passage);
  NodeIndex add_node(Node node, const std::vector<DocumentIndex>& documents);
  void add_edge(Edge edge, NodeIndex source, NodeIndex target, const std::vector<PassageIndex>& passages);
  void file_between(Edge edge, NodeIndex source, NodeIndex target);
  void add_edge_by_wording(Edge edge);
  void file_edge(Edge edge, std::string wording);

  std::vector<std::uint32_t> sort_documents();
  void sort_contributions(const std::vector<std::uint32_t>& document_place);
  void agree_on_types();
  void finish_nodes();
  void finish_passages(const std::vector<std::uint32_t>& document_place);
  void finish_edges();

  bool is_open(const std::string& type) const {
    const RelationType* relation = ontology->relation_type(type);
    return relation && relation->open;
  }
  bool is_symmetric(const std::string& type) const {
    const RelationType* relation = ontology->relation_type(type);
    return relation && relation->symmetric;
  }

  const Ontology* ontology;
  Graph graph;
  std::unordered_map<std::string, DocumentIndex> document_index;
  std::unordered_map<std::string, NodeIndex> node_index;
  std::unordered_set<PassageIndex, PassageHash, PassageEqual> passage_set;
  std::unordered_map<EdgeKey, std::uint32_t, EdgeKeyHash> edge_index;
};

DocumentIndex GraphBuilder::State::add_document(SourceDocument document) {
  const auto [found, is_new] = document_index.try_emplace(document.id, static_cast<DocumentIndex>(graph.documents.size()));
  if (is_new) {
    graph.documents.push_back(std::move(document));
  } else if (graph.documents[found->second] < document) {
    graph.documents[found->second] = std::move(document);  // any fixed choice keeps merging commutative
  }
  return found->second;
}

PassageIndex GraphBuilder::State::add_passage(Passage passage) {
  const auto index = static_cast<PassageIndex>(graph.passages.size());
  graph.passages.push_back(std::move(passage));
  const auto [found, is_new] = passage_set.insert(index);
  if (!is_new) graph.passages.pop_back();
  return *found;
}

NodeIndex GraphBuilder::State::add_node(Node node, const std::vector<DocumentIndex>& documents) {
  if (node.id.empty()) node.id = node_id(node.type, node.name);
  for (Contribution& item : node.contributions) {
    item.document = documents.at(item.document);
    std::sort(item.aliases.begin(), item.aliases.end());
    item.aliases.erase(std::unique(item.aliases.begin(), item.aliases.end()), item.aliases.end());
    std::erase(item.aliases, item.name);
  }
  const auto [found, is_new] = node_index.try_emplace(node.id, static_cast<NodeIndex>(graph.nodes.size()));
  if (is_new) {
    graph.nodes.push_back(std::move(node));
    return found->second;
  }
  Node& known = graph.nodes[found->second];
  known.type = std::max(known.type, node.type);
  for (Contribution& item : node.contributions) {
    const bool repeated = !known.contributions.empty() && known.contributions.back() == item;
    if (!repeated) known.contributions.push_back(std::move(item));
  }
  return found->second;
}

void GraphBuilder::State::add_edge(Edge edge, NodeIndex source, NodeIndex target, const std::vector<PassageIndex>& passages) {
  // Only where no evidence has a wording: the edge's is derived from some of it, and giving it to the rest would make the
  // result depend on how often a graph was merged.
  const bool worded = std::any_of(edge.evidence.begin(), edge.evidence.end(), [](const auto& e) { return !e.predicate.empty(); });
  for (Evidence& item : edge.evidence) {
    item.passage = passages.at(item.passage);
    if (!worded) item.predicate = edge.predicate;
  }
  file_between(std::move(edge), source, target);
}

/// Files an edge whose evidence is this builder's already.
void GraphBuilder::State::file_between(Edge edge, NodeIndex source, NodeIndex target) {
  if (is_symmetric(edge.type) && graph.nodes[target].id < graph.nodes[source].id) std::swap(source, target);
  edge.source = source;
  edge.target = target;
  if (is_open(edge.type)) {
    add_edge_by_wording(std::move(edge));
  } else {
    file_edge(std::move(edge), {});
  }
}

/// Of an open type, whose wording is part of what makes an edge one: an edge for each.
void GraphBuilder::State::add_edge_by_wording(Edge edge) {
  std::vector<Evidence> evidence = std::move(edge.evidence);
  std::sort(evidence.begin(), evidence.end(), [](const auto& a, const auto& b) { return a.predicate < b.predicate; });
  for (auto begin = evidence.begin(); begin != evidence.end();) {
    const std::string wording = begin->predicate;
    const auto end = std::find_if(begin, evidence.end(), [&](const auto& item) { return item.predicate != wording; });
    edge.evidence.assign(std::make_move_iterator(begin), std::make_move_iterator(end));
    file_edge(edge, wording);
    begin = end;
  }
}

/// Joins `edge`, whose ends and passages are this builder's, with the one of the same key. `wording` is empty for closed types.
void GraphBuilder::State::file_edge(Edge edge, std::string wording) {
  const auto flags = static_cast<std::uint8_t>((edge.negated ? 4 : 0) | static_cast<int>(edge.modality));
  EdgeKey key{edge.source, edge.target, flags, edge.type, std::move(wording)};
  const auto [found, is_new] = edge_index.try_emplace(std::move(key), static_cast<std::uint32_t>(graph.edges.size()));
  if (is_new) {
    graph.edges.push_back(std::move(edge));
    return;
  }
  std::vector<Evidence>& known = graph.edges[found->second].evidence;
  known.insert(known.end(), std::make_move_iterator(edge.evidence.begin()), std::make_move_iterator(edge.evidence.end()));
}

std::vector<std::uint32_t> GraphBuilder::State::sort_documents() {
  std::vector<std::uint32_t> order(graph.documents.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), [&](auto a, auto b) { return graph.documents[a].id < graph.documents[b].id; });
  const auto place = places(order, graph.documents.size());
  permute(graph.documents, order);
  return place;
}

void GraphBuilder::State::sort_contributions(const std::vector<std::uint32_t>& document_place) {
  for (Node& node : graph.nodes) {
    auto& items = node.contributions;
    for (Contribution& item : items) item.document = document_place[item.document];
    // Of two contributions of one document the larger in byte order stays: a fixed choice, so merging stays commutative.
    std::sort(items.begin(), items.end(), [](const auto& a, const auto& b) { return a.document != b.document ? a.document < b.document : b < a; });
    items.erase(std::unique(items.begin(), items.end(), [](const auto& a, const auto& b) { return a.document == b.document; }), items.end());
  }
}

void GraphBuilder::State::agree_on_types() {
  const std::vector<NodeIndex> into = internal::agreed_nodes(graph);
  bool any = false;
  for (NodeIndex i = 0; i < into.size(); ++i) {
    if (into[i] == i) continue;
    any = true;
    Node& winner = graph.nodes[into[i]];
    for (Contribution& item : std::exchange(graph.nodes[i].contributions, {})) {
      item.type = graph.nodes[i].type;
      winner.contributions.push_back(std::move(item));
    }
    std::sort(winner.contributions.begin(), winner.contributions.end(), [](const auto& a, const auto& b) { return a.document < b.document; });
  }
  if (!any) return;
  edge_index.clear();
  for (Edge& edge : std::exchange(graph.edges, {})) {
    NodeIndex source = into[edge.source], target = into[edge.target];
    file_between(std::move(edge), source, target);
  }
}

void GraphBuilder::State::finish_nodes() {
  for (Node& node : graph.nodes) {
    if (!node.contributions.empty()) internal::derive_node(node);
  }
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < graph.nodes.size(); ++i) {
    if (!graph.nodes[i].contributions.empty()) order.push_back(i);
  }
  std::sort(order.begin(), order.end(), [&](auto a, auto b) { return graph.nodes[a].id < graph.nodes[b].id; });
  const auto place = places(order, graph.nodes.size());
  permute(graph.nodes, order);
  std::erase_if(graph.edges, [&](Edge& edge) {
    edge.source = place[edge.source];
    edge.target = place[edge.target];
    return edge.source == kDropped || edge.target == kDropped || edge.evidence.empty();
  });
}

void GraphBuilder::State::finish_passages(const std::vector<std::uint32_t>& document_place) {
  for (Passage& passage : graph.passages) passage.document = document_place[passage.document];
  std::vector<char> used(graph.passages.size(), 0);
  for (const Edge& edge : graph.edges) {
    for (const Evidence& item : edge.evidence) used[item.passage] = 1;
  }
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < graph.passages.size(); ++i) {
    if (used[i]) order.push_back(i);
  }
  std::sort(order.begin(), order.end(), [&](auto a, auto b) { return graph.passages[a] < graph.passages[b]; });
  const auto place = places(order, graph.passages.size());
  permute(graph.passages, order);
  for (Edge& edge : graph.edges) {
    for (Evidence& item : edge.evidence) item.passage = place[item.passage];
  }
}

void GraphBuilder::State::finish_edges() {
  for (Edge& edge : graph.edges) {
    std::sort(edge.evidence.begin(), edge.evidence.end());
    edge.evidence.erase(std::unique(edge.evidence.begin(), edge.evidence.end()), edge.evidence.end());
    internal::derive_edge(edge);
    edge.id = internal::edge_id(edge, graph.nodes[edge.source].id, graph.nodes[edge.target].id, is_open(edge.type));
  }
  std::sort(graph.edges.begin(), graph.edges.end(), [](const Edge& a, const Edge& b) {
    return std::tie(a.source, a.type, a.target, a.id) < std::tie(b.source, b.type, b.target, b.id);
  });
}

GraphBuilder::GraphBuilder(const Ontology& ontology) : state_(std::make_unique<State>(ontology)) {}
GraphBuilder::~GraphBuilder() = default;
GraphBuilder::GraphBuilder(GraphBuilder&&) noexcept = default;
GraphBuilder& GraphBuilder::operator=(GraphBuilder&&) noexcept = default;

void GraphBuilder::add(Graph graph) {
  const auto check = [](bool valid) {
    if (!valid) throw Error("graph with an index out of range");
  };
  for (const Passage& passage : graph.passages) check(passage.document < graph.documents.size());
  for (const Node& node : graph.nodes) {
    for (const Contribution& item : node.contributions) check(item.document < graph.documents.size());
  }
  for (const Edge& edge : graph.edges) {
    check(edge.source < graph.nodes.size() && edge.target < graph.nodes.size());
    for (const Evidence& item : edge.evidence) check(item.passage < graph.passages.size());
  }

  graph = internal::as_documents_say(std::move(graph));
  std::vector<DocumentIndex> documents;
  std::vector<PassageIndex> passages;
  std::vector<NodeIndex> nodes;
  for (SourceDocument& document : graph.documents) documents.push_back(state_->add_document(std::move(document)));
  for (Passage& passage : graph.passages) {
    passage.document = documents[passage.document];
    passages.push_back(state_->add_passage(std::move(passage)));
  }
  for (Node& node : graph.nodes) nodes.push_back(state_->add_node(std::move(node), documents));
  for (Edge& edge : graph.edges) {
    const NodeIndex source = nodes[edge.source], target = nodes[edge.target];
    state_->add_edge(std::move(edge), source, target, passages);
  }
}

Graph GraphBuilder::finish() {
  const Ontology& ontology = *state_->ontology;
  const auto document_place = state_->sort_documents();
  state_->sort_contributions(document_place);
  state_->agree_on_types();
  state_->finish_nodes();
  state_->finish_passages(document_place);
  state_->finish_edges();
  Graph graph = std::move(state_->graph);
  state_ = std::make_unique<State>(ontology);
  return graph;
}

Graph merge(Graph a, Graph b, const Ontology& ontology) {
  GraphBuilder builder(ontology);
  builder.add(std::move(a));
  builder.add(std::move(b));
  return builder.finish();
}

namespace {

/// Drops passages that `keeps` refuses and gives the others their new numbers in all evidence, which must not name dropped ones.
template <typename Keeps>
void keep_passages(Graph& graph, Keeps keeps) {
  std::vector<PassageIndex> place(graph.passages.size(), 0);
  PassageIndex kept = 0;
  for (PassageIndex i = 0; i < graph.passages.size(); ++i) {
    if (!keeps(i)) continue;
    if (kept != i) graph.passages[kept] = std::move(graph.passages[i]);
    place[i] = kept++;
  }
  graph.passages.resize(kept);
  for (Edge& edge : graph.edges) {
    for (Evidence& item : edge.evidence) item.passage = place[item.passage];
  }
}

template <typename Drops>
Graph without_edges(Graph graph, Drops drops) {
  std::erase_if(graph.edges, drops);
  std::vector<char> used(graph.passages.size(), 0);
  for (const Edge& edge : graph.edges) {
    for (const Evidence& item : edge.evidence) used[item.passage] = 1;
  }
  keep_passages(graph, [&](PassageIndex i) { return used[i] != 0; });
  return graph;
}

}  // namespace

Graph remove_documents(Graph graph, const std::set<std::string, std::less<>>& ids, const Ontology& ontology) {
  std::vector<DocumentIndex> place(graph.documents.size(), kDropped);
  std::vector<SourceDocument> documents;
  for (DocumentIndex i = 0; i < graph.documents.size(); ++i) {
    if (ids.contains(graph.documents[i].id)) continue;
    place[i] = static_cast<DocumentIndex>(documents.size());
    documents.push_back(std::move(graph.documents[i]));
  }
  graph.documents = std::move(documents);
  for (Edge& edge : graph.edges) {
    edge.predicate.clear();  // it may be the wording of a document that goes
    std::erase_if(edge.evidence, [&](const Evidence& item) { return place[graph.passages[item.passage].document] == kDropped; });
  }
  keep_passages(graph, [&](PassageIndex i) { return place[graph.passages[i].document] != kDropped; });
  for (Passage& passage : graph.passages) passage.document = place[passage.document];
  for (Node& node : graph.nodes) {
    std::erase_if(node.contributions, [&](const Contribution& item) { return place[item.document] == kDropped; });
    for (Contribution& item : node.contributions) item.document = place[item.document];
  }
  GraphBuilder builder(ontology);
  builder.add(std::move(graph));
  return builder.finish();
}

Graph remove_document(Graph graph, std::string_view id, const Ontology& ontology) {
  return remove_documents(std::move(graph), {std::string(id)}, ontology);
}

Graph facts_only(Graph graph) {
  return without_edges(std::move(graph), [](const Edge& edge) { return !edge.is_fact(); });
}

Graph confident_only(Graph graph, double least) {
  return without_edges(std::move(graph), [least](const Edge& edge) { return edge.confidence < least; });
}

}  // namespace quipu
