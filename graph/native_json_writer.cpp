// RAPIDJSON_SSE2 stays undefined: with it, RapidJSON 1.1.0 leaves the control characters U+001A to U+001F unescaped.
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cstring>

#include "graph/native_json.hpp"
#include "graph/utf8.hpp"

namespace quipu {
namespace {

constexpr std::size_t kPiece = 256 * 1024;

/// One line an item: small enough to read, to compare with diff and to cut with grep.
class GraphWriter {
 public:
  GraphWriter(const Graph& graph, std::ostream& out) : graph_(graph), out_(out), json_(buffer_) {}

  void write() {
    raw("{\"format\": \"quipu-graph\", \"version\": 1,\n \"documents\": [");
    list(graph_.documents, [this](const auto& item) { write_document(item); });
    raw("],\n \"nodes\": [");
    list(graph_.nodes, [this](const auto& item) { write_node(item); });
    raw("],\n \"edges\": [");
    list(graph_.edges, [this](const auto& item) { write_edge(item); });
    raw("]}\n");
    flush();
  }

 private:
  void raw(std::string_view text) {
    std::memcpy(buffer_.Push(text.size()), text.data(), text.size());
  }

  template <typename Items, typename Write>
  void list(const Items& items, Write write_item) {
    bool first = true;
    for (const auto& item : items) {
      raw(first ? "\n  " : ",\n  ");
      first = false;
      json_.Reset(buffer_);
      json_.StartObject();
      write_item(item);
      json_.EndObject();
      if (buffer_.GetSize() >= kPiece) flush();
      if (!out_.good()) return;
    }
    if (!first) raw("\n ");
  }

  /// Texts are UTF-8 by contract, but a file's name may be any bytes, and one such would make the whole graph unreadable.
  void string(std::string_view value) {
    if (!is_utf8(value)) return string(repaired_utf8(value));
    json_.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  }

  void flush() {
    out_.write(buffer_.GetString(), static_cast<std::streamsize>(buffer_.GetSize()));
    buffer_.Clear();
  }

  void name(std::string_view key) { json_.Key(key.data(), static_cast<rapidjson::SizeType>(key.size())); }
  void field(std::string_view key, std::string_view value) {
    name(key);
    string(value);
  }
  void field_unless_empty(std::string_view key, std::string_view value) {
    if (!value.empty()) field(key, value);
  }
  void field(std::string_view key, std::uint64_t value) {
    name(key);
    json_.Uint64(value);
  }
  void field(std::string_view key, const std::vector<std::string>& values) {
    name(key);
    json_.StartArray();
    for (const std::string& value : values) string(value);
    json_.EndArray();
  }
  void field(std::string_view key, const Properties& properties) {
    name(key);
    json_.StartObject();
    for (const auto& [property, value] : properties) {
      string(property);
      string(value);
    }
    json_.EndObject();
  }
  void thousandths(std::string_view key, int value) {
    name(key);
    json_.Double(value / 1000.0);
  }

  void write_document(const SourceDocument& document) {
    field("id", document.id);
    field("title", document.title);
    field("source", document.source);
    field("sha256", document.sha256);
    field("encoding", document.encoding);
    field("bytes", document.bytes);
    field("sentences", document.sentences);
    field("used_sentences", document.used_sentences);
    if (!document.properties.empty()) field("properties", document.properties);
  }

  void write_node(const Node& node) {
    field("id", node.id);
    field("type", node.type);
    field("name", node.name);
    field("aliases", node.aliases);
    field("mentions", node.mentions);
    field("properties", node.properties);
    name("documents");
    json_.StartArray();
    for (const Contribution& item : node.contributions) {
      json_.StartObject();
      field("id", graph_.documents[item.document].id);
      field("mentions", item.mentions);
      if (!item.type.empty()) field("type", item.type);
      if (item.name != node.name) field("name", item.name);
      if (item.aliases != node.aliases) field("aliases", item.aliases);
      if (item.properties != node.properties) field("properties", item.properties);
      json_.EndObject();
    }
    json_.EndArray();
  }

  void write_edge(const Edge& edge) {
    field("id", edge.id);
    field("source", graph_.nodes[edge.source].id);
    field("type", edge.type);
    field("target", graph_.nodes[edge.target].id);
    field("predicate", edge.predicate);
    if (edge.negated) {
      name("negated");
      json_.Bool(true);
    }
    if (edge.modality != Modality::Asserted) field("modality", to_string(edge.modality));
    field_unless_empty("when", edge.when);
    field_unless_empty("attributed_to", edge.attributed_to);
    name("confidence");
    json_.Double(edge.confidence);
    name("evidence");
    json_.StartArray();
    for (const Evidence& item : edge.evidence) write_evidence(item, edge);
    json_.EndArray();
  }

  void write_evidence(const Evidence& item, const Edge& edge) {
    const Passage& passage = graph_.passages[item.passage];
    json_.StartObject();
    field("document", graph_.documents[passage.document].id);
    field("begin", passage.begin);
    field("end", passage.end);
    field("text", passage.text);
    field_unless_empty("sentence", passage.sentence);
    field_unless_empty("speaker", passage.speaker);
    field_unless_empty("time", passage.time);
    field("rule", item.rule);
    if (item.predicate != edge.predicate) field("predicate", item.predicate);
    field_unless_empty("when", item.when);
    field_unless_empty("attributed_to", item.attributed_to);
    thousandths("confidence", item.confidence);
    json_.EndObject();
  }

  const Graph& graph_;
  std::ostream& out_;
  rapidjson::StringBuffer buffer_;  // what has not been written yet: RapidJSON is twice as fast on memory
  rapidjson::Writer<rapidjson::StringBuffer> json_;
};

}  // namespace

void write_native_json(const Graph& graph, std::ostream& out) { GraphWriter(graph, out).write(); }

}  // namespace quipu
