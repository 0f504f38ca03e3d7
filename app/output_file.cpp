#include "app/output_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <streambuf>
#include <system_error>

#include "app/temporary_file.hpp"
#include "graph/error.hpp"

namespace quipu::app {
namespace {

std::string cure_for(int error) {
  switch (error) {
    case ENOSPC:
    case EDQUOT:
      return "free some space or write elsewhere";
    case EACCES:
    case EPERM:
    case EROFS:
      return "choose a folder that you may write to";
    case ENOENT:
    case ENOTDIR:
      return "create the folder first";
    case EISDIR:
      return "name a file, not a folder";
    case ENOTEMPTY:
      return "name a new folder, or empty this one";
    case EEXIST:
      return "name a folder, not a file";
    default:
      return {};
  }
}

OutputError failure(const std::string& path, int error) {
  const std::string cure = cure_for(error);
  return OutputError(path == "-" ? "standard output" : path,
                     "cannot write: " + std::generic_category().message(error) + (cure.empty() ? "" : ": " + cure));
}

mode_t current_umask() {
  const mode_t mask = umask(0);
  umask(mask);
  return mask;
}

}  // namespace

/// A streambuf over a file descriptor that remembers why a write failed, which std::ofstream forgets.
class OutputFile::Buffer : public std::streambuf {
 public:
  Buffer(int descriptor, bool owned) : descriptor_(descriptor), owned_(owned) { reset(); }
  ~Buffer() override { close(); }

  int error() const { return error_; }
  bool flush_all() { return drain(); }
  void close() {
    if (owned_ && descriptor_ >= 0 && ::close(descriptor_) != 0 && error_ == 0) error_ = errno;
    descriptor_ = -1;
  }

 protected:
  int_type overflow(int_type next) override {
    if (!drain()) return traits_type::eof();
    if (!traits_type::eq_int_type(next, traits_type::eof())) sputc(traits_type::to_char_type(next));
    return traits_type::not_eof(next);
  }
  int sync() override { return drain() ? 0 : -1; }

 private:
  void reset() { setp(bytes_.data(), bytes_.data() + bytes_.size()); }

  bool drain() {
    const char* next = pbase();
    while (error_ == 0 && next < pptr()) {
      const ssize_t written = ::write(descriptor_, next, static_cast<std::size_t>(pptr() - next));
      if (written >= 0) {
        next += written;
      } else if (errno != EINTR) {
        error_ = errno;
      }
    }
    reset();
    return error_ == 0;
  }

  int descriptor_;
  bool owned_;
  int error_ = 0;
  std::array<char, 1 << 16> bytes_;
};

OutputFile::OutputFile(const std::string& path, Form form) : path_(path) {
  struct stat info {};
  if (form == Form::Folder) {
    open_folder();
    return;
  }
  if (form == Form::File) {
    if (stat(path.c_str(), &info) == 0 && !S_ISREG(info.st_mode)) throw failure(path, S_ISDIR(info.st_mode) ? EISDIR : ENOTSUP);
    open_temporary();
    buffer_->close();
    return;
  }
  if (path == "-") {
    buffer_ = std::make_unique<Buffer>(STDOUT_FILENO, false);
  } else if (stat(path.c_str(), &info) == 0 && !S_ISREG(info.st_mode)) {
    // A device or FIFO has no whole to appear at once, and renaming over it would destroy it.
    const int descriptor = S_ISDIR(info.st_mode) ? (errno = EISDIR, -1) : open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor < 0) throw failure(path, errno);
    buffer_ = std::make_unique<Buffer>(descriptor, true);
  } else {
    open_temporary();
  }
  stream_ = std::make_unique<std::ostream>(buffer_.get());
}

OutputFile::~OutputFile() {
  if (temporary_.empty()) return;
  if (buffer_) buffer_->close();
  discard_temporary(temporary_);
}

void OutputFile::open_temporary() {
  std::error_code no_such_file;
  const std::filesystem::path resolved = std::filesystem::canonical(path_, no_such_file);
  target_ = no_such_file ? path_ : resolved.string();
  const std::filesystem::path target(target_);
  if (target.filename().empty()) throw failure(path_, EISDIR);
  struct stat existing {};
  const bool exists = stat(target_.c_str(), &existing) == 0;
  // The rename would get round the protection of a file that may not be written.
  if (exists && access(target_.c_str(), W_OK) != 0) throw failure(path_, errno);
  const TemporaryFile temporary = create_temporary(target.parent_path().string());
  if (temporary.descriptor < 0) throw failure(path_, temporary.error);
  temporary_ = temporary.path;
  static const mode_t new_file_mode = 0666 & ~current_umask();
  (void)fchmod(temporary.descriptor, exists ? existing.st_mode & 07777 : new_file_mode);
  buffer_ = std::make_unique<Buffer>(temporary.descriptor, true);
}

void OutputFile::open_folder() {
  target_ = path_;
  while (target_.size() > 1 && target_.ends_with('/')) target_.pop_back();
  std::error_code ignored;
  if (std::filesystem::exists(target_, ignored)) {
    if (!std::filesystem::is_directory(target_, ignored)) throw failure(path_, EEXIST);
    if (!std::filesystem::is_empty(target_, ignored)) throw failure(path_, ENOTEMPTY);
  }
  const TemporaryFile temporary = create_temporary_folder(std::filesystem::path(target_).parent_path().string());
  if (temporary.error != 0) throw failure(path_, temporary.error);
  temporary_ = temporary.path;
}

void OutputFile::finish() {
  if (!stream_) return;
  buffer_->flush_all();
  buffer_->close();
  if (buffer_->error() != 0 && buffer_->error() != EPIPE) throw failure(path_, buffer_->error());
}

void OutputFile::commit() {
  if (temporary_.empty()) return;
  if (const int error = commit_temporary(temporary_, target_); error != 0) throw failure(path_, error);
  temporary_.clear();
}

void print(std::string_view text) {
  OutputFile out("-");
  out.stream() << text;
  out.finish();
}

}  // namespace quipu::app
