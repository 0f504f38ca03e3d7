#include "exporters/cypher.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

#include "exporters/attributes.hpp"
#include "exporters/buffered_output.hpp"
#include "exporters/export_ids.hpp"
#include "exporters/numbers.hpp"
#include "exporters/utf8_runs.hpp"

namespace quipu::exporters {
namespace {

constexpr std::size_t kBatch = 500;  // rows a statement: a transaction of some hundred kilobytes
constexpr PlainBytes kString = plain_bytes_without("'\\\x7F");
constexpr PlainBytes kName = plain_bytes_without("`\\\x7F");

void append_unicode_escape(std::string& to, char c) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  if (byte == 0) return;
  to.append("\\u00").push_back(kHex[byte >> 4]);
  to.push_back(kHex[byte & 15]);
}

void append_string_escape(std::string& to, char c) {
  switch (c) {
    case '\'': to.append("\\'"); return;
    case '\\': to.append("\\u005C\\u005C"); return;
    case '\n': to.append("\\n"); return;
    case '\r': to.append("\\r"); return;
    case '\t': to.append("\\t"); return;
    default: append_unicode_escape(to, c);
  }
}

/// Attributes as members of a map.
class MapSink {
 public:
  explicit MapSink(std::string& text) : text_(text) {}

  void begin() {
    text_.push_back('{');
    first_ = true;
  }
  void end() { text_.push_back('}'); }

  void text(const GraphmlKey& key, std::string_view value) {
    name(key);
    append_cypher_string(text_, value);
  }
  void property(std::string_view property, std::string_view value) {
    comma();
    append_cypher_name(text_, property);
    text_.append(": ");
    append_cypher_string(text_, value);
  }
  void number(const GraphmlKey& key, std::uint64_t value) {
    name(key);
    append_number(text_, std::min<std::uint64_t>(value, INT64_MAX));
  }
  void thousandths(const GraphmlKey& key, std::uint64_t value) {
    name(key);
    append_thousandths(text_, value);
    if (value % 1000 == 0) text_.append(".0");
  }
  void flag(const GraphmlKey& key, bool value) {
    name(key);
    text_.append(value ? "true" : "false");
  }
  void list(const GraphmlKey& key, std::span<const std::string> values) {
    name(key);
    text_.push_back('[');
    for (const std::string& value : values) {
      if (&value != &values.front()) text_.append(", ");
      append_cypher_string(text_, value);
    }
    text_.push_back(']');
  }
  template <class Append>
  void json(const GraphmlKey& key, Append append) {
    json_.clear();
    append(json_);
    text(key, json_);
  }

 private:
  void comma() {
    if (!first_) text_.append(", ");
    first_ = false;
  }
  void name(const GraphmlKey& key) {
    comma();
    text_.append(key.name).append(": ");
  }

  std::string& text_;
  std::string json_;
  bool first_ = true;
};

class CypherWriter {
 public:
  CypherWriter(const Graph& graph, const ExportOptions& options, std::ostream& out)
      : graph_(graph), options_(options), ids_(graph), properties_(graph), out_(out), text_(out_.text()), sink_(text_) {}

  void write() {
    text_.append("CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;\n");
    const bool complete = batches(graph_.nodes, "MERGE (n:Entity {id: row.id})\nSET n += row.properties, n:", "",
                                  [this](const Node& one, std::size_t index) { node(one, static_cast<NodeIndex>(index)); }) &&
                          batches(graph_.edges,
                                  "MATCH (a:Entity {id: row.source})\nMATCH (b:Entity {id: row.target})\nMERGE (a)-[r:",
                                  " {id: row.id}]->(b)\nSET r += row.properties", [this](const Edge& one, std::size_t) { edge(one); });
    if (complete) out_.finish();
  }

 private:
  /// Statements of rows of one type each: a label or type cannot be a parameter. `before` and `after` stand around its name.
  template <class Items, class Row>
  bool batches(const Items& items, std::string_view before, std::string_view after, Row row) {
    std::vector<std::uint32_t> order(items.size());
    std::iota(order.begin(), order.end(), 0u);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return items[a].type < items[b].type; });
    for (std::size_t at = 0; at < order.size();) {
      const std::string& type = items[order[at]].type;
      text_.append("UNWIND [\n");
      for (std::size_t rows = 0; at < order.size() && rows < kBatch && items[order[at]].type == type; ++at, ++rows) {
        if (rows != 0) text_.append(",\n");
        row(items[order[at]], order[at]);
        if (!out_.settle()) return false;
      }
      text_.append("\n] AS row\n").append(before);
      append_cypher_name(text_, type);
      text_.append(after).append(";\n");
    }
    return true;
  }

  void node(const Node& one, NodeIndex index) {
    text_.append("{id: ");
    append_cypher_string(text_, ids_[index]);
    text_.append(", properties: ");
    sink_.begin();
    give_node(sink_, graph_, one);
    for (const auto& [property, value] : one.properties) sink_.property(properties_.all().at(property).name, value);
    sink_.end();
    text_.push_back('}');
  }

  void edge(const Edge& one) {
    text_.append("{id: ");
    append_cypher_string(text_, one.id);
    text_.append(", source: ");
    append_cypher_string(text_, ids_[one.source]);
    text_.append(", target: ");
    append_cypher_string(text_, ids_[one.target]);
    text_.append(", properties: ");
    sink_.begin();
    sink_.thousandths(edge_key::kWeight, weight_of(one) * 1000);
    give_edge(sink_, graph_, *options_.ontology, one);
    sink_.end();
    text_.push_back('}');
  }

  const Graph& graph_;
  const ExportOptions& options_;
  const ExportIds ids_;
  const PropertyKeys properties_;
  BufferedOutput out_;
  std::string& text_;
  MapSink sink_;
};

}  // namespace

void append_cypher_string(std::string& to, std::string_view text) {
  to.push_back('\'');
  append_in_runs(to, text, kString, [&to](char c) { append_string_escape(to, c); });
  to.push_back('\'');
}

void append_cypher_name(std::string& to, std::string_view name) {
  to.push_back('`');
  if (name.empty()) to.push_back('_');  // Neo4j takes no empty name
  append_in_runs(to, name, kName, [&to](char c) { c == '`' ? void(to.append("``")) : append_unicode_escape(to, c); });
  to.push_back('`');
}

void write_cypher(const Graph& graph, const ExportOptions& options, std::ostream& out) { CypherWriter(graph, options, out).write(); }

}  // namespace quipu::exporters
