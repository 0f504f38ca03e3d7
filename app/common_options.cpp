#include "app/command.hpp"

namespace quipu::app {

void add_common_options(CLI::App& parser, CommonOptions& common) {
  parser
      .add_option("--ontology", common.ontology, "Node and relation types (TOML) instead of quipu's, or with 'extends = true' beside them")
      ->type_name("FILE");
  parser.add_option("--data", common.data_dir, "Data directory; also the variable QUIPU_DATA")->type_name("DIR");
  parser.add_flag("-v,--verbose", common.verbose, "Say what each step does");
  parser.add_flag("-q,--quiet", common.quiet, "Say errors only");
}

void add_patterns_option(CLI::App& parser, CommonOptions& common) {
  parser.add_option("--patterns", common.patterns, "Relation patterns (a folder of TOML files) beside quipu's; one of the same id takes its place")
      ->type_name("DIR");
}

}  // namespace quipu::app
