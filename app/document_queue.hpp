#pragma once
// The documents of a run, handed out one by one to the threads that work on them.

#include <cstddef>
#include <mutex>
#include <optional>
#include <span>
#include <string>

#include "app/inputs.hpp"
#include "extractors/documents/reader.hpp"
#include "extractors/documents/records.hpp"

namespace quipu::app {

/// What one thread does next: a file that it reads itself, or a record that has been read.
struct Work {
  std::string name;                  ///< of the file or record, for messages
  std::optional<Document> document;  ///< of a record
  std::uint64_t bytes = 0;           ///< for the progress
};

/// Thread-safe. Record files are read in order, one record at a time; a record that cannot be used is reported here, the first few
/// of a file each by itself, the others by their number.
class DocumentQueue {
 public:
  DocumentQueue(std::span<const Input> inputs, ReadOptions options) : inputs_(inputs), options_(std::move(options)) {}

  bool next(Work& work);
  void stop();
  std::size_t failed() const { return failed_; }  ///< inputs and records; to be asked when all threads are done

 private:
  bool next_record(Work& work);
  void open_records(const std::string& path);
  void close_records();
  void report(const std::string& message);

  const std::span<const Input> inputs_;
  const ReadOptions options_;
  std::mutex mutex_;
  std::size_t next_ = 0;
  std::optional<RecordFile> records_;
  std::uint64_t bytes_read_ = 0;  // of that file
  std::size_t problems_ = 0;      // of that file
  std::size_t failed_ = 0;
};

}  // namespace quipu::app
