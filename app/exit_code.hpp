#pragma once
// What the command's exit status says. Scripts rely on these numbers; docs/cli.md lists them.

namespace quipu::app {

enum class ExitCode : int {
  Done = 0,
  SomeInputsFailed = 1,  ///< some input could not be used, the rest was; or a check or a question came out empty-handed
  WrongUsage = 2,        ///< the command line makes no sense
  NothingDone = 3,       ///< no input could be used, or the result could not be written
  Interrupted = 130,     ///< SIGINT, SIGHUP (128 + 2, as shells say it)
  Terminated = 143,      ///< SIGTERM
};

}  // namespace quipu::app
