#pragma once
// Big writes to a std::ostream: a stream call for each attribute costs more than making the text.

#include <cstddef>
#include <cstdint>
#include <ostream>
#include <string>

namespace quipu::exporters {

/// Collects text and hands it on in pieces of at least 256 KiB. Memory is bounded by that and the largest single item.
class BufferedOutput {
 public:
  explicit BufferedOutput(std::ostream& out) : out_(out) { text_.reserve(2 * kPiece); }
  BufferedOutput(const BufferedOutput&) = delete;
  BufferedOutput& operator=(const BufferedOutput&) = delete;

  /// What has not been handed on yet; append to it.
  std::string& text() { return text_; }

  /// To be called between items. False once the stream has failed: then stop.
  bool settle() { return text_.size() < kPiece ? true : finish(); }

  /// Calls `write(index, item)`, which appends to text(), for each of `items`. False once the stream has failed: then stop.
  template <class Items, class Write>
  bool each(const Items& items, Write write) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      write(static_cast<std::uint32_t>(i), items[i]);
      if (!settle()) return false;
    }
    return true;
  }

  /// Hands on the rest; must be the last call of a writer. (No destructor does it: a stream may throw.)
  bool finish() {
    out_.write(text_.data(), static_cast<std::streamsize>(text_.size()));
    text_.clear();
    return out_.good();
  }

 private:
  static constexpr std::size_t kPiece = std::size_t{256} * 1024;
  std::ostream& out_;
  std::string text_;
};

}  // namespace quipu::exporters
