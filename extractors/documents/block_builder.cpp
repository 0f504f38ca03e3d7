#include "extractors/documents/block_builder.hpp"

#include <algorithm>

#include "extractors/documents/utf8.hpp"

namespace quipu {

void HeadingTracker::append(Document& document, Block block) {
  if (block.kind == BlockKind::Title && last_[0] != Block::kNone) block.kind = BlockKind::Heading;
  const bool is_title = block.kind == BlockKind::Title;
  const bool is_heading = is_title || block.kind == BlockKind::Heading;
  const std::uint32_t rank = is_title ? 0 : is_heading ? std::clamp(block.level, 1u, kLevels - 1) : kLevels;

  block.heading = Block::kNone;
  for (std::uint32_t level = rank; level-- > 0 && block.heading == Block::kNone;) block.heading = last_[level];
  if (is_heading) {
    last_[rank] = static_cast<std::uint32_t>(document.blocks.size());
    for (std::uint32_t level = rank + 1; level < kLevels; ++level) last_[level] = Block::kNone;
  }
  if (is_title) document.title = document.slice(block.text);
  document.blocks.push_back(std::move(block));
}

void BlockBuilder::open(Block block) {
  if (!document_.text.empty()) insert("\n");
  block_ = std::move(block);
  block_.text = {document_.text.size(), document_.text.size()};
  is_open_ = true;
  has_source_ = false;
}

void BlockBuilder::close() {
  if (!is_open_) return;
  is_open_ = false;
  block_.text = trim(document_.text, {block_.text.begin, document_.text.size()});
  if (has_source_ && block_.text.size() > 0) headings_.append(document_, std::move(block_));
}

void BlockBuilder::copy(Span piece) {
  if (piece.begin >= piece.end) return;
  document_.offsets.add_copy(document_.text.size(), decoded_.offsets, piece);
  document_.text.append(decoded_.text, piece.begin, piece.size());
  source_end_ = decoded_.offsets.source(piece).end;
  has_source_ = has_source_ || trim(decoded_.text, piece).size() > 0;
}

void BlockBuilder::replace(std::string_view text, Span piece) {
  const Span source = decoded_.offsets.source(piece);
  document_.offsets.add(document_.text.size(), source.begin, static_cast<std::uint32_t>(text.size()),
                        static_cast<std::uint32_t>(source.size()));
  document_.text.append(text);
  source_end_ = source.end;
  has_source_ = has_source_ || trim(text, {0, text.size()}).size() > 0;
}

void BlockBuilder::insert(std::string_view text) {
  document_.offsets.add(document_.text.size(), source_end_, 1, 0);
  document_.text.append(text);
}

}  // namespace quipu
