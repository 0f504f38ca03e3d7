#include "extractors/documents/offset_map.hpp"

#include <algorithm>

namespace quipu {

void OffsetMap::add(std::uint64_t text_begin, std::uint64_t source_begin, std::uint32_t text_step, std::uint32_t source_step) {
  const Segment segment{text_begin, source_begin, text_step, source_step};
  if (!segments_.empty()) {
    Segment& last = segments_.back();
    if (last.text_begin == text_begin) {  // the last one covers nothing
      last = segment;
      return;
    }
    const bool continues = last.text_step == text_step && last.source_step == source_step &&
                           (text_begin - last.text_begin) % text_step == 0 && last.source_at(text_begin) == source_begin;
    if (continues) return;
  }
  segments_.push_back(segment);
}

void OffsetMap::add_copy(std::uint64_t text_begin, const OffsetMap& inner, Span copied) {
  if (copied.begin == copied.end || inner.segments_.empty()) return;
  std::size_t i = inner.segment_at(copied.begin);
  const Segment& first = inner.segments_[i];
  add(text_begin, first.source_at(copied.begin), first.text_step, first.source_step);
  for (++i; i < inner.segments_.size() && inner.segments_[i].text_begin < copied.end; ++i) {
    const Segment& segment = inner.segments_[i];
    add(text_begin + (segment.text_begin - copied.begin), segment.source_begin, segment.text_step, segment.source_step);
  }
}

Span OffsetMap::source(Span text) const {
  if (segments_.empty()) return text;
  const std::uint64_t begin = segments_[segment_at(text.begin)].source_at(text.begin);
  if (text.begin >= text.end) return {begin, begin};
  // The end is looked up through the last byte, so that markup which follows the range stays out; one step further is the
  // end of the character that this byte belongs to.
  const Segment& last = segments_[segment_at(text.end - 1)];
  const std::uint64_t end = last.source_at(text.end - 1) + last.source_step;
  return {std::min(begin, end), std::max(begin, end)};
}

std::size_t OffsetMap::segment_at(std::uint64_t text_offset) const {
  auto after = std::upper_bound(segments_.begin(), segments_.end(), text_offset,
                                [](std::uint64_t offset, const Segment& segment) { return offset < segment.text_begin; });
  return after == segments_.begin() ? 0 : static_cast<std::size_t>(after - segments_.begin()) - 1;
}

}  // namespace quipu
