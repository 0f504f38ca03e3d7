#include "exporters/export_ids.hpp"

#include <algorithm>
#include <set>

#include "exporters/utf8_runs.hpp"

namespace quipu::exporters {
namespace {

constexpr PlainBytes kPlain = plain_bytes_without("&\x7F");

/// Length of the sequence at `at` if every format carries it, else 0.
std::size_t plain_length(std::string_view id, std::size_t at) {
  const std::size_t length = utf8_length(id, at);
  if (length == 1) return kPlain[static_cast<unsigned char>(id[at])] ? 1 : 0;
  return length == 3 && is_noncharacter(id, at) ? 0 : length;
}

bool is_plain(std::string_view id) {
  std::size_t at = 0;
  while (at < id.size()) {
    const std::size_t length = plain_length(id, at);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

std::string percent_coded(std::string_view id) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string coded;
  for (std::size_t at = 0; at < id.size();) {
    const std::size_t length = plain_length(id, at);
    const auto byte = static_cast<unsigned char>(id[at]);
    if (length == 0) coded += {'%', kHex[byte >> 4], kHex[byte & 15]};
    coded.append(id.substr(at, length));
    at += std::max<std::size_t>(length, 1);
  }
  return coded;
}

}  // namespace

ExportIds::ExportIds(const Graph& graph) : graph_(graph) {
  std::set<std::string> taken;
  auto is_node = [&graph](const std::string& id) {
    const auto at = std::lower_bound(graph.nodes.begin(), graph.nodes.end(), id,
                                     [](const Node& node, const std::string& wanted) { return node.id < wanted; });
    return at != graph.nodes.end() && at->id == id;
  };
  for (NodeIndex i = 0; i < graph.nodes.size(); ++i) {
    if (is_plain(graph.nodes[i].id)) continue;
    std::string id = percent_coded(graph.nodes[i].id);
    while (is_node(id) || !taken.insert(id).second) id.push_back('_');
    replaced_.emplace(i, std::move(id));
  }
}

std::string_view ExportIds::operator[](NodeIndex node) const {
  if (!replaced_.empty()) {
    if (const auto at = replaced_.find(node); at != replaced_.end()) return at->second;
  }
  return graph_.nodes[node].id;
}

}  // namespace quipu::exporters
