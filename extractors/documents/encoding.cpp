// Bytes to valid UTF-8 with the way back: UTF-8 as it is, UTF-16 by its byte order mark, everything else refused.
#include <cstring>

#include "extractors/documents/reader.hpp"
#include "extractors/documents/utf8.hpp"
#include "graph/error.hpp"
#include "graph/utf8.hpp"

namespace quipu {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::string_view kUtf16LeMark = "\xFF\xFE";
constexpr std::string_view kUtf16BeMark = "\xFE\xFF";
constexpr std::string_view kUtf32LeMark("\xFF\xFE\0\0", 4);
constexpr std::string_view kUtf32BeMark("\0\0\xFE\xFF", 4);

[[noreturn]] void refuse_invalid_utf8(const std::string& name, std::uint64_t offset) {
  throw InputError(name, offset,
                   "not valid UTF-8; if the file is in an older encoding, convert it first: iconv -f WINDOWS-1252 -t UTF-8");
}

[[noreturn]] void refuse_zero_byte(const std::string& name, std::string_view bytes, std::uint64_t offset) {
  // Every second byte zero is what UTF-16 without its mark looks like; only the user can tell the byte order for sure.
  const bool odd = bytes.size() > 3 && bytes[0] != 0 && bytes[1] == 0 && bytes[2] != 0 && bytes[3] == 0;
  const bool even = bytes.size() > 3 && bytes[0] == 0 && bytes[1] != 0 && bytes[2] == 0 && bytes[3] != 0;
  if (odd || even) {
    throw InputError(name, offset,
                     std::string("looks like UTF-16 without a byte order mark; convert it first: iconv -f UTF-16") +
                         (odd ? "LE" : "BE") + " -t UTF-8");
  }
  throw InputError(name, offset, "a zero byte: this is binary data, not text");
}

/// One code point of UTF-16 at `at`, and how many bytes it takes. Throws on a lone surrogate or a cut character.
struct Utf16Reader {
  std::string_view bytes;
  bool big_endian;
  const std::string& name;
  std::uint64_t base;  // offset of bytes[0] in the file, for messages

  std::uint32_t unit(std::size_t at) const {
    if (at + 2 > bytes.size()) throw InputError(name, base + at, "UTF-16 text ends in the middle of a character");
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return big_endian ? (first << 8u | second) : (second << 8u | first);
  }

  std::uint32_t code_point(std::size_t at, std::size_t& size) const {
    const std::uint32_t high = unit(at);
    size = 2;
    if (high == 0) throw InputError(name, base + at, "a zero character: this is binary data, not text");
    if (high < 0xD800 || high > 0xDFFF) return high;
    const std::uint32_t low = high < 0xDC00 && at + 4 <= bytes.size() ? unit(at + 2) : 0;
    if (low < 0xDC00 || low > 0xDFFF) throw InputError(name, base + at, "not valid UTF-16: half of a surrogate pair");
    size = 4;
    return 0x10000 + ((high - 0xD800) << 10u) + (low - 0xDC00);
  }
};

/// Appends `bytes` as UTF-8; `offsets` may be null where nobody asks for the way back.
void append_utf16(const Utf16Reader& reader, std::string& text, OffsetMap* offsets) {
  std::size_t size = 0;
  for (std::size_t at = 0; at < reader.bytes.size(); at += size) {
    const std::uint32_t code_point = reader.code_point(at, size);
    const std::size_t before = text.size();
    append_utf8(text, code_point);
    if (offsets != nullptr) {
      offsets->add(before, reader.base + at, static_cast<std::uint32_t>(text.size() - before), static_cast<std::uint32_t>(size));
    }
  }
}

DecodedText decode_utf16(std::string_view bytes, bool big_endian, const std::string& name) {
  DecodedText decoded;
  decoded.encoding = big_endian ? "utf-16be" : "utf-16le";
  decoded.text.reserve(bytes.size() / 2);
  append_utf16({bytes.substr(2), big_endian, name, 2}, decoded.text, &decoded.offsets);
  return decoded;
}

}  // namespace

DecodedText decode(std::string bytes, const std::string& name) {
  const std::string_view view = bytes;
  if (view.starts_with(kUtf32LeMark) || view.starts_with(kUtf32BeMark)) {
    throw InputError(name, 0, "UTF-32 is not read; convert it first: iconv -f UTF-32 -t UTF-8");
  }
  if (view.starts_with(kUtf16LeMark)) return decode_utf16(view, false, name);
  if (view.starts_with(kUtf16BeMark)) return decode_utf16(view, true, name);

  if (const std::size_t zero = view.find('\0'); zero != std::string_view::npos) refuse_zero_byte(name, view, zero);
  if (const std::size_t bad = find_invalid_utf8(view); bad != std::string_view::npos) refuse_invalid_utf8(name, bad);
  const std::size_t mark = view.starts_with(kUtf8Mark) ? kUtf8Mark.size() : 0;
  DecodedText decoded;
  decoded.encoding = "utf-8";
  decoded.text = std::move(bytes);
  decoded.text.erase(0, mark);
  decoded.offsets.add(0, mark);
  return decoded;
}

std::string source_slice(std::string_view bytes, std::string_view encoding, std::uint64_t begin, std::uint64_t end,
                         const std::string& name) {
  if (begin > end || end > bytes.size()) {
    throw InputError(name, begin,
                     "the span ends at byte " + std::to_string(end) + ", the file has " + std::to_string(bytes.size()));
  }
  const std::string_view slice = bytes.substr(begin, end - begin);
  if (encoding == "utf-8") {
    if (const std::size_t bad = find_invalid_utf8(slice); bad != std::string_view::npos) refuse_invalid_utf8(name, begin + bad);
    return std::string(slice);
  }
  if (encoding != "utf-16le" && encoding != "utf-16be")
    throw InputError(name, "unknown encoding '" + std::string(encoding) + "'");
  std::string text;
  append_utf16({slice, encoding == "utf-16be", name, begin}, text, nullptr);
  return text;
}

}  // namespace quipu
