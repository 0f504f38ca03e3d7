#pragma once
// Where the data lies, and the graphs that commands read.

#include <filesystem>
#include <string>

#include "app/command.hpp"
#include "extractors/extractor.hpp"
#include "graph/model.hpp"
#include "graph/ontology.hpp"

namespace quipu::app {

/// The data directory: --data, else $QUIPU_DATA, else share/quipu beside the executable's folder, else the source tree that
/// this binary was built from. The first two must be right when they are given. Throws Error that lists where it looked.
std::filesystem::path find_data_dir(const CommonOptions& common);

/// --ontology, else ontology.toml of the data directory.
Ontology load_ontology(const CommonOptions& common);

/// The extractor with the data directory's lists, patterns and model; takes a moment. `ontology` must outlive it. One for language
/// only gives CoNLL-U and nothing else, and is there four times sooner.
Extractor load_extractor(const Ontology& ontology, const CommonOptions& common, bool language_only = false);

/// A graph: native JSON, or by its extension what importers/ reads; "-" is standard input, native JSON or XML. Throws InputError, or
/// Error with the byte offset where it is no such graph.
Graph load_graph(const std::string& path, const Ontology& ontology);

}  // namespace quipu::app
