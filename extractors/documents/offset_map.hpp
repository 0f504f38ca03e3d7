#pragma once
// From places in a document's text (UTF-8, markup left out) back to bytes of the file it came from.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace quipu {

/// A half-open range [begin, end) of bytes.
struct Span {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;

  std::uint64_t size() const { return end - begin; }
  bool operator==(const Span&) const = default;
};

/// Maps byte offsets of Document::text to byte offsets of the source. Text between two segments' starts advances in steps:
/// every `text_step` bytes of text stand for `source_step` bytes of source. UTF-8 copied as it is has steps 1 and 1; ASCII
/// letters of a UTF-16 source have 1 and 2; an HTML entity such as `&#8217;` is one segment with steps 3 and 7; text that no
/// byte of the source stands for (the " | " between two cells) has steps 1 and 0.
class OffsetMap {
 public:
  /// Text from `text_begin` on comes from `source_begin` on. Calls must go up in text_begin; adjoining segments that continue
  /// each other are joined, so a plain file needs one segment whatever its length.
  void add(std::uint64_t text_begin, std::uint64_t source_begin, std::uint32_t text_step = 1, std::uint32_t source_step = 1);

  /// Text from `text_begin` on is a copy of bytes `copied` of another text, whose own way back is `inner`. O(log of its
  /// segments + segments inside `copied`).
  void add_copy(std::uint64_t text_begin, const OffsetMap& inner, Span copied);

  /// The source bytes behind text bytes [begin, end). Markup that stands inside the range is included, markup at its ends is
  /// not. Offsets must lie on character boundaries. An empty range gives an empty range. O(log segments).
  Span source(Span text) const;

  bool empty() const { return segments_.empty(); }
  std::size_t segments() const { return segments_.size(); }

 private:
  struct Segment {
    std::uint64_t text_begin;
    std::uint64_t source_begin;
    std::uint32_t text_step;
    std::uint32_t source_step;

    /// Where the source stands when `text_offset` bytes of text have been passed, counted in whole steps.
    std::uint64_t source_at(std::uint64_t text_offset) const {
      return source_begin + (text_offset - text_begin) / text_step * source_step;
    }
  };
  std::size_t segment_at(std::uint64_t text_offset) const;

  std::vector<Segment> segments_;
};

}  // namespace quipu
