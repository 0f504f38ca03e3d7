// Whatever a text holds, a reader of the format gets it back but for the characters that the format forbids.

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <boost/property_tree/json_parser.hpp>
#include <boost/property_tree/xml_parser.hpp>
#include <sstream>

#include "exporters/dot_text.hpp"
#include "exporters/json_text.hpp"
#include "exporters/xml_text.hpp"
#include "graph/utf8.hpp"

namespace quipu::exporters {
namespace {

using boost::property_tree::ptree;

/// Bytes of which many are special somewhere, and many no UTF-8.
rc::Gen<std::string> hostile() {
  static const std::string special = "\"\\<>&'\n\r\t ]\x01\x7F{}|;#";
  return rc::gen::container<std::string>(rc::gen::oneOf(rc::gen::elementOf(special), rc::gen::inRange('a', 'e'),
                                                       rc::gen::arbitrary<char>(), rc::gen::just('\xEF'), rc::gen::just('\xBF')));
}

/// What XML can carry of `text`, written plainly.
std::string xml_part(const std::string& text) {
  std::string part;
  const std::string whole = repaired_utf8(text);
  for (std::size_t at = 0; at < whole.size();) {
    const std::size_t begin = at;
    const char32_t c = next_utf8(whole, at);
    const bool forbidden = (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE || c == 0xFFFF;
    if (!forbidden) part += whole.substr(begin, at - begin);
  }
  return part;
}

ptree parse_xml(const std::string& xml) {
  std::istringstream in(xml);
  ptree tree;
  boost::property_tree::read_xml(in, tree);
  return tree;
}

RC_GTEST_PROP(XmlText, AReaderGetsTheContentBack, ()) {
  const std::string text = *hostile();
  std::string xml = "<a>";
  append_xml_content(xml, text);
  RC_ASSERT(xml.find("]]>") == std::string::npos);
  RC_ASSERT(parse_xml(xml + "</a>").get<std::string>("a") == xml_part(text));
}

RC_GTEST_PROP(XmlText, AReaderGetsTheAttributeBack, ()) {
  const std::string text = *hostile();
  std::string xml = "<a b=\"";
  append_xml_attribute(xml, text);
  RC_ASSERT(xml.find('\n') == std::string::npos);
  RC_ASSERT(parse_xml(xml + "\"/>").get<std::string>("a.<xmlattr>.b") == xml_part(text));
}

RC_GTEST_PROP(JsonText, AReaderGetsTheTextBack, ()) {
  const std::string text = *hostile();
  std::string json = "[";
  append_json_string(json, text);
  json += "]";
  std::istringstream in(json);
  ptree tree;
  boost::property_tree::read_json(in, tree);
  std::string expected = repaired_utf8(text);
  for (const char* gone : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {
    for (std::size_t at; (at = expected.find(gone)) != std::string::npos;) expected.erase(at, 3);
  }
  RC_ASSERT(tree.front().second.data() == expected);
}

/// The rule of Graphviz's scanner: a quoted string ends at the first quote that no backslash precedes.
RC_GTEST_PROP(DotText, AStringEndsAtItsEndAndNowhereElse, ()) {
  const std::string text = *hostile();
  for (const auto append : {append_dot_string, append_dot_label}) {
    std::string dot;
    append(dot, text);
    RC_ASSERT(dot.front() == '"');
    std::size_t at = 1;
    while (at < dot.size() && dot[at] != '"') at += dot[at] == '\\' ? 2 : 1;
    RC_ASSERT(at == dot.size() - 1);
    RC_ASSERT(is_utf8(dot));
    RC_ASSERT(std::none_of(dot.begin(), dot.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; }));
  }
}

RC_GTEST_PROP(DotText, WrappingKeepsWordsAndBounds, ()) {
  const std::string text = repaired_utf8(*hostile());
  const std::string wrapped = wrap_words(text, 10, 3);
  RC_ASSERT(std::count(wrapped.begin(), wrapped.end(), '\n') <= 2);
  RC_ASSERT(is_utf8(wrapped));
  std::istringstream lines(wrapped);
  for (std::string line; std::getline(lines, line);) {
    const auto characters = std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xC0) != 0x80; });
    RC_ASSERT(characters <= 10 || line.find(' ') == std::string::npos);
    RC_ASSERT(characters <= 22);
  }
}

}  // namespace
}  // namespace quipu::exporters
