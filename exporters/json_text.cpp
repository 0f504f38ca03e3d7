#include "exporters/json_text.hpp"

#include "exporters/utf8_runs.hpp"

namespace quipu::exporters {
namespace {

constexpr PlainBytes kPlain = plain_bytes_without("\"\\\x7F");

void append_escape(std::string& to, char c) {
  constexpr std::string_view kHex = "0123456789abcdef";
  switch (c) {
    case '"': to.append("\\\""); return;
    case '\\': to.append("\\\\"); return;
    case '\n': to.append("\\n"); return;
    case '\t': to.append("\\t"); return;
    case '\r': to.append("\\r"); return;
    default: break;
  }
  const auto byte = static_cast<unsigned char>(c);
  to.append("\\u00").push_back(kHex[byte >> 4]);
  to.push_back(kHex[byte & 15]);
}

}  // namespace

void append_json_string(std::string& to, std::string_view text) {
  to.push_back('"');
  append_in_runs(to, text, kPlain, [&to](char c) { append_escape(to, c); });
  to.push_back('"');
}

void append_json_list(std::string& to, std::span<const std::string> texts) {
  to.push_back('[');
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (i != 0) to.push_back(',');
    append_json_string(to, texts[i]);
  }
  to.push_back(']');
}

}  // namespace quipu::exporters
