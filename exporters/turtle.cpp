#include "exporters/numbers.hpp"
#include "exporters/rdf.hpp"
#include "exporters/rdf_walk.hpp"

namespace quipu::exporters {
namespace {

/// Subjects stand in columns of their own, predicates below them, objects after commas.
class TurtleSink {
 public:
  explicit TurtleSink(std::string& text) : text_(text) {}

  void subject(std::string_view iri) {
    name(iri);
    first_predicate_ = true;
  }
  void end() { text_.append(" .\n"); }
  void predicate(RdfTerm term) {
    next_predicate();
    if (term == RdfTerm{"rdf", "type"}) {
      text_.push_back('a');
    } else {
      name(term);
    }
  }
  void predicate(std::string_view iri) {
    next_predicate();
    name(iri);
  }
  void object(RdfTerm term) {
    next_object();
    name(term);
  }
  void object(std::string_view iri) {
    next_object();
    name(iri);
  }
  void text(std::string_view value) {
    next_object();
    append_rdf_literal(text_, value);
  }
  void number(std::uint64_t value) {
    next_object();
    append_number(text_, value);
  }
  /// A bare number with a point is an xsd:decimal, without one an xsd:integer.
  void thousandths(std::uint64_t value) {
    next_object();
    append_thousandths(text_, value);
    if (value % 1000 == 0) text_.append(".0");
  }
  void flag(bool value) {
    next_object();
    text_.append(value ? "true" : "false");
  }

 private:
  void name(RdfTerm term) { text_.append(term.prefix).append(":").append(term.local); }
  void name(std::string_view iri) {
    const RdfTerm term = shortened(iri);
    if (!term.prefix.empty()) return name(term);
    text_.append("<").append(iri).append(">");
  }
  void next_predicate() {
    text_.append(first_predicate_ ? " " : " ;\n  ");
    first_predicate_ = false;
    first_object_ = true;
  }
  void next_object() {
    text_.append(first_object_ ? " " : ", ");
    first_object_ = false;
  }

  std::string& text_;
  bool first_predicate_ = true, first_object_ = true;
};

}  // namespace

void write_turtle(const Graph& graph, const ExportOptions& options, std::ostream& out) {
  BufferedOutput buffer(out);
  for (const auto& [prefix, iri] : kVocabularies) buffer.text().append("@prefix ").append(prefix).append(": <").append(iri).append("> .\n");
  TurtleSink sink(buffer.text());
  if (RdfWalk(graph, *options.ontology, buffer, sink).all()) buffer.finish();
}

}  // namespace quipu::exporters
