#pragma once
// Whether an index of the text would list a concept: cues of its words and mentions, summed up by a log-linear model.

#include <string>
#include <unordered_map>

#include "extractors/entities/entity.hpp"
#include "extractors/entities/lexicons.hpp"
#include "extractors/entities/type_cues.hpp"
#include "extractors/entities/word_meanings.hpp"

namespace quipu::entities {

class ConceptWorth {
 public:
  /// Reads concept_weights.tsv and general_nouns.txt of data_dir/english; scripts/fit_concepts.py writes the former. All
  /// references must outlive it. Throws DataError.
  ConceptWorth(const Lexicons& lexicons, const TypeCues& types, const WordMeanings& meanings, const std::filesystem::path& data_dir);

  /// Sets Entity::worth of every entity that no name mentions, and EntityTable::worth_of_statement. Linear in the mentions.
  void weigh(const Document& document, const language::Annotation& annotation, EntityTable& table) const;
  /// The cues of one concept.
  void cues(const Document& document, const language::Annotation& annotation, const EntityTable& table, const Entity& entity,
            CueSink& sink) const;
  /// Its words whose vectors speak: "head", and "modifier" for each word before it.
  void words(const Document& document, const language::Annotation& annotation, const EntityTable& table, const Entity& entity,
             CueSink& sink) const;

 private:
  void of_name(const Document& document, const language::Annotation& annotation, const Mention& mention, CueSink& sink) const;
  void of_mention(const Document& document, const language::Annotation& annotation, const Mention& mention, CueSink& sink) const;

  const Lexicons& lexicons_;
  const TypeCues& types_;
  const WordMeanings& meanings_;
  language::WordSet general_nouns_;
  MeaningWeights<1> meaning_weights_;
  std::unordered_map<std::string, int, language::StringHash, std::equal_to<>> weights_;
};

}  // namespace quipu::entities
