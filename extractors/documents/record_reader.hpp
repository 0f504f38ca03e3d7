#pragma once
// What the readers of record files share. Internal to documents/.

#include <cstdint>
#include <istream>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "extractors/documents/offset_map.hpp"
#include "extractors/documents/reader.hpp"

namespace quipu {

/// A file's bytes one after another, with their place.
class ByteSource {
 public:
  static constexpr int kEnd = -1;

  /// `stream` must be able to go back to its start. Passes over UTF-8's byte order mark; throws InputError on UTF-16's.
  ByteSource(std::unique_ptr<std::istream> stream, std::string name);

  int peek() { return buffer_->sgetc(); }
  int get() {
    const int c = buffer_->sbumpc();
    if (c == kEnd) return kEnd;
    ++offset_;
    line_ += c == '\n';
    return c;
  }
  /// Back to the first byte behind the mark.
  void rewind();

  std::uint64_t offset() const { return offset_; }  ///< bytes before the next one
  std::uint64_t line() const { return line_; }      ///< of the next byte, from 1
  const std::string& name() const { return name_; }

  [[noreturn]] void fail(std::uint64_t line, const std::string& message) const;

 private:
  std::unique_ptr<std::istream> stream_;
  std::streambuf* buffer_;
  std::string name_;
  std::uint64_t start_ = 0;
  std::uint64_t offset_ = 0;
  std::uint64_t line_ = 1;
};

/// A value that is asked for, with the way back to the bytes of the file.
struct RecordField {
  std::string name;
  DecodedText value;
};

struct Record {
  std::uint64_t begin = 0;   ///< bytes of the file before it
  std::uint64_t line = 0;    ///< where it begins, from 1
  std::uint64_t number = 0;  ///< that a user counts it by
  std::string bytes;
  std::vector<RecordField> fields;  ///< in the record's order; a name can stand several times
};

using FieldNames = std::set<std::string, std::less<>>;

/// One format of record files.
class RecordReader {
 public:
  virtual ~RecordReader() = default;
  /// The next record with those of the wanted fields that it has; false at the end. Throws InputError, see RecordFile::next().
  virtual bool next(Record& record) = 0;
  /// The fields of the last record, for messages.
  virtual const std::vector<std::string>& names() const = 0;
};

std::unique_ptr<RecordReader> make_json_lines_reader(ByteSource& source, FieldNames wanted, std::uint64_t max_bytes);
/// `required` must stand in the header. `delimiter` 0: the commonest of comma, semicolon, tab and bar in the header.
std::unique_ptr<RecordReader> make_csv_reader(ByteSource& source, FieldNames wanted, const FieldNames& required, char delimiter,
                                              std::uint64_t max_bytes);

/// "there are: id, title, body", shortened where they are many.
std::string list_of_fields(const std::vector<std::string>& names);

/// Throws InputError where the record holds a zero byte or is no UTF-8.
void check_record_text(const ByteSource& source, const Record& record);

}  // namespace quipu
