#pragma once
// Puts the nodes and edges of another program's file together to a Graph: knows which attribute names mean what, and nothing of
// how a format spells them. Internal to importers/.

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "graph/error.hpp"
#include "graph/model.hpp"
#include "graph/ontology.hpp"

namespace quipu::importers {

/// Attributes as they stand in the file; a list or object is JSON text. A later one of a name goes before an earlier one.
using Attributes = std::vector<std::pair<std::string, std::string>>;

/// "file:line: message".
inline InputError error_at(const std::string& file, std::uint64_t line, const std::string& message) {
  return InputError(file + ":" + std::to_string(line), message);
}

class ForeignGraph {
 public:
  /// `file` is what things without a document are credited to.
  explicit ForeignGraph(const std::string& file) : file_(file) {}

  /// Throws InputError where `id` is empty or was given before.
  void node(const std::string& id, const Attributes& attributes, std::uint64_t line);
  /// The ends may come later in the file.
  void edge(const std::string& source, const std::string& target, const Attributes& attributes, std::uint64_t line);

  /// In normal form. Throws InputError where an edge's end is no node. Call once.
  Graph take(const Ontology& ontology);

 private:
  struct End {
    NodeIndex node;
    std::uint64_t line;  // where the node is first named
  };

  NodeIndex number(const std::string& id, std::uint64_t line);
  DocumentIndex document(const std::string& id);
  bool evidence_list(Edge& edge, const std::string& json);
  /// `text_name`: where the passage's text stands.
  void one_evidence(Edge& edge, const Attributes& attributes, std::string_view text_name = "evidence");
  void add_evidence(Edge& edge, Passage passage, Evidence evidence);

  const std::string& file_;
  Graph graph_;
  std::unordered_map<std::string, End> nodes_;
  std::vector<char> defined_;  // by node
  std::unordered_map<std::string, DocumentIndex> documents_;
};

}  // namespace quipu::importers
