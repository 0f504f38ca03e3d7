// JSON Lines (https://jsonlines.org): an object a line. RapidJSON checks each line; where a wanted string stands, its escapes are
// undone here once more, because only so every character keeps its way back to the file.
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include "extractors/documents/record_reader.hpp"
#include "extractors/documents/utf8.hpp"
#include "graph/utf8.hpp"

namespace quipu {
namespace {

constexpr std::size_t kMaxDepth = 64;
constexpr char32_t kReplacement = 0xFFFD;

std::uint32_t hex4(std::string_view digits) {
  std::uint32_t value = 0;
  for (const char c : digits.substr(0, 4)) {
    value = value * 16 + static_cast<std::uint32_t>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
  }
  return value;
}

/// The character of the escape that `raw` begins with (checked JSON), and its size in bytes.
char32_t unescape(std::string_view raw, std::size_t& size) {
  size = 2;
  switch (raw[1]) {
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    case 'u': break;
    default: return static_cast<unsigned char>(raw[1]);
  }
  size = 6;
  const char32_t high = hex4(raw.substr(2));
  if (high == 0) return kReplacement;  // text holds no zero
  if (high < 0xD800 || high > 0xDBFF) return high;
  size = 12;
  return 0x10000 + ((high - 0xD800) << 10u) + (hex4(raw.substr(8)) - 0xDC00);
}

/// The text between a string's quotation marks, which begins at byte `begin` of the file.
DecodedText decode_string(std::string_view raw, std::uint64_t begin) {
  DecodedText decoded;
  decoded.encoding = "utf-8";
  decoded.offsets.add(0, begin);
  for (std::size_t at = 0; at < raw.size();) {
    const std::size_t escape = std::min(raw.find('\\', at), raw.size());
    decoded.text.append(raw, at, escape - at);
    if (escape == raw.size()) break;
    std::size_t size = 0;
    const std::size_t before = decoded.text.size();
    append_utf8(decoded.text, unescape(raw.substr(escape), size));
    at = escape + size;
    decoded.offsets.add(before, begin + escape, static_cast<std::uint32_t>(decoded.text.size() - before), static_cast<std::uint32_t>(size));
    decoded.offsets.add(decoded.text.size(), begin + at);
  }
  return decoded;
}

/// Gathers the wanted values of one line. A value inside of others is called "outer.inner"; those of a list bear the list's name.
class Gatherer : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Gatherer> {
 public:
  Gatherer(Record& record, const rapidjson::MemoryStream& stream, const FieldNames& wanted, std::vector<std::string>& names)
      : record_(record), stream_(stream), wanted_(wanted), names_(names) {}

  bool Default() {
    at_ = stream_.Tell();
    return !levels_.empty();  // the line itself must be an object
  }
  bool Key(const char* text, rapidjson::SizeType size, bool) {
    at_ = stream_.Tell();
    path_.resize(levels_.back().prefix);
    path_.append(text, size);
    if (levels_.size() == 1) names_.push_back(path_);
    return true;
  }
  bool String(const char*, rapidjson::SizeType, bool) {
    const std::size_t begin = record_.bytes.find('"', at_) + 1;
    return Default() && keep(begin, at_ - 1);
  }
  bool RawNumber(const char*, rapidjson::SizeType size, bool) { return Default() && keep(at_ - size, at_); }
  bool StartObject() {
    at_ = stream_.Tell();
    const std::size_t outer = path_.size();
    if (!levels_.empty()) path_ += '.';
    return open(outer);
  }
  bool StartArray() {
    at_ = stream_.Tell();
    return !levels_.empty() && open(path_.size());
  }
  bool EndObject(rapidjson::SizeType) { return close(); }
  bool EndArray(rapidjson::SizeType) { return close(); }

  bool too_deep() const { return levels_.size() == kMaxDepth; }

 private:
  struct Level {
    std::size_t prefix;  // bytes of path_ that stay for all that is inside
    std::size_t outer;   // bytes of path_ before it
  };

  bool open(std::size_t outer) {
    if (too_deep()) return false;
    levels_.push_back({path_.size(), outer});
    return true;
  }
  bool close() {
    at_ = stream_.Tell();
    path_.resize(levels_.back().outer);
    levels_.pop_back();
    return true;
  }
  bool keep(std::size_t begin, std::size_t end) {
    if (!wanted_.contains(path_)) return true;
    const std::string_view raw = std::string_view(record_.bytes).substr(begin, end - begin);
    record_.fields.push_back({path_, decode_string(raw, record_.begin + begin)});
    return true;
  }

  Record& record_;
  const rapidjson::MemoryStream& stream_;
  const FieldNames& wanted_;
  std::vector<std::string>& names_;
  std::vector<Level> levels_;
  std::string path_;
  std::size_t at_ = 0;  // behind the last token
};

class JsonLinesReader : public RecordReader {
 public:
  JsonLinesReader(ByteSource& source, FieldNames wanted, std::uint64_t max_bytes)
      : source_(source), wanted_(std::move(wanted)), max_bytes_(max_bytes) {}

  bool next(Record& record) override {
    do {
      if (source_.peek() == ByteSource::kEnd) return false;
      read_line(record);
    } while (trim(record.bytes, {0, record.bytes.size()}).size() == 0);
    check_record_text(source_, record);
    parse(record);
    return true;
  }

  const std::vector<std::string>& names() const override { return names_; }

 private:
  void read_line(Record& record) {
    record.begin = source_.offset();
    record.line = record.number = source_.line();
    record.bytes.clear();
    record.fields.clear();
    names_.clear();
    std::uint64_t size = 0;
    for (int c = source_.get(); c != '\n' && c != ByteSource::kEnd; c = source_.get()) {
      if (++size <= max_bytes_) record.bytes += static_cast<char>(c);
    }
    if (size > max_bytes_) source_.fail(record.line, "this line is larger than the limit of " + std::to_string(max_bytes_) + " bytes");
  }

  void parse(Record& record) {
    constexpr unsigned kFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag;
    rapidjson::MemoryStream stream(record.bytes.data(), record.bytes.size());
    Gatherer gatherer(record, stream, wanted_, names_);
    rapidjson::Reader reader;
    if (reader.Parse<kFlags>(stream, gatherer)) return;
    if (reader.GetParseErrorCode() != rapidjson::kParseErrorTermination) {
      source_.fail(record.line, "byte " + std::to_string(record.begin + reader.GetErrorOffset()) + ": no valid JSON: " +
                                    rapidjson::GetParseError_En(reader.GetParseErrorCode()));
    }
    if (gatherer.too_deep()) source_.fail(record.line, "nested deeper than " + std::to_string(kMaxDepth));
    source_.fail(record.line, "no JSON object: JSON Lines hold an object a line; to turn a list into lines: jq -c '.[]' list.json");
  }

  ByteSource& source_;
  const FieldNames wanted_;
  const std::uint64_t max_bytes_;
  std::vector<std::string> names_;
};

}  // namespace

std::unique_ptr<RecordReader> make_json_lines_reader(ByteSource& source, FieldNames wanted, std::uint64_t max_bytes) {
  return std::make_unique<JsonLinesReader>(source, std::move(wanted), max_bytes);
}

}  // namespace quipu
