// The command `quipu`: parses the command line, runs one subcommand, turns failures into messages and exit codes.

#include <new>
#include <string>
#include <vector>

#include "app/command.hpp"
#include "app/console.hpp"
#include "app/help.hpp"
#include "app/signals.hpp"
#include "graph/error.hpp"

namespace quipu::app {
namespace {

ExitCode run_guarded(const Command& command) {
  try {
    return command.run();
  } catch (const UsageError& error) {
    console::error(error.what());
    return ExitCode::WrongUsage;
  } catch (const std::bad_alloc&) {
    console::error("out of memory: try fewer threads (--jobs 1) or a smaller --max-bytes");
  } catch (const std::exception& error) {
    console::error(error.what());
  }
  return ExitCode::NothingDone;
}

ExitCode run(int argc, char** argv) {
  CLI::App parser(kSummary, "quipu");
  parser.footer(main_footer());
  parser.set_version_flag("--version", std::string("quipu ") + QUIPU_VERSION, "Print the version and exit");
  parser.require_subcommand(1);
  CommonOptions common;
  const std::vector<Command> commands = {add_build(parser, common),  add_export(parser, common), add_merge(parser, common),
                                         add_describe(parser, common), add_query(parser, common),  add_verify(parser, common),
                                         add_analyze(parser, common)};
  try {
    parser.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return parser.exit(error) == 0 ? ExitCode::Done : ExitCode::WrongUsage;
  }
  console::set_verbosity(common.verbose, common.quiet);
  for (const Command& command : commands) {
    if (command.parser->parsed()) return run_guarded(command);
  }
  return ExitCode::WrongUsage;
}

}  // namespace
}  // namespace quipu::app

int main(int argc, char** argv) {
  quipu::app::prepare_process();
  return static_cast<int>(quipu::app::run(argc, argv));
}
