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
  if (!model->has(Lexicon::kSection)) return engine;
  const auto lexicon = std::make_shared<const Lexicon>(model);
  if (!model->has(Tagger::kSection)) return engine;
  engine.add(std::make_unique<Tagger>(model, lexicon));
  engine.add(std::make_unique<Lemmatizer>(data_dir / "english"));
  if (model->has(Parser::kSection)) engine.add(std::make_unique<Parser>(model));
  if (model->has(NameTagger::kSection)) engine.add(std::make_unique<NameTagger>(model));
  return engine;
}

}  // namespace quipu::language
