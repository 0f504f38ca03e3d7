// The English engine, stage by stage, in words a second on one core: transcripts of ../shared where they are, else a text of
// our own, ten thousand words and more either way.

#include <benchmark/benchmark.h>

#include <fstream>
#include <sstream>
#include <string>

#include "extractors/language/english.hpp"

namespace quipu::language {
namespace {

constexpr std::size_t kBytes = 400'000;

std::string sample_text() {
  const std::string folder = std::string(QUIPU_SOURCE_DIR) + "/../shared/data/text/changelog/practicalai/practical-ai-";
  std::ostringstream text;
  for (int episode = 1; text.tellp() < std::streamoff(kBytes) && episode < 40; ++episode) {
    std::ifstream in(folder + std::to_string(episode) + ".md");
    if (in) text << in.rdbuf();
  }
  while (text.tellp() < std::streamoff(kBytes)) {
    text << "The committee met on Tuesday, and Dr. Miller's report on the harbour wasn't finished. \"We need two more weeks,\" "
            "she "
            "said, \"because the measurements of 1998 and 2003 don't agree.\" Nobody in the U.S. office had checked them.\n";
  }
  return text.str();
}

const Document& sample() {
  static const Document document = [] {
    Document made;
    made.text = sample_text();
    for (std::size_t at = 0; at < made.text.size();) {
      const std::size_t end = std::min(made.text.find('\n', at), made.text.size());
      Block block;
      block.text = {at, end};
      if (end > at) made.blocks.push_back(block);
      at = end + 1;
    }
    return made;
  }();
  return document;
}

const Engine& engine() {
  static const Engine engine = load_english(std::string(QUIPU_SOURCE_DIR) + "/data");
  return engine;
}

void report(benchmark::State& state, const Annotation& annotation) {
  state.SetItemsProcessed(state.iterations() * std::int64_t(annotation.tokens.size()));
  state.counters["words"] = double(annotation.tokens.size());
}

/// One stage, on the layers that the stages before it have given.
void run_stage(benchmark::State& state, std::size_t number) {
  auto workspaces = engine().make_workspaces();
  Annotation annotation;
  engine().annotate(sample(), annotation, workspaces);
  for (auto _ : state) {
    if (number == 0) annotation.clear();
    engine().stages()[number]->run(sample(), annotation, workspaces[number].get());
    benchmark::DoNotOptimize(annotation.tokens.data());
  }
  report(state, annotation);
}

void run_all(benchmark::State& state) {
  auto workspaces = engine().make_workspaces();
  Annotation annotation;
  for (auto _ : state) engine().annotate(sample(), annotation, workspaces);
  report(state, annotation);
}

void load(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(load_english(std::string(QUIPU_SOURCE_DIR) + "/data").stages().size());
}

[[maybe_unused]] const bool registered = [] {
  benchmark::RegisterBenchmark("language/load", load)->Unit(benchmark::kMillisecond);
  for (std::size_t i = 0; i < engine().stages().size(); ++i) {
    const std::string name = "language/" + std::string(engine().stages()[i]->name());
    benchmark::RegisterBenchmark(name.c_str(), [i](benchmark::State& state) {
      run_stage(state, i);
    })->Unit(benchmark::kMillisecond);
  }
  benchmark::RegisterBenchmark("language/all", run_all)->Unit(benchmark::kMillisecond);
  return true;
}();

}  // namespace
}  // namespace quipu::language
