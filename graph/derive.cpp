#include "graph/derive.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "graph/identity.hpp"

namespace quipu::internal {
namespace {

/// The key with the largest count; of equals the first in byte order. Empty keys do not stand for election.
template <typename Get>
std::string most_common(const std::vector<Evidence>& evidence, Get get) {
  if (evidence.size() == 1) return get(evidence.front());
  std::map<std::string_view, std::size_t> votes;
  for (const Evidence& item : evidence) {
    if (!get(item).empty()) ++votes[get(item)];
  }
  const auto best =
      std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return best == votes.end() ? std::string() : std::string(best->first);
}

const std::string* elect_name(const Node& node) {
  std::map<std::string_view, std::uint64_t> votes;
  for (const Contribution& item : node.contributions) votes[item.name] += std::max<std::uint64_t>(item.mentions, 1);
  const std::string* best = nullptr;
  std::uint64_t best_votes = 0;
  for (const Contribution& item : node.contributions) {
    const std::uint64_t count = votes[item.name];
    if (!best || count > best_votes ||
        (count == best_votes &&
         (item.name.size() > best->size() || (item.name.size() == best->size() && item.name < *best)))) {
      best = &item.name;
      best_votes = count;
    }
  }
  return best;
}

}  // namespace

void derive_node(Node& node) {
  node.mentions = 0;
  node.properties.clear();
  node.aliases.clear();
  node.name = *elect_name(node);
  std::set<std::string_view> forms;
  for (const Contribution& item : node.contributions) {
    node.mentions += item.mentions;
    forms.insert(item.name);
    forms.insert(item.aliases.begin(), item.aliases.end());
    for (const auto& [key, value] : item.properties) {
      auto [place, is_new] = node.properties.emplace(key, value);
      if (!is_new) place->second = std::min(place->second, value);
    }
  }
  forms.erase(node.name);
  node.aliases.assign(forms.begin(), forms.end());
}

void derive_edge(Edge& edge) {
  edge.predicate = most_common(edge.evidence, [](const Evidence& e) -> const std::string& { return e.predicate; });
  edge.when = most_common(edge.evidence, [](const Evidence& e) -> const std::string& { return e.when; });
  const bool plain = std::any_of(edge.evidence.begin(), edge.evidence.end(), [](const auto& e) { return e.attributed_to.empty(); });
  edge.attributed_to =
      plain ? std::string() : most_common(edge.evidence, [](const Evidence& e) -> const std::string& { return e.attributed_to; });
  double doubt = 1.0;
  for (std::size_t i = 0; i < edge.evidence.size();) {
    std::uint16_t best = 0;
    const PassageIndex passage = edge.evidence[i].passage;
    for (; i < edge.evidence.size() && edge.evidence[i].passage == passage; ++i) best = std::max(best, edge.evidence[i].confidence);
    doubt *= 1.0 - std::min<int>(best, 1000) / 1000.0;
  }
  edge.confidence = std::round((1.0 - doubt) * 1000.0) / 1000.0;
}

std::string edge_id(const Edge& edge, const std::string& source_id, const std::string& target_id, bool open_type) {
  std::string key = source_id;
  auto add = [&key](std::string_view part) {
    key += '\n';
    key += part;
  };
  add(edge.type);
  add(target_id);
  add(edge.negated ? "1" : "0");
  add(to_string(edge.modality));
  if (open_type) add(edge.predicate);
  return "e-" + sha256_hex(key).substr(0, 20);
}

}  // namespace quipu::internal
