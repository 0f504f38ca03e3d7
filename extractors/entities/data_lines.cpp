#include "extractors/entities/data_lines.hpp"

#include <algorithm>
#include <fstream>

#include "extractors/documents/utf8.hpp"

namespace quipu::entities {

std::string read_data_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in || std::filesystem::is_directory(path)) throw DataError(path.string(), "cannot be read");
  std::string text;
  text.resize(std::filesystem::file_size(path));
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  if (const std::size_t bad = find_invalid_utf8(text); bad != std::string::npos) {
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(bad), '\n');
    throw DataError::at(path.string(), static_cast<std::uint64_t>(line), "not valid UTF-8");
  }
  return text;
}

bool DataLines::next() {
  while (!text_.empty()) {
    const std::size_t end = std::min(text_.find('\n'), text_.size());
    line_ = text_.substr(0, end);
    text_.remove_prefix(std::min(end + 1, text_.size()));
    ++number_;
    if (line_.ends_with('\r')) line_.remove_suffix(1);
    if (line_.empty() || line_.front() == '#') continue;
    rest_ = line_;
    done_ = false;
    return true;
  }
  return false;
}

std::string_view DataLines::column() {
  const std::size_t end = std::min(rest_.find('\t'), rest_.size());
  const std::string_view column = rest_.substr(0, end);
  done_ = end == rest_.size();
  rest_.remove_prefix(std::min(end + 1, rest_.size()));
  return column;
}

}  // namespace quipu::entities
