#pragma once
// What the columns of a table say: under "Country" or "Headquarters" stands where the thing in the row's first cell is. Internal to
// relations/.

#include "extractors/language/word_list.hpp"
#include "extractors/relations/relation_finder.hpp"

namespace quipu::relations {

/// Appends LOCATED_IN statements (rule "table-place") for rows whose first cell is an organization, place, event, work or product
/// and whose cell below a head of `place_columns` is a place. The first row of a table is its head. O(mentions + sentences).
void find_table_places(const Document& document, const language::Annotation& annotation, const entities::EntityTable& entities,
                       const Ontology& ontology, const language::WordSet& place_columns, std::vector<Statement>& statements);

}  // namespace quipu::relations
