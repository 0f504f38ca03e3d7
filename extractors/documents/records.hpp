#pragma once
// Files that hold many documents, one a record: JSON Lines and CSV, with the fields that make a document chosen by the caller.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "extractors/documents/document.hpp"
#include "extractors/documents/reader.hpp"

namespace quipu {

/// Whether `path` is read record by record: by `options.format`, else by its extension.
bool is_record_file(const std::string& path, const ReadOptions& options);

/// One file of records, read from its beginning to its end; memory holds one record. A record's Document has the id
/// "FILE#NUMBER" (JSON Lines: the line; CSV: the row below the header, both from 1) or, with an id field, "FILE#ID"; its source
/// is the whole file, and so is its SHA-256; `bytes` is the size of the record. Spans count bytes of the file, JSON's escapes and
/// CSV's doubled quotation marks included.
class RecordFile {
 public:
  /// Opens the file and reads it once for its SHA-256. Throws InputError as read_document() does, and where a CSV file's header
  /// lacks a field that is asked for (the message names those there are).
  RecordFile(const std::string& path, const ReadOptions& options);
  ~RecordFile();
  RecordFile(RecordFile&&) noexcept;

  /// The next record that has text; false at the end. Throws InputError ("file:line: what") for a record that cannot be used:
  /// broken, larger than max_bytes, without any of the text's fields or the id's field, an id that was there before; the next call goes on
  /// behind it. At the end throws once where no record has the title's field that was asked for, or none has any text.
  bool next(Document& document);

  /// Records passed over so far because their text is empty.
  std::uint64_t empty_records() const;
  /// Bytes of the file read so far.
  std::uint64_t bytes_read() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace quipu
