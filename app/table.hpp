#pragma once
// Aligned columns for people, and rows for programs.

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quipu::app {

/// Text that a terminal cannot misread: control characters and line breaks become spaces, runs of white space one.
std::string printable(std::string_view text);

/// Columns are padded to their widest cell (counted in characters); the last one is not padded.
class Table {
 public:
  explicit Table(std::vector<std::string> header) : header_(std::move(header)) {}
  /// As many cells as the header has.
  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
  bool empty() const { return rows_.empty(); }

  /// `indent` spaces before each line.
  std::string text(std::size_t indent = 0) const;
  /// RFC 4180: header and rows, CRLF line ends, cells in quotes where they need them. Cells are not made printable.
  std::string csv() const;

 private:
  std::vector<std::string> header_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace quipu::app
