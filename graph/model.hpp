#pragma once
// The plain values that a knowledge graph is made of: documents, passages, nodes, edges and evidence.
//
// One Graph value serves as the fragment of one document and as the merge of a million. Everything that can be counted is
// kept per document or per passage, so that merging is a union of sets: associative, commutative, idempotent, and the
// inverse of remove_document(). What users see as totals (name, mentions, confidence) is derived at the end, see
// graph/builder.hpp.

#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace quipu {

/// Indices into the vectors of the Graph that holds the value; they mean nothing in another Graph.
using DocumentIndex = std::uint32_t;
using PassageIndex = std::uint32_t;
using NodeIndex = std::uint32_t;

using Properties = std::map<std::string, std::string>;

/// A source that was read.
struct SourceDocument {
  std::string id;        ///< unique in the graph
  std::string title;     ///< empty where the source has none
  std::string source;    ///< path as the user gave it; "-" for standard input
  std::string sha256;    ///< of the source's bytes, 64 hexadecimal digits
  std::string encoding;  ///< "utf-8", "utf-16le" or "utf-16be"; spans count bytes of the source in this encoding
  std::uint64_t bytes = 0;          ///< size of the source; of a record of a file, the record's
  std::uint64_t sentences = 0;      ///< sentences read
  std::uint64_t used_sentences = 0; ///< sentences that gave at least one edge
  Properties properties;

  auto operator<=>(const SourceDocument&) const = default;
};

/// A stretch of a source that says something: normally one sentence. Shared by all edges that it supports.
struct Passage {
  DocumentIndex document = 0;
  std::uint64_t begin = 0;  ///< bytes of the source
  std::uint64_t end = 0;
  std::string text;      ///< exactly the source's bytes [begin, end), as UTF-8
  std::string sentence;  ///< the same without markup; empty where it equals `text`
  std::string speaker;   ///< who says it, where the source marks speakers
  std::string time;      ///< HH:MM:SS.mmm into the recording, where the source has times

  auto operator<=>(const Passage&) const = default;
};

/// One passage's support for an edge.
struct Evidence {
  PassageIndex passage = 0;
  std::string rule;           ///< the pattern that fired
  std::string predicate;      ///< the wording, lemmatised: "work at"
  std::string when;           ///< ISO 8601 date, year or interval ("2016", "2020-05/.."), empty where the text gives none
  std::string attributed_to;  ///< who is said to have said it, empty for the document's own voice
  std::uint16_t confidence = 1000;  ///< in thousandths, so that no sum of floats can depend on the order

  auto operator<=>(const Evidence&) const = default;
};

/// What one document contributes to a node.
struct Contribution {
  DocumentIndex document = 0;
  std::uint32_t mentions = 0;
  std::string name;                  ///< the fullest form in that document
  std::vector<std::string> aliases;  ///< its other forms, sorted, without `name`
  Properties properties;
  std::string type = {};  ///< the node type that the document gave; empty where it is the node's

  auto operator<=>(const Contribution&) const = default;
};

/// An entity or concept. `name`, `aliases`, `mentions` and `properties` are derived from `contributions` by the builder.
struct Node {
  std::string id;    ///< stable and readable, made by node_id() from type and canonical name: "person/ada-lovelace"
  std::string type;  ///< a node type of the ontology
  std::string name;
  std::vector<std::string> aliases;  ///< sorted, without `name`
  std::uint64_t mentions = 0;
  Properties properties;
  std::vector<Contribution> contributions;  ///< sorted by document, one a document

  bool operator==(const Node&) const = default;
};

/// How a statement is meant. Only `Asserted` ones that are not negated are facts.
enum class Modality : std::uint8_t { Asserted, Hypothetical, Asked };

/// A typed relation. Edges are one where source, type, target, negated and modality agree (and, for an open type of the
/// ontology, the predicate). `id`, `predicate`, `when`, `attributed_to` and `confidence` are derived from the evidence.
struct Edge {
  std::string id;  ///< "e-" and 20 hexadecimal digits of the SHA-256 of what makes the edge one
  NodeIndex source = 0;
  NodeIndex target = 0;
  std::string type;  ///< a relation type of the ontology
  bool negated = false;
  Modality modality = Modality::Asserted;
  std::string predicate;      ///< the wording with most evidence
  std::string when;           ///< the time with most evidence, of those that have one
  std::string attributed_to;  ///< set only where every passage attributes it: the holder with most evidence
  double confidence = 1.0;    ///< 0 to 1, rounded to thousandths
  std::vector<Evidence> evidence;  ///< sorted, no two alike

  bool is_fact() const { return !negated && modality == Modality::Asserted; }
  bool operator==(const Edge&) const = default;
};

/// A whole graph, or a document's fragment of one. Normal form (what the builder makes and every reader returns): documents
/// and nodes sorted by id, passages by (document, begin, end), edges by (source, type, target, id), no value twice, all
/// indices valid, each passage used.
struct Graph {
  std::vector<SourceDocument> documents;
  std::vector<Passage> passages;
  std::vector<Node> nodes;
  std::vector<Edge> edges;

  bool operator==(const Graph&) const = default;
};

/// The name that files use: "asserted", "hypothetical", "asked".
const char* to_string(Modality modality);
/// The inverse; throws Error on any other word.
Modality modality_from(const std::string& text);

}  // namespace quipu
