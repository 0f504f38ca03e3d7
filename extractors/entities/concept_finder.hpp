#pragma once
// Common noun phrases that an index of the text would list: "language processing", "artificial general intelligence".

#include <string>
#include <vector>

#include "extractors/entities/entity.hpp"
#include "extractors/entities/lexicons.hpp"
#include "extractors/language/word_list.hpp"

namespace quipu::entities {

/// A noun phrase without determiner, possessor and words that say nothing. Spans are ordered and do not overlap.
struct ConceptSpan {
  TokenIndex first = 0;
  TokenIndex end = 0;
  std::uint32_t sentence = 0;
};

class ConceptFinder {
 public:
  /// Reads data_dir/english/general_nouns.txt and general_modifiers.txt. `lexicons` must outlive the finder.
  ConceptFinder(const Lexicons& lexicons, const std::filesystem::path& data_dir);

  /// Noun phrases over tokens that `taken` does not mark (names already found). Needs tags and lemmas. Linear.
  std::vector<ConceptSpan> find(const Document& document, const language::Annotation& annotation, const std::vector<bool>& taken) const;

  /// How a node for this phrase is called: lower case but for acronyms and names in it, the last word in the singular.
  std::string canonical(const Document& document, const language::Annotation& annotation, const ConceptSpan& span) const;


 private:
  bool is_modifier(const language::Annotation& annotation, TokenIndex token) const;
  TokenIndex cut_at_clause(const language::Annotation& annotation, ConceptSpan& span) const;
  bool says_something(const language::Annotation& annotation, const ConceptSpan& span) const;
  void trim(const Document& document, const language::Annotation& annotation, ConceptSpan& span) const;

  const Lexicons& lexicons_;
  language::WordSet general_nouns_;
  language::WordSet general_modifiers_;
};

}  // namespace quipu::entities
