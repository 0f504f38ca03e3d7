// GEXF 1.1 to 1.3 (https://gexf.net/). Hierarchies are flattened; times, colours, sizes and places are passed over.

#include "importers/xml_graph.hpp"

namespace quipu::importers {
namespace {

class Gexf : public XmlDialect {
 public:
  Gexf(ForeignGraph& graph, const std::string& file) : XmlDialect(graph, file) {}

  void start(const XmlElement& element) override {
    line_ = element.line;
    if (element.name == "attributes") columns_ = element.attribute("class") == "edge" ? &edge_columns_ : &node_columns_;
    if (element.name == "attribute" && columns_ != nullptr) return begin_column(element);
    if (element.name == "default" && column_ != nullptr) {
      in_default_ = true;
      column_->fallback.clear();
      return;
    }
    if (element.name == "node" || element.name == "edge") return begin_item(element);
    if (element.name == "attvalue" && !items_.empty()) value(element);
  }

  void end(std::string_view name) override {
    if (name == "default" && in_default_) {
      in_default_ = false;
      column_->has_default = true;
    }
    if (name == "attribute") column_ = nullptr;
    if (name == "attributes") columns_ = nullptr;
    if ((name == "node" || name == "edge") && !items_.empty()) end_item();
  }

  void text(std::string_view piece) override {
    if (in_default_) append(column_->fallback, piece, line_);
  }

 private:
  void begin_column(const XmlElement& element) {
    const std::string id(element.attribute("id"));
    if (id.empty()) throw error_at(file_, element.line, "an attribute without an id");
    column_ = &((*columns_)[id] = {std::string(element.attribute("title").empty() ? id : element.attribute("title")), {}, false});
  }

  /// `for` in 1.2 and later, `id` in 1.1.
  void value(const XmlElement& element) {
    const std::string_view id = element.attribute("for").empty() ? element.attribute("id") : element.attribute("for");
    const XmlColumns& columns = columns_of(items_.back());
    const auto found = columns.find(id);
    if (found == columns.end()) throw error_at(file_, element.line, "a value for the attribute '" + std::string(id) + "', which is not declared");
    items_.back().attributes.emplace_back(found->second.name, element.attribute("value"));
  }

  XmlColumns* columns_ = nullptr;  // those that are being declared
  XmlColumn* column_ = nullptr;
  bool in_default_ = false;
  std::uint64_t line_ = 0;
};

}  // namespace

std::unique_ptr<XmlDialect> gexf_dialect(ForeignGraph& graph, const std::string& file) {
  return std::make_unique<Gexf>(graph, file);
}

}  // namespace quipu::importers
