#pragma once
// Where a name or a pronoun stands in its clause. Internal to entities/.

#include "extractors/language/tree.hpp"

namespace quipu::entities {

using language::TokenIndex;

enum class PhraseRole : std::uint8_t {
  Other,
  Subject,
  Object,
  Possessive,
  Oblique,  ///< "spoke with X"
  Inner,    ///< "the mother of X"
};

/// The head of the phrase that a token is part of: past appositions, parts of names, and the first of "X, Y and Z".
TokenIndex phrase_head(const language::Tree& tree, TokenIndex token);
PhraseRole role_of(const language::Tree& tree, TokenIndex token);
/// The predicate of the clause that a token stands in; infinitives and "came and saw" count with the clause that has the subject.
TokenIndex clause_of(const language::Tree& tree, TokenIndex token);
/// Whether a token is `ancestor` or lies below it.
bool is_below(const language::Tree& tree, TokenIndex token, TokenIndex ancestor);
/// Whether the pronoun cannot mean the name, by where the two stand in one clause or phrase: "X saw him", "his brother X",
/// "X is his brother", "X and he".
bool stand_apart(const language::Tree& tree, TokenIndex pronoun, TokenIndex name, bool reflexive);

}  // namespace quipu::entities
