#pragma once
// Keeping an EntityTable in order while mentions come in.

#include "extractors/entities/entity.hpp"

namespace quipu::entities {

/// Files `added`, ascending by first token and over tokens that no mention covers, and renumbers what points into the table.
/// O(mentions + tokens covered).
void add_mentions(EntityTable& table, const std::vector<Mention>& added);

}  // namespace quipu::entities
