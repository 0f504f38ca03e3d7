#pragma once
// What every reader needs to fill a Document: blocks under their headings, and text copied piece by piece with its way back.

#include <array>
#include <cstdint>
#include <string_view>

#include "extractors/documents/document.hpp"
#include "extractors/documents/reader.hpp"

namespace quipu {

/// Appends blocks to a document and says under which heading each stands: the nearest heading before it, and for a heading
/// the nearest one of a higher rank. The title ranks above all headings.
class HeadingTracker {
 public:
  /// Sets `block.heading` and appends the block; a first Title sets Document::title, a second one becomes a Heading.
  void append(Document& document, Block block);

 private:
  static constexpr std::uint32_t kLevels = 7;  // 0: the title
  std::array<std::uint32_t, kLevels> last_{Block::kNone, Block::kNone, Block::kNone, Block::kNone,
                                           Block::kNone, Block::kNone, Block::kNone};
};

/// Builds Document::text from pieces of `decoded`, for formats whose markup is left out. Pieces come in the order of the
/// source. A block opens with open() and ends with close(); one that got no
/// text of the source but white space vanishes.
class BlockBuilder {
 public:
  BlockBuilder(const DecodedText& decoded, Document& document) : decoded_(decoded), document_(document) {}

  void open(Block block);
  bool is_open() const { return is_open_; }
  /// Drops white space at the block's ends and appends it.
  void close();

  /// Bytes `piece` of decoded.text.
  void copy(Span piece);
  /// `text` in place of bytes `piece` of decoded.text: a character reference. `text` is one character or more, not empty.
  void replace(std::string_view text, Span piece);
  /// Text that the source does not have, after the last piece: a break, the border of two cells.
  void insert(std::string_view text);

 private:
  const DecodedText& decoded_;
  Document& document_;
  HeadingTracker headings_;
  Block block_;
  bool is_open_ = false;
  bool has_source_ = false;       // the open block has text that stands in the source
  std::uint64_t source_end_ = 0;  // of the last piece, in the file
};

}  // namespace quipu
