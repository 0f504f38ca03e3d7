#pragma once
// Attributes in XML, where every value is text: the sink (see attributes.hpp) that GraphML and GEXF share.

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

#include "exporters/graphml_keys.hpp"
#include "exporters/json_text.hpp"
#include "exporters/numbers.hpp"
#include "exporters/picture.hpp"

namespace quipu::exporters {

/// `Form` says how an attribute looks: open(to, id), close(to), append(to, text), which escapes, and the words kTrue and kFalse.
template <class Form>
class XmlSink {
 public:
  explicit XmlSink(std::string& text) : text_(text) {}

  void text(const GraphmlKey& key, std::string_view value) { property(key.id, value); }
  void property(std::string_view id, std::string_view value) {
    Form::open(text_, id);
    Form::append(text_, value);
    Form::close(text_);
  }
  /// Readers' long is signed.
  void number(const GraphmlKey& key, std::uint64_t value) {
    Form::open(text_, key.id);
    append_number(text_, std::min<std::uint64_t>(value, INT64_MAX));
    Form::close(text_);
  }
  void thousandths(const GraphmlKey& key, std::uint64_t value) {
    Form::open(text_, key.id);
    append_thousandths(text_, value);
    Form::close(text_);
  }
  void coordinate(const GraphmlKey& key, double value) {
    Form::open(text_, key.id);
    append_coordinate(text_, value);
    Form::close(text_);
  }
  void flag(const GraphmlKey& key, bool value) { text(key, value ? Form::kTrue : Form::kFalse); }
  void list(const GraphmlKey& key, std::span<const std::string> values) {
    json(key, [values](std::string& to) { append_json_list(to, values); });
  }
  template <class Append>
  void json(const GraphmlKey& key, Append append) {
    json_.clear();
    append(json_);
    text(key, json_);
  }

 private:
  std::string& text_;
  std::string json_;  // scratch: JSON is made whole and then escaped for XML
};

}  // namespace quipu::exporters
