// The native JSON's reader: what it accepts in any layout, and each error with its message.

#include "graph/native_json.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "graph/error.hpp"
#include "tests/graph/arbitrary_graph.hpp"
#include "tests/graph/show_graph.hpp"

namespace quipu {
namespace {

Graph read(const std::string& text) {
  std::istringstream in(text);
  return read_native_json(in, "g.json", arbitrary::ontology());
}

std::string file(const std::string& documents, const std::string& nodes = "", const std::string& edges = "") {
  return R"({"format":"quipu-graph","version":1,"documents":[)" + documents + R"(],"nodes":[)" + nodes + R"(],"edges":[)" + edges + "]}";
}

const std::string kDocument = R"({"id":"d"})";
const std::string kNode = R"({"id":"a/ann","type":"A","name":"Ann","documents":[{"id":"d","mentions":1}]})";

std::string edge(const std::string& fields) { return R"({"source":"a/ann","target":"a/ann","type":"CLOSED",)" + fields + "}"; }
std::string evidence(const std::string& fields) { return edge(R"("evidence":[{)" + fields + "}]"); }

std::string nested(int depth) { return std::string(depth, '[') + std::string(depth, ']'); }

TEST(NativeJsonErrors, NameFileBytePositionAndCause) {
  struct Case {
    std::string text;
    const char* message;
  };
  const Case cases[] = {
      {"", "no valid JSON"},
      {"{", "no valid JSON"},
      {"[]", "a quipu graph is a JSON object"},
      {"\"text\"", "a quipu graph is a JSON object"},
      {"7", "a quipu graph is a JSON object"},
      {"null", "a quipu graph is a JSON object"},
      {"{}", "\"format\" must be \"quipu-graph\""},
      {R"({"format":"other","version":1})", "\"format\" must be \"quipu-graph\""},
      {R"({"format":"quipu-graph"})", "\"version\" is missing"},
      {R"({"format":"quipu-graph","version":2})", "version 2 is unknown"},
      {R"({"format":"quipu-graph","version":"1"})", "'version' has a value of the wrong type"},
      {R"({"format":1,"version":1})", "'format' has a value of the wrong type"},
      {file(kDocument) + "x", "no valid JSON"},
      {file("{'id':'d'}"), "no valid JSON"},
      {file("{\"id\":\"\xFF\"}"), "no valid JSON"},
      {file("{\"id\":\"\\uD800\"}"), "no valid JSON"},
      {file("{}"), "document without 'id'"},
      {file(kDocument + "," + kDocument), "document 'd' stands twice"},
      {file(R"({"id":1})"), "'id' has a value of the wrong type"},
      {file(R"({"id":"d","bytes":-1})"), "'bytes' must not be negative"},
      {file(R"({"id":"d","bytes":"1"})"), "'bytes' has a value of the wrong type"},
      {file(R"({"id":"d","title":{}})"), "'title' has a value of the wrong type"},
      {file(R"({"id":"d","title":["a"]})"), "'title' has a value of the wrong type"},
      {file(R"({"id":"d","properties":{"a":1}})"), "'a' has a value of the wrong type"},
      {file(R"({"id":"d","properties":"a"})"), "'properties' has a value of the wrong type"},
      {file("7"), "'documents' must hold objects"},
      {file(R"("d")"), "'documents' must hold objects"},
      {R"({"format":"quipu-graph","version":1,"nodes":{}})", "'nodes' has a value of the wrong type"},
      {R"({"format":"quipu-graph","version":1,"edges":"none"})", "'edges' has a value of the wrong type"},
      {file(kDocument, R"({"type":"A","name":"Ann"})"), "node without 'id'"},
      {file(kDocument, R"({"id":"a","name":"Ann"})"), "node without 'type'"},
      {file(kDocument, R"({"id":"a","type":"A"})"), "node without 'name'"},
      {file(kDocument, kNode + "," + kNode), "node 'a/ann' stands twice"},
      {file("", kNode), "document 'd' is referred to, but not in the file"},
      {file(kDocument, R"({"id":"a","type":"A","name":"Ann","aliases":"x"})"), "'aliases' has a value of the wrong type"},
      {file(kDocument, R"({"id":"a","type":"A","name":"Ann","aliases":[1]})"), "'aliases' has a value of the wrong type"},
      {file(kDocument, R"({"id":"a","type":"A","name":"Ann","mentions":true})"), "'mentions' has a value of the wrong type"},
      {file(kDocument, R"({"id":"a","type":"A","name":"Ann","mentions":1.5})"), "'mentions' must be a whole number"},
      {file(kDocument, R"({"id":"a","type":"A","name":"Ann","documents":[{}]})"), "a node's document without 'id'"},
      {file(kDocument, kNode, R"({"target":"a/ann","type":"CLOSED"})"), "edge without 'source'"},
      {file(kDocument, kNode, R"({"source":"a/ann","type":"CLOSED"})"), "edge without 'target'"},
      {file(kDocument, kNode, R"({"source":"a/ann","target":"a/ann"})"), "edge without 'type'"},
      {file(kDocument, kNode, R"({"source":"a/ann","target":"b/bob","type":"CLOSED"})"), "node 'b/bob' is referred to, but not in the file"},
      {file(kDocument, kNode, edge(R"("negated":"no")")), "'negated' has a value of the wrong type"},
      {file(kDocument, kNode, edge(R"("negated":0)")), "'negated' has a value of the wrong type"},
      {file(kDocument, kNode, edge(R"("modality":"maybe")")), "'maybe' is no modality"},
      {file(kDocument, kNode, edge(R"("evidence":{})")), "'evidence' has a value of the wrong type"},
      {file(kDocument, kNode, evidence(R"("begin":0,"end":1)")), "evidence without 'document'"},
      {file(kDocument, kNode, evidence(R"("document":"d","end":1)")), "evidence without 'begin'"},
      {file(kDocument, kNode, evidence(R"("document":"d","begin":1)")), "evidence without 'end'"},
      {file(kDocument, kNode, evidence(R"("document":"d","begin":2,"end":1)")), "evidence that ends before it begins"},
      {file(kDocument, kNode, evidence(R"("document":"e","begin":0,"end":1)")), "document 'e' is referred to, but not in the file"},
      {file(kDocument, kNode, evidence(R"("document":"d","begin":0,"end":1,"confidence":1.1)")), "'confidence' must be between 0 and 1"},
      {R"({"x":)" + nested(64) + "}", "nested deeper than 64 levels"},
      {nested(100000), "a quipu graph is a JSON object"},
      {R"({"x":)" + std::string(1000000, '['), "nested deeper than 64 levels"},
  };
  for (const Case& one : cases) {
    const std::string shown = one.text.substr(0, 200);
    try {
      read(one.text);
      ADD_FAILURE() << shown << ": no error; expected " << one.message;
    } catch (const Error& error) {
      EXPECT_NE(std::string(error.what()).find(one.message), std::string::npos) << shown << ": " << error.what();
      EXPECT_EQ(error.file(), "g.json") << shown;
      EXPECT_LE(error.offset(), one.text.size()) << shown;
    }
  }
}

TEST(NativeJsonErrors, TheOffsetPointsNearTheFault) {
  std::string nodes = kNode;
  for (int i = 0; i < 5000; ++i) nodes += R"(,{"id":"n)" + std::to_string(i) + R"(","type":"A","name":"N"})";
  const std::string text = file(kDocument, nodes, edge(R"("modality":"maybe")"));
  try {
    read(text);
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_NEAR(static_cast<double>(error.offset()), static_cast<double>(text.find("\"maybe\"")), 16.0);
  }
}

TEST(NativeJson, TakesAnyOrderAndLayoutAndPassesOverUnknownKeys) {
  const std::string plain = file(kDocument, kNode, evidence(R"("document":"d","begin":0,"end":1,"text":"x","predicate":"like")"));
  const Graph expected = read(plain);
  ASSERT_EQ(expected.edges.size(), 1u);
  EXPECT_EQ(expected.edges[0].predicate, "like");
  const std::string other = R"(
    { "edges" : [ { "evidence" : [ {"text":"x","end":1,"begin":0,"document":"d", "note": [1, {"a": null}] } ],
                    "predicate":"like", "type":"CLOSED", "target":"a/ann", "source":"a/ann", "weight": 3.5, "tags": ["x", "y"] } ],
      "nodes" : [ { "documents":[{"mentions":1,"id":"d","seen":true}], "name":"Ann", "type":"A", "id":"a/ann", "x": {"name": "no"} } ],
      "documents" : [ {"id":"d", "title": null} ], "extra" : {"nodes": [{"id": 7}], "version": 9},
      "version" : 1.0, "format" : "quipu-graph" } )";
  EXPECT_EQ(read(other), expected);
}

TEST(NativeJson, MissingFieldsOfADocumentsShareAreTheNodes) {
  const std::string node = R"({"id":"a/ann","type":"A","name":"Ann","aliases":["A."],"properties":{"k":"v"},"documents":[{"id":"d","mentions":2}]})";
  const Contribution contribution = read(file(kDocument, node)).nodes.at(0).contributions.at(0);
  EXPECT_EQ(contribution.name, "Ann");
  EXPECT_EQ(contribution.aliases, std::vector<std::string>{"A."});
  EXPECT_EQ(contribution.properties, (Properties{{"k", "v"}}));
}

TEST(NativeJson, BrokenUtf8IsWrittenAsReplacementCharacters) {
  Graph graph;
  graph.documents.push_back({.id = "d", .title = "", .source = "caf\xE9.txt", .sha256 = "", .encoding = "utf-8", .properties = {}});
  std::ostringstream out;
  write_native_json(graph, out);
  EXPECT_EQ(read(out.str()).documents.at(0).source, "caf\xEF\xBF\xBD.txt");
}

TEST(NativeJson, WhatNamesNoDocumentIsCreditedToTheFile) {
  const std::string ann = R"({"id":"a/ann","type":"A","name":"Ann","mentions":3,"aliases":["A."]})";
  const Graph graph = read(file("", ann, edge(R"("predicate":"like","confidence":0.5,"when":"1843")")));
  ASSERT_EQ(graph.documents.size(), 1u);
  EXPECT_EQ(graph.documents[0].id, "g.json");
  EXPECT_EQ(graph.nodes.at(0).mentions, 3u);
  EXPECT_EQ(graph.nodes.at(0).aliases, std::vector<std::string>{"A."});
  ASSERT_EQ(graph.edges.size(), 1u);
  EXPECT_EQ(graph.edges[0].predicate, "like");
  EXPECT_EQ(graph.edges[0].confidence, 0.5);
  EXPECT_EQ(graph.edges[0].when, "1843");
  EXPECT_EQ(read(file(R"({"id":"g.json","title":"T"})", ann)).documents.at(0).title, "T");
  EXPECT_EQ(read(file(kDocument, kNode)).documents.size(), 1u);
}

TEST(NativeJson, TheEmptyGraph) {
  EXPECT_EQ(read(file("")), Graph{});
  EXPECT_EQ(read(R"({"format":"quipu-graph","version":1})"), Graph{});
}

}  // namespace
}  // namespace quipu
