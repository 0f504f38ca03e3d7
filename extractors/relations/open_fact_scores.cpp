#include "extractors/relations/open_fact_scores.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "extractors/language/word_list.hpp"
#include "graph/error.hpp"

namespace quipu::relations {

using language::Deprel;
using language::kNoHead;
using language::Token;
using language::Upos;
using language::Xpos;
using Feature = OpenFactFeature;

namespace {

Feature at(Feature first, std::size_t offset) {
  return Feature(std::size_t(first) + offset);
}

/// The bucket that a count falls into, `starts` being the least count of each bucket.
template <std::size_t kSize>
std::size_t bucket(std::size_t count, const std::array<std::size_t, kSize>& starts) {
  std::size_t index = 0;
  while (index + 1 < kSize && count >= starts[index + 1]) ++index;
  return index;
}

std::size_t words(const FactPart& part) {
  return part.end - part.begin + (part.lead.empty() ? 0 : 1);
}

/// The least sure of the arcs that the fact stands on.
std::size_t margin(const language::Tree& tree, const OpenFact& fact) {
  std::size_t least = 255;
  for (const TokenIndex head : {fact.predicate, fact.subject, fact.object}) {
    if (head != kNoHead) least = std::min<std::size_t>(least, tree.token(head).head_confidence);
  }
  return least;
}

}  // namespace

OpenFactFeatures OpenFactScorer::features(const language::Tree& tree, const OpenFacts& facts, const OpenFact& fact) {
  OpenFactFeatures mask = 0;
  const auto add = [&](Feature feature) { mask |= std::uint64_t{1} << std::uint8_t(feature); };
  const auto part = [&](std::uint32_t i) { return words(facts.parts[fact.first_part + i]); };
  add(Feature::Any);
  add(at(Feature::Kind0, std::size_t(fact.kind)));
  add(at(Feature::Subject0, std::size_t(fact.subject_kind)));
  add(at(Feature::Arguments1, std::min<std::size_t>(fact.parts - 2, 3)));
  add(at(Feature::Predicate1, bucket<5>(part(0), {1, 2, 3, 4, 5})));
  add(at(Feature::First1, bucket<5>(part(1), {1, 2, 3, 5, 9})));
  if (fact.parts > 2) add(at(Feature::Second1, bucket<5>(part(2), {1, 2, 4, 7, 13})));
  std::size_t further = 0;
  for (std::uint32_t i = 3; i < fact.parts; ++i) further += part(i);
  if (further > 0) add(at(Feature::Further1, bucket<3>(further, {1, 4, 9})));
  add(at(Feature::Sentence1, bucket<4>(tree.annotation().sentences[fact.sentence].size(), {1, 16, 26, 41})));
  add(at(Feature::Margin0, margin(tree, fact) / 64));
  const Token& subject = tree.token(fact.subject);
  const bool relative = subject.xpos == Xpos::WDT || subject.xpos == Xpos::WP;
  if (relative)
    add(Feature::FirstIsRelative);
  else if (subject.upos == Upos::PRON)
    add(Feature::FirstIsPronoun);
  if (subject.upos == Upos::PROPN) add(Feature::FirstIsName);
  if (subject.deprel == Deprel::Conj) add(Feature::FirstSplit);
  if (fact.object != kNoHead) {
    const Token& object = tree.token(fact.object);
    if (object.deprel == Deprel::Conj) add(Feature::SecondSplit);
    if (object.upos == Upos::PRON) add(Feature::SecondIsPronoun);
    if (fact.object < fact.predicate) add(Feature::SecondBefore);
  }
  const FactPart& predicate = facts.parts[fact.first_part];
  if (predicate.end > predicate.begin && tree.token(facts.tokens[predicate.end - 1]).upos == Upos::ADP)
    add(Feature::Prepositional);
  return mask;
}

std::string OpenFactScorer::describe(OpenFactFeatures features) {
  std::string text;
  for (std::size_t i = 0; i < kOpenFactFeatureNames.size(); ++i) {
    if ((features >> i & 1) == 0) continue;
    if (!text.empty()) text += ',';
    text += kOpenFactFeatureNames[i];
  }
  return text;
}

OpenFactScorer::OpenFactScorer(const std::filesystem::path& english) {
  const std::filesystem::path file = english / "open_facts.tsv";
  const language::WordTable table = language::read_word_table(file);
  for (std::size_t i = 0; i < points_.size(); ++i) {
    const auto found = table.find(kOpenFactFeatureNames[i]);
    if (found == table.end()) throw DataError(file.string(), "no points for '" + std::string(kOpenFactFeatureNames[i]) + "'");
    char* end = nullptr;
    const long points = std::strtol(found->second.c_str(), &end, 10);
    if (end == found->second.c_str() || *end != 0 || std::abs(points) > 100000) {
      throw DataError(file.string(), "points of -100000 to 100000 expected for '" + found->first + "'");
    }
    points_[i] = int(points);
  }
  if (table.size() > points_.size()) throw DataError(file.string(), "more features than there are");
}

std::uint16_t OpenFactScorer::confidence(OpenFactFeatures features) const {
  int sum = 0;
  for (std::size_t i = 0; i < points_.size(); ++i) sum += (features >> i & 1) != 0 ? points_[i] : 0;
  return std::uint16_t(std::clamp(std::lround(1000.0 / (1.0 + std::exp(-sum / 1000.0))), 1L, 999L));
}

}  // namespace quipu::relations
