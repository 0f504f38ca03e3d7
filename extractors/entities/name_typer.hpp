#pragma once
// What kind of thing a name names, decided over all its mentions of a document.

#include "extractors/entities/type_model.hpp"

namespace quipu::entities {

class NameTyper {
 public:
  /// Reads type_nouns.tsv, type_weights.tsv and show_nouns.txt of data_dir/english, and the vectors of data_dir/english.model. `lexicons` must outlive the typer.
  NameTyper(const Lexicons& lexicons, const std::filesystem::path& data_dir);

  /// The cues that one mention gives.
  TypeEvidence evidence(const Document& document, const language::Tree& tree, const NameSpan& span) const;

  /// How many of a span's tokens are the name of the person who presents it ("Ada Quill" of "Ada Quill Podcast"); 0 for none.
  TokenIndex presenter_size(const Document& document, const language::Annotation& annotation, const NameSpan& span) const;

  /// The type that a common noun gives to a name beside it ("painter": Person, "river": Place); None where it gives none.
  NameType type_of_noun(std::string_view lemma) const { return cues_.type_of_noun(lemma); }
  const TypeCues& cues() const { return cues_; }
  const TypeModel& model() const { return model_; }
  const WordMeanings& meanings() const { return meanings_; }

 private:
  const Lexicons& lexicons_;
  TypeCues cues_;
  TypeModel model_;
  WordMeanings meanings_;
  language::WordSet show_nouns_;
};

}  // namespace quipu::entities
