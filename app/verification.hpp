#pragma once
// Proof that what a graph quotes stands in its sources.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "graph/model.hpp"

namespace quipu::app {

struct VerificationFailure {
  static constexpr std::uint64_t kNoByte = UINT64_MAX;

  std::string source;            ///< path of the document
  std::uint64_t byte = kNoByte;  ///< where its span begins; kNoByte: the whole document
  std::string reason;
};

struct Verification {
  std::uint64_t documents = 0;
  std::uint64_t opened_documents = 0;
  std::uint64_t spans = 0;
  std::uint64_t proved_spans = 0;
  std::uint64_t edges_without_evidence = 0;
  std::vector<VerificationFailure> failures;  ///< in order of document and byte

  bool holds() const { return failures.empty() && edges_without_evidence == 0 && proved_spans == spans; }
};

/// Opens the source of every document again (relative paths below `root`), one at a time, compares its SHA-256, and compares the
/// bytes of each passage with its text. Reads every byte of every source once.
Verification verify(const Graph& graph, const std::filesystem::path& root);

}  // namespace quipu::app
