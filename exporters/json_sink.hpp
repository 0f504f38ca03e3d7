#pragma once
// Attributes as members of a JSON object, and the walk that the JSON formats share.

#include <span>
#include <string>
#include <string_view>

#include "exporters/attributes.hpp"
#include "exporters/buffered_output.hpp"
#include "exporters/export_ids.hpp"
#include "exporters/json_text.hpp"
#include "exporters/numbers.hpp"
#include "exporters/palette.hpp"
#include "exporters/picture.hpp"

namespace quipu::exporters {

/// Appends members; each begins with a comma but the first after begin().
class JsonSink {
 public:
  /// `type_name` replaces "type" as a node's member where a program gives that name a meaning of its own.
  explicit JsonSink(std::string& text, std::string_view type_name = "type") : text_(text), type_name_(type_name) {}

  void begin() {
    text_.push_back('{');
    first_ = true;
  }
  void end() {
    text_.push_back('}');
    first_ = false;
  }
  /// `name` is plain ASCII.
  void name(std::string_view name) {
    if (!first_) text_.push_back(',');
    first_ = false;
    text_.append("\"").append(name).append("\":");
  }
  void member(std::string_view key, std::string_view value) {
    name(key);
    append_json_string(text_, value);
  }
  void property(std::string_view key, std::string_view value) {
    if (!first_) text_.push_back(',');
    first_ = false;
    append_json_string(text_, key);
    text_.push_back(':');
    append_json_string(text_, value);
  }
  void coordinate(std::string_view key, double value) {
    name(key);
    append_coordinate(text_, value);
  }
  void look(const Node& node, Rgb color) {
    name("size");
    append_thousandths(text_, size_tenths(node) * 100);
    name("color");
    append_hex(text_, color);
  }

  void text(const GraphmlKey& key, std::string_view value) { member(&key == &node_key::kType ? type_name_ : key.name, value); }
  void number(const GraphmlKey& key, std::uint64_t value) {
    name(key.name);
    append_number(text_, value);
  }
  void thousandths(const GraphmlKey& key, std::uint64_t value) {
    name(key.name);
    append_thousandths(text_, value);
  }
  void flag(const GraphmlKey& key, bool value) {
    name(key.name);
    text_.append(value ? "true" : "false");
  }
  void list(const GraphmlKey& key, std::span<const std::string> values) {
    name(key.name);
    append_json_list(text_, values);
  }
  template <class Append>
  void json(const GraphmlKey& key, Append append) {
    name(key.name);
    append(text_);
  }

 private:
  std::string& text_;
  std::string_view type_name_;
  bool first_ = true;
};

/// Writes what all JSON formats have between their own brackets. `node(index)` and `edge(edge)` append one object each.
class JsonGraphWriter {
 public:
  JsonGraphWriter(const Graph& whole, const ExportOptions& given, std::ostream& out, std::string_view type_name = "type")
      : graph(whole), options(given), palette(*given.ontology), ids(whole), properties(whole), out_(out), text(out_.text()),
        sink(text, type_name) {}

  template <class Write>
  bool nodes(Write write) {
    return out_.each(graph.nodes, [&](NodeIndex index, const Node& node) {
      text.append(index == 0 ? "\n" : ",\n");
      write(index, node);
    });
  }
  template <class Write>
  bool edges(Write write) {
    return out_.each(graph.edges, [&](std::uint32_t index, const Edge& edge) {
      text.append(index == 0 ? "\n" : ",\n");
      write(edge);
    });
  }
  bool finish(std::string_view tail) {
    text.append(tail);
    return out_.finish();
  }

  /// The members that every format has, without the id.
  void node_members(const Node& node) {
    sink.member("label", node.name);
    give_node(sink, graph, node);
    for (const auto& [property, value] : node.properties) sink.property(properties.all().at(property).name, value);
  }
  /// What a picture adds.
  void look(const Node& node) { sink.look(node, palette.color(node.type)); }
  void edge_members(const Edge& edge) {
    sink.member("label", edge.type);
    sink.name("weight");
    append_number(text, weight_of(edge));
    give_edge(sink, graph, *options.ontology, edge);
  }

  const Graph& graph;
  const ExportOptions& options;
  const Palette palette;
  const ExportIds ids;
  const PropertyKeys properties;

 private:
  BufferedOutput out_;

 public:
  std::string& text;
  JsonSink sink;
};

}  // namespace quipu::exporters
