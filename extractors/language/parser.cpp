#include "extractors/language/parser.hpp"

#include <algorithm>

#include "extractors/language/tree_decoder.hpp"

namespace quipu::language {
namespace {

// Distances from a word to its head, cut to ±kFarthest; the first row also serves the root.
constexpr std::ptrdiff_t kFarthest = 16;
constexpr std::size_t kDistances = 2 * kFarthest + 1;

std::size_t distance_row(std::size_t word, std::size_t head) {
  if (head == 0) return 0;
  return std::size_t(std::clamp(std::ptrdiff_t(head) - std::ptrdiff_t(word), -kFarthest, kFarthest) + kFarthest);
}

// Scores are clamped to this; TreeDecoder counts on it.
constexpr float kMaxScore = 100.0f;

// The confidence of a head that the tree put in the place of the word's own favourite.
constexpr std::uint8_t kOverruled = 96;

struct Margin {
  std::uint32_t head = 0;
  float size = 0.0f;
};

// What the encoder reads of how sure the tagger is: the unit of log-odds, the last row for eight and more.
constexpr std::uint8_t kMargins = 9, kMarginUnit = 16;
std::uint16_t margin_row(std::uint8_t confidence) { return 1 + std::min<std::uint8_t>(confidence / kMarginUnit, kMargins - 1); }

// A piece of a very long sentence ends behind its last punctuation mark, if that lies in its last third.
bool ends_piece(std::string_view form) { return form == "," || form == ";" || form == "." || form == ":" || form == ")"; }

/// The first word of a name heads it, and nothing but marks and its other words hangs below those: whatever the scores put there
/// ("The director is Ada Lovelace", with the subject on the surname) belongs to the first.
void raise_from_names(std::span<Token> tokens, TokenIndex first) {
  const auto is_later_word = [&](TokenIndex head) { return head != kRoot && tokens[head - first].deprel == Deprel::Flat; };
  for (Token& token : tokens) {
    if (token.deprel == Deprel::Flat || token.deprel == Deprel::Punct) continue;
    while (is_later_word(token.head)) token.head = tokens[token.head - first].head;
  }
}

}  // namespace

struct Parser::Scratch : Workspace {
  EncoderScratch encoder;
  TreeDecoder decoder;
  std::vector<WordInput> inputs;
  std::vector<std::int32_t> sums;
  std::vector<float> projected;
  QuantizedVectors words;                ///< arc vectors of words
  QuantizedVectors heads;                ///< arc vectors of heads
  std::vector<std::int8_t> head_matrix;  ///< the same as a packed matrix
  std::vector<float> biases;  ///< of heads
  std::vector<float> distances;
  std::vector<float> scores;
  std::vector<Margin> margins;
  QuantizedVectors arcs;                 ///< label vectors of the chosen arcs
  std::vector<float> arc;
  std::vector<float> label_scores;
  TagLabels::Scratch tags;
};

Parser::Parser(std::shared_ptr<const ModelFile> model, std::shared_ptr<const WordVectors> vectors) : model_(std::move(model)) {
  SectionReader reader(*model_, kSection);
  encoder_.read(reader, std::move(vectors));
  arc_width_ = reader.number();
  label_width_ = reader.number();
  projection_.read(reader);
  distance_.read(reader);
  labels_.read(reader);
  label_distances_ = reader.array<float>();
  for (const std::uint8_t relation : reader.array<std::uint8_t>()) {
    if (relation > std::uint8_t(Deprel::Xcomp)) reader.fail("a relation that does not exist");
    relations_.push_back(Deprel(relation));
  }
  tags_.read(reader);
  reader.finish();
  const bool fits = projection_.inputs() == encoder_.width() && projection_.used() == 2 * arc_width_ + 1 + 2 * label_width_ &&
                    distance_.inputs() == arc_width_ && distance_.used() == kDistances && labels_.inputs() == label_width_ &&
                    labels_.used() == relations_.size() && label_distances_.size() == kDistances * label_width_ &&
                    tags_.inputs() == encoder_.width();
  if (!fits || relations_.empty()) reader.fail("the parts of the parser do not fit together");
}

std::unique_ptr<Workspace> Parser::make_workspace() const { return std::make_unique<Scratch>(); }

void Parser::run(const Document& document, Annotation& annotation, Workspace* workspace) const {
  Scratch& scratch = static_cast<Scratch&>(*workspace);
  for (const Sentence& sentence : annotation.sentences) parse_sentence(document, annotation, sentence, scratch);
}

void Parser::parse_sentence(const Document& document, Annotation& annotation, const Sentence& sentence, Scratch& scratch) const {
  TokenIndex root_before = kRoot;
  for (TokenIndex first = sentence.first; first < sentence.end;) {
    TokenIndex end = std::min<TokenIndex>(sentence.end, first + TokenIndex(kMaxParsedWords));
    scratch.inputs.clear();
    for (TokenIndex i = first; i < end; ++i) {
      const Token& token = annotation.tokens[i];
      scratch.inputs.push_back({annotation.form(document, i), token.upos, token.xpos, {margin_row(token.tag_confidence)}});
    }
    if (end < sentence.end) {
      std::size_t size = scratch.inputs.size();
      while (size > kMaxParsedWords * 2 / 3 && !ends_piece(scratch.inputs[size - 1].form)) --size;
      if (ends_piece(scratch.inputs[size - 1].form)) end = first + TokenIndex(size);
      scratch.inputs.resize(end - first);
    }
    const TokenIndex root = parse_piece(std::span(annotation.tokens).subspan(first, end - first), first, scratch);
    if (root_before != kRoot) {
      annotation.tokens[root].head = root_before;
      annotation.tokens[root].deprel = Deprel::Parataxis;
    }
    root_before = root;
    first = end;
  }
}

namespace {

// The vectors in groups of 16 by 4 numbers; rows past `count` are zeros.
void pack(const QuantizedVectors& vectors, std::size_t count, std::vector<std::int8_t>& matrix) {
  const std::size_t padded = (count + kRowGroup - 1) / kRowGroup * kRowGroup;
  matrix.assign(padded * vectors.width, 0);
  for (std::size_t row = 0; row < count; ++row) {
    for (std::size_t i = 0; i < vectors.width; i += kInputGroup) {
      std::copy_n(vectors.values.data() + row * vectors.width + i, kInputGroup, matrix.data() + packed_index(vectors.width, row, i));
    }
  }
}

// Scores of all heads for one word, without distances.
QUIPU_VECTOR_CLONES void score_heads(const std::int32_t* sums, float word_scale, const float* head_scales, const float* biases,
                                     std::size_t count, float* scores) {
  for (std::size_t head = 0; head < count; ++head) scores[head] = float(sums[head]) * (word_scale * head_scales[head]) + biases[head];
}

QUIPU_VECTOR_CLONES void add_rectified(const float* a, const float* b, const float* c, std::size_t size, float* sums) {
  for (std::size_t i = 0; i < size; ++i) {
    const float sum = a[i] + b[i] + c[i];
    sums[i] = sum > 0.0f ? sum : 0.0f;
  }
}

}  // namespace

// Vectors of words and heads from the encoder's output, then scores of all pairs by one multiplication, the heads being its
// matrix.
void Parser::score_arcs(std::size_t count, Scratch& s) const {
  const std::size_t columns = projection_.rows(), padded = (count + kRowGroup - 1) / kRowGroup * kRowGroup;
  projection_.apply(s.encoder.vectors, count, s.sums, s.projected);
  s.words.resize(count, arc_width_);
  s.heads.resize(count, arc_width_);
  s.biases.resize(count);
  for (std::size_t t = 0; t < count; ++t) {
    const float* const word = s.projected.data() + t * columns;
    s.words.set(t, word);
    s.heads.set(t, word + arc_width_);
    s.biases[t] = word[2 * arc_width_];
  }
  distance_.apply(s.words, count, s.sums, s.distances);
  pack(s.heads, count, s.head_matrix);
  if (s.sums.size() < count * padded) s.sums.resize(count * padded);
  multiply({s.head_matrix.data(), padded, arc_width_}, s.words.values.data(), count, s.sums.data());
  s.scores.resize(count * count);
  for (std::size_t word = 1; word < count; ++word) {
    const float* const distances = s.distances.data() + word * distance_.rows();
    float* const scores = s.scores.data() + word * count;
    score_heads(s.sums.data() + word * padded, s.words.scales[word], s.heads.scales.data(), s.biases.data(), count, scores);
    for (std::size_t head = 0; head < count; ++head) {
      scores[head] = std::clamp(scores[head] + distances[distance_row(word, head)], -kMaxScore, kMaxScore);
    }
  }
}

// A word's best head and by how much it beats the second best, before the tree is asked for.
void Parser::find_margins(std::size_t count, Scratch& s) const {
  s.margins.assign(count, {});
  for (std::size_t word = 1; word < count; ++word) {
    Margin& margin = s.margins[word];
    float best = -kMaxScore, second = -kMaxScore;
    for (std::uint32_t head = 0; head < count; ++head) {
      const float score = s.scores[word * count + head];
      if (head == word || score <= second) continue;
      second = score;
      if (second > best) {
        std::swap(second, best);
        margin.head = head;
      }
    }
    margin.size = best - second;
  }
}

TokenIndex Parser::parse_piece(std::span<Token> tokens, TokenIndex first, Scratch& s) const {
  const std::size_t count = tokens.size() + 1;
  encoder_.encode(s.inputs, s.encoder);
  tags_.choose_again(s.encoder.vectors, tokens, s.tags);
  score_arcs(count, s);
  find_margins(count, s);
  const std::span<const std::uint32_t> heads = s.decoder.decode(s.scores, tokens.size());
  label_arcs(tokens, heads, s);
  TokenIndex root = first;
  for (std::size_t word = 1; word < count; ++word) {
    Token& token = tokens[word - 1];
    token.head = heads[word] == 0 ? kRoot : first + heads[word] - 1;
    if (heads[word] == 0) root = first + TokenIndex(word) - 1;
    const Margin& margin = s.margins[word];
    token.head_confidence = heads[word] == margin.head ? std::uint8_t(gate(margin.size) * 255.0f) : kOverruled;
  }
  raise_from_names(tokens, first);
  return root;
}

void Parser::label_arcs(std::span<Token> tokens, std::span<const std::uint32_t> heads, Scratch& s) const {
  const std::size_t columns = projection_.rows(), word_part = 2 * arc_width_ + 1, head_part = word_part + label_width_;
  s.arcs.resize(tokens.size(), label_width_);
  s.arc.resize(label_width_);
  for (std::size_t word = 1; word <= tokens.size(); ++word) {
    const float* const of_word = s.projected.data() + word * columns + word_part;
    const float* const of_head = s.projected.data() + heads[word] * columns + head_part;
    const float* const of_distance = label_distances_.data() + distance_row(word, heads[word]) * label_width_;
    add_rectified(of_word, of_head, of_distance, label_width_, s.arc.data());
    s.arcs.set(word - 1, s.arc.data());
  }
  labels_.apply(s.arcs, tokens.size(), s.sums, s.label_scores);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    tokens[i].deprel = heads[i + 1] == 0 ? Deprel::Root : best_relation({s.label_scores.data() + i * labels_.rows(), labels_.used()});
  }
}

// The best but `root`, which only the tree's root may have.
Deprel Parser::best_relation(std::span<const float> scores) const {
  std::size_t best = relations_.size();
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (relations_[i] != Deprel::Root && (best == relations_.size() || scores[i] > scores[best])) best = i;
  }
  return best == relations_.size() ? Deprel::Dep : relations_[best];
}

}  // namespace quipu::language
