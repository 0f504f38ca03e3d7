#include "exporters/graphml.hpp"

#include "exporters/attributes.hpp"
#include "exporters/buffered_output.hpp"
#include "exporters/export_ids.hpp"
#include "exporters/palette.hpp"
#include "exporters/picture.hpp"
#include "exporters/xml_sink.hpp"
#include "exporters/xml_text.hpp"

namespace quipu::exporters {
namespace {

struct Data {
  static constexpr std::string_view kTrue = "1", kFalse = "0";
  static void open(std::string& to, std::string_view id) { to.append("<data key=\"").append(id).append("\">"); }
  static void append(std::string& to, std::string_view text) { append_xml_content(to, text); }
  static void close(std::string& to) { to.append("</data>"); }
};

class GraphmlWriter {
 public:
  GraphmlWriter(const Graph& graph, const ExportOptions& options, std::ostream& out)
      : graph_(graph), options_(options), palette_(*options.ontology), ids_(graph), properties_(graph), out_(out), text_(out_.text()),
        sink_(text_) {}

  void write() {
    head();
    if (!out_.each(graph_.nodes, [this](NodeIndex index, const Node&) { node(index); })) return;
    if (!out_.each(graph_.edges, [this](std::uint32_t, const Edge& one) { edge(one); })) return;
    text_.append("</graph>\n</graphml>\n");
    out_.finish();
  }

 private:
  void head() {
    text_.append(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"\n"
        "         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n"
        "         xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
        "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n");
    for (const GraphmlKey& key : node_key::kAll) declare(key, "node");
    for (const auto& [property, key] : properties_.all()) declare({key.id, key.name, "string"}, "node");
    for (const GraphmlKey& key : edge_key::kAll) declare(key, "edge");
    text_.append("<graph id=\"quipu\" edgedefault=\"directed\">\n");
  }

  void declare(const GraphmlKey& key, std::string_view element) {
    text_.append("<key id=\"").append(key.id).append("\" for=\"").append(element).append("\" attr.name=\"");
    append_xml_attribute(text_, key.name);
    text_.append("\" attr.type=\"").append(key.type).append("\"/>\n");
  }

  void node(NodeIndex index) {
    const Node& node = graph_.nodes[index];
    text_.append("<node id=\"");
    append_xml_attribute(text_, ids_[index]);
    text_.append("\">");
    give_text(sink_, node_key::kLabel, node.name);
    give_node(sink_, graph_, node);
    picture(node, index);
    for (const auto& [property, value] : node.properties) give_text(sink_, {properties_.id(property), {}, {}}, value);
    text_.append("</node>\n");
  }

  void picture(const Node& node, NodeIndex index) {
    sink_.thousandths(node_key::kSize, size_tenths(node) * 100);
    const Rgb color = palette_.color(node.type);
    sink_.number(node_key::kR, color.r);
    sink_.number(node_key::kG, color.g);
    sink_.number(node_key::kB, color.b);
    if (index >= options_.places.size()) return;
    sink_.coordinate(node_key::kX, options_.places[index].x);
    sink_.coordinate(node_key::kY, options_.places[index].y);
  }

  void edge(const Edge& edge) {
    text_.append("<edge id=\"");
    append_xml_attribute(text_, edge.id);
    text_.append("\" source=\"");
    append_xml_attribute(text_, ids_[edge.source]);
    text_.append("\" target=\"");
    append_xml_attribute(text_, ids_[edge.target]);
    text_.append("\" label=\"");
    append_xml_attribute(text_, edge.type);
    text_.append("\">");
    give_text(sink_, edge_key::kLabel, edge.type);
    give_text(sink_, edge_key::kInteraction, edge.type);
    sink_.number(edge_key::kWeight, weight_of(edge));
    give_edge(sink_, graph_, *options_.ontology, edge);
    text_.append("</edge>\n");
  }

  const Graph& graph_;
  const ExportOptions& options_;
  const Palette palette_;
  const ExportIds ids_;
  const PropertyKeys properties_;
  BufferedOutput out_;
  std::string& text_;
  XmlSink<Data> sink_;
};

}  // namespace

void write_graphml(const Graph& graph, const ExportOptions& options, std::ostream& out) {
  GraphmlWriter(graph, options, out).write();
}

}  // namespace quipu::exporters
