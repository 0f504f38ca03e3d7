#pragma once
// Data files of one record a line: comments and blank lines passed over, columns parted by tabs, errors with file and line.

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "graph/error.hpp"

namespace quipu::entities {

/// The whole file. Throws DataError where it cannot be read or is not valid UTF-8.
std::string read_data_file(const std::filesystem::path& path);

/// Walks over the records of a file held in memory.
class DataLines {
 public:
  DataLines(std::string_view text, const std::string& file) : text_(text), file_(file) {}

  /// Moves to the next record; false at the end.
  bool next();
  /// The record at hand, without its line end.
  std::string_view line() const { return line_; }
  /// The next column of the record, empty when there are no more.
  std::string_view column();
  /// Whether columns are left.
  bool has_column() const { return !done_; }

  [[noreturn]] void fail(const std::string& message) const { throw DataError::at(file_, number_, message, std::string(line_)); }

 private:
  std::string_view text_;
  const std::string& file_;
  std::string_view line_;
  std::string_view rest_;
  std::uint64_t number_ = 0;
  bool done_ = true;
};

}  // namespace quipu::entities
