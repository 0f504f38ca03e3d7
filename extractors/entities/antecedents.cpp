#include "extractors/entities/antecedents.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "extractors/entities/data_lines.hpp"

namespace quipu::entities {

AntecedentModel::AntecedentModel(const std::filesystem::path& data_dir) {
  const std::string file = (data_dir / "english" / "antecedents.tsv").string();
  const std::string text = read_data_file(file);
  DataLines lines(text, file);
  std::array<bool, std::size_t(AntecedentFeature::kCount)> known{};
  while (lines.next()) {
    const std::string_view name = lines.column(), number = lines.column();
    const auto found = std::find(kAntecedentFeatureNames.begin(), kAntecedentFeatureNames.end(), name);
    if (found == kAntecedentFeatureNames.end()) lines.fail("no such feature");
    const auto index = static_cast<std::size_t>(found - kAntecedentFeatureNames.begin());
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), points_[index]);
    if (error != std::errc() || end != number.data() + number.size() || std::abs(points_[index]) > 100000) {
      lines.fail("points of -100000 to 100000 expected");
    }
    if (lines.has_column() || known[index]) lines.fail(known[index] ? "the feature stands here twice" : "too many columns");
    known[index] = true;
  }
  const auto missing = std::find(known.begin(), known.end(), false);
  if (missing != known.end()) {
    throw DataError(file, "no points for '" + std::string(kAntecedentFeatureNames[static_cast<std::size_t>(missing - known.begin())]) + "'");
  }
}

int AntecedentModel::points(AntecedentFeatures features) const {
  int sum = 0;
  for (std::size_t i = 0; i < points_.size(); ++i) sum += (features >> i & 1) != 0 ? points_[i] : 0;
  return sum;
}

AntecedentModel::Choice AntecedentModel::choose(std::span<const AntecedentCandidate> candidates) const {
  Choice choice;
  if (candidates.empty()) return choice;
  int best = INT32_MIN;
  double total = 1.0;  // "none of them"
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const int sum = points(candidates[i].features);
    total += std::exp(sum / 1000.0);
    if (sum > best) best = sum, choice.candidate = i;
  }
  choice.probability = std::exp(best / 1000.0) / total;
  int most = INT32_MIN;
  for (std::size_t i = 1; i < points_.size(); ++i) {  // the first one holds of all
    if ((candidates[choice.candidate].features >> i & 1) == 0 || points_[i] <= most) continue;
    most = points_[i];
    choice.reason = kAntecedentFeatureNames[i];
  }
  return choice;
}

}  // namespace quipu::entities
