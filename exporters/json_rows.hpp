#pragma once
// JSON arrays in place of objects, for a reader that knows what stands where, inside an HTML page.

#include <cstdint>
#include <string>
#include <string_view>

#include "exporters/json_text.hpp"
#include "exporters/numbers.hpp"
#include "exporters/picture.hpp"

namespace quipu::exporters {

/// Appends `text` in quotes as append_json_string() does, but with `<`, U+2028 and U+2029 escaped: safe inside a <script>, as
/// data and as program text.
void append_script_string(std::string& to, std::string_view text);

/// One array. What is empty or nought becomes 0, and is left out at the end.
class JsonRow {
 public:
  explicit JsonRow(std::string& text) : text_(text) { text_.push_back('['); }
  JsonRow(const JsonRow&) = delete;
  JsonRow& operator=(const JsonRow&) = delete;

  JsonRow& text(std::string_view value) {
    if (value.empty()) return nothing();
    append_script_string(next(), value);
    return *this;
  }
  JsonRow& number(std::uint64_t value) {
    if (value == 0) return nothing();
    append_number(next(), value);
    return *this;
  }
  JsonRow& coordinate(double value) {
    append_coordinate(next(), value);
    return *this;
  }
  JsonRow& nothing() {
    ++nothings_;
    return *this;
  }
  /// The text to which the caller appends the next value, which must be something.
  std::string& next() {
    for (; nothings_ > 0; --nothings_) separate().push_back('0');
    return separate();
  }
  void end() { text_.push_back(']'); }

 private:
  std::string& separate() {
    if (!first_) text_.push_back(',');
    first_ = false;
    return text_;
  }

  std::string& text_;
  std::size_t nothings_ = 0;
  bool first_ = true;
};

}  // namespace quipu::exporters
