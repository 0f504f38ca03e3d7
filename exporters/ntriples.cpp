#include "exporters/numbers.hpp"
#include "exporters/rdf.hpp"
#include "exporters/rdf_walk.hpp"

namespace quipu::exporters {
namespace {

class NTriplesSink {
 public:
  explicit NTriplesSink(std::string& text) : text_(text) {}

  void subject(std::string_view iri) {
    subject_.assign("<").append(iri).append("> ");
  }
  void end() {}
  void predicate(RdfTerm term) {
    predicate_.assign("<").append(vocabulary_iri(term.prefix)).append(term.local).append("> ");
  }
  void predicate(std::string_view iri) { predicate_.assign("<").append(iri).append("> "); }
  void object(RdfTerm term) {
    begin().append("<").append(vocabulary_iri(term.prefix)).append(term.local).append("> .\n");
  }
  void object(std::string_view iri) { begin().append("<").append(iri).append("> .\n"); }
  void text(std::string_view value) {
    append_rdf_literal(begin(), value);
    text_.append(" .\n");
  }
  void number(std::uint64_t value) {
    append_number(begin().append("\""), value);
    typed("integer");
  }
  void thousandths(std::uint64_t value) {
    append_thousandths(begin().append("\""), value);
    typed("decimal");
  }
  void flag(bool value) {
    begin().append(value ? "\"true" : "\"false");
    typed("boolean");
  }

 private:
  std::string& begin() { return text_.append(subject_).append(predicate_); }
  void typed(std::string_view type) { text_.append("\"^^<http://www.w3.org/2001/XMLSchema#").append(type).append("> .\n"); }

  std::string& text_;
  std::string subject_, predicate_;
};

}  // namespace

void write_ntriples(const Graph& graph, const ExportOptions& options, std::ostream& out) {
  BufferedOutput buffer(out);
  NTriplesSink sink(buffer.text());
  if (RdfWalk(graph, *options.ontology, buffer, sink).all()) buffer.finish();
}

}  // namespace quipu::exporters
