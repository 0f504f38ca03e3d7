#pragma once
// Names of people, organizations, places, products, works, events and concepts: the neural encoder over words, tags and what
// the gazetteers know, then the best sequence of labels in which a name goes on only where one of its kind has begun.

#include "extractors/language/encoder.hpp"
#include "extractors/language/known_names.hpp"
#include "extractors/language/stage.hpp"

namespace quipu::language {

/// Sets name_type, name_begins and name_confidence. Sentences of more than kMaxWords words are tagged in pieces of that size.
class NameTagger : public Stage {
 public:
  static constexpr std::string_view kSection = "names";
  static constexpr std::size_t kMaxWords = 256;
  /// Labels: 0 outside; 2k - 1 the first word of a name of NameType k, 2k the words after it.
  static constexpr std::size_t kLabels = 1 + 2 * std::size_t(NameType::Concept);

  /// Reads the model's section kSection. Throws DataError where it is missing or broken.
  NameTagger(std::shared_ptr<const ModelFile> model, std::shared_ptr<const WordVectors> vectors);

  std::string_view name() const override { return "name tagger"; }
  Layers needs() const override { return Layers::Sentences | Layers::Tokens | Layers::Tags; }
  Layers gives() const override { return Layers::Names; }
  std::unique_ptr<Workspace> make_workspace() const override;
  void run(const Document& document, Annotation& annotation, Workspace* workspace) const override;

 private:
  struct Scratch;
  void tag_piece(const Document& document, std::span<Token> tokens, Scratch& scratch) const;

  std::shared_ptr<const ModelFile> model_;
  KnownNames known_names_;
  Encoder encoder_;
  Dense labels_;
  std::span<const float> transitions_;  ///< [label][the label before]: a score, far below 0 where the path is not legal
};

}  // namespace quipu::language
