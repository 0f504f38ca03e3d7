#pragma once
// Node and relation types, with what each means: data that a user may read, extend and replace (data/ontology.toml).

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace quipu {

struct NodeType {
  std::string name;        ///< "Person"
  std::string definition;
  std::string parent;      ///< a more general node type, or empty
  std::string schema_org;  ///< IRI, or empty
  std::string wikidata;    ///< IRI, or empty
  std::string color;       ///< "#rrggbb" for pictures
  std::vector<std::string> names = {};  ///< things of this type, "name | other name | ..."
  std::vector<std::string> lists = {};  ///< files of such names, one thing a line, parted by tabs; relative ones beside the ontology
  std::vector<std::string> nouns = {};  ///< what such a thing is called: "syndrome" makes "Marfan syndrome" one of this type
  std::string file = {};                ///< where it is defined, for messages
  std::uint64_t line = 0;
};

struct RelationType {
  std::string name;  ///< "WORKS_AT"
  std::string definition;
  std::vector<std::string> domain;    ///< node types that the source may have (with their children); empty: any
  std::vector<std::string> range;     ///< the same for the target
  bool symmetric = false;             ///< direction carries no meaning
  bool same_type = false;             ///< both ends must be of one type
  bool open = false;                  ///< fits no other type: the predicate is part of what makes an edge one
  std::vector<std::string> inverses;  ///< wordings that read from target to source: "employs"
  std::string schema_org;             ///< IRI of the property that reads from source to target, or empty
  std::string wikidata;
  std::string inverse_schema_org;     ///< IRI of the property that reads from target to source, or empty
  std::string inverse_wikidata;
  std::string file = {};              ///< where it is defined, for messages
  std::uint64_t line = 0;
};

/// An immutable set of types. Names are unique over both kinds; parents exist and form no cycle.
class Ontology {
 public:
  /// Reads TOML (https://toml.io/en/v1.0.0). A file that says `extends = true` adds its types to those of `base`, and one of a
  /// known name takes that one's place. Throws DataError with file, line and fragment on: bad syntax, an unknown key, a
  /// missing name or definition, a name twice, a domain, range or parent that is no node type, a cycle of parents, a bad colour or IRI,
  /// `extends` without a base.
  static Ontology load(const std::filesystem::path& file, const Ontology* base = nullptr);
  static Ontology parse(std::string_view toml, const std::string& file_name, const Ontology* base = nullptr);

  const std::vector<NodeType>& node_types() const { return node_types_; }
  const std::vector<RelationType>& relation_types() const { return relation_types_; }
  /// Null where there is no such type. O(1).
  const NodeType* node_type(std::string_view name) const;
  const RelationType* relation_type(std::string_view name) const;

  /// Whether `type` is `ancestor` or a descendant of it.
  bool is_kind_of(std::string_view type, std::string_view ancestor) const;
  /// Whether an edge of `relation` may join these node types: domain, range and same_type hold.
  bool allows(const RelationType& relation, std::string_view source_type, std::string_view target_type) const;

 private:
  template <typename Type>
  void add(std::vector<Type>& types, std::unordered_map<std::string, std::size_t>& index, Type type, std::size_t inherited);
  void check() const;

  std::vector<NodeType> node_types_;
  std::vector<RelationType> relation_types_;
  std::unordered_map<std::string, std::size_t> node_index_;
  std::unordered_map<std::string, std::size_t> relation_index_;
};

}  // namespace quipu
