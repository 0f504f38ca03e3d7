#pragma once
// --top, --around, --hops and --type: what of a graph is written.

#include <CLI/CLI.hpp>
#include <cstddef>
#include <string>
#include <vector>

#include "graph/selection.hpp"

namespace quipu::app {

struct SelectionOptions {
  std::vector<std::string> types;
  std::vector<std::string> around;
  std::size_t hops = 1;
  std::size_t top = 0;
};

void add_selection_options(CLI::App& parser, SelectionOptions& options);

/// What the names mean in this graph: nodes by id, name or alias in any case; types of nodes and of relations, "works at" being
/// WORKS_AT. Throws UsageError with near names for one that neither graph nor ontology has.
Selection selection_of(const SelectionOptions& options, const Graph& graph, const Ontology& ontology);

}  // namespace quipu::app
