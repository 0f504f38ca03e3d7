#pragma once
// From a file's bytes to a Document: encodings, checks, and one reader a format.

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "extractors/documents/document.hpp"

namespace quipu {

struct ReadOptions {
  std::uint64_t max_bytes = 64ull << 20;  ///< a larger source is refused
};

/// The bytes of a source as UTF-8, with the way back.
struct DecodedText {
  std::string text;
  OffsetMap offsets;
  std::string encoding;
};

/// Reads `path` ("-": standard input) and parses it in the format that its extension says (plain text for any other).
/// Throws InputError naming the file and the cure: missing, a directory, unreadable, empty or without any text, larger than
/// `max_bytes` (nothing beyond the limit is read), binary (a zero byte), not valid in its encoding (with the byte offset).
Document read_document(const std::string& path, const ReadOptions& options);

/// The same from bytes in memory; `path` gives format, id and the name in messages. Linear in the size of `bytes`.
Document parse_document(std::string bytes, const std::string& path, const ReadOptions& options);

/// UTF-8 (a byte order mark is dropped), or UTF-16 with a byte order mark. `name` is for messages. Throws InputError as above.
DecodedText decode(std::string bytes, const std::string& name);

/// The exact text of source bytes [begin, end) in `encoding`, as UTF-8: what evidence holds and `verify` compares.
/// Throws InputError where the range lies outside of `bytes` or does not decode.
std::string source_slice(std::string_view bytes, std::string_view encoding, std::uint64_t begin, std::uint64_t end,
                         const std::string& name);

/// A document format. `parse` fills text, offsets, blocks, title and metadata of a document whose id, source and hash are set.
struct DocumentFormat {
  std::string_view name;                         ///< "markdown"
  std::string_view description;                  ///< one line for the help text
  std::span<const std::string_view> extensions;  ///< lower case, without the dot
  void (*parse)(DecodedText decoded, Document& document);
};

/// All formats, in the order of the help text. Adding one is one line in reader.cpp's table.
std::span<const DocumentFormat> document_formats();

}  // namespace quipu
