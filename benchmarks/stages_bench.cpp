// The way from text to graph, stage by stage, on the example texts: megabytes of text a second on one core.
// The physical limit beside the figures: a core reads about 10 GB/s from memory, so every stage here is bound by computing.

#include <benchmark/benchmark.h>

#include "extractors/documents/reader.hpp"
#include "extractors/entities/entity_finder.hpp"
#include "extractors/fragment_maker.hpp"
#include "extractors/language/english.hpp"
#include "extractors/relations/relation_finder.hpp"
#include "graph/builder.hpp"

namespace quipu {
namespace {

const std::filesystem::path kData = QUIPU_SOURCE_DIR "/data";

/// Everything that is loaded once, and one example taken through the stages up to the one that is measured.
struct Bench {
  Ontology ontology = Ontology::load(kData / "ontology.toml");
  language::Engine engine = language::load_english(kData);
  entities::EntityFinder entities{kData};
  relations::RelationFinder relations{ontology, kData};
  std::vector<std::unique_ptr<language::Workspace>> workspaces = engine.make_workspaces();
  entities::Gazetteer::Workspace gazetteer;
  Document document = read_document(QUIPU_SOURCE_DIR "/examples/episode.txt", {});
  language::Annotation annotation;
  language::Tree tree;
  entities::EntityTable table;
  std::vector<relations::Statement> statements;
  Graph fragment;

  Bench() {
    engine.annotate(document, annotation, workspaces);
    tree.build(annotation);
    table = entities.find(document, tree, gazetteer);
    statements = relations.find(document, tree, table);
    fragment = make_fragment(document, annotation, table, statements, ontology);
  }
};

Bench& bench() {
  static Bench loaded;
  return loaded;
}

void report(benchmark::State& state) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(bench().document.text.size()));
  state.counters["words/s"] = benchmark::Counter(static_cast<double>(state.iterations()) * static_cast<double>(bench().annotation.tokens.size()),
                                                 benchmark::Counter::kIsRate);
}

void language_stages(benchmark::State& state) {
  Bench& b = bench();
  language::Annotation annotation;
  for (auto _ : state) b.engine.annotate(b.document, annotation, b.workspaces);
  report(state);
}
BENCHMARK(language_stages);

void entity_finding(benchmark::State& state) {
  Bench& b = bench();
  for (auto _ : state) benchmark::DoNotOptimize(b.entities.find(b.document, b.tree, b.gazetteer));
  report(state);
}
BENCHMARK(entity_finding);

void relation_finding(benchmark::State& state) {
  Bench& b = bench();
  for (auto _ : state) benchmark::DoNotOptimize(b.relations.find(b.document, b.tree, b.table));
  report(state);
}
BENCHMARK(relation_finding);

/// From statements to a fragment, and the fragment merged into a graph: "graph building".
void graph_building(benchmark::State& state) {
  Bench& b = bench();
  GraphBuilder builder(b.ontology);
  std::uint64_t number = 0;
  for (auto _ : state) {
    Graph fragment = make_fragment(b.document, b.annotation, b.table, b.statements, b.ontology);
    fragment.documents[0].id = std::to_string(number++ % 64);  // a new document each time, so that merging has work
    builder.add(std::move(fragment));
  }
  report(state);
}
BENCHMARK(graph_building)->Iterations(2000);

void gazetteer_matching(benchmark::State& state) {
  Bench& b = bench();
  static const entities::Gazetteer gazetteer = entities::Gazetteer::load(kData / "gazetteers");
  std::vector<entities::GazetteerMatch> matches;
  for (auto _ : state) {
    matches.clear();
    gazetteer.match(b.document, b.annotation, b.gazetteer, matches);
    benchmark::DoNotOptimize(matches.data());
  }
  report(state);
}
BENCHMARK(gazetteer_matching);

}  // namespace
}  // namespace quipu
