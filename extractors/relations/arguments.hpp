#pragma once
// From the head of a phrase to the entities that it stands for.

#include <filesystem>
#include <vector>

#include "extractors/entities/entity.hpp"
#include "extractors/language/tree.hpp"
#include "extractors/language/word_list.hpp"
#include "extractors/relations/clause.hpp"

namespace quipu::relations {

/// Nouns that stand for something else in their phrase; data/english.
struct ArgumentNouns {
  language::WordSet transparent;  ///< "significance": what stands behind its "of" is meant
  language::WordSet shell;        ///< "architecture": the name before it is meant ("the U-Net architecture")
  language::WordSet team;         ///< "team": whoever leads or owns it is meant ("a team led by X", "X's team")
  language::WordSet body;         ///< "board": the organization that it belongs to is meant ("the board of X", "X's department of physics")
  language::WordSet naming;       ///< verbs that give a name: "a start-up called X"
  language::WordSet board;        ///< "board": who heads it heads what it governs
  static ArgumentNouns load(const std::filesystem::path& english);
};

/// Resolves arguments over one document. Coordination is unfolded; a noun that only introduces another ("the significance of
/// weights", "tasks such as sorting") gives what it introduces; a common noun set beside a name gives the name.
class ArgumentResolver {
 public:
  ArgumentResolver(const language::Tree& tree, const entities::EntityTable& entities, const ClauseFinder& clauses,
                   const ArgumentNouns& nouns);

  /// The entities behind the phrase of `head`, in the order of the text, each once. O(size of the phrase).
  std::vector<entities::EntityIndex> resolve(TokenIndex head) const;
  /// The same without what is coordinated with `head`.
  std::vector<entities::EntityIndex> resolve_alone(TokenIndex head) const;

 private:
  void visit(TokenIndex head, bool coordinated, int depth, std::vector<entities::EntityIndex>& found) const;
  const entities::Mention* name_beside(TokenIndex head) const;
  TokenIndex phrase_end(TokenIndex head, int depth) const;
  const entities::Mention* name_apposed(TokenIndex head) const;
  const entities::Mention* name_behind(TokenIndex head) const;
  const entities::Mention* name_called(TokenIndex head) const;
  const entities::Mention* name_before(TokenIndex head) const;
  bool visit_team(TokenIndex head, int depth, std::vector<entities::EntityIndex>& found) const;
  void visit_employer(TokenIndex head, int depth, std::vector<entities::EntityIndex>& found) const;
  bool is_excluded(TokenIndex conjunct) const;
  bool visit_complements(TokenIndex head, int depth, std::vector<entities::EntityIndex>& found) const;
  void add(entities::EntityIndex entity, std::vector<entities::EntityIndex>& found) const;

  const language::Tree& tree_;
  const entities::EntityTable& entities_;
  const ClauseFinder& clauses_;
  const ArgumentNouns& nouns_;
};

/// Whether a preposition introduces examples: "such as", "including", "like".
bool introduces_examples(const std::string& preposition);

}  // namespace quipu::relations
