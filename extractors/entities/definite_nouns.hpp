#pragma once
// Definite nouns that stand for a name: "Norvane, a start-up from Oslo … The company". Precision comes first.

#include <filesystem>

#include "extractors/entities/entity.hpp"
#include "extractors/entities/name_typer.hpp"
#include "extractors/language/tree.hpp"
#include "extractors/language/word_list.hpp"

namespace quipu::entities {

/// Immutable once loaded.
class DefiniteNouns {
 public:
  /// Reads data_dir/english/same_nouns.txt: nouns that can name one thing, a group a line. Throws DataError for a missing file and
  /// a noun that stands in two groups.
  explicit DefiniteNouns(const std::filesystem::path& data_dir);

  /// Makes "the", "this" or "that" with a bare noun a mention (kind Pronoun) of the one entity that it can mean, in place of the
  /// concept that the noun was. That is an entity of the noun's type named in the sentences before, which the text has called by
  /// this noun or one of its group ("X, a start-up", "X is a novel", "the city of X", "University of X"); where nothing is called
  /// so, the only organization, product or work named in the same and the three sentences before, if no noun said what it is.
  /// O(mentions × children + nouns × entities).
  void resolve(const Document& document, const language::Tree& tree, const NameTyper& typer, EntityTable& table) const;

 private:
  class Scan;
  /// The first noun of a noun's group, or itself.
  std::string_view group_of(std::string_view noun) const;

  language::WordTable groups_;
};

}  // namespace quipu::entities
