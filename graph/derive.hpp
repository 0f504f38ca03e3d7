#pragma once
// What users see as totals, computed from the sets that merging keeps. Internal to graph/.

#include <vector>

#include "graph/model.hpp"

namespace quipu::internal {

/// Sets name (most mentions, then longest, then first in byte order), aliases, mentions and properties from `contributions`,
/// which are sorted by document.
void derive_node(Node& node);

/// Sets predicate, when, attributed_to and confidence from `evidence`, which is sorted. Confidence is 1 - prod(1 - c) over
/// passages (noisy or), taking the best evidence of each passage, in order of passage: the same bits whatever the order of
/// merging.
void derive_edge(Edge& edge);

/// The id of an edge between nodes with these ids: what makes it one, hashed.
std::string edge_id(const Edge& edge, const std::string& source_id, const std::string& target_id, bool open_type);

}  // namespace quipu::internal
