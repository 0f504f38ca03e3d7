#pragma once
// Hand-made graphs that hold everything a writer can meet, good and hostile. Each is in normal form.

#include <string>
#include <vector>

#include "graph/model.hpp"
#include "graph/ontology.hpp"

namespace quipu::samples {

/// A small ontology of the tests' own, so that golden files do not change with data/ontology.toml.
const Ontology& ontology();

struct Sample {
  std::string name;  ///< the stem of its golden files
  Graph graph;
};

/// "tour" (every field in use), "hostile" (names that break careless writers), "empty", "single".
const std::vector<Sample>& all();

/// A ring of `nodes` nodes with `edges_per_node` edges each, for sizes.
Graph ring(std::size_t nodes, std::size_t edges_per_node);

}  // namespace quipu::samples
