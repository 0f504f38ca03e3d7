#include "extractors/language/english.hpp"

#include "extractors/language/lemmatizer.hpp"
#include "extractors/language/name_tagger.hpp"
#include "extractors/language/parser.hpp"
#include "extractors/language/segmenter.hpp"
#include "extractors/language/tagger.hpp"

namespace quipu::language {

Engine load_english(const std::filesystem::path& data_dir) {
  Engine engine;
  engine.add(std::make_unique<Segmenter>(data_dir / "english"));
  const auto model = ModelFile::open(data_dir / "english.model");
  if (!model->has(WordVectors::kSection)) return engine;
  const auto vectors = std::make_shared<const WordVectors>(model);
  if (!model->has(Tagger::kSection)) return engine;
  engine.add(std::make_unique<Tagger>(model, vectors));
  if (model->has(Parser::kSection)) engine.add(std::make_unique<Parser>(model, vectors));
  engine.add(std::make_unique<Lemmatizer>(data_dir / "english"));  // behind the parser, which changes tags
  if (model->has(NameTagger::kSection)) engine.add(std::make_unique<NameTagger>(model, vectors));
  return engine;
}

}  // namespace quipu::language
