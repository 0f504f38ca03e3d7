#include "exporters/obsidian.hpp"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <set>
#include <system_error>
#include <vector>

#include "exporters/evidence_text.hpp"
#include "exporters/file_names.hpp"
#include "exporters/graphml_keys.hpp"
#include "exporters/json_text.hpp"
#include "exporters/numbers.hpp"
#include "exporters/utf8_runs.hpp"
#include "graph/error.hpp"
#include "graph/identity.hpp"

namespace quipu::exporters {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSources = "Sources";
constexpr PlainBytes kPlain = plain_bytes_without("\\`*_{}[]()#+!|<>~=$%^&\x7F");

/// Text on one line that Markdown takes for text: punctuation behind a backslash, white space as spaces.
void append_markdown(std::string& to, std::string_view text) {
  append_in_runs(to, text, kPlain, [&to](char c) {
    if (c == '\n' || c == '\t' || c == '\r') return to.push_back(' ');
    if (static_cast<unsigned char>(c) >= 0x20 && c != '\x7F') to.append("\\").push_back(c);
  });
}

class VaultWriter {
 public:
  VaultWriter(const Graph& graph, const std::string& place) : graph_(graph), properties_(graph), place_(place) {}

  void write() {
    name_notes();
    index_edges();
    for (DocumentIndex i = 0; i < graph_.documents.size(); ++i) document(i);
    for (NodeIndex i = 0; i < graph_.nodes.size(); ++i) node(i);
  }

 private:
  void name_notes() {
    FileNames names;
    for (const Node& node : graph_.nodes) {
      notes_.push_back(names.take(safe_file_name(node.name.empty() ? node.id : node.name), node.type));
    }
    for (const SourceDocument& document : graph_.documents) {
      sources_.push_back(names.take(safe_file_name(document.title.empty() ? document.id : document.title), "source"));
    }
  }

  /// Edges of each node, one after another: those of node i stand from starts[i] to starts[i + 1].
  struct Incidence {
    std::vector<std::uint32_t> starts, edges;
  };
  Incidence incidence(NodeIndex Edge::* end) const {
    Incidence found{std::vector<std::uint32_t>(graph_.nodes.size() + 1), std::vector<std::uint32_t>(graph_.edges.size())};
    for (const Edge& edge : graph_.edges) ++found.starts[edge.*end + 1];
    for (std::size_t i = 1; i < found.starts.size(); ++i) found.starts[i] += found.starts[i - 1];
    std::vector<std::uint32_t> next(found.starts.begin(), found.starts.end() - 1);
    for (std::uint32_t i = 0; i < graph_.edges.size(); ++i) found.edges[next[graph_.edges[i].*end]++] = i;
    return found;
  }
  void index_edges() {
    out_ = incidence(&Edge::source);
    in_ = incidence(&Edge::target);
  }

  void save(std::string_view folder, const std::string& note) {
    const fs::path directory = fs::path(place_) / folder;
    std::error_code error;
    if (folders_.insert(std::string(folder)).second) fs::create_directories(directory, error);
    const fs::path path = directory / (note + ".md");
    errno = 0;
    std::ofstream file(path, std::ios::binary);
    file << text_;
    file.close();
    if (error || !file) {
      throw OutputError(path.string(), "cannot write: " + (error ? error : std::error_code(errno, std::generic_category())).message());
    }
  }

  void field(std::string_view name, std::string_view value) {
    text_.append(name).append(": ");
    append_json_string(text_, value);  // which YAML reads too
    text_.push_back('\n');
  }
  void field(std::string_view name, std::uint64_t value) {
    text_.append(name).append(": ");
    append_number(text_, value);
    text_.push_back('\n');
  }

  void document(DocumentIndex index) {
    const SourceDocument& one = graph_.documents[index];
    text_ = "---\n";
    field("quipu_id", one.id);
    field("source", one.source);
    field("sha256", one.sha256);
    field("bytes", one.bytes);
    text_.append("tags:\n  - source\n---\n\n# ");
    append_markdown(text_, one.title.empty() ? one.id : one.title);
    text_.push_back('\n');
    save(kSources, sources_[index]);
  }

  void node(NodeIndex index) {
    const Node& one = graph_.nodes[index];
    text_ = "---\n";
    field("quipu_id", one.id);
    field("type", one.type);
    if (!one.aliases.empty()) text_.append("aliases:\n");
    for (const std::string& alias : one.aliases) {
      text_.append("  - ");
      append_json_string(text_, alias);
      text_.push_back('\n');
    }
    field("mentions", one.mentions);
    for (const auto& [property, value] : one.properties) {
      std::string key;
      append_json_string(key, property_name(property));
      field(key, value);
    }
    text_.append("tags:\n  - ").append(slug(one.type)).append("\n---\n\n# ");
    append_markdown(text_, one.name);
    text_.push_back('\n');
    statements(index);
    sources(one);
    save(safe_file_name(one.type), notes_[index]);
  }

  /// No key of ours may stand twice.
  std::string property_name(const std::string& property) const {
    const std::string& name = properties_.all().at(property).name;
    return name == "tags" || name == "quipu_id" || name == "cssclasses" ? "property_" + name : name;
  }

  void statements(NodeIndex index) {
    if (out_.starts[index] != out_.starts[index + 1]) text_.append("\n## Statements\n\n");
    for (std::uint32_t i = out_.starts[index]; i < out_.starts[index + 1]; ++i) {
      const Edge& edge = graph_.edges[out_.edges[i]];
      line(edge, " → ", edge.target);
      for (std::size_t e = 0; e < edge.evidence.size(); ++e) {
        if (e == 0 || edge.evidence[e].passage != edge.evidence[e - 1].passage) quote(graph_.passages[edge.evidence[e].passage]);
      }
    }
    if (in_.starts[index] != in_.starts[index + 1]) text_.append("\n## Statements about it\n\n");
    for (std::uint32_t i = in_.starts[index]; i < in_.starts[index + 1]; ++i) {
      const Edge& edge = graph_.edges[in_.edges[i]];
      line(edge, " ← ", edge.source);
    }
  }

  /// One statement of a note, with the note at its other end.
  void line(const Edge& edge, std::string_view arrow, NodeIndex other) {
    relation(edge);
    text_.append(arrow);
    link(notes_[other]);
    marks(edge);
  }

  void relation(const Edge& edge) {
    text_.append("- **");
    append_markdown(text_, edge.type);
    text_.append("**");
    if (edge.predicate.empty()) return;
    text_.append(" (");
    append_markdown(text_, edge.predicate);
    text_.push_back(')');
  }

  void link(const std::string& note) { text_.append("[[").append(note).append("]]"); }

  /// What a reader must know beside the sentence: how sure, and how it is meant.
  void marks(const Edge& edge) {
    text_.append(", ");
    append_confidence(text_, edge.confidence);
    if (edge.negated) text_.append(", denied");
    if (edge.modality != Modality::Asserted) text_.append(", ").append(to_string(edge.modality));
    for (const auto& [word, value] : {std::pair(", when: ", &edge.when), std::pair(", says ", &edge.attributed_to)}) {
      if (value->empty()) continue;
      text_.append(word);
      append_markdown(text_, *value);
    }
    text_.push_back('\n');
  }

  void quote(const Passage& passage) {
    text_.append("  > ");
    append_markdown(text_, passage.sentence.empty() ? passage.text : passage.sentence);
    text_.append(" — ");
    link(sources_[passage.document]);
    text_.append(", bytes ");
    append_number(text_, passage.begin);
    text_.append("–");
    append_number(text_, passage.end);
    text_.append("\n\n");
  }

  void sources(const Node& one) {
    text_.append("\n## Sources\n\n");
    for (const Contribution& each : one.contributions) {
      text_.append("- ");
      link(sources_[each.document]);
      text_.append(", mentioned ");
      append_number(text_, each.mentions);
      text_.append(each.mentions == 1 ? " time\n" : " times\n");
    }
  }

  const Graph& graph_;
  const PropertyKeys properties_;
  const std::string& place_;
  std::vector<std::string> notes_, sources_;  // names of notes, without the extension
  std::set<std::string> folders_;
  Incidence out_, in_;
  std::string text_;
};

}  // namespace

void write_obsidian(const Graph& graph, const ExportOptions&, const std::string& place) { VaultWriter(graph, place).write(); }

}  // namespace quipu::exporters
