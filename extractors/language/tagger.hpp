#pragma once
// Parts of speech: universal and Penn tags together, from left to right.

#include <array>
#include <memory>
#include <span>

#include "extractors/language/feature_rows.hpp"
#include "extractors/language/model_file.hpp"
#include "extractors/language/stage.hpp"
#include "extractors/language/tagger_features.hpp"

namespace quipu::language {

/// Two networks of one hidden layer over sparse features (after Botha et al. 2017, "Natural Language Processing with Small
/// Feed-Forward Networks") and the vectors of the words around: one goes from right to left, one from left to right, and their
/// scores are added, so that the tags of both sides count. In integers: rows of int8 are summed, cut to [0, kHiddenMax], and
/// multiplied by int8 weights into one score for every pair of tags that the treebanks have.
class Tagger : public Stage {
 public:
  static constexpr std::size_t kHidden = 64;
  static constexpr int kHiddenShift = 4;  ///< sums are divided by 16 …
  static constexpr int kHiddenMax = 255;  ///< … and cut here
  static constexpr char kSection[] = "tagger";

  static constexpr int kVectorShift = 10;  ///< products of vectors and projections are divided by 1024 into the rows' unit

  /// Throws DataError where a section is missing or makes no sense.
  Tagger(std::shared_ptr<const ModelFile> model, std::shared_ptr<const Lexicon> lexicon);

  std::string_view name() const override { return "tagger"; }
  Layers needs() const override { return Layers::Sentences | Layers::Tokens; }
  Layers gives() const override { return Layers::Tags; }
  std::unique_ptr<Workspace> make_workspace() const override;
  void run(const Document& document, Annotation& annotation, Workspace* workspace) const override;

 private:
  struct Scratch;
  using Sums = std::array<std::int16_t, kHidden>;

  struct Network {
    FeatureIndex index;
    std::span<const std::int8_t> rows;
    std::span<const std::int16_t> hidden_bias;
    std::span<const std::int16_t> projections;  ///< places × kHidden × Lexicon::kDimensions
    std::span<const std::int8_t> weights;       ///< labels × kHidden
    std::span<const std::int32_t> bias;

    void read(SectionReader& in, std::size_t labels);
    void add_vectors(std::span<const TaggerWord> words, std::size_t at, const Lexicon& lexicon, Sums& sums) const;
  };

  void tag(std::span<Token> tokens, const Document& document, Scratch& scratch) const;
  /// Adds a pass's scores for one word to scratch.scores and returns those of the word.
  std::span<std::int32_t> add_scores(TaggerPass pass, std::size_t at, const TagContext& tags, Scratch& scratch) const;
  void finish(Token& token, std::span<std::int32_t> scores, std::uint32_t label) const;

  std::shared_ptr<const ModelFile> model_;
  std::shared_ptr<const Lexicon> lexicon_;
  std::span<const std::uint8_t> labels_;  ///< pairs of Upos, Xpos
  std::array<Network, kTaggerPasses> networks_;
  std::uint32_t margin_unit_ = 1;  ///< a margin of this much is one step of confidence
};

}  // namespace quipu::language
