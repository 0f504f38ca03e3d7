#include "app/progress.hpp"

#include <spdlog/fmt/fmt.h>

#include <cmath>

#include "app/console.hpp"

namespace quipu::app {
namespace {

constexpr auto kFirstLine = std::chrono::seconds(1);
constexpr auto kNextLine = std::chrono::milliseconds(200);
constexpr double kMegabyte = 1e6;

std::string duration(double seconds) {
  const auto whole = static_cast<std::uint64_t>(std::llround(seconds));
  return whole < 3600 ? fmt::format("{}:{:02}", whole / 60, whole % 60)
                      : fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
}

}  // namespace

Progress::Progress(std::uint64_t total_documents, std::uint64_t total_bytes)
    : total_documents_(total_documents), total_bytes_(total_bytes) {
  if (console::shows_progress()) thread_ = std::thread([this] { show_until_stopped(); });
}

Progress::~Progress() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
  }
  stop_.notify_one();
  thread_.join();
  console::show_line("");
}

void Progress::show_until_stopped() {
  std::unique_lock lock(mutex_);
  auto wait = std::chrono::milliseconds(kFirstLine);
  while (!stop_.wait_for(lock, wait, [this] { return stopped_; })) {
    console::show_line(line());
    wait = kNextLine;
  }
}

std::string Progress::line() const {
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  const auto bytes = static_cast<double>(bytes_.load());
  const double rate = bytes / seconds;
  std::string text = std::to_string(documents_.load());
  if (total_documents_ > 0) text += " of " + std::to_string(total_documents_);
  text += fmt::format(" documents, {:.1f} of {:.1f} MB, {:.1f} MB/s", bytes / kMegabyte, static_cast<double>(total_bytes_) / kMegabyte, rate / kMegabyte);
  if (rate > 0 && static_cast<double>(total_bytes_) > bytes) {
    text += ", " + duration((static_cast<double>(total_bytes_) - bytes) / rate) + " left";
  }
  return text;
}

}  // namespace quipu::app
