#pragma once
// Parts of speech: universal and Penn tags together.

#include "extractors/language/encoder.hpp"
#include "extractors/language/stage.hpp"
#include "extractors/language/tag_labels.hpp"

namespace quipu::language {

/// The encoder that the parser has too, smaller, over words, their vectors, how often they are capitalised and how the sentence
/// uses capitals. Sentences of more than kMaxWords words are tagged in pieces of that size.
class Tagger : public Stage {
 public:
  static constexpr char kSection[] = "tagger";
  static constexpr std::size_t kMaxWords = 400;
  /// Extras of a word, numbered from 1: its capital(), and the manner() of its sentence behind these.
  static constexpr std::uint16_t kCapitals = WordVectors::kNoCapital + 1, kManners = 64;

  /// Throws DataError where a section is missing or makes no sense.
  Tagger(std::shared_ptr<const ModelFile> model, std::shared_ptr<const WordVectors> vectors);

  std::string_view name() const override { return "tagger"; }
  Layers needs() const override { return Layers::Sentences | Layers::Tokens; }
  Layers gives() const override { return Layers::Tags; }
  std::unique_ptr<Workspace> make_workspace() const override;
  void run(const Document& document, Annotation& annotation, Workspace* workspace) const override;

  /// How a sentence uses capitals, below kManners: a heading in title case, shouting, and chat without capitals need other tags
  /// than prose. The share of capitals among the first letters of the words, in quarters, the first word left out; how long the
  /// sentence is; whether it begins with a capital. Letters are those of ASCII.
  static std::uint16_t manner(std::span<const WordInput> words);

 private:
  struct Scratch;
  void tag_piece(const Document& document, std::span<Token> tokens, Scratch& scratch) const;

  std::shared_ptr<const ModelFile> model_;
  std::shared_ptr<const WordVectors> vectors_;
  Encoder encoder_;
  TagLabels labels_;
};

}  // namespace quipu::language
