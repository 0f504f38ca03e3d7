#include "extractors/relations/statement_scores.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "extractors/language/word_list.hpp"
#include "graph/error.hpp"

namespace quipu::relations {

using entities::EntityIndex;
using entities::EntityTable;
using entities::Mention;
using entities::MentionKind;
using Feature = StatementFeature;

namespace {

constexpr std::string_view kRule = "rule ";
constexpr language::TokenIndex kLongSentence = 35;

int read_points(const std::string& file, const std::string& name, const std::string& text) {
  char* end = nullptr;
  const long points = std::strtol(text.c_str(), &end, 10);
  if (end == text.c_str() || *end != 0 || std::abs(points) > 100000) {
    throw DataError(file, "points of -100000 to 100000 expected for '" + name + "'");
  }
  return static_cast<int>(points);
}

StatementFeatures bit(Feature feature) { return StatementFeatures{1} << std::uint8_t(feature); }
StatementFeatures bit(Feature first, unsigned bucket) { return StatementFeatures{1} << (std::uint8_t(first) + bucket); }

/// The two mentions of a sentence that stand nearest to each other; nullptr where one of the two has none there.
struct Ends {
  const Mention* source = nullptr;
  const Mention* target = nullptr;
  std::uint32_t apart = UINT32_MAX;
};

Ends nearest(const EntityTable& table, const Statement& statement) {
  const auto range = [&](EntityIndex entity) {
    const auto& mentions = table.entities[entity].mentions;
    const auto before = [&](entities::MentionIndex i, std::uint32_t sentence) { return table.mentions[i].sentence < sentence; };
    return std::pair{std::lower_bound(mentions.begin(), mentions.end(), statement.sentence, before),
                     std::lower_bound(mentions.begin(), mentions.end(), statement.sentence + 1, before)};
  };
  Ends best;
  const auto [a, a_end] = range(statement.source);
  const auto [b, b_end] = range(statement.target);
  for (auto i = a; i != a_end; ++i) {
    for (auto k = b; k != b_end; ++k) {
      const Mention &source = table.mentions[*i], &target = table.mentions[*k];
      const std::uint32_t apart = source.first < target.first ? target.first - std::min(source.end, target.first) : source.first - std::min(target.end, source.first);
      if (apart < best.apart) best = {&source, &target, apart};
    }
  }
  return best;
}

}  // namespace

StatementScorer::StatementScorer(const std::filesystem::path& english) {
  const std::string file = (english / "confidences.tsv").string();
  const language::WordTable table = language::read_word_table(file);
  std::size_t known = 1;
  for (std::size_t i = 0; i < points_.size(); ++i, ++known) {
    const auto found = table.find(kStatementFeatureNames[i]);
    if (found == table.end()) throw DataError(file, "no points for '" + std::string(kStatementFeatureNames[i]) + "'");
    points_[i] = read_points(file, found->first, found->second);
  }
  const auto own = table.find(kOwnConfidence);
  if (own == table.end()) throw DataError(file, "no points for '" + std::string(kOwnConfidence) + "'");
  own_points_ = read_points(file, own->first, own->second);
  for (const auto& [name, points] : table) {
    if (!name.starts_with(kRule)) continue;
    rule_points_.emplace(name.substr(kRule.size()), read_points(file, name, points));
    ++known;
  }
  if (table.size() > known) throw DataError(file, "a feature that there is not");
}

StatementFeatures StatementScorer::features(const Document& document, const language::Tree& tree, const EntityTable& entities,
                                            const Statement& statement) {
  StatementFeatures mask = bit(Feature::Any);
  const language::Sentence& sentence = tree.annotation().sentences[statement.sentence];
  if (sentence.size() >= kLongSentence) mask |= bit(Feature::LongSentence);
  const BlockKind kind = document.blocks[sentence.block].kind;
  if (kind == BlockKind::Title || kind == BlockKind::Heading) mask |= bit(Feature::InTitle);
  if (kind == BlockKind::ListItem || kind == BlockKind::TableRow) mask |= bit(Feature::InList);
  if (kind == BlockKind::Turn) mask |= bit(Feature::InTurn);
  if (statement.attributed_to != entities::kNoEntity) mask |= bit(Feature::Attributed);
  if (!statement.when.empty()) mask |= bit(Feature::Dated);
  const Ends ends = nearest(entities, statement);
  if (!ends.source) return mask | bit(Feature::OtherSentence);
  const auto of_kind = [&](const Mention& mention, Feature pronoun, Feature concept_noun) {
    if (mention.kind == MentionKind::Pronoun) mask |= bit(pronoun);
    if (mention.kind == MentionKind::Concept) mask |= bit(concept_noun);
  };
  of_kind(*ends.source, Feature::SourcePronoun, Feature::SourceConcept);
  of_kind(*ends.target, Feature::TargetPronoun, Feature::TargetConcept);
  mask |= bit(Feature::Near, ends.apart <= 3 ? 0 : ends.apart <= 9 ? 1 : ends.apart <= 19 ? 2 : 3);
  const unsigned margin = std::min(tree.token(ends.source->head).head_confidence, tree.token(ends.target->head).head_confidence);
  mask |= bit(Feature::Margin0, margin / 64);
  if (ends.target->first < ends.source->first) mask |= bit(Feature::Turned);
  return mask;
}

std::uint16_t StatementScorer::confidence(StatementFeatures features, std::string_view rule, std::uint16_t own) const {
  double sum = 0;
  for (std::size_t i = 0; i < points_.size(); ++i) sum += (features >> i & 1) != 0 ? points_[i] : 0;
  if (const auto found = rule_points_.find(rule); found != rule_points_.end()) sum += found->second;
  const double stated = std::clamp<int>(own, 10, 990) / 1000.0;
  sum += own_points_ * std::log(stated / (1.0 - stated));
  return static_cast<std::uint16_t>(std::clamp(std::lround(1000.0 / (1.0 + std::exp(-sum / 1000.0))), 10L, 990L));
}

std::string StatementScorer::describe(StatementFeatures features) {
  std::string text;
  for (std::size_t i = 0; i < kStatementFeatureNames.size(); ++i) {
    if ((features >> i & 1) == 0) continue;
    if (!text.empty()) text += ',';
    text += kStatementFeatureNames[i];
  }
  return text;
}

}  // namespace quipu::relations
