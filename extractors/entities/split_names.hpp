#pragma once
// Two names that were taken for one: "left Kestrel Foods for Oat Works". Internal to entities/.

#include <vector>

#include "extractors/entities/name_finder.hpp"

namespace quipu::entities {

/// Parts a name at a preposition where the tree hangs what stands behind it outside of the name: it belongs to the verb then, and
/// not to "Centre for Science". Names of the lists and of the user stay whole. Linear in the tokens of the names.
void split_names(const Document& document, const language::Annotation& annotation, std::vector<NameSpan>& names);

}  // namespace quipu::entities
