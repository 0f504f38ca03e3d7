#pragma once
// Node ids that every text format carries unchanged and that stay different.

#include <map>
#include <string>
#include <string_view>

#include "graph/model.hpp"

namespace quipu::exporters {

/// The ids that the builder makes are letters, digits, `-` and `/` and pass as they are. An id given by a user may hold bytes
/// that a format drops (control characters, broken UTF-8) or a reader mangles (igraph 0.10 reads `&amp;` in an XML attribute as
/// "&#38;"), and two such ids could become one node: those bytes are written `%01` instead, with `_` appended until the result
/// is unique. Keeps views into `graph`, which must be in normal form.
class ExportIds {
 public:
  explicit ExportIds(const Graph& graph);
  /// O(1) unless the graph has replaced ids, then O(log of their number).
  std::string_view operator[](NodeIndex node) const;

 private:
  const Graph& graph_;
  std::map<NodeIndex, std::string> replaced_;
};

}  // namespace quipu::exporters
