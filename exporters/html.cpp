#include "exporters/html.hpp"

#include <algorithm>
#include <map>

#include "exporters/buffered_output.hpp"
#include "exporters/evidence_text.hpp"
#include "exporters/json_rows.hpp"
#include "exporters/palette.hpp"

namespace quipu::exporters {

extern const unsigned char page_bytes[];
extern const std::size_t page_bytes_size;

Page page() {
  constexpr std::string_view kPlaceholder = "@QUIPU_GRAPH@";
  const std::string_view whole(reinterpret_cast<const char*>(page_bytes), page_bytes_size);
  const std::size_t at = std::min(whole.find(kPlaceholder), whole.size());
  return {whole.substr(0, at), whole.substr(std::min(at + kPlaceholder.size(), whole.size()))};
}

namespace {

/// Different texts in order, each with its number: rows name them by it.
class Names {
 public:
  void add(std::string_view name) { numbers_.try_emplace(name, 0); }
  void count_up() {
    std::uint64_t number = 0;
    for (auto& [name, own] : numbers_) own = number++;
  }
  std::uint64_t operator[](std::string_view name) const { return numbers_.find(name)->second; }
  const std::map<std::string_view, std::uint64_t>& all() const { return numbers_; }

 private:
  std::map<std::string_view, std::uint64_t> numbers_;
};

class HtmlWriter {
 public:
  HtmlWriter(const Graph& graph, const ExportOptions& options, std::ostream& out)
      : graph_(graph), options_(options), palette_(*options.ontology), out_(out), text_(out_.text()) {
    for (const Node& node : graph.nodes) node_types_.add(node.type);
    for (const Edge& edge : graph.edges) {
      relation_types_.add(edge.type);
      for (const Evidence& evidence : edge.evidence) rules_.add(evidence.rule);
    }
    for (Names* names : {&node_types_, &relation_types_, &rules_}) names->count_up();
  }

  void write() {
    text_.append(page().before).append("{\"format\":\"quipu-page\",\"version\":1");
    tables();
    const bool going = each("documents", graph_.documents, [this](auto, const SourceDocument& one) { document(one); }) &&
                       each("passages", graph_.passages, [this](auto, const Passage& one) { passage(one); }) &&
                       each("nodes", graph_.nodes, [this](NodeIndex index, const Node& one) { node(index, one); }) &&
                       each("edges", graph_.edges, [this](auto, const Edge& one) { edge(one); });
    if (!going) return;
    text_.append("}\n").append(page().after);
    out_.finish();
  }

 private:
  template <class Items, class Write>
  bool each(std::string_view name, const Items& items, Write write) {
    text_.append(",\n\"").append(name).append("\":[");
    const bool going = out_.each(items, [&](std::uint32_t index, const auto& item) {
      text_.append(index == 0 ? "\n" : ",\n");
      write(index, item);
    });
    text_.push_back(']');
    return going;
  }

  /// Types with what the ontology says of them, and the names of rules.
  void tables() {
    text_.append(",\n\"node_types\":[");
    for (const auto& [name, number] : node_types_.all()) node_type(name, number == 0);
    text_.append("],\n\"relation_types\":[");
    for (const auto& [name, number] : relation_types_.all()) relation_type(name, number == 0);
    text_.append("],\n\"rules\":[");
    for (const auto& [name, number] : rules_.all()) {
      if (number != 0) text_.push_back(',');
      append_script_string(text_, name);
    }
    text_.push_back(']');
  }

  void node_type(std::string_view name, bool first) {
    const NodeType* type = options_.ontology->node_type(name);
    text_.append(first ? "\n" : ",\n");
    JsonRow row(text_);
    row.text(name);
    append_hex(row.next(), palette_.color(name));
    row.text(type == nullptr ? std::string_view{} : type->definition).end();
  }

  void relation_type(std::string_view name, bool first) {
    const RelationType* type = options_.ontology->relation_type(name);
    text_.append(first ? "\n" : ",\n");
    JsonRow row(text_);
    row.text(name).text(type == nullptr ? std::string_view{} : type->definition);
    row.number(type != nullptr && type->symmetric).number(type != nullptr && type->open).end();
  }

  void document(const SourceDocument& document) {
    JsonRow row(text_);
    row.text(document.id).text(document.title).text(document.source);
    row.number(document.bytes).number(document.sentences).number(document.used_sentences);
    properties(row, document.properties);
    row.end();
  }

  void passage(const Passage& passage) {
    JsonRow row(text_);
    row.number(passage.document).number(passage.begin).number(passage.end);
    row.text(passage.sentence.empty() ? passage.text : passage.sentence).text(passage.speaker).text(passage.time).end();
  }

  void node(NodeIndex index, const Node& node) {
    JsonRow row(text_);
    row.text(node.id).number(node_types_[node.type]).text(node.name).number(node.mentions);
    if (index < options_.places.size()) {
      row.coordinate(options_.places[index].x).coordinate(options_.places[index].y);
    } else {
      row.nothing().nothing();
    }
    JsonRow documents(row.next());
    for (const Contribution& contribution : node.contributions) documents.number(contribution.document + 1);
    documents.end();
    if (node.aliases.empty()) {
      row.nothing();
    } else {
      JsonRow aliases(row.next());
      for (const std::string& alias : node.aliases) aliases.text(alias);
      aliases.end();
    }
    properties(row, node.properties);
    row.end();
  }

  void edge(const Edge& edge) {
    JsonRow row(text_);
    row.number(edge.source).number(relation_types_[edge.type]).number(edge.target);
    row.number(confidence_thousandths(edge.confidence));
    row.number(static_cast<std::uint64_t>(edge.modality) * 2 + edge.negated).text(edge.predicate);
    JsonRow all(row.next());
    for (const Evidence& one : edge.evidence) evidence(all.next(), one, edge);
    all.end();
    row.text(edge.when).text(edge.attributed_to).end();
  }

  /// The wording only where it is not the edge's.
  void evidence(std::string& to, const Evidence& evidence, const Edge& edge) {
    JsonRow row(to);
    row.number(evidence.passage).number(rules_[evidence.rule]).number(evidence.confidence);
    row.text(evidence.predicate == edge.predicate ? std::string_view{} : evidence.predicate);
    row.text(evidence.when).text(evidence.attributed_to).end();
  }

  void properties(JsonRow& row, const Properties& properties) {
    if (properties.empty()) return void(row.nothing());
    JsonRow list(row.next());
    for (const auto& [name, value] : properties) {
      append_script_string(list.next(), name);
      append_script_string(list.next(), value);
    }
    list.end();
  }

  const Graph& graph_;
  const ExportOptions& options_;
  const Palette palette_;
  BufferedOutput out_;
  std::string& text_;
  Names node_types_, relation_types_, rules_;
};

}  // namespace

void write_html(const Graph& graph, const ExportOptions& options, std::ostream& out) { HtmlWriter(graph, options, out).write(); }

}  // namespace quipu::exporters
