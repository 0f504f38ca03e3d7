#pragma once
// What the readers of GraphML and GEXF share. Internal to importers/.

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "importers/foreign_graph.hpp"
#include "importers/xml_parser.hpp"

namespace quipu::importers {

/// A declared attribute.
struct XmlColumn {
  std::string name, fallback;
  bool has_default = false;
};
using XmlColumns = std::map<std::string, XmlColumn, std::less<>>;  // by the id that values name

/// A node or an edge that has begun.
struct XmlItem {
  bool is_edge = false;
  std::string id, source, target;
  Attributes attributes;
  std::uint64_t line = 0;
};

/// A dialect of XML graphs: told of every element below the root, adds to a ForeignGraph.
class XmlDialect : public XmlEvents {
 protected:
  XmlDialect(ForeignGraph& graph, const std::string& file) : graph_(graph), file_(file) {}

  /// Collects text up to 64 MiB.
  void append(std::string& to, std::string_view piece, std::uint64_t line) const {
    constexpr std::size_t kLargestValue = 64 << 20;
    if (to.size() + piece.size() > kLargestValue) throw error_at(file_, line, "a value of more than 64 MiB");
    to.append(piece);
  }

  const XmlColumns& columns_of(const XmlItem& item) const { return item.is_edge ? edge_columns_ : node_columns_; }

  void begin_item(const XmlElement& element) {
    XmlItem& item = items_.emplace_back();
    item.is_edge = element.name == "edge";
    item.line = element.line;
    item.id = element.attribute("id");
    item.source = element.attribute("source");
    item.target = element.attribute("target");
    for (const std::string_view name : {"label", "kind"}) {
      if (!element.attribute(name).empty()) item.attributes.emplace_back(name, element.attribute(name));
    }
  }

  void end_item() {
    XmlItem item = std::move(items_.back());
    items_.pop_back();
    for (const auto& [id, column] : columns_of(item)) {
      if (column.has_default) item.attributes.insert(item.attributes.begin(), {column.name, column.fallback});
    }
    if (item.is_edge) {
      graph_.edge(item.source, item.target, item.attributes, item.line);
    } else {
      graph_.node(item.id, item.attributes, item.line);
    }
  }

  ForeignGraph& graph_;
  const std::string& file_;
  XmlColumns node_columns_, edge_columns_;
  std::vector<XmlItem> items_;  // those that are open: nodes may hold nodes
};

std::unique_ptr<XmlDialect> graphml_dialect(ForeignGraph& graph, const std::string& file);
std::unique_ptr<XmlDialect> gexf_dialect(ForeignGraph& graph, const std::string& file);

}  // namespace quipu::importers
