#pragma once
// The float network behind one pass of language::Tagger while it is trained.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "extractors/language/tagger.hpp"
#include "training/feature_counter.hpp"
#include "training/model_writer.hpp"
#include "training/random.hpp"

namespace quipu::training {

struct NetworkOptions {
  float rate = 0.05f;         ///< Adagrad's, at the start; it goes down to nothing linearly
  float feature_drop = 0.2f;  ///< share of features left out of each example
  std::uint32_t least = 2;    ///< occurrences below which a feature is not kept
  std::uint32_t rows = 42000;  ///< at most; two networks of so many keep the model under 16 MB
};

/// Sparse features and word vectors to one hidden layer, to scores of labels; cross entropy, Adagrad.
class RowNetwork {
 public:
  static constexpr std::size_t kHidden = language::Tagger::kHidden;
  using Layer = std::array<float, kHidden>;
  /// A word among its neighbours and their tags.
  struct Place {
    std::span<const language::TaggerWord> words;
    std::size_t at;
    language::TaggerPass pass;
    language::TagContext tags;
  };

  RowNetwork(const language::Lexicon& lexicon, const NetworkOptions& options) : lexicon_(lexicon), options_(options) {}

  void count_features(const Place& place);
  void initialise(std::size_t labels, Random& random);
  std::size_t feature_count() const { return features_.size(); }

  /// The scores of all labels.
  const std::vector<float>& score(const Place& place) { return score(place, 0, nullptr); }
  /// Scores with features left out, then a step towards `gold`. `progress` is the share of training that is done. Returns the
  /// label that was best before the step.
  std::uint32_t learn(const Place& place, std::uint32_t gold, float progress, Random& random);

  float largest_weight() const;
  /// Appends the network as Tagger reads it; `weight_scale` makes the output weights integers.
  void write(float weight_scale, SectionWriter& out) const;
  /// How many units of the integer scores are 1.
  static float score_scale(float weight_scale);

 private:
  /// A parameter block with Adagrad's sums of squares.
  struct Parameter {
    Layer value{};
    Layer squares{};
    void step(const Layer& gradient, float rate);
  };

  const std::vector<float>& score(const Place& place, float drop, Random* random);
  void project(const Place& place, Layer& sums) const;
  void learn_projections(const Place& place, const Layer& gradient, float rate);
  void learn_output(std::uint32_t gold, float rate, Layer& gradient);

  const language::Lexicon& lexicon_;
  NetworkOptions options_;
  FeatureRows features_;
  std::vector<Parameter> rows_, weights_, projections_;  ///< projections: places × dimensions, each to all hidden units
  Parameter hidden_bias_;
  std::vector<float> bias_, bias_squares_;
  std::vector<std::uint32_t> active_;  ///< rows of the place last scored
  Layer hidden_{};
  std::vector<float> scores_;
};

}  // namespace quipu::training
