#pragma once
// The shape of the native JSON as one table, docs/formats/quipu-graph.schema.json in C++: which keys an object knows and what
// their values must be. Internal to graph/.

#include <cstdint>
#include <string_view>

namespace quipu::internal {

/// What the reader is inside of.
enum class Place : std::uint8_t { Outside, Root, Document, Node, Contribution, Edge, Evidence, List, Texts, Properties, Unknown };

/// What a key's value must be.
enum class Kind : std::uint8_t {
  Text,
  Flag,
  Count,       ///< a whole number from 0
  Confidence,  ///< a number from 0 to 1
  Texts,       ///< a list of texts
  Properties,  ///< an object whose values are texts
  List         ///< a list of objects, each of the field's `item`
};

enum class Key : std::uint8_t {
  Format, Version, Documents, Nodes, Edges,                       // of the root
  Id, Title, Source, Sha256, Encoding, Bytes, Sentences, Used,    // of a document (Id and Source of others too)
  Type, Name, Aliases, Mentions, Properties,                      // of a node
  Target, Predicate, Negated, Modality, When, AttributedTo, Confidence, Evidence,  // of an edge
  Document, Begin, End, Text, Sentence, Speaker, Time, Rule       // of evidence
};

struct Field {
  Place of;
  std::string_view name;
  Key key;
  Kind kind;
  Place item = Place::Unknown;
};

/// Grouped by place; within a place the frequent ones first.
inline constexpr Field kFields[] = {
    {Place::Root, "format", Key::Format, Kind::Text},
    {Place::Root, "version", Key::Version, Kind::Count},
    {Place::Root, "documents", Key::Documents, Kind::List, Place::Document},
    {Place::Root, "nodes", Key::Nodes, Kind::List, Place::Node},
    {Place::Root, "edges", Key::Edges, Kind::List, Place::Edge},

    {Place::Document, "id", Key::Id, Kind::Text},
    {Place::Document, "title", Key::Title, Kind::Text},
    {Place::Document, "source", Key::Source, Kind::Text},
    {Place::Document, "sha256", Key::Sha256, Kind::Text},
    {Place::Document, "encoding", Key::Encoding, Kind::Text},
    {Place::Document, "bytes", Key::Bytes, Kind::Count},
    {Place::Document, "sentences", Key::Sentences, Kind::Count},
    {Place::Document, "used_sentences", Key::Used, Kind::Count},
    {Place::Document, "properties", Key::Properties, Kind::Properties},

    {Place::Node, "id", Key::Id, Kind::Text},
    {Place::Node, "type", Key::Type, Kind::Text},
    {Place::Node, "name", Key::Name, Kind::Text},
    {Place::Node, "aliases", Key::Aliases, Kind::Texts},
    {Place::Node, "mentions", Key::Mentions, Kind::Count},
    {Place::Node, "properties", Key::Properties, Kind::Properties},
    {Place::Node, "documents", Key::Documents, Kind::List, Place::Contribution},

    {Place::Contribution, "id", Key::Id, Kind::Text},
    {Place::Contribution, "mentions", Key::Mentions, Kind::Count},
    {Place::Contribution, "type", Key::Type, Kind::Text},
    {Place::Contribution, "name", Key::Name, Kind::Text},
    {Place::Contribution, "aliases", Key::Aliases, Kind::Texts},
    {Place::Contribution, "properties", Key::Properties, Kind::Properties},

    {Place::Edge, "id", Key::Id, Kind::Text},
    {Place::Edge, "source", Key::Source, Kind::Text},
    {Place::Edge, "type", Key::Type, Kind::Text},
    {Place::Edge, "target", Key::Target, Kind::Text},
    {Place::Edge, "predicate", Key::Predicate, Kind::Text},
    {Place::Edge, "confidence", Key::Confidence, Kind::Confidence},
    {Place::Edge, "evidence", Key::Evidence, Kind::List, Place::Evidence},
    {Place::Edge, "negated", Key::Negated, Kind::Flag},
    {Place::Edge, "modality", Key::Modality, Kind::Text},
    {Place::Edge, "when", Key::When, Kind::Text},
    {Place::Edge, "attributed_to", Key::AttributedTo, Kind::Text},

    {Place::Evidence, "document", Key::Document, Kind::Text},
    {Place::Evidence, "begin", Key::Begin, Kind::Count},
    {Place::Evidence, "end", Key::End, Kind::Count},
    {Place::Evidence, "text", Key::Text, Kind::Text},
    {Place::Evidence, "rule", Key::Rule, Kind::Text},
    {Place::Evidence, "confidence", Key::Confidence, Kind::Confidence},
    {Place::Evidence, "sentence", Key::Sentence, Kind::Text},
    {Place::Evidence, "speaker", Key::Speaker, Kind::Text},
    {Place::Evidence, "time", Key::Time, Kind::Text},
    {Place::Evidence, "predicate", Key::Predicate, Kind::Text},
    {Place::Evidence, "when", Key::When, Kind::Text},
    {Place::Evidence, "attributed_to", Key::AttributedTo, Kind::Text},
};

/// The field of this name in an object of `place`; null for one that we do not know.
constexpr const Field* find_field(Place place, std::string_view name) {
  for (const Field& field : kFields) {
    if (field.of == place && field.name == name) return &field;
  }
  return nullptr;
}

}  // namespace quipu::internal
