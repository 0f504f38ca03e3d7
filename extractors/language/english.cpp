#include "extractors/language/english.hpp"

#include "extractors/language/segmenter.hpp"

namespace quipu::language {

Engine load_english(const std::filesystem::path& data_dir) {
  Engine engine;
  engine.add(std::make_unique<Segmenter>(data_dir / "english"));
  return engine;
}

}  // namespace quipu::language
