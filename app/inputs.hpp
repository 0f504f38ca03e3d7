#pragma once
// What the user named, as a list of documents to read.

#include <cstdint>
#include <string>
#include <vector>

namespace quipu::app {

struct Input {
  std::string path;          ///< as the user gave it, folders extended by what lies below; "-" is standard input
  std::string id;            ///< the document's, unique in the list
  std::uint64_t bytes = 0;   ///< 0 where unknown
};

struct InputList {
  std::vector<Input> inputs;          ///< sorted by id
  std::vector<std::string> problems;  ///< one message for each argument or folder that could not be used
};

/// Files stand for themselves; folders for all files below whose extension is a document format's, hidden ones left out, links
/// to folders not followed. A file that is named twice, or by two paths, is read once, under the first path in byte order.
///
/// The id is the path below the named folder, or the file's name where the file itself was named: it does not depend on where the
/// folder lies. Where two files would share one, both take their path as given. So the list depends on the set of arguments only,
/// never on their order.
InputList collect_inputs(const std::vector<std::string>& arguments);

/// One path a line, empty lines left out; "-" is standard input. Throws InputError.
std::vector<std::string> read_path_list(const std::string& file);

}  // namespace quipu::app
