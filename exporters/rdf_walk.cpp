#include "exporters/rdf_walk.hpp"

namespace quipu::exporters {
namespace {

void add(std::vector<std::string>& names, const std::string& iri) {
  if (!iri.empty() && std::find(names.begin(), names.end(), iri) == names.end()) names.push_back(iri);
}

/// A type without an IRI of its own has those of the nearest more general type that has some.
RdfNames class_names(std::string_view type, const Ontology& ontology) {
  RdfNames names{{iri_of("type", type)}, {}};
  for (const NodeType* at = ontology.node_type(type); at != nullptr && names.forward.size() == 1;
       at = at->parent.empty() ? nullptr : ontology.node_type(at->parent)) {
    add(names.forward, at->schema_org);
    add(names.forward, at->wikidata);
  }
  return names;
}

RdfNames relation_names(std::string_view type, const Ontology& ontology) {
  RdfNames names{{iri_of("relation", type)}, {}};
  if (const RelationType* relation = ontology.relation_type(type)) {
    add(names.forward, relation->schema_org);
    add(names.forward, relation->wikidata);
    add(names.inverse, relation->inverse_schema_org);
    add(names.inverse, relation->inverse_wikidata);
  }
  return names;
}

}  // namespace

RdfTypes::RdfTypes(const Graph& graph, const Ontology& ontology) {
  for (const Node& node : graph.nodes) {
    const auto [at, is_new] = classes_.try_emplace(node.type);
    if (is_new) at->second = class_names(node.type, ontology);
  }
  for (const Edge& edge : graph.edges) {
    const auto [at, is_new] = relations_.try_emplace(edge.type);
    if (is_new) at->second = relation_names(edge.type, ontology);
  }
}

}  // namespace quipu::exporters
