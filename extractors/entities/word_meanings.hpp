#pragma once
// What words mean, as far as their vectors say, and sums over them that data files give weights for. Words that are used alike
// have like vectors, so what is learnt of "firm" and "lender" holds for "insurer".

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/entities/data_lines.hpp"
#include "extractors/language/tags.hpp"
#include "extractors/language/word_vectors.hpp"

namespace quipu::entities {

/// A word's vector as whole numbers; divided by `length` it is one long.
struct Meaning {
  std::array<std::int8_t, language::WordVectors::kDimensions> values;
  double length = 1;
};

class WordMeanings {
 public:
  /// Maps data_dir/english.model. Throws DataError. A model without vectors knows no word.
  explicit WordMeanings(const std::filesystem::path& data_dir);

  /// nullopt for words that are not among the 90,000 most frequent. Case does not matter.
  std::optional<Meaning> of(std::string_view word) const;

 private:
  std::optional<language::WordVectors> vectors_;
};

/// For each place that a word may stand in ("last" of a name, "above nsubj") a linear function of its vector, with `Width` results in
/// hundredths of log-odds. In the data files, a line is "vector PLACE DIMENSION" and its weights.
template <std::size_t Width>
class MeaningWeights {
 public:
  using Row = std::array<std::int16_t, Width>;

  /// Whether the cue of a line is a dimension of a vector; if so its weights are taken. Fails where the number makes no sense.
  bool take(std::string_view cue, const Row& row, const DataLines& lines);
  /// The place's number, or SIZE_MAX.
  std::size_t find(std::string_view place) const;
  std::array<double, Width> sum(std::size_t place, const Meaning& meaning) const;

 private:
  std::map<std::string, std::size_t, std::less<>> places_;
  std::vector<std::array<Row, language::WordVectors::kDimensions>> weights_;
};

extern template class MeaningWeights<1>;
extern template class MeaningWeights<language::kNameTypeCount>;

}  // namespace quipu::entities
