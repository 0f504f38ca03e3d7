#pragma once
// Other names that the text itself gives: "X, also known as Y", "X (née Y)". Internal to entities/.

#include <filesystem>
#include <string>

#include "extractors/entities/entity.hpp"
#include "extractors/language/annotation.hpp"
#include "extractors/language/word_list.hpp"
#include "graph/model.hpp"

namespace quipu::entities {

/// Tells which names the words between them make one. Reads data/english/alias_phrases.txt; throws DataError where it is broken.
class StatedAliases {
 public:
  explicit StatedAliases(const std::filesystem::path& data_dir);

  /// Whether `second` is said to be another name of `first`, which stands before it in the same sentence. O(words between them).
  bool joins(const Document& document, const language::Annotation& annotation, const Mention& first, const Mention& second) const;

 private:
  language::WordSet phrases_;
};

}  // namespace quipu::entities
