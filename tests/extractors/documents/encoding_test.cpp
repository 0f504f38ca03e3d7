#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/documents/utf8.hpp"
#include "graph/error.hpp"
#include "tests/extractors/documents/document_maker.hpp"

namespace quipu {
namespace {

using ::testing::HasSubstr;
using testing::utf16;

TEST(Decode, Utf8IsTakenAsItIs) {
  const DecodedText decoded = decode("Ōsaka 🗻", "a.txt");
  EXPECT_EQ(decoded.text, "Ōsaka 🗻");
  EXPECT_EQ(decoded.encoding, "utf-8");
  EXPECT_EQ(decoded.offsets.segments(), 1u);
}

TEST(Decode, ByteOrderMarkIsDroppedAndCounted) {
  const DecodedText decoded = decode("\xEF\xBB\xBFhello", "a.txt");
  EXPECT_EQ(decoded.text, "hello");
  EXPECT_EQ(decoded.offsets.source({0, 5}).begin, 3u);
}

TEST(Decode, Utf16OfBothOrdersMapsBackExactly) {
  const std::u16string_view source = u"Zoë: “naïve” 🗻 and 漢字.";
  for (const bool big_endian : {false, true}) {
    const std::string bytes = utf16(source, big_endian);
    const DecodedText decoded = decode(bytes, "a.txt");
    EXPECT_EQ(decoded.text, "Zoë: “naïve” 🗻 and 漢字.");
    EXPECT_EQ(decoded.encoding, big_endian ? "utf-16be" : "utf-16le");
    // Every stretch between two characters of the text is the same text in the source.
    for (std::size_t begin = 0; begin < decoded.text.size(); ++begin) {
      for (std::size_t end = begin; end <= decoded.text.size(); ++end) {
        const std::string piece = decoded.text.substr(begin, end - begin);
        if (find_invalid_utf8(piece) != std::string::npos || (static_cast<unsigned char>(decoded.text[begin]) & 0xC0) == 0x80)
          continue;
        const Span span = decoded.offsets.source({begin, end});
        EXPECT_EQ(source_slice(bytes, decoded.encoding, span.begin, span.end, "a.txt"), piece);
      }
    }
  }
}

TEST(Decode, RefusesWhatIsNoTextAndSaysWhere) {
  struct Case {
    const char* what;
    std::string bytes;
    std::uint64_t offset;
    const char* message;
  };
  const std::string kA(100, 'a');
  const Case cases[] = {
      {"Latin-1", "caf\xE9 au lait", 3, "iconv -f WINDOWS-1252 -t UTF-8"},
      {"cut at the end", kA + "\xE2\x82", 100, "not valid UTF-8"},
      {"a lone continuation byte after a long run", kA + "\x80" + kA, 100, "not valid UTF-8"},
      {"overlong", "\xC0\xAF", 0, "not valid UTF-8"},
      {"overlong in three bytes", "\xE0\x80\xAF", 0, "not valid UTF-8"},
      {"a surrogate in UTF-8", "x\xED\xA0\x80", 1, "not valid UTF-8"},
      {"beyond Unicode", "\xF4\x90\x80\x80", 0, "not valid UTF-8"},
      {"a zero byte", std::string("PK\0\x03", 4), 2, "binary"},
      {"UTF-16LE without its mark", std::string("h\0i\0", 4), 1, "iconv -f UTF-16LE"},
      {"UTF-16BE without its mark", std::string("\0h\0i", 4), 0, "iconv -f UTF-16BE"},
      {"UTF-32", std::string("\xFF\xFE\0\0h\0\0\0", 8), 0, "UTF-32"},
      {"half a surrogate pair",
       utf16(u"a\xD83D"
             u"b",
             false),
       4, "half of a surrogate pair"},
      {"a pair the wrong way round", utf16(u"\xDDFB\xD83D", true), 2, "half of a surrogate pair"},
      {"a high surrogate at the end", utf16(u"a\xD83D", true), 4, "half of a surrogate pair"},
      {"an odd number of bytes", utf16(u"ab", false) + "c", 6, "ends in the middle"},
      {"a zero character of UTF-16", utf16(std::u16string_view(u"a\0b", 3), false), 4, "binary"},
  };
  for (const Case& c : cases) {
    try {
      decode(c.bytes, "notes.txt");
      ADD_FAILURE() << c.what << ": no error";
    } catch (const InputError& error) {
      EXPECT_EQ(error.offset(), c.offset) << c.what;
      EXPECT_THAT(error.what(), HasSubstr("notes.txt: byte ")) << c.what;
      EXPECT_THAT(error.what(), HasSubstr(c.message)) << c.what;
    }
  }
}

TEST(Decode, AcceptsAllOfUnicodeAtAnyPlaceOfAStep) {
  for (const char* character : {"\x7F", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80", "\xEF\xBF\xBF",
                                "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"}) {
    for (std::size_t before = 0; before < 70; ++before) {
      const std::string text = std::string(before, 'a') + character + std::string(40, 'b');
      EXPECT_EQ(find_invalid_utf8(text), std::string::npos) << before;
      EXPECT_EQ(find_invalid_utf8(text + "\xFF"), text.size()) << before;
    }
  }
}

TEST(SourceSlice, RefusesRangesOutsideOrInsideACharacter) {
  EXPECT_EQ(source_slice("naïve", "utf-8", 2, 4, "a"), "ï");
  EXPECT_THROW(source_slice("naïve", "utf-8", 3, 4, "a"), InputError);
  EXPECT_THROW(source_slice("naïve", "utf-8", 4, 7, "a"), InputError);
  EXPECT_THROW(source_slice("naïve", "utf-8", 4, 3, "a"), InputError);
  EXPECT_THROW(source_slice("naïve", "latin-1", 0, 1, "a"), InputError);
  EXPECT_THROW(source_slice(utf16(u"ab", false), "utf-16le", 2, 5, "a"), InputError);
}

}  // namespace
}  // namespace quipu
