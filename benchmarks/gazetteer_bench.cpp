// Loading of the name lists, and matching them over a megabyte of text made of their own names and ordinary words.
#include <benchmark/benchmark.h>

#include <fstream>
#include <string>
#include <vector>

#include "extractors/entities/gazetteer.hpp"
#include "extractors/entities/lexicons.hpp"

namespace {

using quipu::Document;
using quipu::entities::Gazetteer;
using quipu::entities::GazetteerMatch;
using quipu::entities::Lexicons;
using quipu::language::Annotation;

const std::string kData = QUIPU_SOURCE_DIR "/data";

/// The first column of every `step`-th record of a data file.
std::vector<std::string> column_of(const std::string& file, std::size_t step) {
  std::ifstream in(file);
  std::vector<std::string> column;
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#' || number++ % step != 0) continue;
    column.push_back(line.substr(0, line.find('\t')));
  }
  return column;
}

struct Text {
  Document document;
  Annotation annotation;
};

/// About one word in eleven begins a name, as in news; a name is a token a word.
Text make_text(std::size_t bytes) {
  const auto words = column_of(kData + "/english/lexicons/common_words.txt", 3);
  auto names = column_of(kData + "/gazetteers/places.tsv", 7);
  for (const auto& name : column_of(kData + "/gazetteers/organizations.tsv", 7)) names.push_back(name);
  Text text;
  std::uint64_t random = 1;
  quipu::language::Sentence sentence;
  while (text.document.text.size() < bytes) {
    random = random * 6364136223846793005u + 1442695040888963407u;
    const std::string& chunk =
        random >> 32 & 1 && (random >> 33) % 6 == 0 ? names[(random >> 36) % names.size()] : words[(random >> 36) % words.size()];
    for (std::size_t at = 0; at < chunk.size();) {
      const std::size_t end = std::min(chunk.find(' ', at), chunk.size());
      quipu::language::Token token;
      token.begin = static_cast<std::uint32_t>(text.document.text.size());
      text.document.text += chunk.substr(at, end - at);
      token.end = static_cast<std::uint32_t>(text.document.text.size());
      text.annotation.tokens.push_back(token);
      text.document.text += ' ';
      at = end + 1;
    }
    sentence.end = static_cast<quipu::language::TokenIndex>(text.annotation.tokens.size());
    if (sentence.size() >= 22) {
      text.annotation.sentences.push_back(sentence);
      sentence.first = sentence.end;
    }
  }
  return text;
}

void BM_GazetteerLoad(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Gazetteer::load(kData + "/gazetteers").names());
}
BENCHMARK(BM_GazetteerLoad)->Unit(benchmark::kMillisecond);

void BM_LexiconsLoad(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Lexicons::load(kData).word("the"));
}
BENCHMARK(BM_LexiconsLoad)->Unit(benchmark::kMillisecond);

void BM_GazetteerMatch(benchmark::State& state) {
  const Gazetteer gazetteer = Gazetteer::load(kData + "/gazetteers");
  const Text text = make_text(1u << 20);
  Gazetteer::Workspace workspace;
  std::vector<GazetteerMatch> matches;
  for (auto _ : state) {
    matches.clear();
    gazetteer.match(text.document, text.annotation, workspace, matches);
    benchmark::DoNotOptimize(matches.data());
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.document.text.size()));
  state.counters["matches"] = static_cast<double>(matches.size());
}
BENCHMARK(BM_GazetteerMatch)->Unit(benchmark::kMillisecond);

void BM_LexiconLookup(benchmark::State& state) {
  const Lexicons lexicons = Lexicons::load(kData);
  const Text text = make_text(1u << 20);
  for (auto _ : state) {
    for (quipu::language::TokenIndex i = 0; i < text.annotation.tokens.size(); ++i) {
      benchmark::DoNotOptimize(lexicons.word(text.annotation.form(text.document, i)));
    }
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * text.annotation.tokens.size()));
}
BENCHMARK(BM_LexiconLookup)->Unit(benchmark::kMillisecond);

}  // namespace
