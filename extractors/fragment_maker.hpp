#pragma once
// From what the stages found in one document to its fragment of the graph. Internal to extractors/.

#include <vector>

#include "extractors/documents/document.hpp"
#include "extractors/entities/entity.hpp"
#include "extractors/relations/relation_finder.hpp"
#include "graph/model.hpp"
#include "graph/ontology.hpp"

namespace quipu {

/// Nodes for all names and for the concepts that are worth it; edges for the statements about them; one passage a sentence that
/// states something. The result is in normal form.
Graph make_fragment(const Document& document, const language::Annotation& annotation, const entities::EntityTable& entities,
                    const std::vector<relations::Statement>& statements, const Ontology& ontology);

/// How much of the text an entity is: its mentions, more where it stands in the title or a heading, or leads. In thousandths
/// of the document's weightiest entity. Part of a node's properties as "salience".
std::vector<std::uint32_t> saliences(const Document& document, const language::Annotation& annotation,
                                     const entities::EntityTable& entities);

}  // namespace quipu
