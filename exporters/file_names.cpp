#include "exporters/file_names.hpp"

#include <array>

#include "graph/utf8.hpp"

namespace quipu::exporters {
namespace {

constexpr std::size_t kLongest = 100;  // bytes; file systems take 255, and ".md" and " (Type) 12" come behind

bool is_hidden(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c & 0xFFFE) == 0xFFFE;
}

/// Names of devices, which Windows opens in any folder and with any extension.
bool is_reserved(std::string_view name) {
  static constexpr std::array<std::string_view, 6> kDevices{"con", "prn", "aux", "nul", "com", "lpt"};
  const std::string stem = fold_case(name.substr(0, name.find('.')));
  const bool numbered = stem.size() == 4 && stem[3] >= '0' && stem[3] <= '9';
  for (std::size_t i = 0; i < kDevices.size(); ++i) {
    if (i < 4 ? stem == kDevices[i] : numbered && stem.starts_with(kDevices[i])) return true;
  }
  return false;
}

std::string_view trimmed(std::string_view name) {
  const auto is_edge = [](char c) { return c == ' ' || c == '.'; };
  while (!name.empty() && is_edge(name.back())) name.remove_suffix(1);
  while (!name.empty() && is_edge(name.front())) name.remove_prefix(1);
  return name;
}

}  // namespace

std::string safe_file_name(std::string_view name) {
  std::string safe;
  for (std::size_t at = 0; at < name.size();) {
    const char32_t c = next_utf8(name, at);
    const bool forbidden = c < 0x80 && std::string_view("/\\:*?\"<>|#^[]`%").find(static_cast<char>(c)) != std::string_view::npos;
    std::string one;
    append_utf8(one, c == '\n' || c == '\t' ? U' ' : forbidden ? U'-' : c);
    if (is_hidden(c) && c != '\n' && c != '\t') continue;
    if (safe.size() + one.size() > kLongest) break;
    safe += one;
  }
  safe = trimmed(safe);
  if (safe.empty()) return "unnamed";
  return is_reserved(safe) ? safe + "_" : safe;
}

bool FileNames::free(const std::string& name) { return taken_.insert(caseless_form(name)).second; }

std::string FileNames::take(const std::string& name, std::string_view kind) {
  if (free(name)) return name;
  const std::string typed = name + " (" + safe_file_name(kind) + ")";
  if (free(typed)) return typed;
  for (std::size_t number = 2;; ++number) {
    const std::string numbered = typed + " " + std::to_string(number);
    if (free(numbered)) return numbered;
  }
}

}  // namespace quipu::exporters
