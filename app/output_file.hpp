#pragma once
// Results on their way out: files that appear whole or not at all, and standard output.

#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "exporters/exporter.hpp"

namespace quipu::app {

/// One output. A regular file is written to a temporary beside it and takes its name on commit(); a device, a FIFO and
/// standard output ("-") are written to directly. All failures are OutputError with the path and the cure, but for a pipe whose
/// reader has gone: that reader has all it wanted, so the rest is dropped in silence.
///
/// What is no stream of bytes (Form::File and Form::Folder) is written by somebody else to place(). It needs a name; a folder takes
/// its name only where there is none of that name, or an empty one, so that nobody's own notes are lost.
class OutputFile {
 public:
  using Form = exporters::Form;

  /// Opens at once, so that an unwritable place is known before the work begins.
  explicit OutputFile(const std::string& path, Form form = Form::Stream);
  /// Removes the temporary unless commit() was called.
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  const std::string& path() const { return path_; }
  std::ostream& stream() { return *stream_; }  ///< of a Form::Stream
  /// The temporary file or folder that the other forms are written to.
  const std::string& place() const { return temporary_; }

  /// Writes out what is buffered and closes.
  void finish();
  /// Gives the file its name. Call finish() first.
  void commit();

 private:
  class Buffer;
  void open_temporary();
  void open_folder();

  std::string path_;
  std::string target_;     ///< where the file will lie, symbolic links followed
  std::string temporary_;  ///< empty where the output is written to directly
  std::unique_ptr<Buffer> buffer_;
  std::unique_ptr<std::ostream> stream_;
};

/// Writes `text` to standard output, with OutputFile's manners.
void print(std::string_view text);

}  // namespace quipu::app
