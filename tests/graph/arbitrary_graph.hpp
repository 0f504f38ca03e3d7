#pragma once
// Random graphs for property-based tests: few documents, names and spans, so that they collide all the time, and texts that hold
// everything a text may hold.

#include <rapidcheck.h>

#include <string>

#include "graph/model.hpp"
#include "graph/ontology.hpp"

namespace quipu::arbitrary {

/// Node types A, B, C; relation types CLOSED, SYMMETRIC and OPEN.
const Ontology& ontology();

/// UTF-8 of up to a dozen hostile pieces: quotes, controls, NUL, astral characters, right-to-left text.
rc::Gen<std::string> text();

/// What one document ("d0" to "d3") says, not in normal form: duplicates, any order, predicates that are empty or disagree.
/// Both ends of an edge are mentioned in its document, as the extractors guarantee.
rc::Gen<Graph> fragment();

/// A merge of up to four fragments, in normal form.
rc::Gen<Graph> graph();

}  // namespace quipu::arbitrary
