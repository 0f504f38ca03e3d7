#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

#include <cmath>
#include <optional>
#include <unordered_map>

#include "graph/builder.hpp"
#include "graph/error.hpp"
#include "graph/json_stream.hpp"
#include "graph/native_json.hpp"

namespace quipu {
namespace {

/// Where in the file's structure the reader stands. A place that we do not know is skipped with all that it holds.
enum class Place : std::uint8_t {
  Start, Root, Documents, Document, DocumentProperties, Nodes, Node, NodeAliases, NodeProperties,
  Contributions, Contribution, ContributionAliases, ContributionProperties, Edges, Edge, EvidenceList, Evidence, Unknown
};

/// Numbers identifiers in the order in which they are first seen, and remembers which of them were defined.
class Names {
 public:
  std::uint32_t number(const std::string& id) {
    const auto [found, is_new] = numbers_.try_emplace(id, static_cast<std::uint32_t>(defined_.size()));
    if (is_new) {
      defined_.push_back(false);
      ids_.push_back(&found->first);
    }
    return found->second;
  }
  std::uint32_t define(const std::string& id, const char* kind) {
    const std::uint32_t place = number(id);
    if (defined_[place]) throw Error(std::string(kind) + " '" + id + "' stands twice");
    defined_[place] = true;
    return place;
  }
  void check(const char* kind) const {
    for (std::size_t i = 0; i < defined_.size(); ++i) {
      if (!defined_[i]) throw Error(std::string(kind) + " '" + *ids_[i] + "' is referred to, but not in the file");
    }
  }
  std::size_t size() const { return defined_.size(); }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<const std::string*> ids_;
  std::vector<bool> defined_;
};

/// SAX handler: assigns each leaf to the item under way, and files the item when it ends.
class GraphHandler : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, GraphHandler> {
 public:
  bool Default() { return true; }  // null: as if the key were missing
  bool Bool(bool value) {
    if (place() == Place::Edge && key_ == "negated") edge_.negated = value;
    else if (place() != Place::Unknown && is_known_key()) mistyped();
    return true;
  }
  bool Int(int value) { return number(value); }
  bool Uint(unsigned value) { return number(value); }
  bool Int64(std::int64_t value) { return number(static_cast<double>(value)); }
  bool Uint64(std::uint64_t value) { return number(static_cast<double>(value)); }
  bool Double(double value) { return number(value); }
  bool String(const char* data, rapidjson::SizeType size, bool) {
    text(std::string(data, size));
    return true;
  }
  bool Key(const char* data, rapidjson::SizeType size, bool) {
    key_.assign(data, size);
    return true;
  }
  bool StartObject() {
    push(object_within());
    return true;
  }
  bool StartArray() {
    push(array_within());
    return true;
  }
  bool EndObject(rapidjson::SizeType) {
    const Place ended = place();
    stack_.pop_back();
    switch (ended) {
      case Place::Root: finish_root(); break;
      case Place::Document: finish_document(); break;
      case Place::Node: finish_node(); break;
      case Place::Contribution: finish_contribution(); break;
      case Place::Edge: finish_edge(); break;
      case Place::Evidence: finish_evidence(); break;
      default: break;
    }
    return true;
  }
  bool EndArray(rapidjson::SizeType) {
    stack_.pop_back();
    return true;
  }

  /// The graph read. Nodes that no document mentions and edges without evidence, as other programs write them, are kept: the
  /// graph's own file, `name`, vouches for them.
  Graph take(const std::string& name) {
    document_names_.check("document");
    node_names_.check("node");
    vouch_for_bare_items(name);
    return std::move(graph_);
  }

 private:
  Place place() const { return stack_.empty() ? Place::Start : stack_.back(); }

  void push(Place next) {
    if (stack_.size() >= 64) throw Error("nested deeper than 64 levels");
    stack_.push_back(next);
  }

  Place object_within() {
    switch (place()) {
      case Place::Start: return Place::Root;
      case Place::Documents: document_ = {}; return Place::Document;
      case Place::Document: return key_ == "properties" ? Place::DocumentProperties : Place::Unknown;
      case Place::Nodes: node_ = {}; named_contributions_.clear(); return Place::Node;
      case Place::Node: return key_ == "properties" ? Place::NodeProperties : Place::Unknown;
      case Place::Contributions: contribution_ = {}; return Place::Contribution;
      case Place::Contribution:
        if (key_ != "properties") return Place::Unknown;
        contribution_.properties.emplace();
        return Place::ContributionProperties;
      case Place::Edges: edge_ = {}; worded_by_edge_.clear(); has_source_ = has_target_ = false; return Place::Edge;
      case Place::EvidenceList: evidence_ = {}; passage_ = {}; has_document_ = has_begin_ = has_end_ = has_predicate_ = false; return Place::Evidence;
      default: return Place::Unknown;
    }
  }

  Place array_within() {
    const Place at = place();
    if (at == Place::Start) throw Error("a quipu graph is a JSON object");
    if (at == Place::Root && key_ == "documents") return Place::Documents;
    if (at == Place::Root && key_ == "nodes") return Place::Nodes;
    if (at == Place::Root && key_ == "edges") return Place::Edges;
    if (at == Place::Node && key_ == "aliases") return Place::NodeAliases;
    if (at == Place::Node && key_ == "documents") return Place::Contributions;
    if (at == Place::Contribution && key_ == "aliases") {
      contribution_.aliases.emplace();
      return Place::ContributionAliases;
    }
    if (at == Place::Edge && key_ == "evidence") return Place::EvidenceList;
    return Place::Unknown;
  }

  /// The text field that `key_` names in the item under way, or null.
  std::string* text_field() {
    const auto pick = [this](std::initializer_list<std::pair<const char*, std::string*>> fields) -> std::string* {
      for (const auto& [name, field] : fields) {
        if (key_ == name) return field;
      }
      return nullptr;
    };
    switch (place()) {
      case Place::Root: return pick({{"format", &format_}});
      case Place::Document:
        return pick({{"id", &document_.id}, {"title", &document_.title}, {"source", &document_.source},
                     {"sha256", &document_.sha256}, {"encoding", &document_.encoding}});
      case Place::Node: return pick({{"id", &node_.id}, {"type", &node_.type}, {"name", &node_.name}});
      case Place::Contribution:
        if (key_ == "name") return &contribution_.name.emplace();
        return pick({{"id", &contribution_.document}});
      case Place::Edge:
        return pick({{"id", &edge_.id}, {"source", &source_}, {"target", &target_}, {"type", &edge_.type},
                     {"predicate", &edge_.predicate}, {"when", &edge_.when}, {"attributed_to", &edge_.attributed_to},
                     {"modality", &modality_}});
      case Place::Evidence:
        return pick({{"document", &evidence_document_}, {"text", &passage_.text}, {"sentence", &passage_.sentence},
                     {"speaker", &passage_.speaker}, {"time", &passage_.time}, {"rule", &evidence_.rule},
                     {"predicate", &evidence_.predicate}, {"when", &evidence_.when}, {"attributed_to", &evidence_.attributed_to}});
      default: return nullptr;
    }
  }

  bool is_known_key() { return text_field() != nullptr; }

  [[noreturn]] void mistyped() const { throw Error("'" + key_ + "' has a value of the wrong type"); }

  void text(std::string value) {
    switch (place()) {
      case Place::NodeAliases: node_.aliases.push_back(std::move(value)); return;
      case Place::ContributionAliases: contribution_.aliases->push_back(std::move(value)); return;
      case Place::DocumentProperties: document_.properties[key_] = std::move(value); return;
      case Place::NodeProperties: node_.properties[key_] = std::move(value); return;
      case Place::ContributionProperties: (*contribution_.properties)[key_] = std::move(value); return;
      case Place::Start: throw Error("a quipu graph is a JSON object");
      default: break;
    }
    if (number_field()) mistyped();
    if (place() == Place::Edge && key_ == "source") has_source_ = true;
    if (place() == Place::Edge && key_ == "target") has_target_ = true;
    if (place() == Place::Evidence && key_ == "document") has_document_ = true;
    if (place() == Place::Evidence && key_ == "predicate") has_predicate_ = true;
    if (std::string* field = text_field()) *field = std::move(value);
    if (place() == Place::Edge && key_ == "modality") edge_.modality = modality_from(modality_);
  }

  bool number_field() const {
    switch (place()) {
      case Place::Root: return key_ == "version";
      case Place::Document: return key_ == "bytes" || key_ == "sentences" || key_ == "used_sentences";
      case Place::Node: return key_ == "mentions";
      case Place::Contribution: return key_ == "mentions";
      case Place::Edge: return key_ == "confidence";
      case Place::Evidence: return key_ == "begin" || key_ == "end" || key_ == "confidence";
      default: return false;
    }
  }

  bool number(double value) {
    if (!number_field()) {
      if (place() != Place::Unknown && is_known_key()) mistyped();
      return true;
    }
    if (value < 0 || !std::isfinite(value)) throw Error("'" + key_ + "' must not be negative");
    const auto whole = static_cast<std::uint64_t>(std::min(value, 9.0e15));
    if (key_ == "version" && value != 1) throw Error("version " + std::to_string(whole) + " is unknown; this quipu reads version 1");
    if (key_ == "version") has_version_ = true;
    else if (key_ == "bytes") document_.bytes = whole;
    else if (key_ == "sentences") document_.sentences = whole;
    else if (key_ == "used_sentences") document_.used_sentences = whole;
    else if (key_ == "mentions" && place() == Place::Contribution) contribution_.mentions = static_cast<std::uint32_t>(std::min<std::uint64_t>(whole, UINT32_MAX));
    else if (key_ == "mentions") node_.mentions = whole;
    else if (key_ == "confidence" && place() == Place::Edge) edge_.confidence = std::min(value, 1.0);
    else if (key_ == "begin") has_begin_ = true, passage_.begin = whole;
    else if (key_ == "end") has_end_ = true, passage_.end = whole;
    else if (key_ == "confidence" && place() == Place::Evidence) evidence_.confidence = static_cast<std::uint16_t>(std::lround(std::min(value, 1.0) * 1000));
    return true;
  }

  static void need(bool present, const char* item, const char* field) {
    if (!present) throw Error(std::string(item) + " without '" + field + "'");
  }

  void finish_root() {
    if (format_ != "quipu-graph") throw Error("not a quipu graph: \"format\" must be \"quipu-graph\"");
    if (!has_version_) throw Error("\"version\" is missing");
  }

  void finish_document() {
    need(!document_.id.empty(), "document", "id");
    const DocumentIndex index = document_names_.define(document_.id, "document");
    if (graph_.documents.size() <= index) graph_.documents.resize(index + 1);
    graph_.documents[index] = std::move(document_);
  }

  void finish_contribution() {
    need(!contribution_.document.empty(), "a node's document", "id");
    named_contributions_.push_back(std::move(contribution_));
  }

  void finish_node() {
    need(!node_.id.empty(), "node", "id");
    need(!node_.type.empty(), "node", "type");
    need(!node_.name.empty(), "node", "name");
    const NodeIndex index = node_names_.define(node_.id, "node");
    for (NamedContribution& item : named_contributions_) {
      node_.contributions.push_back({document_number(item.document), item.mentions, item.name.value_or(node_.name),
                                     item.aliases ? std::move(*item.aliases) : node_.aliases,
                                     item.properties ? std::move(*item.properties) : node_.properties});
    }
    if (graph_.nodes.size() <= index) graph_.nodes.resize(index + 1);
    graph_.nodes[index] = std::move(node_);
  }

  void finish_evidence() {
    need(has_document_, "evidence", "document");
    need(has_begin_ && has_end_, "evidence", has_begin_ ? "end" : "begin");
    if (passage_.end < passage_.begin) throw Error("evidence that ends before it begins");
    passage_.document = document_number(evidence_document_);
    evidence_.passage = static_cast<PassageIndex>(graph_.passages.size());
    if (!has_predicate_) worded_by_edge_.push_back(edge_.evidence.size());
    graph_.passages.push_back(std::move(passage_));
    edge_.evidence.push_back(std::move(evidence_));
  }

  void finish_edge() {
    need(has_source_, "edge", "source");
    need(has_target_, "edge", "target");
    need(!edge_.type.empty(), "edge", "type");
    edge_.source = node_names_.number(source_);
    edge_.target = node_names_.number(target_);
    for (const std::size_t i : worded_by_edge_) edge_.evidence[i].predicate = edge_.predicate;
    graph_.edges.push_back(std::move(edge_));
  }

  void vouch_for_bare_items(const std::string& name) {
    std::optional<DocumentIndex> file;
    const auto file_document = [&] {
      if (!file) {
        file = static_cast<DocumentIndex>(graph_.documents.size());
        graph_.documents.push_back({.id = name, .title = {}, .source = {}, .sha256 = {}, .encoding = {}, .properties = {}});
      }
      return *file;
    };
    for (quipu::Node& node : graph_.nodes) {
      if (!node.contributions.empty()) continue;
      const auto mentions = static_cast<std::uint32_t>(std::min<std::uint64_t>(node.mentions, UINT32_MAX));
      node.contributions.push_back({file_document(), mentions, node.name, node.aliases, node.properties});
    }
    for (quipu::Edge& edge : graph_.edges) {
      if (!edge.evidence.empty()) continue;
      const auto passage = static_cast<PassageIndex>(graph_.passages.size());
      graph_.passages.push_back({.document = file_document(), .text = {}, .sentence = {}, .speaker = {}, .time = {}});
      const auto confidence = static_cast<std::uint16_t>(std::lround(edge.confidence * 1000));
      edge.evidence.push_back({passage, "given", edge.predicate, edge.when, edge.attributed_to, confidence});
    }
  }

  DocumentIndex document_number(const std::string& id) { return document_names_.number(id); }

  /// A contribution whose document is still a name, and whose missing fields are the node's.
  struct NamedContribution {
    std::string document;
    std::uint32_t mentions = 0;
    std::optional<std::string> name;
    std::optional<std::vector<std::string>> aliases;
    std::optional<Properties> properties;
  };

  Graph graph_;
  Names document_names_, node_names_;
  std::vector<Place> stack_;
  std::string key_, format_, source_, target_, modality_, evidence_document_;
  bool has_version_ = false, has_source_ = false, has_target_ = false, has_document_ = false, has_begin_ = false, has_end_ = false;
  bool has_predicate_ = false;
  SourceDocument document_;
  quipu::Node node_;
  NamedContribution contribution_;
  std::vector<NamedContribution> named_contributions_;
  quipu::Edge edge_;
  quipu::Evidence evidence_;
  std::vector<std::size_t> worded_by_edge_;  // evidence of edge_ that leaves its predicate to the edge
  Passage passage_;
};

}  // namespace

Graph read_native_json(std::istream& in, const std::string& name, const Ontology& ontology) {
  JsonInput input(in);
  GraphHandler handler;
  rapidjson::Reader reader;
  rapidjson::ParseResult result;
  constexpr unsigned kFlags = rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag | rapidjson::kParseFullPrecisionFlag;
  try {
    result = reader.Parse<kFlags>(input, handler);
    if (!result.IsError()) {
      GraphBuilder builder(ontology);
      builder.add(handler.take(name));
      return builder.finish();
    }
  } catch (const Error& error) {
    throw Error(name, input.Tell(), error.what());
  }
  throw Error(name, result.Offset(), std::string("no valid JSON: ") + rapidjson::GetParseError_En(result.Code()));
}

}  // namespace quipu
