#pragma once
// Results on their way out: files that appear whole or not at all, and standard output.

#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace quipu::app {

/// One output. A regular file is written to a temporary beside it and takes its name on commit(); a device, a FIFO and
/// standard output ("-") are written to directly. All failures are OutputError with the path and the cure, but for a pipe whose
/// reader has gone: that reader has all it wanted, so the rest is dropped in silence.
class OutputFile {
 public:
  /// Opens at once, so that an unwritable place is known before the work begins.
  explicit OutputFile(const std::string& path);
  /// Removes the temporary unless commit() was called.
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  const std::string& path() const { return path_; }
  std::ostream& stream() { return *stream_; }

  /// Writes out what is buffered and closes.
  void finish();
  /// Gives the file its name. Call finish() first.
  void commit();

 private:
  class Buffer;
  void open_temporary();

  std::string path_;
  std::string target_;     ///< where the file will lie, symbolic links followed
  std::string temporary_;  ///< empty where the output is written to directly
  std::unique_ptr<Buffer> buffer_;
  std::unique_ptr<std::ostream> stream_;
};

/// Writes `text` to standard output, with OutputFile's manners.
void print(std::string_view text);

}  // namespace quipu::app
