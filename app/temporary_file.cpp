#include "app/temporary_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <mutex>
#include <set>
#include <system_error>

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

/// Tries names until `make(path)` gives something that is not negative or fails for another reason than that it exists.
template <class Make>
TemporaryFile create(const std::string& folder, Make make) {
  Registry& all = registry();
  const std::lock_guard lock(all.mutex);
  while (true) {
    const std::string name = ".quipu-" + std::to_string(getpid()) + "-" + std::to_string(all.created++) + ".tmp";
    const std::string path = (std::filesystem::path(folder) / name).string();
    const int made = make(path.c_str());
    if (made >= 0) {
      all.paths.insert(path);
      return {path, made, 0};
    }
    if (errno != EEXIST) return {{}, -1, errno};
  }
}

void remove(const std::string& path) {
  std::error_code ignored;
  std::filesystem::remove_all(path, ignored);
}

}  // namespace

TemporaryFile create_temporary(const std::string& folder) {
  return create(folder, [](const char* path) { return open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600); });
}

TemporaryFile create_temporary_folder(const std::string& folder) {
  TemporaryFile made = create(folder, [](const char* path) { return mkdir(path, 0777); });
  made.descriptor = -1;
  return made;
}

int commit_temporary(const std::string& path, const std::string& final_path) {
  const std::lock_guard lock(registry().mutex);
  if (std::rename(path.c_str(), final_path.c_str()) != 0) return errno;
  registry().paths.erase(path);
  return 0;
}

void discard_temporary(const std::string& path) {
  const std::lock_guard lock(registry().mutex);
  remove(path);
  registry().paths.erase(path);
}

void discard_all_temporaries() {
  registry().mutex.lock();  // and keep it
  for (const std::string& path : registry().paths) remove(path);
}

}  // namespace quipu::app
