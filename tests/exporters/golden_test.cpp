// Every format of the table writes the sample graphs exactly as the golden files hold them. QUIPU_UPDATE_GOLDEN=1 rewrites the
// files; the scripts in tests/interop/ then read them with other programs.

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "exporters/exporter.hpp"
#include "exporters/html.hpp"
#include "tests/exporters/sample_graphs.hpp"

namespace quipu::exporters {
namespace {

struct Case {
  const Exporter* exporter;
  const samples::Sample* sample;

  std::filesystem::path golden() const {
    const std::string file = sample->name + "." + std::string(exporter->extensions.front());
    return std::filesystem::path(QUIPU_SOURCE_DIR) / "tests/golden" / exporter->name / file;
  }
};

std::vector<Case> cases() {
  std::vector<Case> all_cases;
  for (const Exporter& exporter : all()) {
    if (exporter.form == Form::File) continue;  // a database's bytes change with its library
    for (const samples::Sample& sample : samples::all()) all_cases.push_back({&exporter, &sample});
  }
  return all_cases;
}

/// All files of a folder in the order of their paths, as one text.
std::string listed(const Graph& graph, const Exporter& exporter) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::path(testing::TempDir()) / ("quipu-golden-" + std::to_string(getpid()));
  fs::create_directory(folder);
  exporter.write_at(graph, {&samples::ontology()}, folder.string());
  std::set<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files.insert(entry.path());
  }
  std::ostringstream text;
  for (const fs::path& file : files) {
    text << "=== " << file.lexically_relative(folder).generic_string() << "\n" << std::ifstream(file, std::ios::binary).rdbuf();
  }
  fs::remove_all(folder);
  return text.str();
}

std::string written(const Case& one) {
  const Graph& graph = one.sample->graph;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
  for (const Edge& edge : graph.edges) edges.emplace_back(edge.source, edge.target);
  const std::vector<Point> places = layout(graph.nodes.size(), edges);
  if (one.exporter->form == Form::Folder) return listed(graph, *one.exporter);
  std::ostringstream out;
  one.exporter->write(graph, {&samples::ontology(), places}, out);
  const std::string text = out.str();
  if (one.exporter->name != "html") return text;
  // The page around the rows is data/web/page.html; html_test.cpp looks at the seam.
  return text.substr(page().before.size(), text.size() - page().before.size() - page().after.size());
}

class Golden : public testing::TestWithParam<Case> {};

TEST_P(Golden, WritesTheSameBytes) {
  const std::string text = written(GetParam());
  const std::filesystem::path file = GetParam().golden();
  if (std::getenv("QUIPU_UPDATE_GOLDEN") != nullptr) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
    GTEST_SKIP() << "rewrote " << file;
  }
  std::ifstream in(file, std::ios::binary);
  ASSERT_TRUE(in) << file << " is missing; run with QUIPU_UPDATE_GOLDEN=1 and look at what it writes";
  std::ostringstream golden;
  golden << in.rdbuf();
  EXPECT_EQ(text, golden.str()) << "compare with " << file << "; if the change is meant, run with QUIPU_UPDATE_GOLDEN=1";
}

TEST_P(Golden, WritesTheSameBytesTwice) { EXPECT_EQ(written(GetParam()), written(GetParam())); }

INSTANTIATE_TEST_SUITE_P(Formats, Golden, testing::ValuesIn(cases()), [](const auto& one) {
  std::string name = std::string(one.param.exporter->name) + "_" + one.param.sample->name;
  for (char& c : name) c = c == '-' || c == '.' ? '_' : c;
  return name;
});

}  // namespace
}  // namespace quipu::exporters
