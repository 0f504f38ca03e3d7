#pragma once
// An Obsidian vault: a folder with a note for each node and each document, docs/formats/obsidian.md.
//
// A note's path is its type and its name, with `-` for what file systems and links do not take. Names are unique in the whole vault,
// also where case and composed letters make no difference (macOS, Windows), because Obsidian finds a note by its name alone.

#include <string>

#include "exporters/exporter.hpp"

namespace quipu::exporters {

/// Fills the empty folder `place`. Throws OutputError where a note cannot be written. Memory: a name for each node.
void write_obsidian(const Graph& graph, const ExportOptions& options, const std::string& place);

}  // namespace quipu::exporters
