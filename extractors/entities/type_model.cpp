#include "extractors/entities/type_model.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "extractors/entities/data_lines.hpp"

namespace quipu::entities {

NameType best_type(const TypeScores& scores) {
  if (std::all_of(scores.begin(), scores.end(), [](int score) { return score == 0; })) return NameType::None;
  return static_cast<NameType>(std::max_element(scores.begin() + 1, scores.end()) - scores.begin());
}

int lead_over(const TypeScores& scores, NameType other) {
  return *std::max_element(scores.begin() + 1, scores.end()) - scores[static_cast<std::size_t>(other)];
}

void TypeEvidence::take(const TypeEvidence& other) {
  context.insert(context.end(), other.context.begin(), other.context.end());
  model.insert(model.end(), other.model.begin(), other.model.end());
  mentions += other.mentions;
  for (std::size_t i = 0; i < given.size(); ++i) {
    given[i] += other.given[i];
    around[i] += other.around[i];
  }
}

TypeModel::TypeModel(const std::filesystem::path& data_dir) {
  const std::string file = (data_dir / "english" / "type_weights.tsv").string();
  const std::string text = read_data_file(file);
  DataLines lines(text, file);
  while (lines.next()) {
    const std::string_view cue = lines.column();
    Weights weights{};
    for (std::size_t i = 1; i < weights.size(); ++i) {
      const std::string_view number = lines.column();
      const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), weights[i]);
      if (error != std::errc() || end != number.data() + number.size() || std::abs(weights[i]) > 2000) {
        lines.fail("a weight of -2000 to 2000 for each of seven types expected");
      }
    }
    if (lines.has_column()) lines.fail("too many columns");
    if (meanings_.take(cue, weights, lines)) continue;
    if (!rows_.try_emplace(std::string(cue), static_cast<std::uint32_t>(weights_.size())).second) lines.fail("the cue stands here twice");
    weights_.push_back(weights);
  }
}

void TypeModel::Collector::add(std::string_view kind, std::string_view value) {
  key_.assign(kind);
  key_ += ' ';
  key_ += value;
  if (const auto found = model_.rows_.find(key_); found != model_.rows_.end()) rows_.push_back(found->second);
}

void TypeModel::MeaningCollector::add(std::string_view place, std::string_view word) {
  const std::size_t number = model_.meanings_.find(place);
  if (number == SIZE_MAX) return;
  const auto meaning = meanings_.of(word);
  if (!meaning) return;
  const auto sums = model_.meanings_.sum(number, *meaning);
  for (std::size_t i = 1; i < scores_.size(); ++i) scores_[i] += static_cast<int>(std::lround(sums[i]));
}

TypeScores TypeModel::score(const TypeEvidence& evidence) const {
  TypeScores words = evidence.inside, context = evidence.around, model{};
  const auto sum = [&](const std::vector<std::uint32_t>& rows, TypeScores& into) {
    for (const std::uint32_t row : rows) {
      for (std::size_t i = 0; i < into.size(); ++i) into[i] += weights_[row][i];
    }
  };
  sum(evidence.words, words);
  sum(evidence.context, context);
  sum(evidence.model, model);
  const double mentions = std::max(evidence.mentions, 1u), root = std::sqrt(mentions);
  TypeScores scores = evidence.given;
  for (std::size_t i = 1; i < scores.size(); ++i) {
    scores[i] += words[i] + static_cast<int>(std::lround(context[i] / root)) + static_cast<int>(std::lround(model[i] / mentions));
  }
  return scores;
}

}  // namespace quipu::entities
