#include "importers/json_values.hpp"

#include <rapidjson/document.h>

namespace quipu::importers {
namespace {

/// Numbers stay as they are written; brackets are no recursion, since a file may hold a million.
bool parse(const std::string& json, rapidjson::Document& document) {
  if (!json.starts_with('[')) return false;
  document.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseValidateEncodingFlag>(json.data(), json.size());
  return !document.HasParseError() && document.IsArray();
}

std::string text_of(const rapidjson::Value& value) {
  if (value.IsString()) return {value.GetString(), value.GetStringLength()};
  if (value.IsBool()) return value.GetBool() ? "true" : "false";
  return {};
}

}  // namespace

bool parse_text_list(const std::string& json, std::vector<std::string>& to) {
  to.clear();
  rapidjson::Document document;
  if (!parse(json, document)) return false;
  for (const rapidjson::Value& item : document.GetArray()) {
    if (!item.IsString()) return to.clear(), false;
    to.push_back(text_of(item));
  }
  return true;
}

bool parse_object_list(const std::string& json, std::vector<Attributes>& to) {
  to.clear();
  rapidjson::Document document;
  if (!parse(json, document)) return false;
  for (const rapidjson::Value& item : document.GetArray()) {
    if (!item.IsObject()) return to.clear(), false;
    Attributes& attributes = to.emplace_back();
    for (const auto& member : item.GetObject()) attributes.emplace_back(text_of(member.name), text_of(member.value));
  }
  return true;
}

}  // namespace quipu::importers
