#include "app/resources.hpp"

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <system_error>
#include <vector>

#include "app/console.hpp"
#include "graph/error.hpp"
#include "graph/native_json.hpp"
#include "importers/importer.hpp"

namespace quipu::app {
namespace {

namespace fs = std::filesystem;

bool is_data_dir(const fs::path& folder) {
  std::error_code ignored;
  return fs::is_regular_file(folder / "ontology.toml", ignored);
}

fs::path beside_executable() {
  std::error_code ignored;
  const fs::path executable = fs::read_symlink("/proc/self/exe", ignored);
  return ignored ? fs::path() : executable.parent_path().parent_path() / "share" / "quipu";
}

fs::path checked(const fs::path& folder, const std::string& origin) {
  if (is_data_dir(folder)) return folder;
  throw Error(folder.string(), "no data directory of quipu, it holds no ontology.toml: correct " + origin);
}

}  // namespace

fs::path find_data_dir(const CommonOptions& common) {
  if (!common.data_dir.empty()) return checked(common.data_dir, "--data");
  if (const char* variable = std::getenv("QUIPU_DATA"); variable != nullptr && *variable != '\0') {
    return checked(variable, "the variable QUIPU_DATA");
  }
  std::string looked;
  for (const fs::path& folder : {beside_executable(), fs::path(QUIPU_SOURCE_DATA_DIR)}) {
    if (is_data_dir(folder)) return folder;
    looked += "\n  " + (folder / "ontology.toml").string();
  }
  throw Error("quipu's data was not found; name its directory with --data DIR or the variable QUIPU_DATA. Looked for:" + looked);
}

Ontology load_ontology(const CommonOptions& common) {
  const Ontology ours = Ontology::load(find_data_dir(common) / "ontology.toml");
  return common.ontology.empty() ? ours : Ontology::load(common.ontology, &ours);
}

Extractor load_extractor(const Ontology& ontology, const CommonOptions& common, bool language_only) {
  const fs::path data_dir = find_data_dir(common);
  console::detail("data: " + data_dir.string());
  return Extractor(ontology, {.data_dir = data_dir,
                              .language_only = language_only,
                              .own_ontology = !common.ontology.empty(),
                              .patterns_dir = common.patterns});
}

Graph load_graph(const std::string& path, const Ontology& ontology) {
  if (path == "-") {
    const bool xml = (std::cin >> std::ws).peek() == '<' || std::cin.peek() == 0xEF;  // a byte order mark stands before XML only
    return xml ? importers::read_xml_graph(std::cin, "standard input", ontology) : read_native_json(std::cin, "standard input", ontology);
  }
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) throw InputError(path, "is a folder: name a graph that quipu build wrote");
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file)
    throw InputError(path, "cannot open: " + std::generic_category().message(errno) + ": name a graph that quipu build wrote");
  if (const importers::Importer* format = importers::for_path(path)) return format->read(file, path, ontology);
  return read_native_json(file, path, ontology);
}

}  // namespace quipu::app
