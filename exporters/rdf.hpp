#pragma once
// The graph as RDF 1.1 (https://www.w3.org/TR/rdf11-concepts/) in three spellings of the same triples; docs/formats/rdf.md shows them.
//
// - Every node, edge, document and passage is `urn:quipu:KIND:ID`; what an IRI cannot hold is percent-coded. No blank nodes.
// - A node has the classes of its type: schema.org's and Wikidata's where the ontology knows them, and one of our own.
// - A fact is a plain triple with our property, schema.org's and Wikidata's (turned around where theirs reads backwards).
// - Every edge, fact or not, is an rdf:Statement too, with wording, confidence, negation, modality, time and holder, derived
//   (prov:wasDerivedFrom) from passages; a passage is a Web Annotation selection of bytes of its document with the text.
// NUL, U+FFFE and U+FFFF are left out of texts, broken UTF-8 becomes U+FFFD. Colours, sizes and places are not written.

#include <ostream>

#include "exporters/exporter.hpp"

namespace quipu::exporters {

/// One triple a line (https://www.w3.org/TR/n-triples/).
void write_ntriples(const Graph& graph, const ExportOptions& options, std::ostream& out);
/// With prefixes, grouped by subject (https://www.w3.org/TR/turtle/).
void write_turtle(const Graph& graph, const ExportOptions& options, std::ostream& out);
/// One object a subject (https://www.w3.org/TR/json-ld11/).
void write_jsonld(const Graph& graph, const ExportOptions& options, std::ostream& out);

}  // namespace quipu::exporters
