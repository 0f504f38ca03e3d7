#include "exporters/graphml.hpp"

#include <algorithm>
#include <cmath>

#include "exporters/buffered_output.hpp"
#include "exporters/evidence_text.hpp"
#include "exporters/export_ids.hpp"
#include "exporters/graphml_keys.hpp"
#include "exporters/numbers.hpp"
#include "exporters/palette.hpp"
#include "exporters/json_text.hpp"
#include "exporters/xml_text.hpp"

namespace quipu::exporters {
namespace {

/// A circle whose area is proportional to the mentions, in tenths of Gephi's units: square roots are exact on every machine.
std::uint64_t size_tenths(const Node& node) {
  const auto mentions = static_cast<double>(node.mentions == 0 ? 1 : node.mentions);
  return static_cast<std::uint64_t>(std::floor(std::sqrt(mentions) * 100.0 + 0.5));
}

class GraphmlWriter {
 public:
  GraphmlWriter(const Graph& graph, const Ontology& ontology, std::ostream& out)
      : graph_(graph), ontology_(ontology), palette_(ontology), ids_(graph), properties_(graph), out_(out), text_(out_.text()) {}

  void write() {
    head();
    for (NodeIndex i = 0; i < graph_.nodes.size(); ++i) {
      node(i);
      if (!out_.settle()) return;
    }
    for (const Edge& one : graph_.edges) {
      edge(one);
      if (!out_.settle()) return;
    }
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
    text_data(node_key::kLabel, node.name);
    text_data(node_key::kName, node.name);
    text_data(node_key::kType, node.type);
    if (!node.aliases.empty()) json_data(node_key::kAliases, [&] { append_json_list(json_, node.aliases); });
    number_data(node_key::kMentions, node.mentions);
    json_data(node_key::kDocuments, [&] { append_documents_json(json_, graph_, node); });
    number_data(node_key::kDocumentCount, node.contributions.size());
    picture(node);
    for (const auto& [property, value] : node.properties) text_data({properties_.id(property), {}, {}}, value);
    text_.append("</node>\n");
  }

  void picture(const Node& node) {
    open(node_key::kSize);
    append_thousandths(text_, size_tenths(node) * 100);
    close();
    const Rgb color = palette_.color(node.type);
    number_data(node_key::kR, color.r);
    number_data(node_key::kG, color.g);
    number_data(node_key::kB, color.b);
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
    statement(edge);
    if (!edge.evidence.empty()) evidence(edge);
    text_.append("</edge>\n");
  }

  void statement(const Edge& edge) {
    const std::size_t count = count_passages(edge);
    const RelationType* type = ontology_.relation_type(edge.type);
    text_data(edge_key::kLabel, edge.type);
    text_data(edge_key::kKind, edge.type);
    text_data(edge_key::kInteraction, edge.type);
    number_data(edge_key::kWeight, count == 0 ? 1 : count);  // Gephi removes edges of weight 0
    number_data(edge_key::kCount, count);
    text_data(edge_key::kPredicate, edge.predicate);
    open(edge_key::kConfidence);
    append_confidence(text_, edge.confidence);
    close();
    number_data(edge_key::kNegated, edge.negated ? 1 : 0);
    number_data(edge_key::kSymmetric, type != nullptr && type->symmetric ? 1 : 0);
    text_data(edge_key::kModality, to_string(edge.modality));
    text_data(edge_key::kWhen, edge.when);
    text_data(edge_key::kAttributedTo, edge.attributed_to);
  }

  void evidence(const Edge& edge) {
    const Evidence& first = edge.evidence.front();
    const Passage& passage = graph_.passages[first.passage];
    text_data(edge_key::kEvidence, passage.text);
    text_data(edge_key::kDocument, graph_.documents[passage.document].id);
    number_data(edge_key::kBegin, passage.begin);
    number_data(edge_key::kEnd, passage.end);
    text_data(edge_key::kRule, first.rule);
    json_data(edge_key::kAllEvidence, [&] { append_evidence_json(json_, graph_, edge); });
  }

  void open(const GraphmlKey& key) { text_.append("<data key=\"").append(key.id).append("\">"); }
  void close() { text_.append("</data>"); }

  /// Nothing for an empty text: readers disagree on what an empty element means.
  void text_data(const GraphmlKey& key, std::string_view value) {
    if (value.empty()) return;
    open(key);
    append_xml_content(text_, value);
    close();
  }

  /// GraphML's long is signed.
  void number_data(const GraphmlKey& key, std::uint64_t value) {
    open(key);
    append_number(text_, std::min<std::uint64_t>(value, INT64_MAX));
    close();
  }

  template <class Append>
  void json_data(const GraphmlKey& key, Append append) {
    json_.clear();
    append();
    text_data(key, json_);
  }

  const Graph& graph_;
  const Ontology& ontology_;
  const Palette palette_;
  const ExportIds ids_;
  const PropertyKeys properties_;
  BufferedOutput out_;
  std::string& text_;
  std::string json_;  // scratch: JSON is made whole and then escaped for XML
};

}  // namespace

void write_graphml(const Graph& graph, const ExportOptions& options, std::ostream& out) {
  GraphmlWriter(graph, *options.ontology, out).write();
}

}  // namespace quipu::exporters
