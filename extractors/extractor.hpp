#pragma once
// From a document to its fragment of the graph: the whole way through language, entities and relations.

#include <filesystem>
#include <memory>

#include "extractors/documents/document.hpp"
#include "graph/model.hpp"
#include "graph/ontology.hpp"

namespace quipu {

/// Where the extractors find their data and what they build.
struct ExtractorOptions {
  std::filesystem::path data_dir;  ///< holds ontology.toml, gazetteers/, patterns/, english/ and the model
  bool language_only = false;      ///< no gazetteers, no patterns: analyze() gives "conllu" and open facts, extract() throws Error
  bool own_ontology = false;       ///< not quipu's: of its patterns those are used whose types the ontology has
  std::filesystem::path patterns_dir = {};  ///< a user's patterns beside those of data_dir; empty: none
};

/// Immutable once built; extract() may run on many threads at a time, each with a Session of its own.
class Extractor {
 public:
  /// Scratch memory of one thread.
  class Session {
   public:
    virtual ~Session() = default;
  };

  /// Loads all data. Throws DataError naming the file at fault. `ontology` must outlive the extractor.
  Extractor(const Ontology& ontology, const ExtractorOptions& options);
  ~Extractor();

  std::unique_ptr<Session> make_session() const;

  /// The document's fragment, in normal form: one SourceDocument, its passages, nodes and edges, negated and hypothetical
  /// statements included. Deterministic; linear in the text's length.
  Graph extract(const Document& document, Session& session) const;

  /// For people who tune the extractor: what each stage saw, as text. `format` is "conllu", "mentions", "statements",
  /// "explained-statements", "facts" or "explained-facts"; throws Error on another one.
  std::string analyze(const Document& document, std::string_view format, Session& session) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace quipu
