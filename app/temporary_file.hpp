#pragma once
// Temporary files and folders that never outlive the process, however it ends (but for SIGKILL). Thread-safe.

#include <string>

namespace quipu::app {

/// A new, empty file in `folder` (empty: the current one) that this process alone uses.
struct TemporaryFile {
  std::string path;
  int descriptor = -1;  ///< open for writing; negative: `error` says why
  int error = 0;        ///< errno
};

TemporaryFile create_temporary(const std::string& folder);
/// The same for a new, empty folder; `descriptor` is negative in any case, and `error` 0 where it was made.
TemporaryFile create_temporary_folder(const std::string& folder);

/// Gives it its final name, in the same folder; a folder may take the place of an empty one only. Returns 0 or errno; it is still a temporary then.
int commit_temporary(const std::string& path, const std::string& final_path);

void discard_temporary(const std::string& path);

/// For the end of the process: removes all, and lets no thread create or commit one from here on.
void discard_all_temporaries();

}  // namespace quipu::app
