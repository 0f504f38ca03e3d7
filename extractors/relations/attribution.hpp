#pragma once
// Whose word a clause is, where the text says so beside the clause and not above it: "according to X", "…, X said".

#include "extractors/language/tree.hpp"
#include "extractors/relations/clause.hpp"

namespace quipu::relations {

/// The head of the phrase that names who is said to say what `predicate` says; kNoHead where nobody is. ClauseFinder finds those
/// whose verb governs the clause ("X said that …"); this one looks for the rest. O(children of the clauses above).
TokenIndex beside_holder(const language::Tree& tree, const ClauseFinder& clauses, const VerbLists& verbs, TokenIndex predicate);

}  // namespace quipu::relations
