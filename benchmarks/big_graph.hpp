#pragma once
// A large graph of plausible shape: names of two words, sentences of a hundred characters, a few hubs.

#include <cstdint>
#include <string>

#include "graph/builder.hpp"
#include "graph/identity.hpp"

namespace quipu::bench {

/// The same numbers on every machine (Lehmer's generator modulo 2^31 - 1 with the multiplier of Park and Miller 1993).
class Dice {
 public:
  std::uint32_t below(std::uint32_t limit) {
    state_ = state_ * 48271 % 2147483647;
    return static_cast<std::uint32_t>(state_ % limit);
  }

 private:
  std::uint64_t state_ = 20261123;
};

/// What one document of `edges` statements about `nodes` names says, not in normal form.
inline Graph document_graph(Dice& dice, std::uint32_t number, std::uint32_t nodes, std::uint32_t edges, std::uint32_t all_nodes) {
  static const char* const kTypes[] = {"Person", "Organization", "Product", "Place", "Concept"};
  static const char* const kRelations[] = {"WORKS_AT", "CREATED", "USES", "PART_OF", "DISCUSSES"};
  Graph graph;
  SourceDocument document;
  document.id = "document-" + std::to_string(number);
  document.source = "texts/" + document.id + ".txt";
  document.encoding = "utf-8";
  graph.documents.push_back(document);
  for (std::uint32_t i = 0; i < nodes; ++i) {
    const std::uint32_t a = dice.below(all_nodes), b = dice.below(all_nodes);
    const std::uint32_t which = a < b ? a : b;  // small numbers more often
    Node node;
    node.type = kTypes[which % 5];
    node.name = "Name" + std::to_string(which % 977) + " Surname" + std::to_string(which);
    node.id = node_id(node.type, node.name);
    node.contributions.push_back({0, 1 + dice.below(5), node.name, {"Surname" + std::to_string(which)}, {}});
    graph.nodes.push_back(std::move(node));
  }
  for (std::uint32_t i = 0; i < edges; ++i) {
    Edge edge;
    edge.source = dice.below(nodes);
    edge.target = dice.below(nodes);
    edge.type = kRelations[dice.below(5)];
    graph.passages.push_back({0, 120ull * i, 120ull * i + 100,
                              graph.nodes[edge.source].name + " was said to have worked, on the whole \"quietly\" & well, with " +
                                  graph.nodes[edge.target].name + ".",
                              "", "", ""});
    Evidence evidence;
    evidence.passage = i;
    evidence.rule = "subject-verb-object";
    evidence.predicate = "work with";
    evidence.confidence = static_cast<std::uint16_t>(500 + dice.below(500));
    edge.evidence.push_back(std::move(evidence));
    graph.edges.push_back(std::move(edge));
  }
  return graph;
}

}  // namespace quipu::bench
