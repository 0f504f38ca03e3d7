#include "exporters/graphml_keys.hpp"

#include <set>

#include "exporters/utf8_runs.hpp"

namespace quipu::exporters {
namespace {

/// Lower-case ASCII letters, digits and `_`; other characters become `_`.
std::string key_id(std::string_view property) {
  std::string id = "p_";
  for (char c : property) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    id.push_back((lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9') ? lower : '_');
  }
  return id;
}

/// What readers get of a property name: control characters, which would be lost, and `&`, which igraph
/// mangles in XML attributes, are spelled `_`.
std::string key_name(std::string_view property) {
  static constexpr PlainBytes kPlain = plain_bytes_without("&\x7F");
  std::string name;
  append_in_runs(name, property, kPlain, [&name](char) { name.push_back('_'); });
  return name;
}

}  // namespace

PropertyKeys::PropertyKeys(const Graph& graph) {
  for (const Node& node : graph.nodes) {
    for (const auto& [property, value] : node.properties) keys_.try_emplace(property);
  }
  std::set<std::string> ids;
  std::set<std::string> names{"", "id", "key", "kind", "color"};
  for (const GraphmlKey& key : node_key::kAll) names.emplace(key.name);
  for (auto& [property, key] : keys_) {
    key.id = key_id(property);
    while (!ids.insert(key.id).second) key.id.push_back('_');
    key.name = key_name(property);
    if (names.contains(key.name)) key.name.insert(0, "property_");
    while (!names.insert(key.name).second) key.name.push_back('_');
  }
}

}  // namespace quipu::exporters
