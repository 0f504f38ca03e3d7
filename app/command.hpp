#pragma once
// The subcommands: one file each, one line each in main.cpp's table.

#include <CLI/CLI.hpp>
#include <functional>
#include <string>

#include "app/exit_code.hpp"

namespace quipu::app {

/// What every subcommand takes.
struct CommonOptions {
  std::string data_dir;  ///< --data, empty where not given
  std::string ontology;  ///< --ontology, empty where not given
  std::string patterns;  ///< --patterns, empty where not given or the command has none
  bool verbose = false;
  bool quiet = false;
};

/// Declared on a parser; `run` is called after the command line has been parsed, only when the subcommand was chosen. It may
/// throw quipu::Error (nothing could be done) and UsageError.
struct Command {
  CLI::App* parser = nullptr;
  std::function<ExitCode()> run;
};

/// The command line makes no sense in a way that the parser cannot know.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

Command add_build(CLI::App& parent, CommonOptions& common);
Command add_export(CLI::App& parent, CommonOptions& common);
Command add_merge(CLI::App& parent, CommonOptions& common);
Command add_remove(CLI::App& parent, CommonOptions& common);
Command add_describe(CLI::App& parent, CommonOptions& common);
Command add_query(CLI::App& parent, CommonOptions& common);
Command add_verify(CLI::App& parent, CommonOptions& common);
Command add_analyze(CLI::App& parent, CommonOptions& common);

/// --data, --ontology, --verbose and --quiet, the same on every subcommand so that its help shows them.
void add_common_options(CLI::App& parser, CommonOptions& common);
/// --patterns, of the commands that read text.
void add_patterns_option(CLI::App& parser, CommonOptions& common);

}  // namespace quipu::app
