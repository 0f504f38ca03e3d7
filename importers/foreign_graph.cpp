#include "importers/foreign_graph.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <span>

#include "graph/builder.hpp"
#include "importers/json_values.hpp"

namespace quipu::importers {
namespace {

// Where programs put what a node or an edge is called and what kind it is, the clearest first.
constexpr std::array<std::string_view, 4> kNodeNames{"name", "label", "title", "Label"};
constexpr std::array<std::string_view, 7> kNodeTypes{"type", "kind", "class", "category", "labels", "Type", "group"};
constexpr std::array<std::string_view, 8> kEdgeTypes{"kind", "type", "relation", "relationship", "interaction", "label", "Label", "predicate"};
/// What a picture needs, and what we derive.
constexpr std::array<std::string_view, 14> kPassedOver{"id", "x", "y", "z", "r", "g", "b", "size", "color", "name", "label", "type", "kind",
                                                       "document_count"};

const std::string* find(const Attributes& attributes, std::string_view name) {
  const auto at = std::find_if(attributes.rbegin(), attributes.rend(), [name](const auto& one) { return one.first == name; });
  return at == attributes.rend() || at->second.empty() ? nullptr : &at->second;
}

std::string text(const Attributes& attributes, std::string_view name) {
  const std::string* found = find(attributes, name);
  return found == nullptr ? std::string() : *found;
}

/// The first of `names` that the attributes have, or null.
std::string_view first_of(const Attributes& attributes, std::span<const std::string_view> names) {
  for (const std::string_view name : names) {
    if (find(attributes, name) != nullptr) return name;
  }
  return {};
}

std::uint64_t count(const Attributes& attributes, std::string_view name) {
  const std::string value = text(attributes, name);
  std::uint64_t number = 0;
  std::from_chars(value.data(), value.data() + value.size(), number);
  return number;
}

/// 0 to 1, in thousandths; what is no such number counts as sure.
std::uint16_t confidence(const Attributes& attributes) {
  const std::string value = text(attributes, "confidence");
  double number = 1.0;
  const auto result = std::from_chars(value.data(), value.data() + value.size(), number);
  if (value.empty() || result.ec != std::errc() || !(number >= 0.0 && number <= 1.0)) return 1000;
  return static_cast<std::uint16_t>(std::lround(number * 1000));
}

bool is_true(const Attributes& attributes, std::string_view name) {
  const std::string value = text(attributes, name);
  return value == "1" || value == "true" || value == "True";
}

/// APOC and Cytoscape write ":Person", Neo4j "Entity;Person".
std::string type_name(std::string value) {
  while (value.starts_with(':')) value.erase(0, 1);
  return value;
}

Properties properties_of(const Attributes& attributes, std::string_view name_from, std::string_view type_from, bool has_aliases, bool has_documents) {
  constexpr std::string_view kPrefix = "property_";  // our writers put it before a property that is called like an attribute
  Properties properties;
  for (const auto& [name, value] : attributes) {
    const bool known = std::find(kPassedOver.begin(), kPassedOver.end(), name) != kPassedOver.end() || name == name_from || name == type_from ||
                       name == "mentions" || (has_aliases && name == "aliases") || (has_documents && name == "documents");
    if (known || value.empty()) continue;
    properties[name.starts_with(kPrefix) && name.size() > kPrefix.size() ? name.substr(kPrefix.size()) : name] = value;
  }
  return properties;
}

}  // namespace

NodeIndex ForeignGraph::number(const std::string& id, std::uint64_t line) {
  const auto [at, is_new] = nodes_.try_emplace(id, End{static_cast<NodeIndex>(graph_.nodes.size()), line});
  if (is_new) {
    graph_.nodes.emplace_back().id = id;
    defined_.push_back(0);
  }
  return at->second.node;
}

DocumentIndex ForeignGraph::document(const std::string& id) {
  const auto [at, is_new] = documents_.try_emplace(id, static_cast<DocumentIndex>(graph_.documents.size()));
  if (is_new) {
    SourceDocument& made = graph_.documents.emplace_back();
    made.id = made.source = id;
    made.encoding = "utf-8";
  }
  return at->second;
}

void ForeignGraph::node(const std::string& id, const Attributes& attributes, std::uint64_t line) {
  if (id.empty()) throw error_at(file_, line, "a node without an id");
  const NodeIndex index = number(id, line);
  if (defined_[index] != 0) throw error_at(file_, line, "node '" + id + "' stands twice");
  defined_[index] = 1;
  Node& node = graph_.nodes[index];
  const std::string_view name_from = first_of(attributes, kNodeNames), type_from = first_of(attributes, kNodeTypes);
  node.name = name_from.empty() ? id : text(attributes, name_from);
  node.type = type_from.empty() ? "Concept" : type_name(text(attributes, type_from));
  if (node.type.empty()) node.type = "Concept";
  std::vector<std::string> documents;
  const bool has_aliases = parse_text_list(text(attributes, "aliases"), node.aliases);
  const bool has_documents = parse_text_list(text(attributes, "documents"), documents) && !documents.empty();
  std::sort(node.aliases.begin(), node.aliases.end());
  const Properties properties = properties_of(attributes, name_from, type_from, has_aliases, has_documents);
  if (!has_documents) documents = {file_};
  std::uint64_t mentions = std::min<std::uint64_t>(count(attributes, "mentions"), UINT32_MAX);
  // The file tells the sum only: each document gets one, the last all that is left.
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const std::uint64_t share = i + 1 == documents.size() ? mentions : std::min<std::uint64_t>(mentions, 1);
    mentions -= share;
    node.contributions.push_back({document(documents[i]), static_cast<std::uint32_t>(share), node.name, node.aliases, properties});
  }
}

void ForeignGraph::edge(const std::string& source, const std::string& target, const Attributes& attributes, std::uint64_t line) {
  if (source.empty() || target.empty()) throw error_at(file_, line, "an edge without source or target");
  Edge edge;
  edge.source = number(source, line);
  edge.target = number(target, line);
  const std::string_view type_from = first_of(attributes, kEdgeTypes);
  edge.type = type_from.empty() ? "RELATED_TO" : type_name(text(attributes, type_from));
  if (edge.type.empty()) edge.type = "RELATED_TO";
  edge.predicate = text(attributes, "predicate");
  if (edge.predicate.empty() && text(attributes, "label") != edge.type) edge.predicate = text(attributes, "label");
  edge.negated = is_true(attributes, "negated");
  const std::string modality = text(attributes, "modality");
  if (modality == to_string(Modality::Hypothetical)) edge.modality = Modality::Hypothetical;
  if (modality == to_string(Modality::Asked)) edge.modality = Modality::Asked;
  if (!evidence_list(edge, text(attributes, "all_evidence"))) one_evidence(edge, attributes);
  graph_.edges.push_back(std::move(edge));
}

void ForeignGraph::add_evidence(Edge& edge, Passage passage, Evidence evidence) {
  evidence.passage = static_cast<PassageIndex>(graph_.passages.size());
  if (evidence.predicate.empty()) evidence.predicate = edge.predicate;
  graph_.passages.push_back(std::move(passage));
  edge.evidence.push_back(std::move(evidence));
}

/// What our own writers say of all evidence. False where `json` is no such list.
bool ForeignGraph::evidence_list(Edge& edge, const std::string& json) {
  std::vector<Attributes> items;
  if (!parse_object_list(json, items) || items.empty()) return false;
  for (const Attributes& item : items) {
    if (find(item, "document") == nullptr) return false;
  }
  for (const Attributes& item : items) one_evidence(edge, item, "text");
  return true;
}

void ForeignGraph::one_evidence(Edge& edge, const Attributes& attributes, std::string_view text_name) {
  Passage passage;
  const std::string* id = find(attributes, "document");
  passage.document = document(id == nullptr ? file_ : *id);
  passage.text = text(attributes, text_name);
  if (id != nullptr) passage.begin = count(attributes, "begin"), passage.end = count(attributes, "end");
  if (passage.end < passage.begin) passage.begin = passage.end = 0;
  passage.sentence = text(attributes, "sentence");
  passage.speaker = text(attributes, "speaker");
  passage.time = text(attributes, "time");
  Evidence evidence;
  evidence.rule = text(attributes, "rule");
  evidence.predicate = text(attributes, "predicate");
  evidence.when = text(attributes, "when");
  evidence.attributed_to = text(attributes, "attributed_to");
  evidence.confidence = confidence(attributes);
  add_evidence(edge, std::move(passage), std::move(evidence));
}

Graph ForeignGraph::take(const Ontology& ontology) {
  if (const auto missing = std::find(defined_.begin(), defined_.end(), 0); missing != defined_.end()) {
    const std::string& name = graph_.nodes[static_cast<std::size_t>(missing - defined_.begin())].id;
    throw error_at(file_, nodes_.at(name).line, "an edge names the node '" + name + "', which the file lacks");
  }
  GraphBuilder builder(ontology);
  builder.add(std::move(graph_));
  return builder.finish();
}

}  // namespace quipu::importers
