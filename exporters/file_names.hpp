#pragma once
// Names that are different on every file system.

#include <set>
#include <string>
#include <string_view>

namespace quipu::exporters {

/// `name` as part of a path on every system: at most 100 bytes of UTF-8, never empty, no reserved name of Windows, no white space
/// or full stop at the ends, no control and no formatting characters, and `-` for each of `/\:*?"<>|#^[]%` and the backtick.
std::string safe_file_name(std::string_view name);

/// Hands out names that no file system takes for one another.
class FileNames {
 public:
  /// `name` if it is free, else with " (`kind`)", else with a number behind that. The result is remembered.
  std::string take(const std::string& name, std::string_view kind);

 private:
  bool free(const std::string& name);
  std::set<std::string> taken_;  // as caseless_form()
};

}  // namespace quipu::exporters
