#pragma once
// The dependency parser: a score for every pair of word and head from an encoder (Dozat & Manning 2017, "Deep biaffine attention
// for neural dependency parsing", made small), the best tree under them, then a relation for every arc. Tags are chosen once
// more from the same vectors, which know the sentence better than the tagger does.

#include "extractors/language/encoder.hpp"
#include "extractors/language/stage.hpp"
#include "extractors/language/tag_labels.hpp"

namespace quipu::language {

/// Every sentence gets one tree with one root, and tags that replace those it came with. A sentence of more than kMaxParsedWords
/// words is parsed in pieces, the root of a piece hanging on that of the piece before as `parataxis`: time stays linear.
class Parser : public Stage {
 public:
  static constexpr std::size_t kMaxParsedWords = 160;
  static constexpr std::string_view kSection = "parser";

  /// Reads the model's section kSection. Throws DataError where it is missing or broken.
  Parser(std::shared_ptr<const ModelFile> model, std::shared_ptr<const WordVectors> vectors);

  std::string_view name() const override { return "parser"; }
  Layers needs() const override { return Layers::Sentences | Layers::Tokens | Layers::Tags; }
  Layers gives() const override { return Layers::Trees; }
  std::unique_ptr<Workspace> make_workspace() const override;
  void run(const Document& document, Annotation& annotation, Workspace* workspace) const override;

 private:
  struct Scratch;
  void parse_sentence(const Document& document, Annotation& annotation, const Sentence& sentence, Scratch& scratch) const;
  TokenIndex parse_piece(std::span<Token> tokens, TokenIndex first, Scratch& scratch) const;
  void score_arcs(std::size_t count, Scratch& scratch) const;
  void find_margins(std::size_t count, Scratch& scratch) const;
  void label_arcs(std::span<Token> tokens, std::span<const std::uint32_t> heads, Scratch& scratch) const;
  Deprel best_relation(std::span<const float> scores) const;

  std::shared_ptr<const ModelFile> model_;
  Encoder encoder_;
  std::size_t arc_width_ = 0;
  std::size_t label_width_ = 0;
  Dense projection_;  ///< rows: of an arc as word, as head; head's bias; of a label as word, as head
  Dense distance_;    ///< from a word's arc vector to a score for each distance to its head
  Dense labels_;
  std::span<const float> label_distances_;
  std::vector<Deprel> relations_;  ///< of the rows of labels_
  TagLabels tags_;
};

}  // namespace quipu::language
