#pragma once
// JSON that stands as text in an attribute. Internal to importers/.

#include <string>
#include <vector>

#include "importers/foreign_graph.hpp"

namespace quipu::importers {

/// A list of texts. False, and `to` empty, where `json` is something else.
bool parse_text_list(const std::string& json, std::vector<std::string>& to);

/// A list of objects whose values are texts, numbers or booleans; other values are passed over. False where `json` is something else.
bool parse_object_list(const std::string& json, std::vector<Attributes>& to);

}  // namespace quipu::importers
