#pragma once
// The <key> elements of our GraphML: what is declared and what is written come from these same values.

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model.hpp"

namespace quipu::exporters {

struct GraphmlKey {
  std::string_view id;    ///< lower case, unique over nodes and edges
  std::string_view name;  ///< attr.name, what readers call the attribute
  std::string_view type;  ///< attr.type
};

namespace node_key {
inline constexpr GraphmlKey kLabel{"label", "label", "string"};
inline constexpr GraphmlKey kName{"name", "name", "string"};
inline constexpr GraphmlKey kType{"type", "type", "string"};
inline constexpr GraphmlKey kAliases{"aliases", "aliases", "string"};
inline constexpr GraphmlKey kMentions{"mentions", "mentions", "long"};
inline constexpr GraphmlKey kDocuments{"documents", "documents", "string"};
inline constexpr GraphmlKey kDocumentCount{"document_count", "document_count", "long"};
inline constexpr GraphmlKey kSize{"size", "size", "double"};
inline constexpr GraphmlKey kR{"r", "r", "int"};
inline constexpr GraphmlKey kG{"g", "g", "int"};
inline constexpr GraphmlKey kB{"b", "b", "int"};
inline constexpr GraphmlKey kX{"x", "x", "double"};
inline constexpr GraphmlKey kY{"y", "y", "double"};
inline constexpr GraphmlKey kAll[] = {kLabel,     kName,          kType, kAliases, kMentions, kDocuments,
                                      kDocumentCount, kSize, kR,       kG,        kB,        kX,       kY};
}  // namespace node_key

namespace edge_key {
inline constexpr GraphmlKey kLabel{"edge_label", "label", "string"};
inline constexpr GraphmlKey kKind{"edge_kind", "kind", "string"};
inline constexpr GraphmlKey kInteraction{"edge_interaction", "interaction", "string"};
inline constexpr GraphmlKey kWeight{"edge_weight", "weight", "double"};
inline constexpr GraphmlKey kCount{"edge_count", "count", "long"};
inline constexpr GraphmlKey kPredicate{"edge_predicate", "predicate", "string"};
inline constexpr GraphmlKey kConfidence{"edge_confidence", "confidence", "double"};
inline constexpr GraphmlKey kNegated{"edge_negated", "negated", "boolean"};
inline constexpr GraphmlKey kSymmetric{"edge_symmetric", "symmetric", "boolean"};
inline constexpr GraphmlKey kModality{"edge_modality", "modality", "string"};
inline constexpr GraphmlKey kWhen{"edge_when", "when", "string"};
inline constexpr GraphmlKey kAttributedTo{"edge_attributed_to", "attributed_to", "string"};
inline constexpr GraphmlKey kEvidence{"edge_evidence", "evidence", "string"};
inline constexpr GraphmlKey kDocument{"edge_document", "document", "string"};
inline constexpr GraphmlKey kBegin{"edge_begin", "begin", "long"};
inline constexpr GraphmlKey kEnd{"edge_end", "end", "long"};
inline constexpr GraphmlKey kRule{"edge_rule", "rule", "string"};
inline constexpr GraphmlKey kAllEvidence{"edge_all_evidence", "all_evidence", "string"};
inline constexpr GraphmlKey kAll[] = {kLabel,    kKind,      kInteraction, kWeight,       kCount,    kPredicate,
                                      kConfidence, kNegated, kSymmetric,   kModality,     kWhen,     kAttributedTo,
                                      kEvidence, kDocument,  kBegin,       kEnd,          kRule,     kAllEvidence};
}  // namespace edge_key

/// A key for each property name that a node of the graph has. A name that equals one of node_key's, one that a JSON format needs
/// ("id", "key", "kind", "color"), or another property's once characters that XML forbids are gone, gets "property_" before and
/// "_" after it until it is unique.
class PropertyKeys {
 public:
  struct Key {
    std::string id;
    std::string name;
  };

  explicit PropertyKeys(const Graph& graph);
  /// In the order of the property names.
  const std::map<std::string_view, Key>& all() const { return keys_; }
  std::string_view id(std::string_view property) const { return keys_.at(property).id; }

 private:
  std::map<std::string_view, Key> keys_;
};

}  // namespace quipu::exporters
