// Writing and reading a graph of about 100,000 nodes and 300,000 edges, and merging the documents that it comes from.

#include <benchmark/benchmark.h>

#include <sstream>
#include <streambuf>

#include "benchmarks/big_graph.hpp"
#include "exporters/exporter.hpp"
#include "graph/knowledge_graph.hpp"
#include "graph/native_json.hpp"

namespace quipu {
namespace {

constexpr std::uint32_t kDocuments = 10'000;

const Ontology& ontology() {
  static const Ontology kept = Ontology::load(QUIPU_SOURCE_DIR "/data/ontology.toml");
  return kept;
}

const std::vector<Graph>& documents() {
  static const std::vector<Graph> kept = [] {
    bench::Dice dice;
    std::vector<Graph> made;
    for (std::uint32_t i = 0; i < kDocuments; ++i) made.push_back(bench::document_graph(dice, i, 20, 30, 120'000));
    return made;
  }();
  return kept;
}

const Graph& big() {
  static const Graph kept = [] {
    GraphBuilder builder(ontology());
    for (const Graph& one : documents()) builder.add(one);
    return builder.finish();
  }();
  return kept;
}

/// Counts what it is given and keeps nothing: the disk's speed is not ours.
class CountingBuffer : public std::streambuf {
 public:
  std::int64_t bytes = 0;

 protected:
  std::streamsize xsputn(const char*, std::streamsize count) override {
    bytes += count;
    return count;
  }
  int_type overflow(int_type c) override {
    ++bytes;
    return traits_type::not_eof(c);
  }
};

void write_format(benchmark::State& state, const char* name) {
  const exporters::Exporter& exporter = *exporters::by_name(name);
  const Graph& graph = big();
  CountingBuffer buffer;
  std::ostream out(&buffer);
  for (auto _ : state) exporter.write(graph, {&ontology()}, out);
  state.SetBytesProcessed(buffer.bytes);
  state.counters["nodes"] = static_cast<double>(graph.nodes.size());
  state.counters["edges"] = static_cast<double>(graph.edges.size());
}
BENCHMARK_CAPTURE(write_format, graphml, "graphml")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(write_format, dot, "dot")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(write_format, json, "json")->Unit(benchmark::kMillisecond);

void read_json(benchmark::State& state) {
  std::ostringstream out;
  write_native_json(big(), out);
  const std::string text = out.str();
  for (auto _ : state) {
    std::istringstream in(text);
    benchmark::DoNotOptimize(read_native_json(in, "big.json", ontology()));
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
}
BENCHMARK(read_json)->Unit(benchmark::kMillisecond);

void merge_documents(benchmark::State& state) {
  for (auto _ : state) {
    state.PauseTiming();
    std::vector<Graph> parts = documents();
    state.ResumeTiming();
    GraphBuilder builder(ontology());
    for (Graph& part : parts) builder.add(std::move(part));
    benchmark::DoNotOptimize(builder.finish());
  }
  state.SetItemsProcessed(state.iterations() * kDocuments * 30);
  state.SetLabel("items are statements");
}
BENCHMARK(merge_documents)->Unit(benchmark::kMillisecond);

void shortest_path(benchmark::State& state) {
  const KnowledgeGraph graph(big());
  bench::Dice dice;
  const auto nodes = static_cast<std::uint32_t>(big().nodes.size());
  for (auto _ : state) benchmark::DoNotOptimize(graph.shortest_path(dice.below(nodes), dice.below(nodes)));
}
BENCHMARK(shortest_path)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace quipu
