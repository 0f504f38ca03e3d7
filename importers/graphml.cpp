// GraphML (http://graphml.graphdrawing.org/specification.html), and what programs put into it: the attribute `label` of an edge (Gephi's
// kind), and the labels inside of yEd's node and edge graphics. Nested graphs are taken as one; hyperedges are refused; ports and
// directions are passed over.

#include "importers/xml_graph.hpp"

namespace quipu::importers {
namespace {

class Graphml : public XmlDialect {
 public:
  Graphml(ForeignGraph& graph, const std::string& file) : XmlDialect(graph, file) {}

  void start(const XmlElement& element) override {
    line_ = element.line;
    if (element.name == "key") return begin_key(element);
    if (element.name == "hyperedge") throw error_at(file_, element.line, "a hyperedge: only edges between two nodes are read");
    if (element.name == "node" || element.name == "edge") return begin_item(element);
    if (element.name == "data" && !items_.empty()) return begin_data(element);
    if (element.name == "default" && key_ != nullptr) return begin_text(Text::Default);
    if (element.name == "NodeLabel" || element.name == "EdgeLabel") begin_text(Text::Label);
  }

  void end(std::string_view name) override {
    if (name == "key") key_ = nullptr;
    if ((name == "node" || name == "edge") && !items_.empty()) return end_item();
    if (name == "default" && collects_ == Text::Default) {
      key_->fallback = text_;
      key_->has_default = true;
      collects_ = Text::None;
    }
    if (name == "data") end_data();
    if ((name == "NodeLabel" || name == "EdgeLabel") && collects_ == Text::Label) {
      if (!items_.empty()) items_.back().attributes.emplace_back("label", trimmed(text_));
      collects_ = Text::None;
    }
  }

  void text(std::string_view piece) override {
    if (collects_ != Text::None) append(text_, piece, line_);
  }

 private:
  enum class Text { None, Default, Data, Label };

  void begin_text(Text what) {
    collects_ = what;
    text_.clear();
  }

  void begin_key(const XmlElement& element) {
    const std::string id(element.attribute("id"));
    const std::string_view target = element.attribute("for");
    const std::string name(element.attribute("attr.name").empty() ? id : element.attribute("attr.name"));
    if (id.empty()) throw error_at(file_, element.line, "a key without an id");
    key_ = &unread_;
    // yEd's keys for graphics have no name of their own; their labels are read where they stand.
    if (target == "edge" || target == "all" || target.empty()) key_ = &(edge_columns_[id] = {name, {}, false});
    if (target == "node" || target == "all" || target.empty()) key_ = &(node_columns_[id] = {name, {}, false});
  }

  void begin_data(const XmlElement& element) {
    const XmlColumns& keys = columns_of(items_.back());
    const auto found = keys.find(element.attribute("key"));
    if (found == keys.end()) {
      data_name_.assign(element.attribute("key"));
    } else {
      data_name_ = found->second.name;
    }
    begin_text(Text::Data);
  }

  void end_data() {
    if (collects_ == Text::Data && !items_.empty()) items_.back().attributes.emplace_back(data_name_, text_);
    collects_ = Text::None;
  }

  static std::string trimmed(const std::string& text) {
    const auto begin = text.find_first_not_of(" \t\r\n");
    return begin == std::string::npos ? std::string() : text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
  }

  XmlColumn unread_;          // of graphs and ports
  XmlColumn* key_ = nullptr;  // the one that is open
  Text collects_ = Text::None;
  std::string text_, data_name_;
  std::uint64_t line_ = 0;
};

}  // namespace

std::unique_ptr<XmlDialect> graphml_dialect(ForeignGraph& graph, const std::string& file) {
  return std::make_unique<Graphml>(graph, file);
}

}  // namespace quipu::importers
