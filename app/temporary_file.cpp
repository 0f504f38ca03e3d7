#include "app/temporary_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <mutex>
#include <set>

namespace quipu::app {
namespace {

struct Registry {
  std::mutex mutex;
  std::set<std::string> paths;
  unsigned created = 0;
};

// Never destroyed: the thread that waits for signals may still use it while the process ends.
Registry& registry() {
  static auto* instance = new Registry;
  return *instance;
}

}  // namespace

TemporaryFile create_temporary(const std::string& folder) {
  Registry& all = registry();
  const std::lock_guard lock(all.mutex);
  while (true) {
    const std::string name = ".quipu-" + std::to_string(getpid()) + "-" + std::to_string(all.created++) + ".tmp";
    const std::string path = (std::filesystem::path(folder) / name).string();
    const int descriptor = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor >= 0) {
      all.paths.insert(path);
      return {path, descriptor, 0};
    }
    if (errno != EEXIST) return {{}, -1, errno};
  }
}

int commit_temporary(const std::string& path, const std::string& final_path) {
  const std::lock_guard lock(registry().mutex);
  if (std::rename(path.c_str(), final_path.c_str()) != 0) return errno;
  registry().paths.erase(path);
  return 0;
}

void discard_temporary(const std::string& path) {
  const std::lock_guard lock(registry().mutex);
  unlink(path.c_str());
  registry().paths.erase(path);
}

void discard_all_temporaries() {
  registry().mutex.lock();  // and keep it
  for (const std::string& path : registry().paths) unlink(path.c_str());
}

}  // namespace quipu::app
