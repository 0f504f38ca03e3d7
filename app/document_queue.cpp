#include "app/document_queue.hpp"

#include "app/console.hpp"
#include "graph/error.hpp"

namespace quipu::app {
namespace {

constexpr std::size_t kShownProblems = 10;  // of one file; more would bury what matters

std::string times(std::uint64_t count, const std::string& one, const std::string& many) {
  return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

}  // namespace

bool DocumentQueue::next(Work& work) {
  const std::lock_guard lock(mutex_);
  while (true) {
    if (records_ && next_record(work)) return true;
    if (next_ >= inputs_.size()) return false;
    const Input& input = inputs_[next_++];
    if (is_record_file(input.path, options_)) {
      open_records(input.path);
    } else {
      work = {input.path, std::nullopt, input.bytes};
      return true;
    }
  }
}

void DocumentQueue::stop() {
  const std::lock_guard lock(mutex_);
  next_ = inputs_.size();
  records_.reset();
}

bool DocumentQueue::next_record(Work& work) {
  while (true) {
    try {
      Document document;
      const bool found = records_->next(document);
      if (!found) break;
      const std::uint64_t read = records_->bytes_read();
      work = {document.id, std::move(document), read - bytes_read_};
      bytes_read_ = read;
      return true;
    } catch (const Error& error) {
      report(error.what());
    }
  }
  close_records();
  return false;
}

void DocumentQueue::open_records(const std::string& path) {
  problems_ = 0;
  bytes_read_ = 0;
  try {
    records_.emplace(path, options_);
  } catch (const Error& error) {
    report(error.what());
  }
}

void DocumentQueue::close_records() {
  const std::string& path = inputs_[next_ - 1].path;
  if (problems_ > kShownProblems) {
    console::error(path + ": " + times(problems_ - kShownProblems, "more record", "more records") + " could not be used");
  }
  if (const std::uint64_t empty = records_->empty_records(); empty > 0) {
    console::note(path + ": " + times(empty, "record has", "records have") + " no text");
  }
  records_.reset();
}

void DocumentQueue::report(const std::string& message) {
  ++failed_;
  if (++problems_ <= kShownProblems) console::error(message);
}

}  // namespace quipu::app
