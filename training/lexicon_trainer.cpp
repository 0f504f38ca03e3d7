#include "training/lexicon_trainer.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iostream>
#include <unordered_map>

#include "extractors/language/characters.hpp"
#include "extractors/language/lexicon.hpp"
#include "extractors/language/word_atoms.hpp"
#include "training/feature_counter.hpp"
#include "training/model_writer.hpp"
#include "training/random.hpp"
#include "training/raw_corpus.hpp"
#include "training/treebank.hpp"

namespace quipu::training {
namespace {

using language::FeatureHash;
using language::FeatureIndex;
using language::Lexicon;

constexpr std::size_t kSize = Lexicon::kDimensions;
constexpr int kWindow = 2;
constexpr std::uint32_t kBreak = UINT32_MAX;  ///< between sentences of Corpus::words

float dot(const float* a, const float* b) {
  float partial[8] = {};
  for (std::size_t i = 0; i < kSize; i += 8) {
    for (std::size_t j = 0; j < 8; ++j) partial[j] += a[i + j] * b[i + j];
  }
  return ((partial[0] + partial[4]) + (partial[1] + partial[5])) + ((partial[2] + partial[6]) + (partial[3] + partial[7]));
}

struct WordStatistics {
  std::uint32_t count = 0;
  std::uint32_t inside = 0;       ///< not at a sentence's begin, in a sentence with lower-case words
  std::uint32_t capitalised = 0;  ///< of these
};

class LexiconTrainer {
 public:
  explicit LexiconTrainer(const LexiconOptions& options) : options_(options), random_(options.seed) {}

  void add(const std::vector<std::string_view>& sentence) {
    const auto starts = [&](std::string_view word, language::CharClass kind) {
      return language::character_at(word, 0).kind == kind;
    };
    const auto lower =
        std::count_if(sentence.begin(), sentence.end(), [&](auto w) { return starts(w, language::CharClass::Lower); });
    for (std::size_t i = 0; i < sentence.size(); ++i) {
      const FeatureHash word = language::make_atoms(sentence[i], scratch_).word;
      hashes_.push_back(word);
      features_.count(word);
      WordStatistics& statistics = statistics_[word];
      ++statistics.count;
      if (i == 0 || lower < 2) continue;
      ++statistics.inside;
      statistics.capitalised += starts(sentence[i], language::CharClass::Upper);
    }
    hashes_.push_back(0);
  }

  std::string section() {
    features_.assign(options_.least, options_.words);
    std::cout << hashes_.size() << " words of text, " << features_.size() << " in the lexicon" << std::endl;
    number_words();
    train();
    cluster();
    return bytes();
  }

 private:
  void number_words();
  void train();
  void learn(std::size_t at, float rate);
  void pair(float* centre, std::uint32_t context, int place, float rate);
  void cluster();
  std::string bytes() const;

  LexiconOptions options_;
  Random random_;
  std::string scratch_;
  std::vector<FeatureHash> hashes_;
  std::unordered_map<FeatureHash, WordStatistics> statistics_;
  FeatureRows features_;
  std::vector<std::uint32_t> words_;      ///< rows, kBreak between sentences; unknown words are left out of sentences
  std::vector<std::uint32_t> counts_;     ///< by row
  std::vector<std::uint32_t> negatives_;  ///< rows in proportion to count^0.75
  std::vector<std::uint8_t> capitals_;
  std::vector<float> in_, out_;
  std::vector<std::uint16_t> clusters_;
  std::array<float, 1024> sigmoid_;
};

void LexiconTrainer::number_words() {
  counts_.assign(features_.size(), 0);
  capitals_.assign(features_.size(), 0);
  for (const FeatureHash hash : hashes_) {
    const std::uint32_t row = hash ? features_.row(hash) : kBreak;
    words_.push_back(row == FeatureIndex::kNone ? kBreak : row);
    if (row < counts_.size() && counts_[row]++ == 0) {
      const WordStatistics& s = statistics_.at(hash);
      capitals_[row] = s.inside == 0 ? 0 : std::uint8_t(std::min(7u, s.capitalised * 8 / s.inside));
    }
  }
  for (std::uint32_t row = 0; row < counts_.size(); ++row) {
    const auto slots = std::size_t(std::pow(double(counts_[row]), 0.75) / 4) + 1;
    negatives_.insert(negatives_.end(), slots, row);
  }
  for (std::size_t i = 0; i < sigmoid_.size(); ++i) sigmoid_[i] = 1 / (1 + std::exp(-(float(i) - 512) / 64));
}

void LexiconTrainer::train() {
  in_.resize(counts_.size() * kSize);
  out_.assign(counts_.size() * kSize * 2 * kWindow, 0);
  for (float& value : in_) value = random_.symmetric(0.5f / kSize);
  const auto total = float(words_.size()) * float(options_.epochs);
  std::size_t done = 0;
  for (unsigned epoch = 0; epoch < options_.epochs; ++epoch) {
    for (std::size_t at = 0; at < words_.size(); ++at, ++done) {
      if (words_[at] == kBreak) continue;
      // Frequent words are skipped at times, as word2vec does.
      const float share = float(counts_[words_[at]]) / float(words_.size());
      if (random_.unit() > std::sqrt(1e-4f / share) + 1e-4f / share) continue;
      learn(at, options_.rate * std::max(0.01f, 1 - float(done) / total));
    }
    std::cout << "epoch " << epoch + 1 << std::endl;
  }
}

void LexiconTrainer::learn(std::size_t at, float rate) {
  float* centre = in_.data() + std::size_t(words_[at]) * kSize;
  for (int side = -1; side <= 1; side += 2) {
    for (int step = 1; step <= kWindow; ++step) {
      const std::size_t other = at + std::size_t(side * step);  // wraps around before the begin
      if (other >= words_.size() || words_[other] == kBreak) break;
      pair(centre, words_[other], (side > 0 ? kWindow : 0) + step - 1, rate);
    }
  }
}

void LexiconTrainer::pair(float* centre, std::uint32_t context, int place, float rate) {
  std::array<float, kSize> change{};
  for (unsigned n = 0; n <= options_.negatives; ++n) {
    const std::uint32_t word = n == 0 ? context : negatives_[random_.below(negatives_.size())];
    if (n > 0 && word == context) continue;
    float* output = out_.data() + (std::size_t(word) * 2 * kWindow + std::size_t(place)) * kSize;
    const float product = std::clamp(dot(centre, output), -7.9f, 7.9f);
    const float gradient = rate * ((n == 0 ? 1.0f : 0.0f) - sigmoid_[std::size_t(product * 64 + 512)]);
    for (std::size_t i = 0; i < kSize; ++i) {
      change[i] += gradient * output[i];
      output[i] += gradient * centre[i];
    }
  }
  for (std::size_t i = 0; i < kSize; ++i) centre[i] += change[i];
}

/// k-means over directions; the first centres are the most frequent words.
void LexiconTrainer::cluster() {
  const std::size_t words = counts_.size(), k = std::min<std::size_t>(options_.clusters, words);
  std::vector<float> unit(in_);
  for (std::size_t w = 0; w < words; ++w) {
    float* v = unit.data() + w * kSize;
    const float length = std::sqrt(dot(v, v)) + 1e-9f;
    for (std::size_t i = 0; i < kSize; ++i) v[i] /= length;
  }
  std::vector<float> centres(unit.begin(), unit.begin() + std::ptrdiff_t(k * kSize));
  clusters_.assign(words, 0);
  for (int round = 0; round < 12; ++round) {
    std::vector<float> sums(k * kSize);
    for (std::size_t w = 0; w < words; ++w) {
      float best = -2;
      for (std::size_t c = 0; c < k; ++c) {
        const float product = dot(unit.data() + w * kSize, centres.data() + c * kSize);
        if (product > best) {
          best = product;
          clusters_[w] = std::uint16_t(c);
        }
      }
      for (std::size_t i = 0; i < kSize; ++i) sums[clusters_[w] * kSize + i] += unit[w * kSize + i];
    }
    for (std::size_t c = 0; c < k; ++c) {
      const float length = std::sqrt(dot(sums.data() + c * kSize, sums.data() + c * kSize));
      if (length < 1e-6f) continue;
      for (std::size_t i = 0; i < kSize; ++i) centres[c * kSize + i] = sums[c * kSize + i] / length;
    }
  }
}

std::string LexiconTrainer::bytes() const {
  // All vectors get the same mean square, 1, before they are made integers.
  double squares = 0;
  for (const float value : in_) squares += double(value) * double(value);
  const auto scale = float(Lexicon::kVectorScale / std::sqrt(squares / double(in_.size())));
  std::vector<std::int8_t> vectors;
  for (const float value : in_) vectors.push_back(std::int8_t(std::lround(std::clamp(value * scale, -127.0f, 127.0f))));
  SectionWriter out;
  out.number(std::uint32_t(kSize));
  out.number(options_.clusters);
  const auto slots = features_.slots();
  out.array(std::span<const std::uint32_t>(slots));
  out.array(std::span<const std::int8_t>(vectors));
  out.array(std::span<const std::uint8_t>(capitals_));
  out.array(std::span<const std::uint16_t>(clusters_));
  return out.bytes();
}

}  // namespace

std::string train_lexicon(const std::vector<std::string>& texts, const std::vector<std::string>& treebanks,
                          const std::filesystem::path& data, const LexiconOptions& options) {
  LexiconTrainer trainer(options);
  std::vector<std::string_view> words;
  for (const std::string& path : treebanks) {
    const Treebank treebank = read_treebanks({path});
    for (const Sentence& sentence : treebank.sentences) {
      words.clear();
      for (const Word& word : sentence.words) words.push_back(word.form);
      trainer.add(words);
    }
  }
  each_raw_sentence(texts, data, [&](const std::vector<std::string_view>& sentence) { trainer.add(sentence); });
  return trainer.section();
}

}  // namespace quipu::training
