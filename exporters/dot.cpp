#include "exporters/dot.hpp"

#include <algorithm>
#include <cmath>

#include "exporters/buffered_output.hpp"
#include "exporters/dot_text.hpp"
#include "exporters/evidence_text.hpp"
#include "exporters/export_ids.hpp"
#include "exporters/json_text.hpp"
#include "exporters/numbers.hpp"
#include "exporters/palette.hpp"

namespace quipu::exporters {
namespace {

constexpr std::size_t kCurvedUpTo = 200;  // nodes; curves around 1,000 boxes take sfdp over a minute, straight lines a second
constexpr std::size_t kLabelWidth = 18;   // characters
constexpr std::size_t kLabelLines = 4;

/// Lines must be seen on white even where the type's colour is a pale yellow.
Rgb greyer(Rgb color) {
  auto mix = [](std::uint8_t channel) { return static_cast<std::uint8_t>((channel * 2 + 130) / 3); };
  return {mix(color.r), mix(color.g), mix(color.b)};
}

/// Points: 10 for a name mentioned once, 24 at most.
std::uint64_t font_size(const Node& node) {
  const auto mentions = static_cast<double>(node.mentions == 0 ? 1 : node.mentions);
  return static_cast<std::uint64_t>(std::min(24.0, std::floor(7.5 + 2.5 * std::sqrt(mentions))));
}

class DotWriter {
 public:
  DotWriter(const Graph& graph, const Ontology& ontology, std::ostream& out)
      : graph_(graph), ontology_(ontology), palette_(ontology), ids_(graph), out_(out), text_(out_.text()) {}

  void write() {
    head();
    if (!out_.each(graph_.nodes, [this](NodeIndex index, const Node&) { node(index); })) return;
    if (!out_.each(graph_.edges, [this](std::uint32_t, const Edge& one) { edge(one); })) return;
    text_.append("  }\n}\n");
    out_.finish();
  }

 private:
  void head() {
    const bool curved = graph_.nodes.size() <= kCurvedUpTo;
    text_.append("digraph \"quipu\" {\n  graph [layout=sfdp, overlap=prism, splines=")
        .append(curved ? "true" : "false")
        .append(", outputorder=edgesfirst, bgcolor=\"white\", pad=\"0.3\", sep=\"+22,18\"]\n");
    text_.append("  node [shape=box, style=\"rounded,filled\", fontname=\"Helvetica\", margin=\"0.12,0.06\", height=\"0.3\"]\n");
    text_.append("  edge [fontname=\"Helvetica\", fontsize=8, fontcolor=gray30, arrowsize=\"0.6\"]\n  {\n");
  }

  void node(NodeIndex index) {
    const Node& node = graph_.nodes[index];
    const bool concept_node = ontology_.is_kind_of(node.type, "Concept");
    const Rgb color = palette_.color(node.type);
    text_.append("    ");
    append_dot_string(text_, ids_[index]);
    text_.append(" [label=");
    append_dot_label(text_, wrap_words(node.name.empty() ? node.id : node.name, kLabelWidth, kLabelLines));
    attribute("color", [&] { append_hsv(text_, lighter(color, concept_node ? 40 : 0)); });
    attribute("fillcolor", [&] { append_hsv(text_, lighter(color, concept_node ? 88 : 70)); });
    attribute("fontsize", [&] { append_number(text_, font_size(node)); });
    text_attribute("kind", node.type);
    text_attribute("full_name", node.name);
    attribute("mentions", [&] { append_number(text_, node.mentions); });
    if (!node.aliases.empty()) {
      scratch_.clear();
      append_json_list(scratch_, node.aliases);
      text_attribute("aliases", scratch_);
    }
    text_.append("];\n");
  }

  void edge(const Edge& edge) {
    text_.append("    ");
    append_dot_string(text_, ids_[edge.source]);
    text_.append(" -> ");
    append_dot_string(text_, ids_[edge.target]);
    text_.append(" [label=");
    append_dot_label(text_, label(edge));
    attribute("weight", [&] { append_number(text_, weight_of(edge)); });
    text_attribute("kind", edge.type);
    look(edge);
    text_attribute("id", edge.id);
    text_attribute("predicate", edge.predicate);
    attribute("confidence", [&] { append_confidence(text_, edge.confidence); });
    if (edge.negated) text_attribute("negated", "1");
    if (edge.modality != Modality::Asserted) text_attribute("modality", to_string(edge.modality));
    text_attribute("when", edge.when);
    text_attribute("attributed_to", edge.attributed_to);
    if (!edge.evidence.empty()) evidence(edge);
    text_.append("];\n");
  }

  const std::string& label(const Edge& edge) {
    const RelationType* type = ontology_.relation_type(edge.type);
    const bool wording = type != nullptr && type->open && !edge.predicate.empty();
    scratch_ = edge.negated ? "not " : "";
    scratch_ += wording ? wrap_words(edge.predicate, kLabelWidth, kLabelLines) : edge.type;
    if (edge.modality != Modality::Asserted) scratch_ += "?";
    return scratch_;
  }

  /// How an edge is drawn: in its source's colour, without an arrow head where direction carries no meaning.
  void look(const Edge& edge) {
    const RelationType* type = ontology_.relation_type(edge.type);
    const Rgb color = palette_.color(graph_.nodes[edge.source].type);
    attribute("color", [&] { append_hsv(text_, greyer(color)); });
    if (type != nullptr && type->symmetric) text_attribute("dir", "none");
    if (edge.modality != Modality::Asserted) {
      text_attribute("style", "dotted");
    } else if (edge.negated) {
      text_attribute("style", "dashed");
    }
  }

  void evidence(const Edge& edge) {
    const Evidence& first = edge.evidence.front();
    const Passage& passage = graph_.passages[first.passage];
    text_.append(", tooltip=");
    append_dot_label(text_, passage.text);
    text_attribute("document", graph_.documents[passage.document].id);
    attribute("begin", [&] { append_number(text_, passage.begin); });
    attribute("end", [&] { append_number(text_, passage.end); });
    text_attribute("rule", first.rule);
  }

  template <class Append>
  void attribute(std::string_view name, Append append) {
    text_.append(", ").append(name).append("=\"");
    append();
    text_.push_back('"');
  }

  void text_attribute(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    text_.append(", ").append(name).push_back('=');
    append_dot_string(text_, value);
  }

  const Graph& graph_;
  const Ontology& ontology_;
  const Palette palette_;
  const ExportIds ids_;
  BufferedOutput out_;
  std::string& text_;
  std::string scratch_;
};

}  // namespace

void write_dot(const Graph& graph, const ExportOptions& options, std::ostream& out) {
  DotWriter(graph, *options.ontology, out).write();
}

}  // namespace quipu::exporters
