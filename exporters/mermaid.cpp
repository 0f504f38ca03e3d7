#include "exporters/mermaid.hpp"

#include <map>

#include "exporters/buffered_output.hpp"
#include "exporters/dot_text.hpp"
#include "exporters/numbers.hpp"
#include "exporters/palette.hpp"
#include "exporters/utf8_runs.hpp"

namespace quipu::exporters {
namespace {

constexpr std::size_t kLabelWidth = 24;  // characters
constexpr std::size_t kLabelLines = 4;
constexpr PlainBytes kPlain = plain_bytes_without("\"#&<>`%{}[]()\\|;~*_$\x7F");

/// In quotes, with `#35;` for what could be markup, and `<br/>` for newlines, which only wrap_words() makes.
void append_label(std::string& to, std::string_view text) {
  to.push_back('"');
  append_in_runs(to, wrap_words(text, kLabelWidth, kLabelLines), kPlain, [&to](char c) {
    if (c == '\n') return void(to.append("<br/>"));
    if (static_cast<unsigned char>(c) < 0x20 || c == '\x7F') return;
    to.push_back('#');
    append_number(to, static_cast<unsigned>(c));
    to.push_back(';');
  });
  to.push_back('"');
}

class MermaidWriter {
 public:
  MermaidWriter(const Graph& graph, const Ontology& ontology, std::ostream& out)
      : graph_(graph), ontology_(ontology), palette_(ontology), out_(out), text_(out_.text()) {
    for (const Node& node : graph.nodes) classes_.try_emplace(node.type, classes_.size());
  }

  void write() {
    text_.append("flowchart LR\n");
    if (!out_.each(graph_.nodes, [this](NodeIndex index, const Node& one) { node(index, one); })) return;
    if (!out_.each(graph_.edges, [this](std::uint32_t, const Edge& one) { edge(one); })) return;
    for (const auto& [type, number] : classes_) style(type, number);
    out_.finish();
  }

 private:
  void id(char letter, std::size_t number) {
    text_.push_back(letter);
    append_number(text_, number);
  }

  void node(NodeIndex index, const Node& one) {
    text_.append("  ");
    id('n', index);
    text_.push_back('[');
    append_label(text_, one.name.empty() ? one.id : one.name);
    text_.append("]:::");
    id('c', classes_.at(one.type));
    text_.push_back('\n');
  }

  void edge(const Edge& one) {
    const RelationType* type = ontology_.relation_type(one.type);
    const bool headless = type != nullptr && type->symmetric;
    const bool wording = type != nullptr && type->open && !one.predicate.empty();
    std::string label = (one.negated ? "not " : "") + (wording ? one.predicate : one.type);
    if (one.modality != Modality::Asserted) label += "?";
    text_.append("  ");
    id('n', one.source);
    text_.append(one.is_fact() ? " --" : " -.-").append(headless ? (one.is_fact() ? "-" : "") : ">").append("|");
    append_label(text_, label);
    text_.append("| ");
    id('n', one.target);
    text_.push_back('\n');
  }

  void style(std::string_view type, std::size_t number) {
    const Rgb color = palette_.color(type);
    text_.append("  classDef ");
    id('c', number);
    text_.append(" fill:");
    hex(lighter(color, 70));
    text_.append(",stroke:");
    hex(color);
    text_.append(",color:#222222\n");
  }

  /// Without the quotation marks that JSON wants.
  void hex(Rgb color) {
    std::string quoted;
    append_hex(quoted, color);
    text_.append(quoted, 1, quoted.size() - 2);
  }

  const Graph& graph_;
  const Ontology& ontology_;
  const Palette palette_;
  BufferedOutput out_;
  std::string& text_;
  std::map<std::string_view, std::size_t> classes_;
};

}  // namespace

void write_mermaid(const Graph& graph, const ExportOptions& options, std::ostream& out) {
  MermaidWriter(graph, *options.ontology, out).write();
}

}  // namespace quipu::exporters
