#include "extractors/language/tagger.hpp"

#include <algorithm>
#include <vector>

namespace quipu::language {

struct Tagger::Scratch : Workspace {
  std::string text;
  std::vector<TaggerWord> words;
  std::vector<std::int32_t> scores;  ///< words × labels
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
  for (Network& network : networks_) network.read(in, labels_.size() / 2);
  in.finish();
}

void Tagger::Network::read(SectionReader& in, std::size_t labels) {
  const auto slots = in.array<std::uint32_t>();
  rows = in.array<std::int8_t>();
  hidden_bias = in.array<std::int16_t>();
  projections = in.array<std::int16_t>();
  weights = in.array<std::int8_t>();
  bias = in.array<std::int32_t>();
  const bool fit = hidden_bias.size() == kHidden && rows.size() % kHidden == 0 && weights.size() == labels * kHidden &&
                   bias.size() == labels && projections.size() == kTaggerPlaces * kHidden * Lexicon::kDimensions;
  if (!fit) in.fail("its arrays do not fit together");
  if (!FeatureIndex::fits(slots, rows.size() / kHidden)) in.fail("its feature index is broken");
  index = FeatureIndex(slots);
}

std::unique_ptr<Workspace> Tagger::make_workspace() const {
  return std::make_unique<Scratch>();
}

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
  scratch.scores.assign(size * labels_.size() / 2, 0);
  const auto best = [](std::span<const std::int32_t> scores) {
    return std::uint32_t(std::max_element(scores.begin(), scores.end()) - scores.begin());
  };
  TagContext tags;
  for (std::size_t i = size; i-- > 0;) tags = {best(add_scores(TaggerPass::Backward, i, tags, scratch)) + 1, tags.near};
  tags = {};
  for (std::size_t i = 0; i < size; ++i) {
    const auto scores = add_scores(TaggerPass::Forward, i, tags, scratch);
    const std::uint32_t label = best(scores);
    finish(tokens[i], scores, label);
    tags = {label + 1, tags.near};
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

void Tagger::Network::add_vectors(std::span<const TaggerWord> words, std::size_t at, const Lexicon& lexicon, Sums& sums) const {
  for (std::size_t place = 0; place < kTaggerPlaces; ++place) {
    const std::size_t other = at + place - std::size_t(kTaggerReach);  // wraps around before the sentence's begin
    if (other >= words.size() || words[other].entry == Lexicon::kUnknown) continue;
    const auto vector = lexicon.vector(words[other].entry);
    std::array<std::int16_t, Lexicon::kDimensions> wide;
    std::copy(vector.begin(), vector.end(), wide.begin());
    const std::int16_t* projection = projections.data() + place * kHidden * Lexicon::kDimensions;
    for (std::size_t i = 0; i < kHidden; ++i, projection += Lexicon::kDimensions) {
      std::int32_t sum = 0;
      for (std::size_t j = 0; j < Lexicon::kDimensions; ++j) sum += std::int32_t(wide[j]) * std::int32_t(projection[j]);
      sums[i] = std::int16_t(sums[i] + (sum >> kVectorShift));
    }
  }
}

std::span<std::int32_t> Tagger::add_scores(TaggerPass pass, std::size_t at, const TagContext& tags, Scratch& scratch) const {
  const Network& network = networks_[std::size_t(pass)];
  std::array<std::uint32_t, kTaggerMaxFeatures> found;
  std::size_t count = 0;
  const auto look_up = [&](FeatureHash hash) {
    const std::uint32_t row = network.index.row(hash);
    found[count] = row;
    count += row != FeatureIndex::kNone;
  };
  each_word_feature(scratch.words, at, look_up);
  each_tag_feature(scratch.words, at, pass, tags, look_up);
  Sums sums;
  std::copy(network.hidden_bias.begin(), network.hidden_bias.end(), sums.begin());
  for (std::size_t f = 0; f < count; ++f) add_row<kHidden>(network.rows.data() + found[f] * kHidden, sums);
  network.add_vectors(scratch.words, at, *lexicon_, sums);
  for (std::int16_t& sum : sums) sum = std::int16_t(std::clamp(sum >> kHiddenShift, 0, kHiddenMax));
  const std::size_t labels = labels_.size() / 2;
  const auto scores = std::span(scratch.scores).subspan(at * labels, labels);
  for (std::size_t label = 0; label < labels; ++label) {
    const std::int8_t* row = network.weights.data() + label * kHidden;
    std::int32_t sum = network.bias[label];
    for (std::size_t i = 0; i < kHidden; ++i) sum += std::int32_t(sums[i]) * std::int32_t(row[i]);
    scores[label] += sum;
  }
  return scores;
}

}  // namespace quipu::language
