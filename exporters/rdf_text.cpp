#include "exporters/rdf_text.hpp"

#include <algorithm>

#include "exporters/utf8_runs.hpp"

namespace quipu::exporters {
namespace {

constexpr std::string_view kHex = "0123456789ABCDEF";
constexpr PlainBytes kLiteral = plain_bytes_without("\"\\\x7F");

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_plain_name(std::string_view name) {
  return !name.empty() && is_letter(name.front()) && (is_letter(name.back()) || is_digit(name.back())) &&
         std::all_of(name.begin(), name.end(), [](char c) { return is_letter(c) || is_digit(c) || c == '_' || c == '-'; });
}

/// RFC 3987's ucschar without what no reader shows: bidirectional and other formatting characters.
bool is_iri_character(char32_t c) {
  if (c < 0xA0 || c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F)) return false;
  if ((c >= 0xE000 && c <= 0xF8FF) || (c >= 0xFDD0 && c <= 0xFDEF) || c == 0xFEFF || (c >= 0xFFF0 && c <= 0xFFFF)) return false;
  return c < 0xE0000 && (c & 0xFFFE) != 0xFFFE;
}

void append_escape(std::string& to, char c) {
  switch (c) {
    case '\0': return;
    case '"': to.append("\\\""); return;
    case '\\': to.append("\\\\"); return;
    case '\n': to.append("\\n"); return;
    case '\r': to.append("\\r"); return;
    case '\t': to.append("\\t"); return;
    default: break;
  }
  const auto byte = static_cast<unsigned char>(c);
  to.append("\\u00").push_back(kHex[byte >> 4]);
  to.push_back(kHex[byte & 15]);
}

}  // namespace

std::string_view vocabulary_iri(std::string_view prefix) {
  for (const RdfVocabulary& one : kVocabularies) {
    if (one.prefix == prefix) return one.iri;
  }
  return {};
}

RdfTerm shortened(std::string_view iri) {
  RdfTerm best{{}, iri};
  for (const RdfVocabulary& one : kVocabularies) {
    if (!iri.starts_with(one.iri)) continue;
    const std::string_view local = iri.substr(one.iri.size());
    if (local.size() < best.local.size() && is_plain_name(local)) best = {one.prefix, local};
  }
  return best;
}

void append_iri_part(std::string& to, std::string_view name) {
  for (std::size_t at = 0; at < name.size();) {
    const char c = name[at];
    std::size_t length = utf8_length(name, at), next = at;
    const bool plain = length > 1 ? is_iri_character(next_utf8(name, next))
                                  : length == 1 && (is_letter(c) || is_digit(c) || std::string_view("-._~/").find(c) != std::string_view::npos);
    length = std::max<std::size_t>(length, 1);
    for (const char part : name.substr(at, length)) {
      const auto byte = static_cast<unsigned char>(part);
      if (plain) {
        to.push_back(part);
      } else {
        to += {'%', kHex[byte >> 4], kHex[byte & 15]};
      }
    }
    at += length;
  }
}

void append_rdf_literal(std::string& to, std::string_view text) {
  to.push_back('"');
  append_in_runs(to, text, kLiteral, [&to](char c) { append_escape(to, c); });
  to.push_back('"');
}

}  // namespace quipu::exporters
