#pragma once
// Men and women: what titles, given names and nouns say about the persons of a document.

#include <cstdint>
#include <filesystem>
#include <vector>

#include "extractors/entities/entity.hpp"
#include "extractors/language/tree.hpp"
#include "extractors/language/word_list.hpp"

namespace quipu::entities {

enum class Gender : std::uint8_t { Unknown, Masculine, Feminine };

/// Immutable once loaded.
class Genders {
 public:
  /// Reads data_dir/gazetteers/name_genders.txt and data_dir/english/gendered_words.tsv: word <TAB> m or f, lower case. Throws
  /// DataError for a missing file, a word that stands there twice, and any other gender.
  explicit Genders(const std::filesystem::path& data_dir);

  /// Of a given name or nickname: "Mara", "Jean-Pierre" by its first part. Unknown where both men and women bear it.
  Gender of_given_name(std::string_view name) const;
  /// Of a title or a noun, in any case: "Mrs.", "king", "spokeswoman".
  Gender of_word(std::string_view word) const;

  /// For each entity of the table the gender of a person, Unknown for all else. Titles before the name, and the nouns that
  /// describe it ("the actress X", "X, a widow", "X is the son of"), outvote the given name. O(mentions × children).
  std::vector<Gender> of_entities(const Document& document, const language::Tree& tree, const EntityTable& table) const;

 private:
  int word_points(std::string_view word) const;
  int mention_points(const Document& document, const language::Tree& tree, const Mention& mention) const;

  int name_points(const Document& document, const language::Tree& tree, const Mention& mention) const;

  language::WordTable names_;
  language::WordTable words_;
};

}  // namespace quipu::entities
