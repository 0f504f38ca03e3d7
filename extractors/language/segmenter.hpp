#pragma once
// The first stage: tokens and sentences.

#include <filesystem>
#include <memory>

#include "extractors/language/sentence_ends.hpp"
#include "extractors/language/stage.hpp"
#include "extractors/language/tokenizer.hpp"

namespace quipu::language {

/// Gives Sentences and Tokens. A sentence never crosses the border of a block and never has more than kMaxSentence tokens, so
/// that text without full stops cannot grow the stages after this one.
class Segmenter : public Stage {
 public:
  static constexpr TokenIndex kMaxSentence = 400;

  /// Reads the lists of `folder` (data/english). Throws DataError.
  explicit Segmenter(const std::filesystem::path& folder) : tokenizer_(folder), ends_(folder) {}

  std::string_view name() const override { return "segmenter"; }
  Layers needs() const override { return Layers::None; }
  Layers gives() const override { return Layers::Sentences | Layers::Tokens; }
  void run(const Document& document, Annotation& annotation, Workspace* workspace) const override;

 private:
  Tokenizer tokenizer_;
  SentenceEnds ends_;
};

}  // namespace quipu::language
