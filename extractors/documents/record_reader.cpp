#include "extractors/documents/record_reader.hpp"

#include "extractors/documents/utf8.hpp"
#include "graph/error.hpp"

namespace quipu {

ByteSource::ByteSource(std::unique_ptr<std::istream> stream, std::string name)
    : stream_(std::move(stream)), buffer_(stream_->rdbuf()), name_(std::move(name)) {
  const int first = get(), second = get();
  const bool utf16 = (first == 0xFF && second == 0xFE) || (first == 0xFE && second == 0xFF);
  if (utf16) throw InputError(name_, "is UTF-16; convert it first: iconv -f UTF-16 -t UTF-8");
  if (first == 0xEF && second == 0xBB && get() == 0xBF) start_ = 3;
  rewind();
}

void ByteSource::rewind() {
  buffer_->pubseekpos(static_cast<std::streampos>(start_), std::ios::in);
  offset_ = start_;
  line_ = 1;
}

void ByteSource::fail(std::uint64_t line, const std::string& message) const {
  throw InputError(name_ + ":" + std::to_string(line), message);
}

std::string list_of_fields(const std::vector<std::string>& names) {
  constexpr std::size_t kMost = 30;
  if (names.empty()) return "there are none";
  std::string list = "there are: ";
  for (std::size_t i = 0; i < names.size() && i < kMost; ++i) list += (i > 0 ? ", " : "") + names[i];
  return names.size() > kMost ? list + ", ..." : list;
}

void check_record_text(const ByteSource& source, const Record& record) {
  if (record.bytes.find('\0') != std::string::npos) source.fail(record.line, "a zero byte: this is binary data, not text");
  if (const std::size_t bad = find_invalid_utf8(record.bytes); bad != std::string::npos) {
    source.fail(record.line, "byte " + std::to_string(record.begin + bad) +
                                 ": not valid UTF-8; if the file is in an older encoding, convert it first: iconv -f WINDOWS-1252 -t UTF-8");
  }
}

}  // namespace quipu
