#include "exporters/json_text.hpp"
#include "exporters/numbers.hpp"
#include "exporters/rdf.hpp"
#include "exporters/rdf_walk.hpp"

namespace quipu::exporters {
namespace {

/// One object a subject, one array a predicate. IRIs hold nothing that JSON would escape.
class JsonLdSink {
 public:
  explicit JsonLdSink(std::string& text) : text_(text) {}

  void subject(std::string_view iri) {
    text_.append(first_subject_ ? "\n" : ",\n").append("{\"@id\":\"").append(iri).append("\"");
    first_subject_ = false;
    in_predicate_ = false;
  }
  void end() { text_.append(in_predicate_ ? "]}" : "}"); }
  void predicate(RdfTerm term) {
    is_type_ = term == RdfTerm{"rdf", "type"};
    next_predicate();
    if (is_type_) {
      text_.append("@type");
    } else {
      text_.append(term.prefix).append(":").append(term.local);
    }
    text_.append("\":[");
  }
  void predicate(std::string_view iri) {
    is_type_ = false;
    next_predicate();
    name(shortened(iri));
    text_.append("\":[");
  }
  void object(RdfTerm term) {
    next_object();
    text_.append(is_type_ ? "\"" : "{\"@id\":\"");
    name(term);
    text_.append(is_type_ ? "\"" : "\"}");
  }
  void object(std::string_view iri) { object(shortened(iri)); }
  void text(std::string_view value) {
    next_object();
    if (value.find('\0') == std::string_view::npos) return append_json_string(text_, value);
    std::string without_nul(value);  // as the other spellings
    std::erase(without_nul, '\0');
    append_json_string(text_, without_nul);
  }
  void number(std::uint64_t value) {
    next_object();
    append_number(text_, value);
  }
  /// A JSON number with a point would be an xsd:double.
  void thousandths(std::uint64_t value) {
    next_object();
    text_.append("{\"@type\":\"xsd:decimal\",\"@value\":\"");
    append_thousandths(text_, value);
    text_.append("\"}");
  }
  void flag(bool value) {
    next_object();
    text_.append(value ? "true" : "false");
  }

 private:
  void name(RdfTerm term) {
    if (!term.prefix.empty()) text_.append(term.prefix).append(":");
    text_.append(term.local);
  }
  void next_predicate() {
    text_.append(in_predicate_ ? "],\"" : ",\"");
    in_predicate_ = first_object_ = true;
  }
  void next_object() {
    if (!first_object_) text_.push_back(',');
    first_object_ = false;
  }

  std::string& text_;
  bool first_subject_ = true, in_predicate_ = false, first_object_ = true, is_type_ = false;
};

}  // namespace

void write_jsonld(const Graph& graph, const ExportOptions& options, std::ostream& out) {
  BufferedOutput buffer(out);
  std::string& text = buffer.text();
  text.append("{\"@context\":{");
  for (const auto& [prefix, iri] : kVocabularies) {
    text.append(prefix == kVocabularies[0].prefix ? "\"" : ",\"").append(prefix).append("\":{\"@id\":\"").append(iri).append("\",\"@prefix\":true}");
  }
  text.append("},\"@graph\":[");
  JsonLdSink sink(text);
  if (!RdfWalk(graph, *options.ontology, buffer, sink).all()) return;
  text.append("\n]}\n");
  buffer.finish();
}

}  // namespace quipu::exporters
