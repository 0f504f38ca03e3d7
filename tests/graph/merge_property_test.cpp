// Merge of fragments is associative, commutative and idempotent, and removing a document is as never having added it.

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "graph/builder.hpp"
#include "tests/graph/arbitrary_graph.hpp"
#include "tests/graph/show_graph.hpp"

namespace quipu {
namespace {

const Ontology& types() { return arbitrary::ontology(); }

Graph built(const std::vector<Graph>& parts) {
  GraphBuilder builder(types());
  for (const Graph& part : parts) builder.add(part);
  return builder.finish();
}

RC_GTEST_PROP(Merge, IsCommutative, ()) {
  const Graph a = *arbitrary::graph(), b = *arbitrary::graph();
  RC_ASSERT(merge(a, b, types()) == merge(b, a, types()));
}

RC_GTEST_PROP(Merge, IsAssociative, ()) {
  const Graph a = *arbitrary::graph(), b = *arbitrary::graph(), c = *arbitrary::graph();
  RC_ASSERT(merge(merge(a, b, types()), c, types()) == merge(a, merge(b, c, types()), types()));
}

RC_GTEST_PROP(Merge, IsIdempotent, ()) {
  const Graph a = *arbitrary::graph();
  RC_ASSERT(merge(a, a, types()) == a);
}

RC_GTEST_PROP(Merge, TheEmptyGraphIsNeutral, ()) {
  const Graph a = *arbitrary::graph();
  RC_ASSERT(merge(a, {}, types()) == a);
}

RC_GTEST_PROP(Merge, NormalFormStays, ()) {
  const Graph raw = *arbitrary::fragment();
  const Graph normal = built({raw});
  RC_ASSERT(built({normal}) == normal);
}

RC_GTEST_PROP(Merge, OrderAndGroupingOfRawFragmentsDoNotMatter, ()) {
  std::vector<Graph> parts;
  for (int i = 0; i < 4; ++i) parts.push_back(*arbitrary::fragment());
  const Graph once = built(parts);
  std::reverse(parts.begin(), parts.end());
  parts.push_back(parts.front());
  RC_ASSERT(built(parts) == once);
  RC_ASSERT(merge(built({parts[0], parts[2]}), built({parts[1], parts[3]}), types()) == once);
}

RC_GTEST_PROP(RemoveDocument, IsAsNeverHavingAddedIt, ()) {
  std::vector<Graph> parts, others;
  for (int i = 0; i < 5; ++i) parts.push_back(*arbitrary::fragment());
  for (const Graph& part : parts) {
    if (part.documents[0].id != "d1") others.push_back(part);
  }
  RC_CLASSIFY(others.size() < parts.size(), "the document is there");
  RC_ASSERT(remove_document(built(parts), "d1", types()) == built(others));
}

RC_GTEST_PROP(RemoveDocument, AnUnknownOneChangesNothing, ()) {
  const Graph a = *arbitrary::graph();
  RC_ASSERT(remove_document(a, "nobody", types()) == a);
}

RC_GTEST_PROP(RemoveDocument, AllOfThemLeaveNothing, ()) {
  Graph graph = *arbitrary::graph();
  for (const char* id : {"d0", "d1", "d2", "d3"}) graph = remove_document(std::move(graph), id, types());
  RC_ASSERT(graph == Graph{});
}

RC_GTEST_PROP(FactsOnly, KeepsFactsAndNormalForm, ()) {
  const Graph graph = *arbitrary::graph();
  const Graph facts = facts_only(graph);
  RC_ASSERT(built({facts}) == facts);
  RC_ASSERT(facts.nodes == graph.nodes);
  const auto is_fact = [](const Edge& edge) { return edge.is_fact(); };
  RC_ASSERT(std::all_of(facts.edges.begin(), facts.edges.end(), is_fact));
  RC_ASSERT(static_cast<long>(facts.edges.size()) == std::count_if(graph.edges.begin(), graph.edges.end(), is_fact));
}

/// What graph/model.hpp promises of a graph in normal form.
RC_GTEST_PROP(NormalForm, IsSortedUniqueAndValid, ()) {
  const Graph g = *arbitrary::graph();
  const auto by_id = [](const auto& a, const auto& b) { return !(a.id < b.id); };
  RC_ASSERT(std::adjacent_find(g.documents.begin(), g.documents.end(), by_id) == g.documents.end());
  RC_ASSERT(std::adjacent_find(g.nodes.begin(), g.nodes.end(), by_id) == g.nodes.end());
  RC_ASSERT(std::adjacent_find(g.passages.begin(), g.passages.end(), [](const auto& a, const auto& b) { return !(a < b); }) ==
            g.passages.end());
  std::vector<bool> used(g.passages.size(), false);
  std::vector<std::string> edge_ids;
  for (const Passage& passage : g.passages) RC_ASSERT(passage.document < g.documents.size());
  for (const Node& node : g.nodes) RC_ASSERT(!node.contributions.empty() && !node.name.empty());
  for (const Edge& edge : g.edges) {
    RC_ASSERT(edge.source < g.nodes.size() && edge.target < g.nodes.size() && !edge.evidence.empty());
    RC_ASSERT(edge.type != "SYMMETRIC" || edge.source <= edge.target);
    RC_ASSERT(edge.confidence >= 0.0 && edge.confidence <= 1.0);
    for (const Evidence& item : edge.evidence) {
      used[item.passage] = true;
      RC_ASSERT(edge.type != "OPEN" || item.predicate == edge.predicate);
    }
    edge_ids.push_back(edge.id);
  }
  std::sort(edge_ids.begin(), edge_ids.end());
  RC_ASSERT(std::adjacent_find(edge_ids.begin(), edge_ids.end()) == edge_ids.end());
  RC_ASSERT(std::count(used.begin(), used.end(), false) == 0);
}

}  // namespace
}  // namespace quipu
