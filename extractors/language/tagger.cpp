#include "extractors/language/tagger.hpp"

#include <algorithm>
#include <vector>

namespace quipu::language {

struct Tagger::Scratch : Workspace {
  std::string text;
  std::vector<TaggerWord> words;
  std::vector<Sums> sums;             ///< of each word's features without tags
  std::vector<std::int32_t> scores;   ///< words × labels
  std::vector<std::uint32_t> labels;  ///< of the backward pass, counted from 1, and two zeros
};

Tagger::Tagger(std::shared_ptr<const ModelFile> model, std::shared_ptr<const Lexicon> lexicon)
    : model_(std::move(model)), lexicon_(std::move(lexicon)) {
  SectionReader in(*model_, kSection);
  if (in.number() != kHidden) in.fail("the hidden layer has another width");
  margin_unit_ = in.number();
  labels_ = in.array<std::uint8_t>();
  if (labels_.size() < 4 || labels_.size() % 2 != 0 || margin_unit_ == 0) in.fail("its labels make no sense");
  for (std::size_t i = 0; i < labels_.size(); i += 2) {
    if (labels_[i] >= kUposCount || labels_[i + 1] >= kXposCount) in.fail("unknown tag");
  }
  read_network(in);
  in.finish();
}

void Tagger::read_network(SectionReader& in) {
  const auto slots = in.array<std::uint32_t>();
  rows_ = in.array<std::int8_t>();
  hidden_bias_ = in.array<std::int16_t>();
  projections_ = in.array<std::int16_t>();
  const std::size_t labels = labels_.size() / 2;
  bool fit = hidden_bias_.size() == kHidden && rows_.size() % kHidden == 0 &&
             projections_.size() == kTaggerPlaces * kHidden * Lexicon::kDimensions;
  for (Output& output : outputs_) {
    output.weights = in.array<std::int8_t>();
    output.bias = in.array<std::int32_t>();
    fit = fit && output.weights.size() == labels * kHidden && output.bias.size() == labels;
  }
  if (!fit) in.fail("its arrays do not fit together");
  if (!FeatureIndex::fits(slots, rows_.size() / kHidden)) in.fail("its feature index is broken");
  index_ = FeatureIndex(slots);
}

std::unique_ptr<Workspace> Tagger::make_workspace() const { return std::make_unique<Scratch>(); }

void Tagger::run(const Document& document, Annotation& annotation, Workspace* workspace) const {
  auto& scratch = static_cast<Scratch&>(*workspace);
  for (const Sentence& sentence : annotation.sentences) {
    tag(std::span(annotation.tokens).subspan(sentence.first, sentence.size()), document, scratch);
  }
}

void Tagger::tag(std::span<Token> tokens, const Document& document, Scratch& scratch) const {
  const std::size_t size = tokens.size();
  scratch.words.resize(size);
  for (std::size_t i = 0; i < size; ++i) {
    scratch.words[i] = make_tagger_word(document.slice({tokens[i].begin, tokens[i].end}), *lexicon_, scratch.text);
  }
  set_manner(scratch.words, [&](std::size_t i) { return character_at(document.text, tokens[i].begin).kind; });
  sum_words(scratch);
  scratch.scores.assign(size * labels_.size() / 2, 0);
  scratch.labels.assign(size + 2, 0);
  const auto best = [](std::span<const std::int32_t> scores) {
    return std::uint32_t(std::max_element(scores.begin(), scores.end()) - scores.begin());
  };
  auto& later = scratch.labels;
  for (std::size_t i = size; i-- > 0;) {
    later[i] = best(add_scores(TaggerPass::Backward, i, {0, 0, later[i + 1], later[i + 2]}, scratch)) + 1;
  }
  TagContext tags;
  for (std::size_t i = 0; i < size; ++i) {
    tags.right1 = later[i + 1];
    tags.right2 = later[i + 2];
    const auto scores = add_scores(TaggerPass::Forward, i, tags, scratch);
    const std::uint32_t label = best(scores);
    finish(tokens[i], scores, label);
    tags.left2 = tags.left1;
    tags.left1 = label + 1;
  }
}

void Tagger::finish(Token& token, std::span<std::int32_t> scores, std::uint32_t label) const {
  token.upos = Upos(labels_[2 * label]);
  token.xpos = Xpos(labels_[2 * label + 1]);
  const std::int64_t top = scores[label];
  scores[label] = INT32_MIN;
  const std::int64_t margin = top - *std::max_element(scores.begin(), scores.end());
  token.tag_confidence = std::uint8_t(std::min<std::int64_t>(255, margin / margin_unit_));
}

void Tagger::sum_words(Scratch& scratch) const {
  scratch.sums.resize(scratch.words.size());
  for (std::size_t i = 0; i < scratch.words.size(); ++i) {
    std::array<std::uint32_t, kTaggerMaxFeatures> found;
    std::size_t count = 0;
    each_word_feature(scratch.words, i, [&](FeatureHash hash) {
      const std::uint32_t row = index_.row(hash);
      found[count] = row;
      count += row != FeatureIndex::kNone;
    });
    Sums sums;
    std::copy(hidden_bias_.begin(), hidden_bias_.end(), sums.begin());
    for (std::size_t f = 0; f < count; ++f) add_row<kHidden>(rows_.data() + found[f] * kHidden, sums);
    add_vectors(scratch.words, i, sums);
    scratch.sums[i] = sums;
  }
}

void Tagger::add_vectors(std::span<const TaggerWord> words, std::size_t at, Sums& sums) const {
  for (std::size_t place = 0; place < kTaggerPlaces; ++place) {
    const std::size_t other = at + place - std::size_t(kTaggerReach);  // wraps around before the sentence's begin
    if (other >= words.size() || words[other].entry == Lexicon::kUnknown) continue;
    const auto vector = lexicon_->vector(words[other].entry);
    std::array<std::int16_t, Lexicon::kDimensions> wide;
    std::copy(vector.begin(), vector.end(), wide.begin());
    const std::int16_t* projection = projections_.data() + place * kHidden * Lexicon::kDimensions;
    for (std::size_t i = 0; i < kHidden; ++i, projection += Lexicon::kDimensions) {
      std::int32_t sum = 0;
      for (std::size_t j = 0; j < Lexicon::kDimensions; ++j) sum += std::int32_t(wide[j]) * std::int32_t(projection[j]);
      sums[i] = std::int16_t(sums[i] + (sum >> kVectorShift));
    }
  }
}

std::span<std::int32_t> Tagger::add_scores(TaggerPass pass, std::size_t at, const TagContext& tags, Scratch& scratch) const {
  Sums sums = scratch.sums[at];
  each_tag_feature(scratch.words, at, pass, tags, [&](FeatureHash hash) {
    const std::uint32_t row = index_.row(hash);
    if (row != FeatureIndex::kNone) add_row<kHidden>(rows_.data() + row * kHidden, sums);
  });
  for (std::int16_t& sum : sums) sum = std::int16_t(std::clamp(sum >> kHiddenShift, 0, kHiddenMax));
  const Output& output = outputs_[std::size_t(pass)];
  const std::size_t labels = labels_.size() / 2;
  const auto scores = std::span(scratch.scores).subspan(at * labels, labels);
  for (std::size_t label = 0; label < labels; ++label) {
    const std::int8_t* row = output.weights.data() + label * kHidden;
    std::int32_t sum = output.bias[label];
    for (std::size_t i = 0; i < kHidden; ++i) sum += std::int32_t(sums[i]) * std::int32_t(row[i]);
    scores[label] += sum;
  }
  return scores;
}

}  // namespace quipu::language
