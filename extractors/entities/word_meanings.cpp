#include "extractors/entities/word_meanings.hpp"

#include <charconv>
#include <cmath>

#include "extractors/language/word_features.hpp"

namespace quipu::entities {

using language::WordVectors;

WordMeanings::WordMeanings(const std::filesystem::path& data_dir) {
  auto model = language::ModelFile::open(data_dir / "english.model");
  if (model->has(WordVectors::kSection)) vectors_.emplace(std::move(model));
}

std::optional<Meaning> WordMeanings::of(std::string_view word) const {
  if (!vectors_) return std::nullopt;
  const std::uint32_t index = vectors_->find(language::word_hash(language::PlainWord(word)));
  if (index == WordVectors::kUnknown) return std::nullopt;
  Meaning meaning;
  vectors_->unpack(index, meaning.values.data());
  int squares = 0;
  for (const int value : meaning.values) squares += value * value;
  meaning.length = std::sqrt(static_cast<double>(squares));  // never 0: all values are odd
  return meaning;
}

template <std::size_t Width>
bool MeaningWeights<Width>::take(std::string_view cue, const Row& row, const DataLines& lines) {
  constexpr std::string_view kPrefix = "vector ";
  if (!cue.starts_with(kPrefix)) return false;
  const std::size_t space = cue.rfind(' ');
  std::size_t dimension = 0;
  const auto [end, error] = std::from_chars(cue.data() + space + 1, cue.data() + cue.size(), dimension);
  if (error != std::errc() || end != cue.data() + cue.size() || dimension >= WordVectors::kDimensions || space <= kPrefix.size()) {
    lines.fail("'vector', a place and a dimension below 100 expected");
  }
  const auto place = places_.try_emplace(std::string(cue.substr(kPrefix.size(), space - kPrefix.size())), weights_.size());
  if (place.second) weights_.emplace_back();
  weights_[place.first->second][dimension] = row;
  return true;
}

template <std::size_t Width>
std::size_t MeaningWeights<Width>::find(std::string_view place) const {
  const auto found = places_.find(place);
  return found == places_.end() ? SIZE_MAX : found->second;
}

template <std::size_t Width>
std::array<double, Width> MeaningWeights<Width>::sum(std::size_t place, const Meaning& meaning) const {
  std::array<int, Width> sums{};
  for (std::size_t i = 0; i < WordVectors::kDimensions; ++i) {
    for (std::size_t k = 0; k < Width; ++k) sums[k] += weights_[place][i][k] * meaning.values[i];
  }
  std::array<double, Width> result{};
  for (std::size_t k = 0; k < Width; ++k) result[k] = sums[k] / meaning.length;
  return result;
}

template class MeaningWeights<1>;
template class MeaningWeights<language::kNameTypeCount>;

}  // namespace quipu::entities
