#pragma once
// Few words to make a graph by hand in a test.

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/builder.hpp"
#include "graph/identity.hpp"
#include "graph/model.hpp"

namespace quipu::samples {

/// Collects parts by name and gives them to a GraphBuilder.
class GraphMaker {
 public:
  /// Documents, nodes and passages must be added before what refers to them.
  DocumentIndex document(std::string id, std::string title, Properties properties = {}) {
    SourceDocument document;
    document.sha256 = sha256_hex(id);
    document.source = "texts/" + id + ".txt";
    document.id = std::move(id);
    document.title = std::move(title);
    document.encoding = "utf-8";
    document.bytes = 1000;
    document.sentences = 10;
    document.used_sentences = 5;
    document.properties = std::move(properties);
    graph_.documents.push_back(std::move(document));
    return static_cast<DocumentIndex>(graph_.documents.size() - 1);
  }

  /// A node that `document` mentions; its id is made from type and name.
  NodeIndex node(DocumentIndex document, std::string type, std::string name, std::uint32_t mentions = 1,
                 std::vector<std::string> aliases = {}, Properties properties = {}) {
    Node node;
    node.id = node_id(type, name);
    node.type = std::move(type);
    node.name = name;
    node.contributions.push_back({document, mentions, std::move(name), std::move(aliases), std::move(properties)});
    graph_.nodes.push_back(std::move(node));
    return static_cast<NodeIndex>(graph_.nodes.size() - 1);
  }

  void contribution(NodeIndex node, Contribution contribution) {
    graph_.nodes[node].contributions.push_back(std::move(contribution));
  }

  PassageIndex passage(DocumentIndex document, std::uint64_t begin, std::string text) {
    const std::uint64_t end = begin + text.size();
    graph_.passages.push_back({document, begin, end, std::move(text), "", "", ""});
    return static_cast<PassageIndex>(graph_.passages.size() - 1);
  }

  Passage& at(PassageIndex index) { return graph_.passages[index]; }
  Node& node_at(NodeIndex index) { return graph_.nodes[index]; }

  /// An edge with one piece of evidence, to be changed through what is returned until the next call.
  Edge& edge(NodeIndex source, std::string type, NodeIndex target, PassageIndex passage, std::string predicate) {
    Edge edge;
    edge.source = source;
    edge.target = target;
    edge.type = std::move(type);
    Evidence evidence;
    evidence.passage = passage;
    evidence.rule = "subject-verb-object";
    evidence.predicate = predicate;
    evidence.confidence = 900;
    edge.predicate = std::move(predicate);
    edge.evidence.push_back(std::move(evidence));
    graph_.edges.push_back(std::move(edge));
    return graph_.edges.back();
  }

  /// Everything in normal form.
  Graph make(const Ontology& ontology) {
    GraphBuilder builder(ontology);
    builder.add(std::move(graph_));
    graph_ = {};
    return builder.finish();
  }

 private:
  Graph graph_;
};

}  // namespace quipu::samples
