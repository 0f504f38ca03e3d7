#pragma once
// What kind of thing a name names, decided over all its mentions of a document by adding up cues.

#include <array>
#include <span>
#include <string_view>

#include "extractors/entities/name_finder.hpp"
#include "extractors/language/tree.hpp"
#include "extractors/language/word_list.hpp"

namespace quipu::entities {

/// Points for each NameType; the index is the type's number. Points of one mention add to those of the others.
using TypeScores = std::array<int, 8>;

/// The type with most points, None where no cue spoke. Of equals the first in the order of NameType.
NameType best_type(const TypeScores& scores);

class NameTyper {
 public:
  /// Reads type_nouns.tsv and type_governors.tsv of data_dir/english. `lexicons` must outlive the typer.
  NameTyper(const Lexicons& lexicons, const std::filesystem::path& data_dir);

  /// The cues that one mention gives: its own words, the lists, the model, and the words around it. The weights are chosen so
  /// that a word inside the name or an explicit description ("the painter X") outvotes a list, and a list the context.
  void score(const Document& document, const language::Tree& tree, const NameSpan& span, TypeScores& scores) const;

  /// How many of a span's tokens are the name of the person who presents it ("Ada Quill" of "Ada Quill Podcast"); 0 for none.
  TokenIndex presenter_size(const Document& document, const language::Annotation& annotation, const NameSpan& span) const;

  /// The type that a common noun gives to a name beside it ("painter": Person, "river": Place); None where it gives none.
  NameType type_of_noun(std::string_view lemma) const;

 private:
  void score_words(const Document& document, const language::Tree& tree, const NameSpan& span, TypeScores& scores) const;
  void score_context(const Document& document, const language::Tree& tree, const NameSpan& span, TypeScores& scores) const;
  void score_governor(const language::Tree& tree, const NameSpan& span, TypeScores& scores) const;
  void score_description(const Document& document, const language::Tree& tree, const NameSpan& span, TypeScores& scores) const;

  const Lexicons& lexicons_;
  language::WordTable type_nouns_;
  language::WordTable type_governors_;
  language::WordSet show_nouns_;
};

/// The token of a span whose head lies outside of it.
TokenIndex head_of(const language::Annotation& annotation, TokenIndex first, TokenIndex end);

}  // namespace quipu::entities
