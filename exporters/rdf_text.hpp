#pragma once
// IRIs and literals, and the vocabularies that our RDF speaks.

#include <string>
#include <string_view>

namespace quipu::exporters {

/// A name in one of kVocabularies.
struct RdfTerm {
  std::string_view prefix;
  std::string_view local;

  bool operator==(const RdfTerm&) const = default;
};

struct RdfVocabulary {
  std::string_view prefix;
  std::string_view iri;
};

inline constexpr RdfVocabulary kVocabularies[] = {
    {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
    {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
    {"owl", "http://www.w3.org/2002/07/owl#"},
    {"xsd", "http://www.w3.org/2001/XMLSchema#"},
    {"prov", "http://www.w3.org/ns/prov#"},
    {"oa", "http://www.w3.org/ns/oa#"},
    {"schema", "https://schema.org/"},
    {"wd", "http://www.wikidata.org/entity/"},
    {"wdt", "http://www.wikidata.org/prop/direct/"},
    {"quipu", "urn:quipu:"},
    {"type", "urn:quipu:type:"},
    {"relation", "urn:quipu:relation:"},
};

/// The IRI that a vocabulary's prefix stands for; `prefix` must be one of kVocabularies.
std::string_view vocabulary_iri(std::string_view prefix);

/// `iri` as a term of the vocabulary with the longest matching IRI, where what follows is a plain name (a letter, then letters,
/// digits, `_` and `-`); else one whose prefix is empty and whose local name is `iri`.
RdfTerm shortened(std::string_view iri);

/// Appends `name` so that it can end an IRI (RFC 3987): ASCII letters, digits, `-._~/` and characters of other scripts as they
/// are, all else, `%` and broken UTF-8 included, as %XX. Different names stay different.
void append_iri_part(std::string& to, std::string_view name);

/// Appends `text` in quotes as N-Triples and Turtle both read it.
void append_rdf_literal(std::string& to, std::string_view text);

}  // namespace quipu::exporters
