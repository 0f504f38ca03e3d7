#include "exporters/csv.hpp"

#include <algorithm>
#include <vector>

#include "exporters/attributes.hpp"
#include "exporters/buffered_output.hpp"
#include "exporters/export_ids.hpp"
#include "exporters/json_text.hpp"
#include "exporters/numbers.hpp"
#include "exporters/utf8_runs.hpp"

namespace quipu::exporters {
namespace {

/// Which columns a table has beside the properties, and how its header says their types.
struct Table {
  std::string_view node_head;  ///< the columns that every node begins with
  std::string_view edge_head;
  bool typed;                  ///< Neo4j's "mentions:long"
};
constexpr Table kGephi{"Id,Label", "Source,Target,Type,Kind,Id,Label,Weight", false};
constexpr Table kNeo4j{"id:ID,:LABEL", ":START_ID,:END_ID,:TYPE,id,weight:double", true};

constexpr GraphmlKey kNodeColumns[] = {node_key::kName,     node_key::kType,      node_key::kAliases,
                                       node_key::kMentions, node_key::kDocuments, node_key::kDocumentCount};
constexpr GraphmlKey kEdgeColumns[] = {
    edge_key::kCount, edge_key::kPredicate,    edge_key::kConfidence, edge_key::kNegated,  edge_key::kSymmetric, edge_key::kModality,
    edge_key::kWhen,  edge_key::kAttributedTo, edge_key::kEvidence,   edge_key::kDocument, edge_key::kBegin,     edge_key::kEnd,
    edge_key::kRule,  edge_key::kAllEvidence};

void append_field(std::string& to, std::string_view text) {
  static constexpr PlainBytes kPlain = [] {
    PlainBytes plain{};
    plain.fill(true);
    plain[0] = plain['"'] = false;
    return plain;
  }();
  to.push_back('"');
  append_in_runs(to, text, kPlain, [&to](char c) { to.append(c == '"' ? "\"\"" : ""); });
  to.push_back('"');
}

/// Neo4j divides arrays at semicolons and knows no way to write one inside an item.
std::string without_semicolons(std::string text) {
  std::replace(text.begin(), text.end(), ';', ',');
  return text;
}

/// Takes attributes in any order and writes them in the order of the columns; what was not given is empty.
class RowSink {
 public:
  RowSink(std::span<const GraphmlKey> columns, bool arrays) : columns_(columns), cells_(columns.size()), arrays_(arrays) {}

  void text(const GraphmlKey& key, std::string_view value) {
    if (std::string* cell = cell_of(key)) append_field(*cell, value);
  }
  void number(const GraphmlKey& key, std::uint64_t value) {
    if (std::string* cell = cell_of(key)) append_number(*cell, value);
  }
  void thousandths(const GraphmlKey& key, std::uint64_t value) {
    if (std::string* cell = cell_of(key)) append_thousandths(*cell, value);
  }
  void flag(const GraphmlKey& key, bool value) {
    if (std::string* cell = cell_of(key)) cell->append(value ? "true" : "false");
  }
  void list(const GraphmlKey& key, std::span<const std::string> values) {
    json(key, [&](std::string& to) {
      if (!arrays_) return append_json_list(to, values);
      for (const std::string& value : values) to += (to.empty() ? "" : ";") + without_semicolons(value);
    });
  }
  template <class Append>
  void json(const GraphmlKey& key, Append append) {
    std::string* cell = cell_of(key);
    if (cell == nullptr) return;
    json_.clear();
    append(json_);
    append_field(*cell, json_);
  }

  void write(std::string& to) {
    for (std::string& cell : cells_) {
      to.append(",").append(cell);
      cell.clear();
    }
  }

 private:
  std::string* cell_of(const GraphmlKey& key) {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].id.data() == key.id.data()) return &cells_[i];  // the same constant
    }
    return nullptr;
  }

  std::span<const GraphmlKey> columns_;
  std::vector<std::string> cells_;  // kept from row to row: no allocation once they are wide enough
  bool arrays_;
  std::string json_;
};

class TableWriter {
 public:
  TableWriter(const Graph& graph, const ExportOptions& options, const Table& table, std::ostream& out)
      : graph_(graph), options_(options), table_(table), ids_(graph), properties_(graph), out_(out), text_(out_.text()) {}

  void nodes() {
    head(table_.node_head, kNodeColumns);
    for (const auto& [property, key] : properties_.all()) {
      text_.push_back(',');
      append_field(text_, key.name);
    }
    text_.push_back('\n');
    RowSink row(kNodeColumns, table_.typed);
    if (out_.each(graph_.nodes, [&](NodeIndex index, const Node&) { node(index, row); })) out_.finish();
  }

  void edges() {
    head(table_.edge_head, kEdgeColumns);
    text_.push_back('\n');
    RowSink row(kEdgeColumns, table_.typed);
    if (out_.each(graph_.edges, [&](std::uint32_t, const Edge& one) { edge(one, row); })) out_.finish();
  }

 private:
  void head(std::string_view first, std::span<const GraphmlKey> columns) {
    text_.append(first);
    for (const GraphmlKey& key : columns) {
      text_.append(",").append(key.name);
      if (!table_.typed) continue;
      if (key.id == node_key::kAliases.id) {
        text_.append(":string[]");
      } else if (key.type != "string") {
        text_.append(":").append(key.type);
      }
    }
  }

  void node(NodeIndex index, RowSink& row) {
    const Node& node = graph_.nodes[index];
    append_field(text_, ids_[index]);
    text_.push_back(',');
    append_field(text_, table_.typed ? "Entity;" + without_semicolons(node.type) : node.name);
    give_node(row, graph_, node);
    row.write(text_);
    for (const auto& [property, key] : properties_.all()) {
      text_.push_back(',');
      const auto found = node.properties.find(std::string(property));
      if (found != node.properties.end()) append_field(text_, found->second);
    }
    text_.push_back('\n');
  }

  void edge(const Edge& edge, RowSink& row) {
    append_field(text_, ids_[edge.source]);
    text_.push_back(',');
    append_field(text_, ids_[edge.target]);
    text_.append(table_.typed ? "," : ",Directed,");
    append_field(text_, edge.type);
    text_.push_back(',');
    append_field(text_, edge.id);
    text_.push_back(',');
    if (!table_.typed) {
      append_field(text_, edge.type);
      text_.push_back(',');
    }
    append_number(text_, weight_of(edge));
    give_edge(row, graph_, *options_.ontology, edge);
    row.write(text_);
    text_.push_back('\n');
  }

  const Graph& graph_;
  const ExportOptions& options_;
  const Table& table_;
  const ExportIds ids_;
  const PropertyKeys properties_;
  BufferedOutput out_;
  std::string& text_;
};

}  // namespace

void write_csv_nodes(const Graph& graph, const ExportOptions& options, std::ostream& out) { TableWriter(graph, options, kGephi, out).nodes(); }
void write_csv_edges(const Graph& graph, const ExportOptions& options, std::ostream& out) { TableWriter(graph, options, kGephi, out).edges(); }
void write_neo4j_nodes(const Graph& graph, const ExportOptions& options, std::ostream& out) { TableWriter(graph, options, kNeo4j, out).nodes(); }
void write_neo4j_edges(const Graph& graph, const ExportOptions& options, std::ostream& out) { TableWriter(graph, options, kNeo4j, out).edges(); }

}  // namespace quipu::exporters
