// CSV (RFC 4180): a header, then a row a record; values in quotation marks hold delimiters, line ends and doubled marks.
#include <algorithm>

#include "extractors/documents/record_reader.hpp"
#include "extractors/documents/utf8.hpp"
#include "graph/error.hpp"

namespace quipu {
namespace {

constexpr std::string_view kDelimiters = ",;\t|";  // of equal counts the first wins

class CsvReader : public RecordReader {
 public:
  CsvReader(ByteSource& source, FieldNames wanted, const FieldNames& required, char delimiter, std::uint64_t max_bytes)
      : source_(source), wanted_(std::move(wanted)), max_bytes_(max_bytes), delimiter_(delimiter) {
    if (delimiter_ == 0) detect_delimiter();
    read_header(required);
  }

  bool next(Record& record) override {
    do {
      ++rows_;
      if (!read_row(record)) return false;
      rows_ -= is_blank(record);
    } while (is_blank(record));
    record.number = rows_;
    check_record_text(source_, record);
    if (columns_ != names_.size()) {
      source_.fail(record.line, "this row has " + std::to_string(columns_) + " columns, the header has " + std::to_string(names_.size()) +
                                    ": put values that hold the delimiter in quotation marks");
    }
    return true;
  }

  const std::vector<std::string>& names() const override { return names_; }

 private:
  void detect_delimiter() {
    std::size_t counts[kDelimiters.size()] = {};
    bool quoted = false;
    for (int c = source_.get(); c != ByteSource::kEnd && (quoted || (c != '\n' && c != '\r')); c = source_.get()) {
      if (source_.offset() > max_bytes_) break;
      if (c == '"') quoted = !quoted;
      const std::size_t place = quoted ? std::string_view::npos : kDelimiters.find(static_cast<char>(c));
      if (place != std::string_view::npos) ++counts[place];
    }
    delimiter_ = kDelimiters[static_cast<std::size_t>(std::max_element(std::begin(counts), std::end(counts)) - std::begin(counts))];
    source_.rewind();
  }

  void read_header(const FieldNames& required) {
    Record header;
    in_header_ = true;
    if (!read_row(header)) throw InputError(source_.name(), "is empty");
    in_header_ = false;
    check_record_text(source_, header);
    for (const RecordField& field : header.fields) {
      const Span name = trim(field.value.text, {0, field.value.text.size()});
      names_.push_back(field.value.text.substr(name.begin, name.size()));
    }
    for (const std::string& name : required) {
      if (std::find(names_.begin(), names_.end(), name) == names_.end()) {
        throw InputError(source_.name(), "no column '" + name + "'; " + list_of_fields(names_));
      }
    }
    for (const std::string& name : names_) {
      if (wanted_.contains(name) && std::count(names_.begin(), names_.end(), name) > 1) {
        throw InputError(source_.name(), "two columns are called '" + name + "'");
      }
    }
  }

  bool is_blank(const Record& record) const { return columns_ == 1 && record.bytes.empty(); }

  bool read_row(Record& record) {
    if (ended_ || source_.peek() == ByteSource::kEnd) return false;
    record.begin = source_.offset();
    record.line = source_.line();
    record.bytes.clear();
    record.fields.clear();
    columns_ = 0;
    bool more = true;
    while (more) more = read_value(record);
    return true;
  }

  /// The next byte, which becomes part of the record.
  char take(Record& record) {
    const char c = static_cast<char>(source_.get());
    record.bytes += c;
    if (record.bytes.size() > max_bytes_) {
      ended_ = true;  // where the row ends, nobody knows
      source_.fail(record.line, "the row that begins here is larger than the limit of " + std::to_string(max_bytes_) +
                                    " bytes: is a quotation mark never closed? What follows was not read");
    }
    return c;
  }

  bool ends_value(int c) const { return c == ByteSource::kEnd || c == '\n' || c == '\r' || c == static_cast<unsigned char>(delimiter_); }

  /// Reads one value and the delimiter or line end behind it; whether another value follows.
  bool read_value(Record& record) {
    const bool keeps = in_header_ || (columns_ < names_.size() && wanted_.contains(names_[columns_]));
    DecodedText* value = nullptr;
    if (keeps) {
      record.fields.push_back({in_header_ ? std::string() : names_[columns_], {}});
      value = &record.fields.back().value;
      value->encoding = "utf-8";
    }
    ++columns_;
    if (source_.peek() == '"') {
      read_quoted(record, value);
    } else {
      if (value != nullptr) value->offsets.add(0, source_.offset());
      while (!ends_value(source_.peek())) {
        const char c = take(record);
        if (value != nullptr) value->text += c;
      }
    }
    if (source_.peek() == static_cast<unsigned char>(delimiter_)) return take(record), true;
    skip_line_end();
    return false;
  }

  void read_quoted(Record& record, DecodedText* value) {
    const std::uint64_t line = source_.line();
    take(record);
    if (value != nullptr) value->offsets.add(0, source_.offset());
    while (true) {
      if (source_.peek() == ByteSource::kEnd) source_.fail(line, "a quotation mark opens here and is never closed");
      const std::uint64_t at = source_.offset();
      const char c = take(record);
      const bool doubled = c == '"' && source_.peek() == '"';
      if (c == '"' && !doubled) break;
      if (doubled) take(record);
      if (value == nullptr) continue;
      if (doubled) value->offsets.add(value->text.size(), at, 1, 2);
      value->text += c;
      if (doubled) value->offsets.add(value->text.size(), at + 2);
    }
    if (ends_value(source_.peek())) return;
    const std::uint64_t end = source_.line();
    while (source_.peek() != '\n' && source_.peek() != ByteSource::kEnd) source_.get();
    source_.get();
    source_.fail(end, "text behind a closing quotation mark: inside of a value, write the mark twice");
  }

  void skip_line_end() {
    if (source_.get() == '\r' && source_.peek() == '\n') source_.get();
  }

  ByteSource& source_;
  const FieldNames wanted_;
  const std::uint64_t max_bytes_;
  char delimiter_;
  std::vector<std::string> names_;
  std::uint64_t rows_ = 0;
  std::size_t columns_ = 0;  // of the row at hand
  bool in_header_ = false;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<RecordReader> make_csv_reader(ByteSource& source, FieldNames wanted, const FieldNames& required, char delimiter,
                                              std::uint64_t max_bytes) {
  return std::make_unique<CsvReader>(source, std::move(wanted), required, delimiter, max_bytes);
}

}  // namespace quipu
