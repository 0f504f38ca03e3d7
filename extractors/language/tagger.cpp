#include "extractors/language/tagger.hpp"

#include <algorithm>
#include <vector>

namespace quipu::language {

struct Tagger::Scratch : Workspace {
  std::string text;
  std::vector<TaggerWord> words;
  std::array<std::uint32_t, kTaggerMaxFeatures> rows;
  std::vector<std::int32_t> scores;
};

Tagger::Tagger(std::shared_ptr<const ModelFile> model, std::shared_ptr<const Lexicon> lexicon)
    : model_(std::move(model)), lexicon_(std::move(lexicon)) {
  SectionReader in(*model_, kSection);
  if (in.number() != kHidden) in.fail("the hidden layer has another width");
  margin_unit_ = in.number();
  labels_ = in.array<std::uint8_t>();
  const auto slots = in.array<std::uint32_t>();
  rows_ = in.array<std::int8_t>();
  hidden_bias_ = in.array<std::int16_t>();
  projections_ = in.array<std::int16_t>();
  weights_ = in.array<std::int8_t>();
  bias_ = in.array<std::int32_t>();
  in.finish();
  const std::size_t labels = labels_.size() / 2;
  const bool sizes = labels > 1 && weights_.size() == labels * kHidden && bias_.size() == labels && hidden_bias_.size() == kHidden;
  if (projections_.size() != kTaggerPlaces * kHidden * Lexicon::kDimensions) in.fail("the projections have another size");
  if (!sizes || margin_unit_ == 0 || rows_.size() % kHidden != 0) in.fail("its arrays do not fit together");
  if (!FeatureIndex::fits(slots, rows_.size() / kHidden)) in.fail("its feature index is broken");
  for (std::size_t i = 0; i < labels; ++i) {
    if (labels_[2 * i] >= kUposCount || labels_[2 * i + 1] >= kXposCount) in.fail("unknown tag");
  }
  index_ = FeatureIndex(slots);
}

std::unique_ptr<Workspace> Tagger::make_workspace() const { return std::make_unique<Scratch>(); }

void Tagger::run(const Document& document, Annotation& annotation, Workspace* workspace) const {
  auto& scratch = static_cast<Scratch&>(*workspace);
  scratch.scores.resize(labels_.size() / 2);
  for (const Sentence& sentence : annotation.sentences) {
    tag(std::span(annotation.tokens).subspan(sentence.first, sentence.size()), document, scratch);
  }
}

void Tagger::tag(std::span<Token> tokens, const Document& document, Scratch& scratch) const {
  auto& words = scratch.words;
  words.resize(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    words[i] = make_tagger_word(document.slice({tokens[i].begin, tokens[i].end}), *lexicon_, scratch.text);
  }
  set_manner(words, [&](std::size_t i) { return character_at(document.text, tokens[i].begin).kind; });
  std::uint32_t tag1 = 0, tag2 = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    std::size_t count = 0;
    each_tagger_feature(words, i, tag1, tag2, [&](FeatureHash hash) {
      const std::uint32_t row = index_.row(hash);
      scratch.rows[count] = row;
      count += row != FeatureIndex::kNone;
    });
    std::array<std::int16_t, kHidden> sums;
    std::copy(hidden_bias_.begin(), hidden_bias_.end(), sums.begin());
    for (std::size_t f = 0; f < count; ++f) add_row<kHidden>(rows_.data() + scratch.rows[f] * kHidden, sums);
    add_vectors(words, i, sums);
    const std::uint32_t label = best_label(sums, scratch, tokens[i].tag_confidence);
    tokens[i].upos = Upos(labels_[2 * label]);
    tokens[i].xpos = Xpos(labels_[2 * label + 1]);
    tag2 = tag1;
    tag1 = label + 1;
  }
}

void Tagger::add_vectors(std::span<const TaggerWord> words, std::size_t at, std::array<std::int16_t, kHidden>& sums) const {
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

std::uint32_t Tagger::best_label(const std::array<std::int16_t, kHidden>& sums, Scratch& scratch, std::uint8_t& confidence) const {
  std::array<std::int16_t, kHidden> hidden;
  for (std::size_t i = 0; i < kHidden; ++i) hidden[i] = std::int16_t(std::clamp(sums[i] >> kHiddenShift, 0, kHiddenMax));
  const std::size_t labels = scratch.scores.size();
  for (std::size_t label = 0; label < labels; ++label) {
    const std::int8_t* weights = weights_.data() + label * kHidden;
    std::int32_t sum = bias_[label];
    for (std::size_t i = 0; i < kHidden; ++i) sum += std::int32_t(hidden[i]) * std::int32_t(weights[i]);
    scratch.scores[label] = sum;
  }
  const auto& scores = scratch.scores;
  std::size_t best = 0;
  std::int32_t second = INT32_MIN;
  for (std::size_t label = 1; label < labels; ++label) {
    if (scores[label] > scores[best]) {
      second = scores[best];
      best = label;
    } else {
      second = std::max(second, scores[label]);
    }
  }
  confidence = std::uint8_t(std::min<std::int64_t>(255, (std::int64_t(scores[best]) - second) / margin_unit_));
  return std::uint32_t(best);
}

}  // namespace quipu::language
