#pragma once
// Lists of words and small tables that lie in data/english: one entry a line, '#' begins a comment line.

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace quipu::language {

struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};
using WordSet = std::unordered_set<std::string, StringHash, std::equal_to<>>;
using WordTable = std::unordered_map<std::string, std::string, StringHash, std::equal_to<>>;

/// One entry a line. Throws DataError for a missing file and, with the line, for an entry that stands there twice.
WordSet read_word_set(const std::filesystem::path& path);

/// A key, a tab, a value a line. Throws DataError also for a line without a tab.
WordTable read_word_table(const std::filesystem::path& path);

}  // namespace quipu::language
