#include "extractors/language/lexicon.hpp"

#include <algorithm>

namespace quipu::language {

Lexicon::Lexicon(std::shared_ptr<const ModelFile> model) : model_(std::move(model)) {
  SectionReader in(*model_, kSection);
  if (in.number() != kDimensions) in.fail("its vectors have another length");
  cluster_count_ = in.number();
  const auto slots = in.array<std::uint32_t>();
  vectors_ = in.array<std::int8_t>();
  capitals_ = in.array<std::uint8_t>();
  clusters_ = in.array<std::uint16_t>();
  in.finish();
  const std::size_t words = capitals_.size();
  if (vectors_.size() != words * kDimensions || clusters_.size() != words) in.fail("its arrays do not fit together");
  if (!FeatureIndex::fits(slots, words)) in.fail("its index is broken");
  const auto in_range = [this](std::uint16_t cluster) { return cluster < cluster_count_; };
  if (!std::all_of(clusters_.begin(), clusters_.end(), in_range)) in.fail("a cluster has no number");
  index_ = FeatureIndex(slots);
}

}  // namespace quipu::language
