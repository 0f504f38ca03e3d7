#pragma once
// What speaks for the kind of thing that a name names: its own words, the lists, the model, and the words around each mention.
// A cue is a kind and a value ("noun Person": a noun beside the name that people are called by); what each is worth is fitted
// and stands in data/english/type_weights.tsv.

#include <string_view>

#include "extractors/entities/name_finder.hpp"
#include "extractors/language/tree.hpp"
#include "extractors/language/word_list.hpp"

namespace quipu::entities {

class CueSink {
 public:
  virtual ~CueSink() = default;
  /// Both views end with the call.
  virtual void add(std::string_view kind, std::string_view value) = 0;
};

class TypeCues {
 public:
  /// Reads type_nouns.tsv and type_governors.tsv of data_dir/english. `lexicons` must outlive it. Throws DataError.
  TypeCues(const Lexicons& lexicons, const std::filesystem::path& data_dir);

  /// The type that a common noun gives to a name beside it ("painter": Person, "river": Place); None where it gives none.
  NameType type_of_noun(std::string_view lemma) const;

  /// What the words of a name and the lists say, whatever stands around it.
  void of_words(const Document& document, const language::Annotation& annotation, const NameSpan& span, CueSink& sink) const;
  /// What the text around one mention says.
  void of_context(const Document& document, const language::Tree& tree, const NameSpan& span, CueSink& sink) const;
  /// Words whose vectors speak: of the name itself, and around one mention. The kind is the place that the word stands in.
  void words_inside(const Document& document, const language::Annotation& annotation, const NameSpan& span, CueSink& sink) const;
  void words_around(const Document& document, const language::Tree& tree, const NameSpan& span, CueSink& sink) const;
  /// What the model says of one mention: one cue.
  void of_model(const language::Annotation& annotation, const NameSpan& span, CueSink& sink) const;

 private:
  struct Place;
  void shape(const Place& at, CueSink& sink) const;
  void person_shape(const Place& at, CueSink& sink) const;
  void listed(const Place& at, CueSink& sink) const;
  void neighbours(const Place& at, CueSink& sink) const;
  TokenIndex called_thing(const language::Annotation& annotation, const language::Tree& tree, TokenIndex name) const;
  void description(const Place& at, const language::Tree& tree, CueSink& sink) const;
  void role(const Place& at, const language::Tree& tree, CueSink& sink) const;
  void governor(const Place& at, const language::Tree& tree, CueSink& sink) const;
  void pronoun(const Place& at, CueSink& sink) const;
  void block(const Place& at, CueSink& sink) const;
  void noun(std::string_view kind, std::string_view lemma, CueSink& sink) const;

  const Lexicons& lexicons_;
  language::WordTable type_nouns_;
  language::WordTable type_governors_;
  language::WordSet naming_verbs_;
};

/// The token of a span whose head lies outside of it.
TokenIndex head_of(const language::Annotation& annotation, TokenIndex first, TokenIndex end);

}  // namespace quipu::entities
