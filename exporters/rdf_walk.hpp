#pragma once
// The triples of a graph, in one order for every spelling of RDF.
//
// A sink has
//   subject(iri), end()                   around the triples of one subject
//   predicate(RdfTerm), predicate(iri)    for the objects that follow; no predicate comes twice for a subject
//   object(RdfTerm), object(iri)
//   text(std::string_view), number(std::uint64_t), thousandths(std::uint64_t), flag(bool)
// IRIs are std::string_view, whole and already coded.

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "exporters/buffered_output.hpp"
#include "exporters/evidence_text.hpp"
#include "exporters/numbers.hpp"
#include "exporters/rdf_text.hpp"
#include "graph/model.hpp"
#include "graph/ontology.hpp"

namespace quipu::exporters {

/// "urn:quipu:node:person/ada-lovelace" and its like.
inline void set_iri(std::string& iri, std::string_view kind, std::string_view name) {
  iri.assign("urn:quipu:").append(kind).append(":");
  append_iri_part(iri, name);
}
inline std::string iri_of(std::string_view kind, std::string_view name) {
  std::string iri;
  set_iri(iri, kind, name);
  return iri;
}

/// What a type of the ontology is called in RDF.
struct RdfNames {
  std::vector<std::string> forward;  ///< classes, or properties that read from source to target; our own is the first
  std::vector<std::string> inverse;  ///< properties that read from target to source
};

/// The names of all types that `graph` uses, by the type's name.
class RdfTypes {
 public:
  RdfTypes(const Graph& graph, const Ontology& ontology);
  const std::map<std::string_view, RdfNames>& classes() const { return classes_; }
  const std::map<std::string_view, RdfNames>& relations() const { return relations_; }

 private:
  std::map<std::string_view, RdfNames> classes_, relations_;
};

template <class Sink>
class RdfWalk {
 public:
  RdfWalk(const Graph& graph, const Ontology& ontology, BufferedOutput& out, Sink& sink)
      : graph_(graph), ontology_(ontology), types_(graph, ontology), out_(out), sink_(sink) {}

  /// False once the stream has failed.
  bool all() {
    for (const auto& [type, names] : types_.classes()) class_of(type, names);
    for (const auto& [type, names] : types_.relations()) property_of(type, names);
    return out_.each(graph_.documents, [this](DocumentIndex, const SourceDocument& one) { document(one); }) &&
           out_.each(graph_.passages, [this](PassageIndex index, const Passage& one) { passage(index, one); }) &&
           out_.each(graph_.nodes, [this](NodeIndex, const Node& one) { node(one); }) &&
           out_.each(graph_.edges, [this](std::uint32_t index, const Edge& one) { edge(index, one); });
  }

 private:
  static constexpr RdfTerm kA{"rdf", "type"}, kLabel{"rdfs", "label"}, kComment{"rdfs", "comment"};

  void text(RdfTerm predicate, std::string_view value) {
    if (value.empty()) return;
    sink_.predicate(predicate);
    sink_.text(value);
  }
  void number(RdfTerm predicate, std::uint64_t value) {
    sink_.predicate(predicate);
    sink_.number(value);
  }
  void thousandths(RdfTerm predicate, std::uint64_t value) {
    sink_.predicate(predicate);
    sink_.thousandths(value);
  }
  void link(RdfTerm predicate, std::string_view iri) {
    sink_.predicate(predicate);
    sink_.object(iri);
  }
  void properties(const Properties& all) {
    for (const auto& [name, value] : all) {
      set_iri(iri_, "property", name);
      sink_.predicate(std::string_view(iri_));
      sink_.text(value);
    }
  }

  void class_of(std::string_view name, const RdfNames& names) {
    sink_.subject(names.forward.front());
    sink_.predicate(kA);
    sink_.object(RdfTerm{"rdfs", "Class"});
    text(kLabel, name);
    const NodeType* type = ontology_.node_type(name);
    if (type != nullptr) text(kComment, type->definition);
    const bool has_parent = type != nullptr && !type->parent.empty();
    if (names.forward.size() > 1 || has_parent) sink_.predicate(RdfTerm{"rdfs", "subClassOf"});
    if (has_parent) sink_.object(std::string_view(iri_of("type", type->parent)));
    for (std::size_t i = 1; i < names.forward.size(); ++i) sink_.object(std::string_view(names.forward[i]));
    sink_.end();
  }

  void property_of(std::string_view name, const RdfNames& names) {
    const RelationType* type = ontology_.relation_type(name);
    sink_.subject(names.forward.front());
    sink_.predicate(kA);
    sink_.object(RdfTerm{"rdf", "Property"});
    if (type != nullptr && type->symmetric) sink_.object(RdfTerm{"owl", "SymmetricProperty"});
    text(kLabel, name);
    if (type != nullptr) text(kComment, type->definition);
    if (names.forward.size() > 1) sink_.predicate(RdfTerm{"rdfs", "subPropertyOf"});
    for (std::size_t i = 1; i < names.forward.size(); ++i) sink_.object(std::string_view(names.forward[i]));
    sink_.end();
  }

  void document(const SourceDocument& one) {
    set_iri(iri_, "document", one.id);
    sink_.subject(iri_);
    sink_.predicate(kA);
    sink_.object(RdfTerm{"schema", "DigitalDocument"});
    text(kLabel, one.title.empty() ? one.id : one.title);
    text({"schema", "name"}, one.title);
    text({"quipu", "id"}, one.id);
    text({"quipu", "source"}, one.source);
    text({"quipu", "sha256"}, one.sha256);
    text({"quipu", "encoding"}, one.encoding);
    number({"quipu", "bytes"}, one.bytes);
    number({"quipu", "sentences"}, one.sentences);
    number({"quipu", "usedSentences"}, one.used_sentences);
    properties(one.properties);
    sink_.end();
  }

  /// Passages of one span and different texts (of graphs made by hand) are numbered; they are neighbours.
  void set_passage_iri(PassageIndex index) {
    const Passage& one = graph_.passages[index];
    PassageIndex first = index;
    while (first > 0 && graph_.passages[first - 1].document == one.document && graph_.passages[first - 1].begin == one.begin &&
           graph_.passages[first - 1].end == one.end) {
      --first;
    }
    set_iri(iri_, "passage", graph_.documents[one.document].id);
    iri_ += ':';
    append_number(iri_, one.begin);
    iri_ += '-';
    append_number(iri_, one.end);
    if (index == first) return;
    iri_ += ':';
    append_number(iri_, index - first);
  }

  void passage(PassageIndex index, const Passage& one) {
    set_passage_iri(index);
    const std::string passage = iri_;
    sink_.subject(passage);
    sink_.predicate(kA);
    sink_.object(RdfTerm{"oa", "SpecificResource"});
    sink_.object(RdfTerm{"prov", "Entity"});
    set_iri(iri_, "document", graph_.documents[one.document].id);
    link({"oa", "hasSource"}, iri_);
    link({"oa", "hasSelector"}, passage + ":bytes");
    text({"quipu", "sentence"}, one.sentence);
    text({"quipu", "speaker"}, one.speaker);
    text({"quipu", "time"}, one.time);
    sink_.end();
    sink_.subject(passage + ":bytes");
    sink_.predicate(kA);
    sink_.object(RdfTerm{"oa", "DataPositionSelector"});
    sink_.object(RdfTerm{"oa", "TextQuoteSelector"});
    number({"oa", "start"}, one.begin);
    number({"oa", "end"}, one.end);
    text({"oa", "exact"}, one.text);
    sink_.end();
  }

  void node(const Node& one) {
    set_iri(iri_, "node", one.id);
    sink_.subject(iri_);
    sink_.predicate(kA);
    for (const std::string& name : types_.classes().at(one.type).forward) sink_.object(std::string_view(name));
    text(kLabel, one.name);
    text({"schema", "name"}, one.name);
    if (!one.aliases.empty()) sink_.predicate(RdfTerm{"schema", "alternateName"});
    for (const std::string& alias : one.aliases) sink_.text(alias);
    number({"quipu", "mentions"}, one.mentions);
    if (!one.contributions.empty()) sink_.predicate(RdfTerm{"quipu", "mentionedIn"});
    for (const Contribution& each : one.contributions) {
      set_iri(iri_, "document", graph_.documents[each.document].id);
      sink_.object(std::string_view(iri_));
    }
    properties(one.properties);
    sink_.end();
  }

  void edge(std::uint32_t index, const Edge& one) {
    const RdfNames& names = types_.relations().at(one.type);
    set_iri(source_, "node", graph_.nodes[one.source].id);
    set_iri(target_, "node", graph_.nodes[one.target].id);
    if (one.is_fact() && !says_the_same(index)) fact(names);
    statement(one, names);
  }

  /// Whether an edge before has the same ends and type and is a fact: edges of an open type differ in their wording alone.
  bool says_the_same(std::uint32_t index) const {
    const Edge& one = graph_.edges[index];
    for (std::uint32_t i = index; i-- > 0;) {
      const Edge& before = graph_.edges[i];
      if (before.source != one.source || before.target != one.target || before.type != one.type) return false;
      if (before.is_fact()) return true;
    }
    return false;
  }

  void fact(const RdfNames& names) {
    sink_.subject(source_);
    for (const std::string& property : names.forward) {
      sink_.predicate(std::string_view(property));
      sink_.object(std::string_view(target_));
    }
    sink_.end();
    if (names.inverse.empty()) return;
    sink_.subject(target_);
    for (const std::string& property : names.inverse) {
      sink_.predicate(std::string_view(property));
      sink_.object(std::string_view(source_));
    }
    sink_.end();
  }

  void statement(const Edge& one, const RdfNames& names) {
    set_iri(iri_, "edge", one.id);
    sink_.subject(iri_);
    sink_.predicate(kA);
    sink_.object(RdfTerm{"rdf", "Statement"});
    link({"rdf", "subject"}, source_);
    link({"rdf", "predicate"}, names.forward.front());
    link({"rdf", "object"}, target_);
    text({"quipu", "predicate"}, one.predicate);
    thousandths({"quipu", "confidence"}, confidence_thousandths(one.confidence));
    sink_.predicate(RdfTerm{"quipu", "negated"});
    sink_.flag(one.negated);
    text({"quipu", "modality"}, to_string(one.modality));
    text({"quipu", "when"}, one.when);
    text({"quipu", "attributedTo"}, one.attributed_to);
    number({"quipu", "count"}, count_passages(one));
    if (!one.evidence.empty()) sink_.predicate(RdfTerm{"prov", "wasDerivedFrom"});
    for (std::size_t i = 0; i < one.evidence.size(); ++i) {
      if (i != 0 && one.evidence[i].passage == one.evidence[i - 1].passage) continue;
      set_passage_iri(one.evidence[i].passage);
      sink_.object(std::string_view(iri_));
    }
    if (!one.evidence.empty()) sink_.predicate(RdfTerm{"quipu", "evidence"});
    for (std::size_t i = 0; i < one.evidence.size(); ++i) sink_.object(std::string_view(evidence_iri(one, i)));
    sink_.end();
    for (std::size_t i = 0; i < one.evidence.size(); ++i) evidence(one.evidence[i], evidence_iri(one, i));
  }

  std::string evidence_iri(const Edge& one, std::size_t number) {
    std::string iri = iri_of("evidence", one.id);
    iri += ':';
    append_number(iri, number);
    return iri;
  }

  void evidence(const Evidence& one, const std::string& iri) {
    sink_.subject(iri);
    sink_.predicate(kA);
    sink_.object(RdfTerm{"quipu", "Evidence"});
    set_passage_iri(one.passage);
    link({"quipu", "passage"}, iri_);
    text({"quipu", "rule"}, one.rule);
    text({"quipu", "predicate"}, one.predicate);
    text({"quipu", "when"}, one.when);
    text({"quipu", "attributedTo"}, one.attributed_to);
    thousandths({"quipu", "confidence"}, one.confidence);
    sink_.end();
  }

  const Graph& graph_;
  const Ontology& ontology_;
  const RdfTypes types_;
  BufferedOutput& out_;
  Sink& sink_;
  std::string iri_, source_, target_;  // scratch
};

}  // namespace quipu::exporters
