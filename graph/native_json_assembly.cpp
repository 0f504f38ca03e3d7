#include "graph/native_json_assembly.hpp"

#include <algorithm>
#include <cmath>

#include "graph/error.hpp"

namespace quipu::internal {
namespace {

void need(bool present, const char* item, const char* field) {
  if (!present) throw Error(std::string(item) + " without '" + field + "'");
}

/// Items of `values` are referred to by index before they are read.
template <class T>
void put(std::vector<T>& values, std::uint32_t index, T value) {
  if (values.size() <= index) values.resize(index + 1);
  values[index] = std::move(value);
}

std::uint16_t to_thousandths(double value) { return static_cast<std::uint16_t>(std::lround(value * 1000)); }

std::uint32_t to_u32(std::uint64_t value) { return static_cast<std::uint32_t>(std::min<std::uint64_t>(value, UINT32_MAX)); }

}  // namespace

std::uint32_t Names::number(const std::string& id) {
  const auto [found, is_new] = numbers_.try_emplace(id, static_cast<std::uint32_t>(defined_.size()));
  if (is_new) {
    defined_.push_back(false);
    ids_.push_back(&found->first);
  }
  return found->second;
}

std::uint32_t Names::define(const std::string& id, const char* kind) {
  const std::uint32_t place = number(id);
  if (defined_[place]) throw Error(std::string(kind) + " '" + id + "' stands twice");
  defined_[place] = true;
  return place;
}

void Names::check(const char* kind) const {
  for (std::size_t i = 0; i < defined_.size(); ++i) {
    if (!defined_[i]) throw Error(std::string(kind) + " '" + *ids_[i] + "' is referred to, but not in the file");
  }
}

void Assembly::begin(Place place) {
  switch (place) {
    case Place::Document: document_ = {}; break;
    case Place::Node:
      node_ = {};
      contributions_.clear();
      break;
    case Place::Contribution: contribution_ = {}; break;
    case Place::Edge: edge_ = {}; break;
    case Place::Evidence: evidence_ = {}; break;
    default: break;
  }
}

std::string* Assembly::text_target(const Field& field) {
  switch (field.of) {
    case Place::Root: return &format_;
    case Place::Document:
      switch (field.key) {
        case Key::Id: return &document_.id;
        case Key::Title: return &document_.title;
        case Key::Source: return &document_.source;
        case Key::Sha256: return &document_.sha256;
        default: return &document_.encoding;
      }
    case Place::Node: return field.key == Key::Id ? &node_.id : field.key == Key::Type ? &node_.type : &node_.name;
    case Place::Contribution: return field.key == Key::Id ? &contribution_.document : field.key == Key::Type ? &contribution_.type : &contribution_.name.emplace();
    case Place::Edge:
      switch (field.key) {
        case Key::Id: return &edge_.edge.id;
        case Key::Source: return &edge_.source;
        case Key::Target: return &edge_.target;
        case Key::Type: return &edge_.edge.type;
        case Key::Predicate: return &edge_.edge.predicate;
        case Key::When: return &edge_.edge.when;
        case Key::Modality: return &edge_.modality;
        default: return &edge_.edge.attributed_to;
      }
    default:
      switch (field.key) {
        case Key::Document: return &evidence_.document;
        case Key::Text: return &evidence_.passage.text;
        case Key::Sentence: return &evidence_.passage.sentence;
        case Key::Speaker: return &evidence_.passage.speaker;
        case Key::Time: return &evidence_.passage.time;
        case Key::Rule: return &evidence_.evidence.rule;
        case Key::Predicate: return &evidence_.evidence.predicate;
        case Key::When: return &evidence_.evidence.when;
        default: return &evidence_.evidence.attributed_to;
      }
  }
}

void Assembly::text(const Field& field, std::string value) {
  *text_target(field) = std::move(value);
  if (field.key == Key::Modality) edge_.edge.modality = modality_from(edge_.modality);
  if (field.of == Place::Evidence && field.key == Key::Predicate) evidence_.has_predicate = true;
}

void Assembly::flag(const Field&, bool value) { edge_.edge.negated = value; }

void Assembly::count(const Field& field, std::uint64_t value) {
  switch (field.key) {
    case Key::Version:
      if (value != 1) throw Error("version " + std::to_string(value) + " is unknown; this quipu reads version 1");
      version_ = value;
      break;
    case Key::Bytes: document_.bytes = value; break;
    case Key::Sentences: document_.sentences = value; break;
    case Key::Used: document_.used_sentences = value; break;
    case Key::Mentions:
      if (field.of == Place::Contribution) contribution_.mentions = to_u32(value);
      if (field.of == Place::Node) node_.mentions = value;
      break;
    case Key::Begin:
      evidence_.passage.begin = value;
      evidence_.has_begin = true;
      break;
    default:
      evidence_.passage.end = value;
      evidence_.has_end = true;
      break;
  }
}

void Assembly::confidence(const Field& field, double value) {
  if (field.of == Place::Edge) edge_.edge.confidence = value;
  if (field.of == Place::Evidence) evidence_.evidence.confidence = to_thousandths(value);
}

void Assembly::begin_texts(const Field& field) {
  texts_ = field.of == Place::Node ? &node_.aliases : &contribution_.aliases.emplace();
}

void Assembly::element(std::string value) { texts_->push_back(std::move(value)); }

void Assembly::begin_properties(const Field& field) {
  properties_ = field.of == Place::Document ? &document_.properties
                : field.of == Place::Node   ? &node_.properties
                                            : &contribution_.properties.emplace();
}

void Assembly::property(const std::string& name, std::string value) { (*properties_)[name] = std::move(value); }

void Assembly::end(Place place) {
  switch (place) {
    case Place::Root:
      if (format_ != "quipu-graph") throw Error("not a quipu graph: \"format\" must be \"quipu-graph\"");
      if (!version_) throw Error("\"version\" is missing");
      break;
    case Place::Document: end_document(); break;
    case Place::Node: end_node(); break;
    case Place::Contribution: end_contribution(); break;
    case Place::Edge: end_edge(); break;
    case Place::Evidence: end_evidence(); break;
    default: break;
  }
}

void Assembly::end_document() {
  need(!document_.id.empty(), "document", "id");
  const DocumentIndex index = document_names_.define(document_.id, "document");
  put(graph_.documents, index, std::move(document_));
}

void Assembly::end_contribution() {
  need(!contribution_.document.empty(), "a node's document", "id");
  contributions_.push_back(std::move(contribution_));
}

void Assembly::end_node() {
  need(!node_.id.empty(), "node", "id");
  need(!node_.type.empty(), "node", "type");
  need(!node_.name.empty(), "node", "name");
  const NodeIndex index = node_names_.define(node_.id, "node");
  for (NamedContribution& item : contributions_) {
    node_.contributions.push_back({document_names_.number(item.document), item.mentions, item.name.value_or(node_.name),
                                   item.aliases ? std::move(*item.aliases) : node_.aliases,
                                   item.properties ? std::move(*item.properties) : node_.properties, std::move(item.type)});
  }
  put(graph_.nodes, index, std::move(node_));
}

void Assembly::end_evidence() {
  need(!evidence_.document.empty(), "evidence", "document");
  need(evidence_.has_begin, "evidence", "begin");
  need(evidence_.has_end, "evidence", "end");
  if (evidence_.passage.end < evidence_.passage.begin) throw Error("evidence that ends before it begins");
  evidence_.passage.document = document_names_.number(evidence_.document);
  evidence_.evidence.passage = static_cast<PassageIndex>(graph_.passages.size());
  if (!evidence_.has_predicate) edge_.without_predicate.push_back(edge_.edge.evidence.size());
  graph_.passages.push_back(std::move(evidence_.passage));
  edge_.edge.evidence.push_back(std::move(evidence_.evidence));
}

void Assembly::end_edge() {
  need(!edge_.source.empty(), "edge", "source");
  need(!edge_.target.empty(), "edge", "target");
  need(!edge_.edge.type.empty(), "edge", "type");
  edge_.edge.source = node_names_.number(edge_.source);
  edge_.edge.target = node_names_.number(edge_.target);
  for (const std::size_t i : edge_.without_predicate) edge_.edge.evidence[i].predicate = edge_.edge.predicate;
  graph_.edges.push_back(std::move(edge_.edge));
}

/// Gives nodes without documents and edges without evidence the file itself as their source.
void Assembly::credit(const std::string& name) {
  const bool all_credited = std::none_of(graph_.nodes.begin(), graph_.nodes.end(), [](const auto& n) { return n.contributions.empty(); }) &&
                            std::none_of(graph_.edges.begin(), graph_.edges.end(), [](const auto& e) { return e.evidence.empty(); });
  if (all_credited) return;
  const DocumentIndex document = document_names_.number(name);
  if (document == graph_.documents.size()) graph_.documents.push_back({.id = name, .title = "", .source = name, .sha256 = "", .encoding = "utf-8", .properties = {}});
  for (Node& node : graph_.nodes) {
    if (node.contributions.empty()) node.contributions.push_back({document, to_u32(node.mentions), node.name, node.aliases, node.properties, {}});
  }
  const auto passage = static_cast<PassageIndex>(graph_.passages.size());
  graph_.passages.push_back({document, 0, 0, "", "", "", ""});
  for (Edge& edge : graph_.edges) {
    if (!edge.evidence.empty()) continue;
    edge.evidence.push_back({passage, "", edge.predicate, edge.when, edge.attributed_to, to_thousandths(edge.confidence)});
  }
}

Graph Assembly::take(const std::string& name) {
  document_names_.check("document");
  node_names_.check("node");
  credit(name);
  return std::move(graph_);
}

}  // namespace quipu::internal
