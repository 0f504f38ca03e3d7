#pragma once
// One line on a terminal that says how far a long run has come.

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>

namespace quipu::app {

/// Shown from the first second on, removed at the end; nothing at all where standard error is no terminal. done() may be called
/// from any thread.
class Progress {
 public:
  /// `total_documents` 0: not known.
  Progress(std::uint64_t total_documents, std::uint64_t total_bytes);
  ~Progress();

  void done(std::uint64_t bytes) {
    documents_.fetch_add(1, std::memory_order_relaxed);
    bytes_.fetch_add(bytes, std::memory_order_relaxed);
  }

 private:
  void show_until_stopped();
  std::string line() const;

  const std::uint64_t total_documents_;
  const std::uint64_t total_bytes_;
  const std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::atomic<std::uint64_t> documents_ = 0;
  std::atomic<std::uint64_t> bytes_ = 0;
  std::mutex mutex_;
  std::condition_variable stop_;
  bool stopped_ = false;
  std::thread thread_;
};

}  // namespace quipu::app
