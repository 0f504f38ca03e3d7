#pragma once
// What the user named, as a list of documents to read.

#include <cstdint>
#include <string>
#include <vector>

namespace quipu::app {

struct Input {
  std::string path;         ///< as the user gave it, folders extended by what lies below; "-" is standard input
  std::uint64_t bytes = 0;  ///< 0 where unknown
};

struct InputList {
  std::vector<Input> inputs;          ///< sorted by path
  std::vector<std::string> problems;  ///< one message for each argument or folder that could not be used
};

/// Files stand for themselves; folders for all files below whose extension is a document format's (one of records only with
/// `records`: what else lies in a folder as CSV is data, not text), hidden ones left out, links to folders not followed. A file that is named twice, or by two paths, is read once, under the shortest path (the first in byte
/// order of several): the list depends on the set of arguments, never on their order, and as a document's id is its path, no two
/// documents share one.
InputList collect_inputs(const std::vector<std::string>& arguments, bool records);

/// One path a line, empty lines left out; "-" is standard input. Throws InputError.
std::vector<std::string> read_path_list(const std::string& file);

}  // namespace quipu::app
