#include "extractors/documents/reader.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "extractors/documents/formats.hpp"
#include "extractors/documents/labelled_turns.hpp"
#include "graph/error.hpp"
#include "graph/identity.hpp"

namespace quipu {
namespace {

constexpr std::array<std::string_view, 2> kPlainTextExtensions{"txt", "text"};
constexpr std::array<std::string_view, 4> kMarkdownExtensions{"md", "markdown", "mdown", "mkd"};
constexpr std::array<std::string_view, 3> kHtmlExtensions{"html", "htm", "xhtml"};
constexpr std::array<std::string_view, 2> kCaptionExtensions{"vtt", "srt"};

constexpr std::array<std::string_view, 3> kJsonLinesExtensions{"jsonl", "ndjson", "jsonlines"};
constexpr std::array<std::string_view, 2> kCsvExtensions{"csv", "tsv"};

constexpr std::array kFormats{
    DocumentFormat{"text", "plain text: paragraphs, one a line or hard-wrapped; any other extension too", kPlainTextExtensions,
                   parse_plain_text},
    DocumentFormat{"markdown", "Markdown: CommonMark with tables and front matter", kMarkdownExtensions, parse_markdown},
    DocumentFormat{"html", "HTML pages without scripts, navigation, footers and code", kHtmlExtensions, parse_html},
    DocumentFormat{"captions", "WebVTT and SubRip: turns with speakers and times", kCaptionExtensions, parse_captions},
    DocumentFormat{"jsonl", "JSON Lines, a document a line: see --text-field", kJsonLinesExtensions, nullptr},
    DocumentFormat{"csv", "CSV with a header, a document a row: see --text-field", kCsvExtensions, nullptr},
};

/// An open file, closed on every way out.
struct Descriptor {
  int fd;
  ~Descriptor() {
    if (fd > STDIN_FILENO) ::close(fd);
  }
};

[[noreturn]] void refuse(const std::string& path, int error) {
  if (error == ENOENT || error == ENOTDIR) throw InputError(path, "no such file");
  if (error == EISDIR) throw InputError(path, "is a directory; name the files in it");
  throw InputError(path, std::string("cannot be read: ") + std::strerror(error));
}

[[noreturn]] void refuse_size(const std::string& path, std::uint64_t limit) {
  throw InputError(path, "larger than the limit of " + std::to_string(limit) + " bytes; split it or raise the limit");
}

}  // namespace

// What is too large is refused before it is read where its size is known, and as soon as the limit is passed where it is not.
std::string read_bytes(const std::string& path, std::uint64_t limit) {
  const Descriptor file{path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY)};
  if (file.fd < 0) refuse(path, errno);
  struct stat status {};
  if (::fstat(file.fd, &status) != 0) refuse(path, errno);
  if (S_ISDIR(status.st_mode)) refuse(path, EISDIR);
  const std::uint64_t expected = S_ISREG(status.st_mode) ? static_cast<std::uint64_t>(status.st_size) : 0;
  if (expected > limit) refuse_size(path, limit);

  std::string bytes;
  std::size_t size = 0;
  while (true) {
    // One byte more than expected, so that the end of a plain file shows without growing the buffer.
    if (size == bytes.size()) bytes.resize(size == 0 ? std::max<std::uint64_t>(expected + 1, 1u << 16u) : size * 2);
    const ssize_t got = ::read(file.fd, bytes.data() + size, bytes.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) refuse(path, errno);
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
    if (size > limit) refuse_size(path, limit);
  }
  bytes.resize(size);
  return bytes;
}

std::string document_id(const std::string& path) {
  if (path == "-") return path;
  const std::string id = std::filesystem::path(path).lexically_normal().generic_string();
  return id == "-" ? "./-" : id;
}

const DocumentFormat& document_format(const std::string& path, const ReadOptions& options) {
  for (const DocumentFormat& format : kFormats) {
    if (format.name == options.format) return format;
  }
  if (!options.format.empty()) throw Error("'" + options.format + "' is no document format");
  std::string extension = std::filesystem::path(path).extension().string();
  for (char& c : extension) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  if (!extension.empty()) extension.erase(0, 1);
  for (const DocumentFormat& format : kFormats) {
    if (std::find(format.extensions.begin(), format.extensions.end(), extension) != format.extensions.end()) return format;
  }
  return kFormats[0];
}

std::span<const DocumentFormat> document_formats() {
  return kFormats;
}

Document read_document(const std::string& path, const ReadOptions& options) {
  return parse_document(read_bytes(path, options.max_bytes), path, options);
}

Document parse_document(std::string bytes, const std::string& path, const ReadOptions& options) {
  if (bytes.empty()) throw InputError(path, "is empty");
  if (bytes.size() > options.max_bytes) refuse_size(path, options.max_bytes);
  const DocumentFormat& format = document_format(path, options);
  if (format.parse == nullptr) throw InputError(path, "holds a document a record, not one document");
  Document document;
  document.id = document_id(path);
  document.source = path;
  document.bytes = bytes.size();
  document.sha256 = sha256_hex(bytes);
  document.source_bytes = bytes;
  DecodedText decoded = decode(std::move(bytes), path);
  document.encoding = decoded.encoding;
  format.parse(std::move(decoded), document);
  make_labelled_turns(document);
  if (document.blocks.empty()) throw InputError(path, "holds no text");
  return document;
}

}  // namespace quipu
