#include "exporters/gexf.hpp"

#include <algorithm>

#include "exporters/attributes.hpp"
#include "exporters/buffered_output.hpp"
#include "exporters/export_ids.hpp"
#include "exporters/numbers.hpp"
#include "exporters/palette.hpp"
#include "exporters/picture.hpp"
#include "exporters/xml_sink.hpp"
#include "exporters/xml_text.hpp"

namespace quipu::exporters {
namespace {

struct Version {
  std::string_view number;
  std::string_view name_space;  // that of the pictures' elements is this and "/viz"
  bool has_kind;
};
constexpr Version kCurrent{"1.3", "http://gexf.net/1.3", true};
constexpr Version kDraft{"1.2", "http://www.gexf.net/1.2draft", false};

struct AttributeValue {
  static constexpr std::string_view kTrue = "true", kFalse = "false";
  static void open(std::string& to, std::string_view id) { to.append("<attvalue for=\"").append(id).append("\" value=\""); }
  static void append(std::string& to, std::string_view text) { append_xml_attribute(to, text); }
  static void close(std::string& to) { to.append("\"/>"); }
};

class GexfWriter {
 public:
  GexfWriter(const Graph& graph, const ExportOptions& options, const Version& version, std::ostream& out)
      : graph_(graph), options_(options), version_(version), palette_(*options.ontology), ids_(graph), properties_(graph), out_(out),
        text_(out_.text()), sink_(text_) {}

  void write() {
    head();
    text_.append("<nodes>\n");
    if (!out_.each(graph_.nodes, [this](NodeIndex index, const Node&) { node(index); })) return;
    text_.append("</nodes>\n<edges>\n");
    if (!out_.each(graph_.edges, [this](std::uint32_t, const Edge& one) { edge(one); })) return;
    text_.append("</edges>\n</graph>\n</gexf>\n");
    out_.finish();
  }

 private:
  void head() {
    text_.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"").append(version_.name_space);
    text_.append("\" xmlns:viz=\"").append(version_.name_space).append("/viz\" version=\"").append(version_.number).append("\">\n");
    text_.append("<meta><creator>quipu</creator><description>A knowledge graph with evidence</description></meta>\n");
    text_.append("<graph defaultedgetype=\"directed\" idtype=\"string\" mode=\"static\">\n<attributes class=\"node\">\n");
    for (const GraphmlKey& key : node_key::kAll) {
      if (!is_own(key.id)) declare(key);
    }
    for (const auto& [property, key] : properties_.all()) declare({key.id, key.name, "string"});
    text_.append("</attributes>\n<attributes class=\"edge\">\n");
    for (const GraphmlKey& key : edge_key::kAll) {
      if (!is_own(key.name)) declare(key);
    }
    text_.append("</attributes>\n");
  }

  /// Whether GEXF has a place of its own for it.
  static bool is_own(std::string_view name) {
    constexpr std::string_view kOwn[] = {"label", "size", "r", "g", "b", "x", "y", "weight", "interaction"};
    return std::find(std::begin(kOwn), std::end(kOwn), name) != std::end(kOwn);
  }

  void declare(const GraphmlKey& key) {
    text_.append("<attribute id=\"").append(key.id).append("\" title=\"");
    append_xml_attribute(text_, key.name);
    text_.append("\" type=\"").append(key.type == "int" ? "integer" : key.type).append("\"/>\n");
  }

  void named(std::string_view name, std::string_view value) {
    text_.append(name);
    append_xml_attribute(text_, value);
    text_.push_back('"');
  }

  void node(NodeIndex index) {
    const Node& node = graph_.nodes[index];
    named("<node id=\"", ids_[index]);
    named(" label=\"", node.name);
    text_.append("><attvalues>");
    give_node(sink_, graph_, node);
    for (const auto& [property, value] : node.properties) {
      if (!value.empty()) sink_.property(properties_.id(property), value);
    }
    text_.append("</attvalues>");
    picture(node, index);
    text_.append("</node>\n");
  }

  void picture(const Node& node, NodeIndex index) {
    const Rgb color = palette_.color(node.type);
    text_.append("<viz:color r=\"");
    append_number(text_, static_cast<unsigned>(color.r));
    text_.append("\" g=\"");
    append_number(text_, static_cast<unsigned>(color.g));
    text_.append("\" b=\"");
    append_number(text_, static_cast<unsigned>(color.b));
    text_.append("\"/>");
    if (index < options_.places.size()) {
      text_.append("<viz:position x=\"");
      append_coordinate(text_, options_.places[index].x);
      text_.append("\" y=\"");
      append_coordinate(text_, options_.places[index].y);
      text_.append("\" z=\"0\"/>");
    }
    text_.append("<viz:size value=\"");
    append_thousandths(text_, size_tenths(node) * 100);
    text_.append("\"/>");
  }

  void edge(const Edge& edge) {
    named("<edge id=\"", edge.id);
    named(" source=\"", ids_[edge.source]);
    named(" target=\"", ids_[edge.target]);
    named(" label=\"", edge.type);
    if (version_.has_kind) named(" kind=\"", edge.type);
    text_.append(" weight=\"");
    append_number(text_, weight_of(edge));
    text_.append("\"><attvalues>");
    give_edge(sink_, graph_, *options_.ontology, edge);
    text_.append("</attvalues></edge>\n");
  }

  const Graph& graph_;
  const ExportOptions& options_;
  const Version& version_;
  const Palette palette_;
  const ExportIds ids_;
  const PropertyKeys properties_;
  BufferedOutput out_;
  std::string& text_;
  XmlSink<AttributeValue> sink_;
};

}  // namespace

void write_gexf(const Graph& graph, const ExportOptions& options, std::ostream& out) { GexfWriter(graph, options, kCurrent, out).write(); }

void write_gexf_12(const Graph& graph, const ExportOptions& options, std::ostream& out) { GexfWriter(graph, options, kDraft, out).write(); }

}  // namespace quipu::exporters
