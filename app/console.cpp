#include "app/console.hpp"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <cstdio>
#include <memory>
#include <mutex>

namespace quipu::app::console {
namespace {

struct State {
  State() {
    auto sink = std::make_shared<spdlog::sinks::stderr_color_sink_st>();
    logger = std::make_shared<spdlog::logger>("quipu", sink);
    logger->set_pattern("%^quipu: %l:%$ %v");
    logger->set_level(spdlog::level::info);
    logger->set_error_handler([](const std::string&) {});  // a closed standard error is no reason to stop
  }
  std::mutex mutex;
  std::shared_ptr<spdlog::logger> logger;
  bool line_shown = false;
};

State& state() {
  static State instance;
  return instance;
}

void erase_line(State& console) {
  if (!console.line_shown) return;
  std::fputs("\r\033[K", stderr);
  std::fflush(stderr);
  console.line_shown = false;
}

void log(spdlog::level::level_enum level, std::string_view message) {
  State& console = state();
  const std::lock_guard lock(console.mutex);
  if (!console.logger->should_log(level)) return;
  erase_line(console);
  console.logger->log(level, spdlog::string_view_t(message.data(), message.size()));
  console.logger->flush();
}

}  // namespace

void set_verbosity(bool verbose, bool quiet) {
  state().logger->set_level(quiet ? spdlog::level::err : verbose ? spdlog::level::debug : spdlog::level::info);
}

void error(std::string_view message) {
  log(spdlog::level::err, message);
}
void warning(std::string_view message) {
  log(spdlog::level::warn, message);
}
void note(std::string_view message) {
  log(spdlog::level::info, message);
}
void detail(std::string_view message) {
  log(spdlog::level::debug, message);
}

bool shows_progress() {
  return isatty(STDERR_FILENO) == 1 && state().logger->should_log(spdlog::level::info);
}

void show_line(const std::string& line) {
  State& console = state();
  const std::lock_guard lock(console.mutex);
  erase_line(console);
  if (line.empty()) return;
  std::fputs(line.c_str(), stderr);
  std::fflush(stderr);
  console.line_shown = true;
}

}  // namespace quipu::app::console
