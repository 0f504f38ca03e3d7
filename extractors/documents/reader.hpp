#pragma once
// From a file's bytes to a Document: encodings, checks, and one reader a format.

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/documents/document.hpp"

namespace quipu {

/// Which fields of a record make its document, see records.hpp. Inside of JSON, "a.b" is b in a.
struct RecordOptions {
  std::vector<std::string> text_fields = {};  ///< put together in this order; empty: "text"
  std::string title_field = {};               ///< empty: "title", where there is one
  std::string id_field = {};                  ///< empty: the record's number
  std::string text_format = "text";           ///< of the text's fields: "text", "markdown", "html" or "captions"
  char delimiter = 0;                         ///< of CSV; 0: found out
};

struct ReadOptions {
  std::uint64_t max_bytes = 64ull << 20;  ///< a larger source, or record of a file, is refused
  std::string format = {};                ///< a name of document_formats(); empty: what the extension says
  RecordOptions records = {};
};

/// The bytes of a source as UTF-8, with the way back.
struct DecodedText {
  std::string text;
  OffsetMap offsets;
  std::string encoding;
};

/// Reads `path` ("-": standard input) and parses it in `options.format`, or the format that its extension says (plain text for
/// any other).
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
  void (*parse)(DecodedText decoded, Document& document);  ///< null where a file holds many documents, see records.hpp
};

/// All formats, in the order of the help text. Adding one is one line in reader.cpp's table.
std::span<const DocumentFormat> document_formats();

/// The format that `options` or else the extension of `path` says. Throws Error where `options` name none.
const DocumentFormat& document_format(const std::string& path, const ReadOptions& options);

/// All bytes of a file, pipe or terminal. Throws InputError as above.
std::string read_bytes(const std::string& path, std::uint64_t max_bytes);

/// The path as given, without "./" and doubled slashes: unique, since no two files of one run share a path; the same for any
/// order of inputs; and a file read again later replaces itself, which a hash of its bytes would not allow.
std::string document_id(const std::string& path);

}  // namespace quipu
