#include "app/inputs.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <system_error>
#include <tuple>

#include "app/help.hpp"
#include "extractors/documents/reader.hpp"
#include "graph/error.hpp"

namespace quipu::app {
namespace {

namespace fs = std::filesystem;

std::set<std::string, std::less<>> known_extensions(bool records) {
  std::set<std::string, std::less<>> known;
  for (const DocumentFormat& format : document_formats()) {
    if (records || format.parse != nullptr) known.insert(format.extensions.begin(), format.extensions.end());
  }
  return known;
}

// ASCII only: extensions are, and tolower() would ask the locale.
std::string lower_extension(const fs::path& path) {
  std::string extension = path.extension().string();
  if (!extension.empty()) extension.erase(0, 1);
  for (char& c : extension) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return extension;
}

class Collector {
 public:
  explicit Collector(bool records) : extensions_(known_extensions(records)) {}

  void add(const std::string& argument) {
    std::error_code failure;
    if (argument != "-" && fs::is_directory(argument, failure)) {
      add_folder(argument);
    } else {
      add_file(argument);
    }
  }

  InputList finish() && {
    for (auto& [canonical, input] : files_) list_.inputs.push_back(std::move(input));
    std::sort(list_.inputs.begin(), list_.inputs.end(), [](const Input& a, const Input& b) { return a.path < b.path; });
    return std::move(list_);
  }

 private:
  // A missing file stays in the list: the reader says what is wrong with it.
  void add_file(const std::string& path) {
    std::error_code failure;
    const std::string canonical = path == "-" ? path : fs::canonical(path, failure).string();
    Input input{path};
    if (const std::uintmax_t size = fs::file_size(path, failure); !failure) input.bytes = size;
    const auto [place, is_new] = files_.try_emplace(canonical.empty() ? path : canonical, input);
    const auto rank = [](const Input& candidate) { return std::tuple(candidate.path.size(), candidate.path); };
    if (!is_new && rank(input) < rank(place->second)) place->second = std::move(input);
  }

  void add_folder(const std::string& folder) {
    const std::size_t before = found_;
    walk(folder);
    if (found_ == before) {
      list_.problems.push_back(folder + ": no document below this folder: quipu reads " + document_extensions() +
                               "; name a file to have it read as plain text");
    }
  }

  void walk(const fs::path& folder) {
    std::error_code failure;
    fs::directory_iterator entries(folder, failure);
    for (; !failure && entries != fs::directory_iterator(); entries.increment(failure)) visit(*entries);
    if (failure) list_.problems.push_back(folder.string() + ": cannot list this folder: " + failure.message());
  }

  void visit(const fs::directory_entry& entry) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with('.')) return;
    std::error_code failure;
    if (entry.is_directory(failure)) {
      if (!entry.is_symlink(failure)) walk(entry.path());
    } else if (entry.is_regular_file(failure) && extensions_.contains(lower_extension(entry.path()))) {
      ++found_;
      add_file(entry.path().string());
    }
  }

  InputList list_;
  std::map<std::string, Input> files_;  // by canonical path
  std::size_t found_ = 0;               // documents seen in folders
  const std::set<std::string, std::less<>> extensions_;
};

}  // namespace

InputList collect_inputs(const std::vector<std::string>& arguments, bool records) {
  Collector collector(records);
  for (const std::string& argument : arguments) collector.add(argument);
  return std::move(collector).finish();
}

std::vector<std::string> read_path_list(const std::string& file) {
  std::ifstream opened;
  if (file != "-") {
    opened.open(file, std::ios::binary);
    if (!opened) throw InputError(file, "cannot open the list of inputs");
  }
  std::istream& lines = file == "-" ? std::cin : opened;
  std::vector<std::string> paths;
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (!line.empty()) paths.push_back(line);
  }
  if (lines.bad()) throw InputError(file, "cannot read the list of inputs");
  return paths;
}

}  // namespace quipu::app
