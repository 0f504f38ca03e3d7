#pragma once
// The whole English engine from quipu's data folder.

#include <filesystem>

#include "extractors/language/stage.hpp"

namespace quipu::language {

/// Reads `data_dir`/english (lists) and `data_dir`/english.model. A model without the sections of a stage gives an engine
/// without that stage's layers; see Engine::gives(). Throws DataError where a file is missing or damaged.
Engine load_english(const std::filesystem::path& data_dir);

}  // namespace quipu::language
