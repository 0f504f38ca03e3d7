#include "extractors/language/name_tagger.hpp"

#include <algorithm>
#include <array>

namespace quipu::language {
namespace {

constexpr std::size_t kLabels = NameTagger::kLabels;

bool goes_on(std::size_t label) { return label > 0 && label % 2 == 0; }

/// The best path, word by word: its score if it ends in a label, and the label before.
struct Step {
  std::array<float, kLabels> scores;
  std::array<std::uint8_t, kLabels> before;
};

Step first_step(const float* scores) {
  Step step{};
  for (std::size_t label = 0; label < kLabels; ++label) step.scores[label] = goes_on(label) ? -1e9f : scores[label];
  return step;
}

Step next_step(const Step& last, std::span<const float> transitions, const float* scores) {
  Step step;
  for (std::size_t label = 0; label < kLabels; ++label) {
    const float* const into = transitions.data() + label * kLabels;
    std::size_t best = 0;
    for (std::size_t before = 1; before < kLabels; ++before) {
      if (last.scores[before] + into[before] > last.scores[best] + into[best]) best = before;
    }
    step.before[label] = std::uint8_t(best);
    step.scores[label] = last.scores[best] + into[best] + scores[label];
  }
  return step;
}

// By how much the label beats the best other one at its own word.
std::uint8_t confidence(const float* scores, std::size_t label) {
  float other = -1e9f;
  for (std::size_t i = 0; i < kLabels; ++i) {
    if (i != label) other = std::max(other, scores[i]);
  }
  return std::uint8_t(gate(scores[label] - other) * 255.0f);
}

}  // namespace

struct NameTagger::Scratch : Workspace {
  EncoderScratch encoder;
  std::vector<std::string_view> forms;
  std::vector<KnownNames::Hint> hints;
  std::vector<WordInput> inputs;
  std::vector<std::int32_t> sums;
  std::vector<float> scores;
  std::vector<Step> steps;
};

NameTagger::NameTagger(std::shared_ptr<const ModelFile> model, std::shared_ptr<const WordVectors> vectors) : model_(std::move(model)) {
  SectionReader reader(*model_, kSection);
  known_names_.read(reader);
  encoder_.read(reader, std::move(vectors));
  labels_.read(reader);
  transitions_ = reader.array<float>();
  reader.finish();
  if (transitions_.size() != kLabels * kLabels) reader.fail("the transitions do not fit the labels");
  if (labels_.inputs() != encoder_.width() || labels_.used() != kLabels) reader.fail("the labels do not fit the encoder");
}

std::unique_ptr<Workspace> NameTagger::make_workspace() const { return std::make_unique<Scratch>(); }

void NameTagger::run(const Document& document, Annotation& annotation, Workspace* workspace) const {
  Scratch& scratch = static_cast<Scratch&>(*workspace);
  const std::span<Token> tokens = annotation.tokens;
  for (const Sentence& sentence : annotation.sentences) {
    for (std::size_t first = sentence.first; first < sentence.end; first += kMaxWords) {
      tag_piece(document, tokens.subspan(first, std::min<std::size_t>(kMaxWords, sentence.end - first)), scratch);
    }
  }
}

void NameTagger::tag_piece(const Document& document, std::span<Token> tokens, Scratch& s) const {
  s.forms.clear();
  for (const Token& token : tokens) s.forms.push_back(std::string_view(document.text).substr(token.begin, token.end - token.begin));
  known_names_.find(s.forms, s.hints);
  s.inputs.clear();
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    s.inputs.push_back({s.forms[i], tokens[i].upos, tokens[i].xpos, s.hints[i]});
  }
  encoder_.encode(s.inputs, s.encoder);
  labels_.apply(s.encoder.vectors, tokens.size() + 1, s.sums, s.scores);
  const auto scores_of = [&](std::size_t word) { return s.scores.data() + (word + 1) * labels_.rows(); };  // row 0: the root
  s.steps.clear();
  s.steps.push_back(first_step(scores_of(0)));
  for (std::size_t i = 1; i < tokens.size(); ++i) s.steps.push_back(next_step(s.steps.back(), transitions_, scores_of(i)));
  const auto& last = s.steps.back().scores;
  std::size_t label = std::size_t(std::max_element(last.begin(), last.end()) - last.begin());
  for (std::size_t i = tokens.size(); i-- > 0;) {
    tokens[i].name_type = NameType((label + 1) / 2);
    tokens[i].name_begins = label % 2 == 1;
    tokens[i].name_confidence = confidence(scores_of(i), label);
    label = s.steps[i].before[label];
  }
}

}  // namespace quipu::language
