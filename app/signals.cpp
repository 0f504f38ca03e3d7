#include "app/signals.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <thread>

#include "app/console.hpp"
#include "app/exit_code.hpp"
#include "app/temporary_file.hpp"

namespace quipu::app {
namespace {

[[noreturn]] void end_process(int signal) {
  discard_all_temporaries();
  console::show_line("");
  console::warning("stopped by a signal; no output file was changed");
  _exit(static_cast<int>(signal == SIGTERM ? ExitCode::Terminated : ExitCode::Interrupted));
}

bool is_ignored(int signal) {
  struct sigaction action {};
  return sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

// A thread that waits for signals may lock and call anything, which a signal handler may not.
void watch_signals() {
  sigset_t watched;
  sigemptyset(&watched);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    if (!is_ignored(signal)) sigaddset(&watched, signal);
  }
  pthread_sigmask(SIG_BLOCK, &watched, nullptr);
  std::thread([watched] {
    int signal = 0;
    if (sigwait(&watched, &signal) == 0) end_process(signal);
  }).detach();
}

// A file that we open must not become standard output because the caller closed it. The access mode is the wrong one on purpose,
// so that using the descriptor still fails.
void occupy_standard_descriptors() {
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(descriptor, F_GETFD) == -1 && errno == EBADF) {
      if (open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY) != descriptor) return;
    }
  }
}

}  // namespace

void prepare_process() {
  occupy_standard_descriptors();
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  watch_signals();
}

}  // namespace quipu::app
