#include "extractors/relations/table_rows.hpp"

#include <algorithm>

#include "graph/utf8.hpp"

namespace quipu::relations {

using entities::Mention;
using language::TokenIndex;

namespace {

struct Cell {
  TokenIndex first = 0, end = 0;
};

std::vector<Cell> cells_of(const Document& document, const language::Annotation& annotation, const language::Sentence& row) {
  std::vector<Cell> cells{{row.first, row.first}};
  for (TokenIndex i = row.first; i < row.end; ++i) {
    if (annotation.form(document, i) == "|") cells.push_back({i + 1, i + 1});
    else cells.back().end = i + 1;
  }
  return cells;
}

std::string text_of(const Document& document, const language::Annotation& annotation, const Cell& cell) {
  if (cell.first >= cell.end) return {};
  return fold_case(document.slice({annotation.tokens[cell.first].begin, annotation.tokens[cell.end - 1].end}));
}

/// The name that fills a cell, or nullptr.
const Mention* name_in(const entities::EntityTable& entities, const Cell& cell) {
  const Mention* mention = cell.first < cell.end ? entities.mention_at(cell.first) : nullptr;
  const bool fills = mention && mention->kind == entities::MentionKind::Name && mention->first == cell.first && mention->end == cell.end;
  return fills && mention->entity != entities::kNoEntity ? mention : nullptr;
}

}  // namespace

void find_table_places(const Document& document, const language::Annotation& annotation, const entities::EntityTable& entities,
                       const Ontology& ontology, const language::WordSet& place_columns, std::vector<Statement>& statements) {
  const RelationType* relation = ontology.relation_type("LOCATED_IN");
  if (!relation) return;
  const auto is_row = [&](std::uint32_t block) { return document.blocks[block].kind == BlockKind::TableRow; };
  std::size_t column = 0;  // of the places; 0 where the table has none
  for (std::uint32_t number = 0; number < annotation.sentences.size(); ++number) {
    const language::Sentence& row = annotation.sentences[number];
    if (!is_row(row.block)) continue;
    const std::vector<Cell> cells = cells_of(document, annotation, row);
    if (row.block == 0 || !is_row(row.block - 1)) {  // the head
      column = 0;
      for (std::size_t i = 1; i < cells.size() && column == 0; ++i) {
        if (place_columns.contains(text_of(document, annotation, cells[i]))) column = i;
      }
      continue;
    }
    if (column == 0 || column >= cells.size()) continue;
    const Mention *thing = name_in(entities, cells[0]), *place = name_in(entities, cells[column]);
    if (!thing || !place || thing->entity == place->entity) continue;
    const auto type = [&](const Mention* mention) { return to_string(entities.entities[mention->entity].type); };
    if (!ontology.allows(*relation, type(thing), type(place))) continue;
    Statement statement;
    statement.sentence = number;
    statement.source = thing->entity;
    statement.target = place->entity;
    statement.relation = relation->name;
    statement.predicate = "be in";
    statement.rule = "table-place";
    statement.confidence = 850;
    statements.push_back(std::move(statement));
  }
}

}  // namespace quipu::relations
