#pragma once
// JSON made by hand, for lists that a format without lists carries as text (RFC 8259).

#include <span>
#include <string>
#include <string_view>

namespace quipu::exporters {

/// Appends `text` in quotes. Control characters (and U+007F) are escaped, broken UTF-8 becomes U+FFFD.
void append_json_string(std::string& to, std::string_view text);

/// Appends `["a","b"]`.
void append_json_list(std::string& to, std::span<const std::string> texts);

}  // namespace quipu::exporters
