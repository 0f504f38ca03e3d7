#include "importers/xml_graph.hpp"

#include "importers/importer.hpp"

namespace quipu::importers {
namespace {

/// Looks at the root element and hands all that follows to its dialect.
class Root : public XmlEvents {
 public:
  Root(ForeignGraph& graph, const std::string& file) : graph_(graph), file_(file) {}

  void start(const XmlElement& element) override {
    if (dialect_) return dialect_->start(element);
    if (element.name == "graphml") {
      dialect_ = graphml_dialect(graph_, file_);
    } else if (element.name == "gexf") {
      dialect_ = gexf_dialect(graph_, file_);
    } else {
      throw error_at(file_, element.line, "the root element is <" + std::string(element.name) + ">, neither <graphml> nor <gexf>");
    }
  }
  void end(std::string_view name) override { dialect_->end(name); }
  void text(std::string_view piece) override { dialect_->text(piece); }

 private:
  ForeignGraph& graph_;
  const std::string& file_;
  std::unique_ptr<XmlDialect> dialect_;
};

}  // namespace

Graph read_xml_graph(std::istream& in, const std::string& name, const Ontology& ontology) {
  ForeignGraph graph(name);
  Root root(graph, name);
  parse_xml(in, name, root);
  return graph.take(ontology);
}

}  // namespace quipu::importers
