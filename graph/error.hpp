#pragma once
// The one family of exceptions that quipu's libraries throw. Libraries never print and never abort; the command turns these
// into messages and exit codes.

#include <cstdint>
#include <stdexcept>
#include <string>

namespace quipu {

/// A failure that names its place. `what()` is the whole message, "file:line: text" or "file: byte N: text" where known,
/// ready to be shown to a user and holding the cure where there is one.
class Error : public std::runtime_error {
 public:
  static constexpr std::uint64_t kNoOffset = UINT64_MAX;

  explicit Error(const std::string& message) : std::runtime_error(message) {}
  Error(const std::string& file, const std::string& message);
  /// `offset` counts bytes from the start of `file`.
  Error(const std::string& file, std::uint64_t offset, const std::string& message);

  const std::string& file() const noexcept { return file_; }
  std::uint64_t offset() const noexcept { return offset_; }

 private:
  std::string file_;
  std::uint64_t offset_ = kNoOffset;
};

/// An input document that cannot be used (missing, unreadable, binary, in another encoding, too large). The run goes on.
class InputError : public Error {
 public:
  using Error::Error;
};

/// A data file (ontology, patterns, gazetteer, model) that breaks its format: names file, line and fragment.
class DataError : public Error {
 public:
  using Error::Error;
  /// `line` counts from 1.
  static DataError at(const std::string& file, std::uint64_t line, const std::string& message, const std::string& fragment = {});
};

/// An output that cannot be written (no such folder, no permission, disk full, closed pipe).
class OutputError : public Error {
 public:
  using Error::Error;
};

}  // namespace quipu
