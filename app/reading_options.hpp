#pragma once
// How inputs are read: the options that build and analyze share.

#include <CLI/CLI.hpp>
#include <string>

#include "extractors/documents/reader.hpp"

namespace quipu::app {

/// --max-bytes, --input-format, and the fields of records. Sets `options` when the command line is parsed.
void add_reading_options(CLI::App& parser, ReadOptions& options);

}  // namespace quipu::app
