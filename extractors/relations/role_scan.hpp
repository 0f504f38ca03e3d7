#pragma once
// One document's search for the roles of a show. Internal to show_roles.cpp and role_*.cpp.

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "extractors/relations/arguments.hpp"
#include "extractors/relations/show_roles.hpp"
#include "graph/utf8.hpp"

namespace quipu::relations {

using entities::EntityIndex;
using entities::EntityTable;
using entities::kNoEntity;
using entities::Mention;
using entities::MentionKind;
using language::NameType;
using language::Sentence;
using language::Token;
using language::Tree;
using language::Upos;
using language::Xpos;

/// Who tells it how surely.
struct Role {
  std::uint32_t sentence = 0;
  std::uint16_t confidence = 0;
};
using Roles = std::map<EntityIndex, Role>;

class RoleScan {
 public:
  RoleScan(const Document& document, const Tree& tree, const EntityTable& entities, const VerbLists& verbs,
           const ArgumentNouns& nouns, const ShowWords& words)
      : document_(document), tree_(tree), annotation_(tree.annotation()), entities_(entities), words_(words),
        clauses_(document, tree, verbs), arguments_(tree, entities, clauses_, nouns) {}

  void run(std::vector<Statement>& statements);

 private:
  using Reader = void (RoleScan::*)(std::uint32_t);

  bool is_turn(std::uint32_t sentence) const { return document_.blocks[annotation_.sentences[sentence].block].kind == BlockKind::Turn; }

  /// Sentences of running text; titles and quotations say nothing of roles, turns are read by their speakers and by "my guest X".
  void each_sentence(Reader read);

  bool is_person(EntityIndex entity) const { return entity != kNoEntity && entities_.entities[entity].type == NameType::Person; }
  bool has_role(EntityIndex entity) const { return hosts_.contains(entity) || guests_.contains(entity); }
  std::string_view lemma(TokenIndex token) const { return annotation_.lemma(token); }
  std::string word(TokenIndex token) const { return fold_case(annotation_.form(document_, token)); }

  /// The first evidence stands; nobody is host and guest at once.
  void give(Roles& roles, EntityIndex entity, Role role);

  std::vector<EntityIndex> persons(const std::vector<TokenIndex>& heads) const;

  void read_transcript();

  /// "Y, who has presented the show since …": what the patterns found goes before who speaks with whom.
  void read_statements(const std::vector<Statement>& statements);

  /// "host X", "hosts X and Y", "the show's host, X", "X, the host of the show", "hosted by X"; the same for guests.
  void read_nouns(std::uint32_t number);

  /// "host of the Other Show": a guest may host a show of their own.
  bool belongs_elsewhere(const Sentence& sentence, TokenIndex noun) const;

  /// "guest is the historian X", "guest: X", "host, X": to the name behind a few words that describe it.
  TokenIndex skip_description(const Sentence& sentence, TokenIndex first) const;

  /// The person named at `first`, and, of several hosts, those joined to it by "," and "and".
  void give_run(Roles& roles, std::uint32_t number, TokenIndex first, bool several);

  /// "X and Y, the hosts of the show": the persons before the comma that opens the noun's phrase.
  void give_run_before(Roles& roles, std::uint32_t number, TokenIndex noun, bool several);

  /// "The Show with X" as a line of its own.
  void read_line(std::uint32_t number);

  /// "X speaks with Y", "Y tells X": the verb says who is who, unless the nouns have said so before.
  void read_verbs(std::uint32_t number);

  /// "X talks to", which the tagger may take for a noun.
  bool between_persons(const Sentence& sentence, TokenIndex i) const;

  /// "host X travels to Y to meet Z": a known host before the verb does what has no subject in the tree.
  std::vector<EntityIndex> host_before(const Sentence& sentence, TokenIndex verb) const;

  /// "meets X", "sits down with X", "speaks to the historian X": the name right behind the verb, whatever the tree made of it.
  std::vector<EntityIndex> person_behind(const Sentence& sentence, TokenIndex verb) const;

  bool in_show_sentence(const Sentence& sentence) const;

  /// A known host makes the other one the guest and the other way round; with nobody known the verb decides where it may.
  void settle_pair(const std::vector<EntityIndex>& subjects, const std::vector<EntityIndex>& others, bool decides, std::uint32_t number);

  /// "In this episode of X, Y explains …": the person who is the subject of the clause that the episode stands in.
  void read_episode(std::uint32_t number);

  /// "In this episode of X, Y and Z …": the names right behind the opening phrase; true where they settle it.
  bool read_opening(const Sentence& sentence, std::uint32_t number, TokenIndex unit);

  /// "X has spent years on it. In this conversation with the host, he …": the last person beside the hosts who was named before.
  EntityIndex person_before(std::uint32_t number) const;

  /// "today's episode", "this week's episode", "episode 143 of X"
  bool points_here(const Sentence& sentence, TokenIndex unit) const;

  bool has_guests() const;
  bool is_present(TokenIndex verb) const { return tree_.token(verb).xpos == Xpos::VBZ || tree_.token(verb).xpos == Xpos::VBP; }

  /// Whether the title names a person too; that weighs as one more clause.
  bool in_title(EntityIndex person) const;

  /// The person who speaks in the present tense in several clauses, and more than anybody else but the hosts; both where the
  /// text speaks of guests.
  void find_main_speaker();

  void emit_roles();

  void emit(const char* relation, const char* rule, const char* predicate, EntityIndex source, EntityIndex target, Role role);

  const Document& document_;
  const Tree& tree_;
  const language::Annotation& annotation_;
  const EntityTable& entities_;
  const ShowWords& words_;
  ClauseFinder clauses_;
  ArgumentResolver arguments_;
  Roles hosts_, guests_;
  std::vector<Statement>* statements_ = nullptr;
};

}  // namespace quipu::relations
