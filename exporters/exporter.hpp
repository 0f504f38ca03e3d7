#pragma once
// One table of all formats that a graph can be written in. Adding one is one file and one line in exporter.cpp.

#include <cstdint>
#include <ostream>
#include <span>
#include <string>
#include <string_view>

#include "graph/layout.hpp"
#include "graph/model.hpp"
#include "graph/ontology.hpp"

namespace quipu::exporters {

/// What every writer gets beside the graph. `ontology` gives colours and tells symmetric types; it must not be null.
struct ExportOptions {
  const Ontology* ontology = nullptr;
  /// A place for each node, by graph/layout.hpp, or empty: then none is written.
  std::span<const Point> places = {};
};

/// What a format is on the disk.
enum class Form : std::uint8_t {
  Stream,  ///< a sequence of bytes: a file, a pipe, standard output
  File,    ///< a file that only a library can write, such as a database
  Folder,  ///< many files
};

struct Exporter {
  std::string_view name;                         ///< "graphml"
  std::string_view description;                  ///< one line for the help text
  /// Lower case, without the first dot; the first is the usual one. One that has a dot itself ("nodes.csv") may be a whole file
  /// name or follow '-' or '_' as well.
  std::span<const std::string_view> extensions;
  /// Of a Form::Stream, else null. Writes all of `graph`, which is in normal form, to `out`. The caller checks the stream's state; a writer stops early when
  /// it fails. Memory does not grow with the output.
  void (*write)(const Graph& graph, const ExportOptions& options, std::ostream& out);
  bool has_places = false;  ///< writes ExportOptions::places
  Form form = Form::Stream;
  /// Of the other forms. Writes to `place`, an empty file or folder that is the writer's alone; throws OutputError.
  void (*write_at)(const Graph& graph, const ExportOptions& options, const std::string& place) = nullptr;
};

/// All formats, in the order of the help text.
std::span<const Exporter> all();

/// The format for a path by its extension, without regard to case and to slashes at its end; null where none fits. Of two that fit, the longer extension.
const Exporter* for_path(std::string_view path);

/// The format with this name; null where there is none.
const Exporter* by_name(std::string_view name);

}  // namespace quipu::exporters
