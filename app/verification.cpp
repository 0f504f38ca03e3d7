#include "app/verification.hpp"

#include <cerrno>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>

#include "extractors/documents/reader.hpp"
#include "graph/error.hpp"
#include "graph/identity.hpp"

namespace quipu::app {
namespace {

namespace fs = std::filesystem;

class Verifier {
 public:
  Verifier(const Graph& graph, fs::path root) : graph_(graph), root_(std::move(root)) {}

  Verification run() && {
    result_.documents = graph_.documents.size();
    result_.spans = graph_.passages.size();
    std::size_t passage = 0;  // passages are sorted by document
    for (DocumentIndex i = 0; i < graph_.documents.size(); ++i) {
      const std::size_t first = passage;
      while (passage < graph_.passages.size() && graph_.passages[passage].document == i) ++passage;
      check_document(graph_.documents[i], first, passage);
    }
    for (const Edge& edge : graph_.edges) result_.edges_without_evidence += edge.evidence.empty();
    return std::move(result_);
  }

 private:
  void fail(const SourceDocument& document, std::uint64_t byte, const std::string& reason) {
    result_.failures.push_back({document.source, byte, reason});
  }

  std::optional<std::string> read_source(const SourceDocument& document) {
    constexpr auto kWhole = VerificationFailure::kNoByte;
    if (document.source == "-") {
      fail(document, kWhole, "came from standard input, which cannot be read again: build from a file to have it verified");
      return std::nullopt;
    }
    errno = 0;
    std::ifstream file(root_ / document.source, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (file.bad() || !file.is_open() || fs::is_directory(root_ / document.source)) {
      fail(document, kWhole,
           "cannot read the source: " + std::generic_category().message(errno != 0 ? errno : EIO) +
               ": run where the graph was built, or name that folder with --root");
      return std::nullopt;
    }
    return bytes;
  }

  void check_document(const SourceDocument& document, std::size_t first, std::size_t end) {
    const bool again = source_ == document.source;  // records of one file come one after another
    if (!again) {
      bytes_ = read_source(document);
      sha256_ = bytes_ ? sha256_hex(*bytes_) : std::string();
      source_ = document.source;
      told_.clear();
    }
    if (!bytes_) return;
    ++result_.opened_documents;
    if (sha256_ != document.sha256 && told_ != document.sha256) {
      told_ = document.sha256;  // once is enough for all records of a file
      fail(document, VerificationFailure::kNoByte, "the source has changed since the graph was built (other SHA-256)");
    }
    for (std::size_t i = first; i < end; ++i) check_passage(document, graph_.passages[i], *bytes_);
  }

  void check_passage(const SourceDocument& document, const Passage& passage, const std::string& bytes) {
    try {
      if (source_slice(bytes, document.encoding, passage.begin, passage.end, document.source) == passage.text) {
        ++result_.proved_spans;
      } else {
        fail(document, passage.begin, "the source says something else here");
      }
    } catch (const Error&) {
      fail(document, passage.begin, "the span does not lie in the source, or is no text in its encoding");
    }
  }

  const Graph& graph_;
  const fs::path root_;
  Verification result_;
  std::string source_;  // the last one read, its bytes and their hash
  std::optional<std::string> bytes_;
  std::string sha256_;
  std::string told_;
};

}  // namespace

Verification verify(const Graph& graph, const fs::path& root) {
  return Verifier(graph, root).run();
}

}  // namespace quipu::app
