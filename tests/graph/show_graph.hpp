#pragma once
// How failing tests print a Graph: as the JSON that a user would see.

#include <ostream>

#include "graph/model.hpp"
#include "graph/native_json.hpp"

namespace quipu {

inline std::ostream& operator<<(std::ostream& out, const Graph& graph) {
  write_native_json(graph, out);
  return out;
}

}  // namespace quipu
