// The table of formats: what it holds, how a format is found, and what writers do with a stream that fails.

#include "exporters/exporter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "tests/exporters/sample_graphs.hpp"

namespace quipu::exporters {
namespace {

using testing::ElementsAre;

TEST(ExporterTable, HoldsTheseFormats) {
  std::vector<std::string> names;
  for (const Exporter& exporter : all()) names.emplace_back(exporter.name);
  EXPECT_THAT(names, ElementsAre("json", "html", "graphml", "gexf", "gexf-1.2", "dot", "csv-nodes", "csv-edges", "neo4j-nodes", "neo4j-edges",
                                 "node-link", "d3", "cytoscape", "graphology", "n-triples", "turtle", "json-ld", "cypher",
                                 "mermaid", "obsidian", "sqlite"));
}

TEST(ExporterTable, EntriesAreWholeAndDifferent) {
  std::set<std::string_view> seen;
  for (const Exporter& exporter : all()) {
    EXPECT_TRUE(seen.insert(exporter.name).second) << exporter.name;
    EXPECT_FALSE(exporter.description.empty()) << exporter.name;
    EXPECT_EQ(exporter.write != nullptr, exporter.form == Form::Stream) << exporter.name;
    EXPECT_EQ(exporter.write_at != nullptr, exporter.form != Form::Stream) << exporter.name;
    ASSERT_FALSE(exporter.extensions.empty()) << exporter.name;
    for (std::string_view extension : exporter.extensions) {
      EXPECT_EQ(for_path("x." + std::string(extension)), &exporter) << extension << " leads to another format";
    }
  }
}

TEST(ExporterTable, FindsAFormatByPath) {
  const std::pair<const char*, const char*> cases[] = {
      {"out.graphml", "graphml"}, {"a/b.c/OUT.GraphML", "graphml"}, {"x.dot", "dot"},  {"x.gv", "dot"},
      {"x.tar.json", "json"},     {"graphml", ""},                  {".dot", ""},      {"out.dot/graph", ""},
      {"x.", ""},                 {"", ""},                         {"x.graphmlx", ""}, {"-", ""},
      {"x.html", "html"},             {"x.gexf", "gexf"},         {"x.1.2.gexf", "gexf-1.2"},       {"nodes.csv", "csv-nodes"}, {"a/x_edges.csv", "csv-edges"},
      {"knodes.csv", ""},         {"x.d3.json", "d3"},              {"d3.json", "d3"},  {"x.csv", ""},
      {"notes.vault/", "obsidian"},     {"a.db", "sqlite"},
  };
  for (const auto& [path, name] : cases) {
    const Exporter* found = for_path(path);
    EXPECT_EQ(found == nullptr ? "" : found->name, name) << path;
  }
}

TEST(ExporterTable, FindsAFormatByName) {
  EXPECT_EQ(by_name("dot"), for_path("x.gv"));
  EXPECT_EQ(by_name("gexf2"), nullptr);
  EXPECT_EQ(by_name(""), nullptr);
}

/// Takes `capacity` bytes and then fails, as a full disk does; counts how often it was asked after that.
class FullDisk : public std::streambuf {
 public:
  explicit FullDisk(std::size_t capacity) : left_(capacity) {}
  int calls_after_failure() const { return calls_after_failure_; }

 protected:
  int_type overflow(int_type c) override { return xsputn(nullptr, 1) == 1 ? c : traits_type::eof(); }
  std::streamsize xsputn(const char*, std::streamsize count) override {
    if (failed_) ++calls_after_failure_;
    failed_ = failed_ || static_cast<std::size_t>(count) > left_;
    if (failed_) return 0;
    left_ -= static_cast<std::size_t>(count);
    return count;
  }

 private:
  std::size_t left_;
  bool failed_ = false;
  int calls_after_failure_ = 0;
};

TEST(ExporterStreams, AFullDiskLeavesTheStreamFailedAndStopsTheWriter) {
  const Graph graph = samples::ring(6000, 2);  // above 300,000 bytes in every format
  for (const Exporter& exporter : all()) {
    if (exporter.form != Form::Stream) continue;
    for (std::size_t capacity : {0u, 300'000u}) {
      FullDisk disk(capacity);
      std::ostream out(&disk);
      exporter.write(graph, {&samples::ontology()}, out);
      EXPECT_FALSE(out.good()) << exporter.name << " at " << capacity;
      EXPECT_EQ(disk.calls_after_failure(), 0) << exporter.name << " at " << capacity;
    }
  }
}

TEST(ExporterStreams, AllOfABigGraphArrives) {
  const Graph graph = samples::ring(6000, 2);
  for (const Exporter& exporter : all()) {
    if (exporter.form != Form::Stream) continue;
    std::ostringstream out;
    exporter.write(graph, {&samples::ontology()}, out);
    const std::string text = out.str();
    EXPECT_GT(text.size(), 300'000u) << exporter.name;
    const bool edges_only = exporter.name.ends_with("-edges");
    for (const char* number : {"0", "1500", "5999"}) {
      EXPECT_NE(text.find((edges_only ? "node-" : "node ") + std::string(number)), std::string::npos) << exporter.name;
    }
    EXPECT_EQ(text.back(), '\n') << exporter.name;
  }
}

}  // namespace
}  // namespace quipu::exporters
