#include "extractors/entities/mention_table.hpp"

#include <algorithm>

namespace quipu::entities {

void add_mentions(EntityTable& table, const std::vector<Mention>& added) {
  if (added.empty()) return;
  std::vector<Mention> all;
  all.reserve(table.mentions.size() + added.size());
  std::merge(table.mentions.begin(), table.mentions.end(), added.begin(), added.end(), std::back_inserter(all),
             [](const Mention& a, const Mention& b) { return a.first < b.first; });
  table.mentions = std::move(all);
  for (Entity& entity : table.entities) entity.mentions.clear();
  for (MentionIndex i = 0; i < table.mentions.size(); ++i) {
    const Mention& mention = table.mentions[i];
    std::fill(table.mention_of.begin() + mention.first, table.mention_of.begin() + mention.end, i);
    if (mention.entity != kNoEntity) table.entities[mention.entity].mentions.push_back(i);
  }
}

}  // namespace quipu::entities
