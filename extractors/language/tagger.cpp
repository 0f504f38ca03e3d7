#include "extractors/language/tagger.hpp"

#include <algorithm>

namespace quipu::language {
namespace {

bool is_upper(std::string_view form) { return !form.empty() && form[0] >= 'A' && form[0] <= 'Z'; }
bool is_lower(std::string_view form) { return !form.empty() && form[0] >= 'a' && form[0] <= 'z'; }

}  // namespace

struct Tagger::Scratch : Workspace {
  EncoderScratch encoder;
  std::vector<WordInput> inputs;
  TagLabels::Scratch labels;
};

Tagger::Tagger(std::shared_ptr<const ModelFile> model, std::shared_ptr<const WordVectors> vectors)
    : model_(std::move(model)), vectors_(std::move(vectors)) {
  SectionReader in(*model_, kSection);
  encoder_.read(in, vectors_);
  labels_.read(in);
  in.finish();
  if (labels_.inputs() != encoder_.width()) in.fail("its labels do not fit the encoder");
}

std::unique_ptr<Workspace> Tagger::make_workspace() const { return std::make_unique<Scratch>(); }

void Tagger::run(const Document& document, Annotation& annotation, Workspace* workspace) const {
  auto& scratch = static_cast<Scratch&>(*workspace);
  const std::span<Token> tokens = annotation.tokens;
  for (const Sentence& sentence : annotation.sentences) {
    for (std::size_t first = sentence.first; first < sentence.end; first += kMaxWords) {
      tag_piece(document, tokens.subspan(first, std::min<std::size_t>(kMaxWords, sentence.end - first)), scratch);
    }
  }
}

std::uint16_t Tagger::manner(std::span<const WordInput> words) {
  std::size_t upper = 0, letters = 0;
  for (std::size_t i = 1; i < words.size(); ++i) {
    upper += is_upper(words[i].form);
    letters += is_upper(words[i].form) || is_lower(words[i].form);
  }
  const std::size_t share = upper == 0 ? 0 : letters < 2 ? 6 : 1 + 4 * upper / letters;
  const std::size_t length = words.size() < 4 ? 0 : words.size() < 12 ? 1 : 2;
  return std::uint16_t(share * 8 + length * 2 + (!words.empty() && is_upper(words[0].form)));
}

void Tagger::tag_piece(const Document& document, std::span<Token> tokens, Scratch& s) const {
  s.inputs.clear();
  for (const Token& token : tokens) s.inputs.push_back({document.slice({token.begin, token.end}), Upos::Unset, Xpos::Unset, {}});
  const std::uint16_t manner_row = 1 + kCapitals + manner(s.inputs);
  for (WordInput& word : s.inputs) {
    const std::uint32_t entry = vectors_->find(word_hash(PlainWord(word.form)));
    word.extras = {std::uint16_t(1 + vectors_->capital(entry)), manner_row};
  }
  encoder_.encode(s.inputs, s.encoder);
  labels_.choose(s.encoder.vectors, tokens, s.labels);
}

}  // namespace quipu::language
