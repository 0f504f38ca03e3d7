#include "extractors/language/word_list.hpp"

#include <fstream>

#include "graph/error.hpp"

namespace quipu::language {
namespace {

template <typename Use>
void each_entry(const std::filesystem::path& path, Use use) {
  std::ifstream in(path);
  if (!in) throw DataError(path.string(), "the word list cannot be opened; it belongs to quipu's data folder");
  std::string line;
  for (std::uint64_t number = 1; std::getline(in, line); ++number) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (!line.empty() && line[0] != '#') use(number, line);
  }
}

}  // namespace

WordSet read_word_set(const std::filesystem::path& path) {
  WordSet words;
  each_entry(path, [&](std::uint64_t line, const std::string& entry) {
    if (!words.insert(entry).second) throw DataError::at(path.string(), line, "stands in the list twice", entry);
  });
  return words;
}

WordTable read_word_table(const std::filesystem::path& path) {
  WordTable table;
  each_entry(path, [&](std::uint64_t line, const std::string& entry) {
    const std::size_t tab = entry.find('\t');
    if (tab == std::string::npos || tab == 0) throw DataError::at(path.string(), line, "needs a key, a tab, a value", entry);
    if (!table.emplace(entry.substr(0, tab), entry.substr(tab + 1)).second) {
      throw DataError::at(path.string(), line, "stands in the table twice", entry);
    }
  });
  return table;
}

}  // namespace quipu::language
