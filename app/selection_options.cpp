#include "app/selection_options.hpp"

#include <algorithm>

#include "app/command.hpp"
#include "app/near_names.hpp"
#include "graph/utf8.hpp"

namespace quipu::app {
namespace {

constexpr std::size_t kSuggestions = 4;

std::vector<NodeIndex> nodes_named(const std::string& name, const Graph& graph) {
  const std::string wanted = fold_case(name);
  const auto fits = [&wanted](const std::string& text) { return fold_case(text) == wanted; };
  std::vector<NodeIndex> found;
  for (NodeIndex i = 0; i < graph.nodes.size(); ++i) {
    const Node& node = graph.nodes[i];
    if (node.id == name || fits(node.name) || std::any_of(node.aliases.begin(), node.aliases.end(), fits)) found.push_back(i);
  }
  if (!found.empty()) return found;
  std::vector<std::string_view> known;
  for (const Node& node : graph.nodes) known.push_back(node.name);
  throw UsageError("--around " + name + ": no node has this name" + suggestion(nearest(name, known, kSuggestions)));
}

/// As types are compared: "works-at" is WORKS_AT, "person" is Person.
std::string type_key(std::string_view name) {
  std::string key = fold_case(name);
  std::replace_if(key.begin(), key.end(), [](char c) { return c == ' ' || c == '-'; }, '_');
  return key;
}

void choose_type(const std::string& typed, const std::set<std::string_view>& nodes, const std::set<std::string_view>& relations, Selection& to) {
  const std::string key = type_key(typed);
  const auto fits = [&key](std::string_view name) { return type_key(name) == key; };
  if (const auto at = std::find_if(nodes.begin(), nodes.end(), fits); at != nodes.end()) return void(to.node_types.emplace(*at));
  if (const auto at = std::find_if(relations.begin(), relations.end(), fits); at != relations.end()) return void(to.relation_types.emplace(*at));
  std::vector<std::string_view> known(nodes.begin(), nodes.end());
  known.insert(known.end(), relations.begin(), relations.end());
  throw UsageError("--type " + typed + ": no type of nodes or relations has this name" + suggestion(nearest(typed, known, kSuggestions)));
}

}  // namespace

void add_selection_options(CLI::App& parser, SelectionOptions& options) {
  parser.add_option("--type", options.types, "Only nodes of this type, or only edges of this type and what they join; may be given several times")
      ->type_name("TYPE")
      ->allow_extra_args(false);
  parser.add_option("--around", options.around, "Only this node (by name, alias or id) and what is near; may be given several times")
      ->type_name("NODE")
      ->allow_extra_args(false);
  parser.add_option("--hops", options.hops, "How many edges away from --around is near")->type_name("K")->capture_default_str();
  parser.add_option("--top", options.top, "Only this many nodes: the best connected of those that the other options leave")
      ->check(CLI::PositiveNumber)
      ->type_name("N");
}

Selection selection_of(const SelectionOptions& options, const Graph& graph, const Ontology& ontology) {
  Selection selection;
  selection.hops = options.hops;
  selection.top = options.top;
  for (const std::string& name : options.around) {
    const std::vector<NodeIndex> found = nodes_named(name, graph);
    selection.around.insert(selection.around.end(), found.begin(), found.end());
  }
  if (options.types.empty()) return selection;
  std::set<std::string_view> nodes, relations;
  for (const NodeType& type : ontology.node_types()) nodes.insert(type.name);
  for (const Node& node : graph.nodes) nodes.insert(node.type);
  for (const RelationType& type : ontology.relation_types()) relations.insert(type.name);
  for (const Edge& edge : graph.edges) relations.insert(edge.type);
  for (const std::string& typed : options.types) choose_type(typed, nodes, relations, selection);
  return selection;
}

}  // namespace quipu::app
