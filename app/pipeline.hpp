#pragma once
// Documents in, one graph out, on several threads.

#include <cstddef>
#include <span>

#include "app/inputs.hpp"
#include "extractors/documents/reader.hpp"
#include "extractors/extractor.hpp"
#include "graph/model.hpp"

namespace quipu::app {

struct PipelineResult {
  Graph graph;             ///< in normal form
  std::size_t used = 0;    ///< documents in the graph
  std::size_t failed = 0;  ///< documents with a message on standard error
};

/// Reads, extracts and merges. Each thread takes the next document when it is done with one, so that as many documents are in memory
/// as there are threads; what stays is the graph. The result depends neither on `threads` nor on the order of `inputs`. A
/// document that cannot be used is reported and left out.
PipelineResult run_pipeline(std::span<const Input> inputs, const Ontology& ontology, const Extractor& extractor,
                            const ReadOptions& options, unsigned threads);

}  // namespace quipu::app
