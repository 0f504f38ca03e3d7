#include "exporters/xml_text.hpp"

#include "exporters/utf8_runs.hpp"

namespace quipu::exporters {
namespace {

constexpr PlainBytes kContent = [] {
  PlainBytes plain = plain_bytes_without("&<>");
  plain['\t'] = plain['\n'] = true;
  return plain;
}();
constexpr PlainBytes kAttribute = plain_bytes_without("&<>\"");

/// What stands for a byte; empty for those that XML forbids.
constexpr std::string_view reference_for(char c) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\t': return "&#9;";
    case '\n': return "&#10;";
    case '\r': return "&#13;";
    default: return {};
  }
}

}  // namespace

void append_xml_content(std::string& to, std::string_view text) {
  append_in_runs(to, text, kContent, [&to](char c) { to.append(reference_for(c)); });
}

void append_xml_attribute(std::string& to, std::string_view text) {
  append_in_runs(to, text, kAttribute, [&to](char c) { to.append(reference_for(c)); });
}

}  // namespace quipu::exporters
