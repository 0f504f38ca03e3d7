#pragma once
// Reading data files in TOML (https://toml.io/en/v1.0.0) with errors that name file, line and fragment. Internal: includes
// toml++, so only sources include it.

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

#include "graph/error.hpp"

namespace quipu::internal {

/// Reads one table of a data file and remembers which keys it knows, so that a misspelt one is an error.
class TomlTable {
 public:
  TomlTable(const toml::table& table, const std::string& file) : table_(table), file_(file) {}

  std::string text(std::string_view key, bool required = false) {
    known_.insert(key);
    const toml::node* node = table_.get(key);
    if (!node) {
      if (required) fail(table_, "missing '" + std::string(key) + "'");
      return {};
    }
    const auto* value = node->as_string();
    if (!value) fail(*node, "'" + std::string(key) + "' must be a string");
    if (required && value->get().empty()) fail(*node, "'" + std::string(key) + "' must not be empty");
    return value->get();
  }

  bool flag(std::string_view key) {
    known_.insert(key);
    const toml::node* node = table_.get(key);
    if (!node) return false;
    const auto* value = node->as_boolean();
    if (!value) fail(*node, "'" + std::string(key) + "' must be true or false");
    return value->get();
  }

  /// A number from 0 to 1, in thousandths.
  std::uint16_t thousandths(std::string_view key, std::uint16_t otherwise) {
    known_.insert(key);
    const toml::node* node = table_.get(key);
    if (!node) return otherwise;
    const auto value = node->value<double>();
    if (!value || *value < 0 || *value > 1) fail(*node, "'" + std::string(key) + "' must be a number from 0 to 1");
    return static_cast<std::uint16_t>(*value * 1000 + 0.5);
  }

  std::vector<std::string> texts(std::string_view key) {
    known_.insert(key);
    std::vector<std::string> values;
    const toml::node* node = table_.get(key);
    if (!node) return values;
    const auto* list = node->as_array();
    if (!list) fail(*node, "'" + std::string(key) + "' must be a list of strings");
    for (const toml::node& item : *list) {
      const auto* value = item.as_string();
      if (!value) fail(item, "'" + std::string(key) + "' must be a list of strings");
      values.push_back(value->get());
    }
    return values;
  }

  /// After all known keys were asked for.
  void refuse_unknown_keys() const {
    for (const auto& [key, node] : table_) {
      if (!known_.contains(key.str())) fail(node, "unknown key", std::string(key.str()));
    }
  }

  std::uint64_t line() const { return table_.source().begin.line; }

  [[noreturn]] void fail(const toml::node& at, const std::string& message, const std::string& fragment = {}) const {
    throw DataError::at(file_, at.source().begin.line, message, fragment);
  }

 private:
  const toml::table& table_;
  const std::string& file_;
  std::set<std::string_view> known_;
};

/// The tables under `key`, each with its line.
inline std::vector<const toml::table*> toml_tables(const toml::table& root, std::string_view key, const std::string& file) {
  std::vector<const toml::table*> found;
  const toml::node* node = root.get(key);
  if (!node) return found;
  const auto* list = node->as_array();
  if (!list) throw DataError::at(file, node->source().begin.line, "write [[" + std::string(key) + "]]", std::string(key));
  for (const toml::node& item : *list) {
    const auto* table = item.as_table();
    if (!table) throw DataError::at(file, item.source().begin.line, "write [[" + std::string(key) + "]]", std::string(key));
    found.push_back(table);
  }
  return found;
}

inline toml::table parse_toml(std::string_view text, const std::string& file) {
  try {
    return toml::parse(text, file);
  } catch (const toml::parse_error& error) {
    throw DataError::at(file, error.source().begin.line, std::string(error.description()));
  }
}

}  // namespace quipu::internal
