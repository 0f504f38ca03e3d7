#pragma once
// Where a text names something: names of the gazetteers, runs of capitalised words, and the model's names, in this order. The
// model knows better what a name is than where it ends, so its types are cues for all three.

#include <span>
#include <vector>

#include "extractors/entities/entity.hpp"
#include "extractors/entities/gazetteer.hpp"
#include "extractors/entities/lexicons.hpp"
#include "extractors/entities/offices.hpp"

namespace quipu::entities {

/// A thing that the user's ontology lists, see own_types.hpp.
struct OwnName {
  std::string name;             ///< the first of its names
  std::string_view type;        ///< a node type of the ontology
  NameType base = NameType::Concept;  ///< what the engine's own rules take it for
};

/// A name as the text has it, not yet typed. Spans of a document are ordered and do not overlap.
struct NameSpan {
  TokenIndex first = 0;
  TokenIndex end = 0;
  std::uint32_t sentence = 0;
  NameType model_type = NameType::None;  ///< what the statistical model says, None where it was silent
  GazetteerMatch listed;                 ///< what the lists say of exactly this span; types is 0 where nothing
  bool is_show = false;                  ///< the show that the document belongs to
  const OwnName* own = nullptr;          ///< what the user's ontology says of it
};

class NameFinder {
 public:
  /// Both must outlive the finder. Reads data_dir/english.
  NameFinder(const Gazetteer& gazetteer, const Lexicons& lexicons, const std::filesystem::path& data_dir)
      : gazetteer_(gazetteer), lexicons_(lexicons), offices_(data_dir) {}

  /// Needs sentences, tokens and tags; uses names where the engine gave them. `known` are names that stand already, ordered and
  /// apart; no other name overlaps them. Linear.
  std::vector<NameSpan> find(const Document& document, const language::Annotation& annotation,
                             std::span<const GazetteerMatch> matches, std::span<const NameSpan> known = {}) const;

 private:
  class Scan;
  const Gazetteer& gazetteer_;
  const Lexicons& lexicons_;
  Offices offices_;
};

}  // namespace quipu::entities
