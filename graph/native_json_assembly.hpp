#pragma once
// Puts the values of a native JSON file together to a Graph: the half of the reader that knows what the values mean, but not how
// they are nested. Internal to graph/.

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "graph/model.hpp"
#include "graph/native_json_fields.hpp"

namespace quipu::internal {

/// Numbers identifiers in the order in which they are first seen, and remembers which of them were defined.
class Names {
 public:
  std::uint32_t number(const std::string& id);
  /// Throws Error where `id` was defined before.
  std::uint32_t define(const std::string& id, const char* kind);
  /// Throws Error naming the first that was never defined.
  void check(const char* kind) const;

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<const std::string*> ids_;
  std::vector<bool> defined_;
};

/// Told of each object's begin, its fields and its end, in file order. All errors are Errors without a place.
class Assembly {
 public:
  void begin(Place place);
  void text(const Field& field, std::string value);
  void flag(const Field& field, bool value);
  void count(const Field& field, std::uint64_t value);
  void confidence(const Field& field, double value);
  /// An element of a list of texts; `begin_texts` for the list itself, which may be empty.
  void begin_texts(const Field& field);
  void element(std::string value);
  void begin_properties(const Field& field);
  void property(const std::string& name, std::string value);
  void end(Place place);

  /// The graph, not in normal form; call once, after the end of Root. What names no document is credited to `name`.
  Graph take(const std::string& name);

 private:
  /// A contribution whose document is still a name, and whose missing fields are the node's.
  struct NamedContribution {
    std::string document;
    std::uint32_t mentions = 0;
    std::string type;
    std::optional<std::string> name;
    std::optional<std::vector<std::string>> aliases;
    std::optional<Properties> properties;
  };

  /// An edge with all that stands in the file by name or may be missing.
  struct NamedEdge {
    Edge edge;
    std::string source, target, modality;
    std::vector<std::size_t> without_predicate;  // evidence that leaves its wording to the edge
  };

  struct NamedEvidence {
    Evidence evidence;
    Passage passage;
    std::string document;
    bool has_begin = false, has_end = false, has_predicate = false;
  };

  std::string* text_target(const Field& field);
  void end_document();
  void end_node();
  void end_contribution();
  void end_edge();
  void end_evidence();
  void credit(const std::string& name);

  Graph graph_;
  Names document_names_, node_names_;
  std::string format_;
  std::optional<std::uint64_t> version_;
  SourceDocument document_;
  Node node_;
  NamedContribution contribution_;
  std::vector<NamedContribution> contributions_;
  NamedEdge edge_;
  NamedEvidence evidence_;
  std::vector<std::string>* texts_ = nullptr;
  Properties* properties_ = nullptr;
};

}  // namespace quipu::internal
