#pragma once
// A document as the extractors see it: clean text in blocks, and the way back to the bytes of its source.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/documents/offset_map.hpp"

namespace quipu {

/// What a block of text is in its document. No sentence runs across the border of a block.
enum class BlockKind : std::uint8_t {
  Title,      ///< the document's own title; at most one, and it may name people whom the body never mentions
  Heading,    ///< a section's heading
  Paragraph,  ///< running text
  ListItem,   ///< one item of a list, under the heading before it
  TableRow,   ///< one row of a table, its cells separated by " | "
  Quote,      ///< a quotation set apart
  Turn,       ///< what one speaker says in a transcript
};

/// A run of Document::text. `heading` is the index of the heading (or else title) block that this one stands under, or kNone.
struct Block {
  static constexpr std::uint32_t kNone = UINT32_MAX;

  BlockKind kind = BlockKind::Paragraph;
  Span text{};                    ///< bytes of Document::text, without surrounding white space
  std::uint32_t level = 0;        ///< depth of a heading (1 to 6) or of a list item (0 outermost)
  std::uint32_t heading = kNone;  ///< index into Document::blocks
  std::string speaker{};          ///< of a Turn, as the source writes it
  std::string time{};             ///< of a Turn, as HH:MM:SS.mmm, empty where the source has none
  bool one_sentence = false;      ///< whoever made the document has cut it into sentences already
};

/// One input, read. `text` holds the blocks in order; between two blocks lies at least one white-space character or mark of a
/// list, and nothing that is part of the text. It is valid UTF-8 of at most 4 GiB.
struct Document {
  std::string id;           ///< the path as given without "./" and doubled slashes; "-" for standard input; for a record, "#" and
                            ///< its number or id follow. Unique in a run
  std::string title;        ///< the Title block's text, or empty
  std::string source;       ///< path as the user gave it; "-" for standard input
  std::string sha256;       ///< of the source's bytes, 64 hexadecimal digits
  std::string encoding;     ///< of the source: "utf-8", "utf-16le" or "utf-16be"
  std::uint64_t bytes = 0;  ///< size of the source; of a record of a file, the record's
  std::map<std::string, std::string> metadata;  ///< front matter and the like

  std::string source_bytes;  ///< the source as it was read, so that evidence can quote it to the byte; of a file of records only
                             ///< the record
  std::uint64_t source_begin = 0;  ///< bytes of the source before `source_bytes`
  std::string text;
  OffsetMap offsets;
  std::vector<Block> blocks;

  std::string_view slice(Span span) const { return std::string_view(text).substr(span.begin, span.size()); }
};

}  // namespace quipu
