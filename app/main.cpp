// The command `quipu`: parses the command line, runs one subcommand, turns failures into messages and exit codes.

#include <algorithm>
#include <new>
#include <sstream>
#include <string>
#include <vector>

#include "app/command.hpp"
#include "app/console.hpp"
#include "app/help.hpp"
#include "app/near_names.hpp"
#include "app/output_file.hpp"
#include "app/signals.hpp"
#include "graph/error.hpp"

namespace quipu::app {
namespace {

ExitCode guarded(const std::function<ExitCode()>& action) {
  try {
    return action();
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

/// --help and --version are such "errors" too.
ExitCode report(const CLI::App& parser, const CLI::ParseError& error) {
  std::ostringstream output;
  std::ostringstream message;
  const bool is_request = parser.exit(error, output, message) == 0;
  if (is_request) return guarded([&output] { return print(output.str()), ExitCode::Done; });
  console::error(message.str().substr(0, message.str().find_last_not_of('\n') + 1));
  return ExitCode::WrongUsage;
}

/// What to tell of a word that is no command; the parser would only say that one is missing.
std::string unknown_command(const std::string& word, const std::vector<Command>& commands) {
  std::vector<std::string> names;
  for (const Command& command : commands) names.push_back(command.parser->get_name());
  if (std::find(names.begin(), names.end(), word) != names.end()) return {};
  const std::vector<std::string_view> candidates(names.begin(), names.end());
  return "'" + word + "' is no command" + suggestion(nearest(word, candidates, 2)) + " (quipu --help lists them)";
}

ExitCode run(int argc, char** argv) {
  CLI::App parser(kSummary, "quipu");
  parser.set_version_flag("--version", std::string("quipu ") + QUIPU_VERSION, "Print the version and exit");
  parser.require_subcommand(1);
  CommonOptions common;
  const std::vector<Command> commands = {add_build(parser, common),    add_export(parser, common), add_merge(parser, common),
                                         add_describe(parser, common), add_query(parser, common),  add_verify(parser, common),
                                         add_analyze(parser, common),  add_remove(parser, common)};
  parser.footer(main_footer());  // after the subcommands, which would inherit it
  if (argc > 1 && argv[1][0] != '-') {
    if (const std::string problem = unknown_command(argv[1], commands); !problem.empty()) {
      console::error(problem);
      return ExitCode::WrongUsage;
    }
  }
  try {
    parser.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return report(parser, error);
  }
  console::set_verbosity(common.verbose, common.quiet);
  for (const Command& command : commands) {
    if (command.parser->parsed()) return guarded(command.run);
  }
  return ExitCode::WrongUsage;
}

}  // namespace
}  // namespace quipu::app

int main(int argc, char** argv) {
  quipu::app::prepare_process();
  return static_cast<int>(quipu::app::run(argc, argv));
}
