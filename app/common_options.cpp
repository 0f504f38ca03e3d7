#include "app/command.hpp"

namespace quipu::app {

void add_common_options(CLI::App& parser, CommonOptions& common) {
  parser
      .add_option("--ontology", common.ontology, "Node and relation types (TOML) instead of the data directory's ontology.toml")
      ->type_name("FILE");
  parser.add_option("--data", common.data_dir, "Data directory; also the variable QUIPU_DATA")->type_name("DIR");
  parser.add_flag("-v,--verbose", common.verbose, "Say what each step does");
  parser.add_flag("-q,--quiet", common.quiet, "Say errors only");
}

}  // namespace quipu::app
