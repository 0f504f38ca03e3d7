#pragma once
// Applies patterns at one anchor word after another. Internal to relations/.

#include <optional>

#include "extractors/relations/arguments.hpp"
#include "extractors/relations/dates.hpp"
#include "extractors/relations/clause_slots.hpp"
#include "extractors/relations/relation_finder.hpp"

namespace quipu::relations {

/// The match of one document.
class Matcher {
 public:
  Matcher(const RelationFinder& finder, const Document& document, const language::Tree& tree, const entities::EntityTable& entities);

  /// Appends the statements of one sentence.
  void match_sentence(std::uint32_t sentence, std::vector<Statement>& statements);
  /// After the last sentence: appends what weak patterns found of entities that no other statement relates.
  void add_weak(std::vector<Statement>& statements) const;

 private:
  using Entities = std::vector<entities::EntityIndex>;

  void match_predicate(TokenIndex predicate, bool verb);
  void match_adjective(TokenIndex adjective);
  void match_adjective(const Pattern& pattern, const Clause& clause);
  void match_noun(TokenIndex noun);
  void match_links(TokenIndex token);
  void match_beside(TokenIndex token);
  void match_attribute(TokenIndex nominal, const std::vector<TokenIndex>& anchors, const Clause& clause);
  void match_joined(TokenIndex conjunct);
  bool in_list() const;
  bool has_verb(const Pattern& pattern, TokenIndex noun) const;
  bool has_form(const Pattern& pattern, TokenIndex noun) const;
  bool has_other(TokenIndex noun) const;

  bool has_required(const Pattern& pattern, const Clause& clause) const;
  static void part_members(const Pattern& pattern, Entities& sources, Entities& targets);
  /// The words under which noun patterns may list a noun, in small letters: the longest compound first ("chief executive
  /// officer"), the noun alone last.
  std::vector<std::string> noun_keys(TokenIndex noun) const;

  void emit(const Pattern& pattern, const Entities& sources, const Entities& targets, const Clause& clause, const std::string& wording);
  bool parted(TokenIndex begin, TokenIndex end) const;
  bool fits(const Pattern& pattern, entities::EntityIndex source, entities::EntityIndex target) const;
  Clause context(TokenIndex token) const;

  const RelationFinder& finder_;
  const Document& document_;
  const language::Tree& tree_;
  const entities::EntityTable& entities_;
  ClauseFinder clauses_;
  ArgumentResolver arguments_;
  NounSlots by_noun_;
  Fragments fragments_;
  ClauseSlots in_clause_;
  const entities::EntityIndex main_organization_;
  Dates dates_;
  std::uint32_t sentence_ = 0;
  bool question_ = false;
  std::vector<Statement>* statements_ = nullptr;
  std::vector<Statement> weak_;
};

}  // namespace quipu::relations
