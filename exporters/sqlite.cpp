#include "exporters/sqlite.hpp"

#include <algorithm>

#include "exporters/evidence_text.hpp"
#include "exporters/export_ids.hpp"
#include "exporters/sqlite_database.hpp"
#include "graph/utf8.hpp"

namespace quipu::exporters {
namespace {

constexpr const char* kTables = R"(
CREATE TABLE documents (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, title TEXT, source TEXT, sha256 TEXT, encoding TEXT,
  bytes INTEGER, sentences INTEGER, used_sentences INTEGER) STRICT;
CREATE TABLE document_properties (document INTEGER NOT NULL REFERENCES documents, key TEXT NOT NULL, value TEXT) STRICT;
CREATE TABLE passages (id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents, begin_byte INTEGER NOT NULL,
  end_byte INTEGER NOT NULL, text TEXT NOT NULL, sentence TEXT, speaker TEXT, time TEXT) STRICT;
CREATE TABLE nodes (id TEXT PRIMARY KEY, type TEXT NOT NULL, name TEXT NOT NULL, mentions INTEGER NOT NULL) STRICT;
CREATE TABLE aliases (node TEXT NOT NULL REFERENCES nodes, alias TEXT NOT NULL) STRICT;
CREATE TABLE node_properties (node TEXT NOT NULL REFERENCES nodes, key TEXT NOT NULL, value TEXT) STRICT;
CREATE TABLE mentions (node TEXT NOT NULL REFERENCES nodes, document INTEGER NOT NULL REFERENCES documents, name TEXT NOT NULL,
  count INTEGER NOT NULL) STRICT;
CREATE TABLE edges (id TEXT PRIMARY KEY, source TEXT NOT NULL REFERENCES nodes, type TEXT NOT NULL, target TEXT NOT NULL REFERENCES nodes,
  predicate TEXT, confidence REAL NOT NULL, count INTEGER NOT NULL, negated INTEGER NOT NULL, symmetric INTEGER NOT NULL,
  modality TEXT NOT NULL, said_when TEXT, attributed_to TEXT) STRICT;
CREATE TABLE evidence (edge TEXT NOT NULL REFERENCES edges, passage INTEGER NOT NULL REFERENCES passages, rule TEXT, predicate TEXT,
  said_when TEXT, attributed_to TEXT, confidence REAL NOT NULL) STRICT;
CREATE VIEW facts AS SELECT s.name AS source, e.type AS relation, t.name AS target, e.predicate, e.confidence, e.id AS edge
  FROM edges e JOIN nodes s ON s.id = e.source JOIN nodes t ON t.id = e.target WHERE NOT e.negated AND e.modality = 'asserted';
CREATE VIEW sentences AS SELECT v.edge, p.text, d.name AS document, p.begin_byte, p.end_byte
  FROM evidence v JOIN passages p ON p.id = v.passage JOIN documents d ON d.id = p.document;
)";

// After the rows: sorting once is faster than keeping a tree in order.
constexpr const char* kIndices = R"(
CREATE INDEX passages_document ON passages (document, begin_byte);
CREATE INDEX nodes_name ON nodes (name COLLATE NOCASE);
CREATE INDEX nodes_type ON nodes (type);
CREATE INDEX aliases_alias ON aliases (alias COLLATE NOCASE);
CREATE INDEX aliases_node ON aliases (node);
CREATE INDEX node_properties_node ON node_properties (node);
CREATE INDEX mentions_node ON mentions (node);
CREATE INDEX mentions_document ON mentions (document);
CREATE INDEX edges_source ON edges (source, type);
CREATE INDEX edges_target ON edges (target, type);
CREATE INDEX edges_type ON edges (type);
CREATE INDEX evidence_edge ON evidence (edge);
CREATE INDEX evidence_passage ON evidence (passage);
)";

/// The text itself, or a cleaned copy of it where SQLite's programs would cut it short (NUL) or refuse it.
class Clean {
 public:
  Clean(std::string_view text) : text_(text) {  // NOLINT(google-explicit-constructor): every text passes through it
    if (text.find('\0') == std::string_view::npos && is_utf8(text)) return;
    copy_ = repaired_utf8(text);
    std::erase(copy_, '\0');
    text_ = copy_;
  }
  Clean(const std::string& text) : Clean(std::string_view(text)) {}  // NOLINT(google-explicit-constructor)
  operator std::string_view() const { return text_; }                // NOLINT(google-explicit-constructor)

 private:
  std::string_view text_;
  std::string copy_;
};

void write_documents(const Graph& graph, SqliteDatabase& database) {
  SqliteInsert document(database, "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
  SqliteInsert property(database, "INSERT INTO document_properties VALUES (?, ?, ?)");
  for (std::uint64_t i = 0; i < graph.documents.size(); ++i) {
    const SourceDocument& one = graph.documents[i];
    document.row(i, Clean(one.id), Clean(one.title), Clean(one.source), Clean(one.sha256), Clean(one.encoding), one.bytes, one.sentences,
                 one.used_sentences);
    for (const auto& [key, value] : one.properties) property.row(i, Clean(key), Clean(value));
  }
  SqliteInsert passage(database, "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  for (std::uint64_t i = 0; i < graph.passages.size(); ++i) {
    const Passage& one = graph.passages[i];
    passage.row(i, std::uint64_t{one.document}, one.begin, one.end, Clean(one.text), Clean(one.sentence), Clean(one.speaker), Clean(one.time));
  }
}

void write_nodes(const Graph& graph, const ExportIds& ids, SqliteDatabase& database) {
  SqliteInsert node(database, "INSERT INTO nodes VALUES (?, ?, ?, ?)");
  SqliteInsert alias(database, "INSERT INTO aliases VALUES (?, ?)");
  SqliteInsert property(database, "INSERT INTO node_properties VALUES (?, ?, ?)");
  SqliteInsert mention(database, "INSERT INTO mentions VALUES (?, ?, ?, ?)");
  for (NodeIndex i = 0; i < graph.nodes.size(); ++i) {
    const Node& one = graph.nodes[i];
    node.row(ids[i], Clean(one.type), Clean(one.name), one.mentions);
    for (const std::string& each : one.aliases) alias.row(ids[i], Clean(each));
    for (const auto& [key, value] : one.properties) property.row(ids[i], Clean(key), Clean(value));
    for (const Contribution& each : one.contributions) {
      mention.row(ids[i], std::uint64_t{each.document}, Clean(each.name), std::uint64_t{each.mentions});
    }
  }
}

void write_edges(const Graph& graph, const ExportIds& ids, const Ontology& ontology, SqliteDatabase& database) {
  SqliteInsert edge(database, "INSERT INTO edges VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  SqliteInsert evidence(database, "INSERT INTO evidence VALUES (?, ?, ?, ?, ?, ?, ?)");
  for (const Edge& one : graph.edges) {
    const RelationType* type = ontology.relation_type(one.type);
    edge.row(Clean(one.id), ids[one.source], Clean(one.type), ids[one.target], Clean(one.predicate),
             static_cast<double>(confidence_thousandths(one.confidence)) / 1000.0, std::uint64_t{count_passages(one)},
             std::uint64_t{one.negated}, std::uint64_t{type != nullptr && type->symmetric}, Clean(std::string_view(to_string(one.modality))),
             Clean(one.when), Clean(one.attributed_to));
    for (const Evidence& each : one.evidence) {
      evidence.row(Clean(one.id), std::uint64_t{each.passage}, Clean(each.rule), Clean(each.predicate), Clean(each.when),
                   Clean(each.attributed_to), each.confidence / 1000.0);
    }
  }
}

}  // namespace

void write_sqlite(const Graph& graph, const ExportOptions& options, const std::string& place) {
  SqliteDatabase database(place);
  database.run(kTables);
  const ExportIds ids(graph);
  write_documents(graph, database);
  write_nodes(graph, ids, database);
  write_edges(graph, ids, *options.ontology, database);
  database.run(kIndices);
  database.commit();
}

}  // namespace quipu::exporters
