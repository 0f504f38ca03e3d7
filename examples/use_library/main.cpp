// Reads a document, builds its graph, and prints what the document says of one name, each time with the sentence.

#include <exception>
#include <iostream>

#include "extractors/documents/reader.hpp"
#include "extractors/extractor.hpp"
#include "graph/knowledge_graph.hpp"

namespace {

void print_edges(const quipu::KnowledgeGraph& graph, const std::string& name) {
  const auto& [documents, passages, nodes, edges] = graph.graph();
  for (const quipu::NodeIndex node : graph.find_named(name)) {
    std::cout << nodes[node].name << " (" << nodes[node].type << ")\n";
    for (const quipu::EdgeIndex index : graph.out_edges(node)) {
      const quipu::Edge& edge = edges[index];
      if (!edge.is_fact()) continue;
      std::cout << "  " << edge.type << " " << nodes[edge.target].name << "\n    " << passages[edge.evidence.front().passage].text
                << "\n";
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: use_library DOCUMENT NAME\n";
    return 2;
  }
  try {
    const quipu::Ontology ontology = quipu::Ontology::load(std::string(QUIPU_DATA_DIR) + "/ontology.toml");
    const quipu::Extractor extractor(ontology, {.data_dir = QUIPU_DATA_DIR});
    const auto session = extractor.make_session();
    const quipu::Document document = quipu::read_document(argv[1], {});
    print_edges(quipu::KnowledgeGraph(extractor.extract(document, *session)), argv[2]);
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
}
