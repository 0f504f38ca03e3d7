#pragma once
// RapidJSON's stream concept over std::istream with a block of memory between, because going through the
// stream for each character is ten times slower. Internal; includes nothing of RapidJSON.

#include <array>
#include <cstddef>
#include <istream>

namespace quipu {

/// An input stream for rapidjson::Reader.
class JsonInput {
 public:
  using Ch = char;
  explicit JsonInput(std::istream& in) : in_(in) { fill(); }

  char Peek() const { return at_ < size_ ? buffer_[at_] : '\0'; }
  char Take() {
    if (at_ >= size_) return '\0';
    const char c = buffer_[at_++];
    if (at_ == size_) fill();
    return c;
  }
  std::size_t Tell() const { return before_ + at_; }

  // Only for streams that are written in place; the concept wants the names.
  char* PutBegin() { return nullptr; }
  void Put(char) {}
  void Flush() {}
  std::size_t PutEnd(char*) { return 0; }

 private:
  void fill() {
    before_ += size_;
    in_.read(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    size_ = static_cast<std::size_t>(in_.gcount());
    at_ = 0;
  }

  std::istream& in_;
  std::size_t before_ = 0, at_ = 0, size_ = 0;
  std::array<char, 1 << 16> buffer_;
};

}  // namespace quipu
