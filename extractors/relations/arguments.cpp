#include "extractors/relations/arguments.hpp"

#include <algorithm>

namespace quipu::relations {

using entities::EntityIndex;
using entities::kNoEntity;
using entities::Mention;
using entities::MentionKind;
using language::Deprel;

namespace {
constexpr int kMaxDepth = 12;  // of nested phrases
}

bool introduces_examples(const std::string& preposition) {
  return preposition == "such as" || preposition == "include" || preposition == "including" || preposition == "like";
}

ArgumentNouns ArgumentNouns::load(const std::filesystem::path& english) {
  using language::read_word_set;
  return {read_word_set(english / "transparent_nouns.txt"), read_word_set(english / "shell_nouns.txt"), read_word_set(english / "team_nouns.txt"),
          read_word_set(english / "body_nouns.txt"), read_word_set(english / "naming_verbs.txt"), read_word_set(english / "board_nouns.txt")};
}

ArgumentResolver::ArgumentResolver(const language::Tree& tree, const entities::EntityTable& entities, const ClauseFinder& clauses,
                                   const ArgumentNouns& nouns)
    : tree_(tree), entities_(entities), clauses_(clauses), nouns_(nouns) {}

void ArgumentResolver::add(EntityIndex entity, std::vector<EntityIndex>& found) const {
  if (entity != kNoEntity && std::find(found.begin(), found.end(), entity) == found.end()) found.push_back(entity);
}

/// What a noun that is no mention, or that only introduces, points on to. Tells whether it found anything.
bool ArgumentResolver::visit_complements(TokenIndex head, int depth, std::vector<EntityIndex>& found) const {
  const std::size_t before = found.size();
  for (const TokenIndex child : tree_.children(head)) {
    const Deprel relation = tree_.token(child).deprel;
    if (relation != Deprel::Nmod && relation != Deprel::Obl) continue;
    if (introduces_examples(clauses_.preposition(child))) visit(child, true, depth + 1, found);
  }
  if (found.size() > before) return true;
  if (!nouns_.transparent.contains(tree_.annotation().lemma(head))) return false;
  for (const TokenIndex child : tree_.children(head)) {
    if (tree_.token(child).deprel != Deprel::Nmod) continue;
    const std::string words = clauses_.preposition(child);
    if (words == "of" || words == "behind" || words == "between") visit(child, true, depth + 1, found);
  }
  return found.size() > before;
}

/// The name that a common noun stands for: set beside it ("the pension fund X", "X, a laboratory that …", "her book, X"), or
/// its subject ("X is a laboratory that …").
const Mention* ArgumentResolver::name_beside(TokenIndex head) const {
  const auto name_at = [&](TokenIndex token) -> const Mention* {
    const Mention* found = entities_.mention_at(token);
    return found && found->kind == MentionKind::Name ? found : nullptr;
  };
  for (const TokenIndex child : tree_.children(head)) {
    const Deprel relation = tree_.token(child).deprel;
    if (relation != Deprel::Appos && relation != Deprel::Flat) continue;
    if (const Mention* name = name_at(child)) return name;
  }
  if (const Mention* name = name_called(head)) return name;
  const language::Token& token = tree_.token(head);
  if (token.deprel == Deprel::Appos && token.head < language::kNoHead) return name_at(token.head);
  if (const Mention* name = name_apposed(head)) return name;
  if (const Mention* name = name_behind(head)) return name;
  if (!tree_.has_child(head, Deprel::Cop)) return nullptr;
  const TokenIndex subject = tree_.child(head, Deprel::Nsubj);
  return subject == language::kNoHead ? nullptr : name_at(subject);
}

/// The last token of a phrase, marks at its end left aside.
TokenIndex ArgumentResolver::phrase_end(TokenIndex head, int depth) const {
  TokenIndex end = head;
  for (const TokenIndex child : tree_.children(head)) {
    if (depth < kMaxDepth && child > head && tree_.token(child).upos != language::Upos::PUNCT) end = std::max(end, phrase_end(child, depth + 1));
  }
  return end;
}

/// "X, a start-up that …,": the name before the comma, wherever the tree puts the noun. Two commas or an end of the sentence
/// must hold the noun's phrase.
const Mention* ArgumentResolver::name_apposed(TokenIndex head) const {
  const language::Token& token = tree_.token(head);
  if (token.upos != language::Upos::NOUN || tree_.has_child(head, Deprel::Cop)) return nullptr;
  const TokenIndex article = tree_.child(head, Deprel::Det);
  if (article == language::kNoHead || article > head || article < 2 || tree_.token(article - 1).xpos != language::Xpos::Comma) return nullptr;
  TokenIndex end = article - 1;
  if (tree_.token(end - 1).xpos == language::Xpos::RightBracket) {
    while (end > 1 && tree_.token(end - 1).xpos != language::Xpos::LeftBracket) --end;  // "the European Space Agency (ESA), a …"
    --end;
  }
  const Mention* name = end > 0 ? entities_.mention_at(end - 1) : nullptr;
  if (!name || name->kind != MentionKind::Name || name->end != end) return nullptr;
  const TokenIndex next = phrase_end(head, 0) + 1;
  if (next < tree_.annotation().tokens.size() && tree_.token(next).upos != language::Upos::PUNCT) return nullptr;
  for (const TokenIndex child : tree_.children(head)) {
    // "X, a priest and a nun" are three.
    if (tree_.token(child).deprel == Deprel::Conj && tree_.has_child(child, Deprel::Det)) return nullptr;
  }
  if (token.deprel == Deprel::Conj && tree_.has_child(head, Deprel::Cc)) return nullptr;
  if (tree_.annotation().lemma(article) == "a") return name;
  // "In X, the company, which …, said" has two things.
  const bool subject = token.deprel == Deprel::Nsubj || token.deprel == Deprel::NsubjPass;
  return subject && tree_.has_child(name->head, Deprel::Case) ? nullptr : name;
}

/// "the software house X": the name right behind, where the tree makes both arguments of one verb or preposition.
const Mention* ArgumentResolver::name_behind(TokenIndex head) const {
  if (head + 1 >= tree_.annotation().tokens.size() || tree_.token(head).upos != language::Upos::NOUN) return nullptr;
  const Mention* name = entities_.mention_at(head + 1);
  if (!name || name->kind != MentionKind::Name || name->first != head + 1) return nullptr;
  const language::Token &noun = tree_.token(head), &other = tree_.token(name->head);
  return other.head == noun.head && other.deprel == noun.deprel ? name : nullptr;
}

/// "a code called X", "the film known as X".
const Mention* ArgumentResolver::name_called(TokenIndex head) const {
  for (const TokenIndex child : tree_.children(head)) {
    const language::Xpos form = tree_.token(child).xpos;
    if (tree_.token(child).deprel != Deprel::Acl || (form != language::Xpos::VBN && form != language::Xpos::VBD)) continue;
    const std::string_view verb = tree_.annotation().lemma(child);
    if (!nouns_.naming.contains(verb)) continue;
    for (const TokenIndex name : tree_.children(child)) {
      const Mention* found = name > child ? entities_.mention_at(name) : nullptr;
      if (found && found->kind == MentionKind::Name && (verb != "know" || clauses_.preposition(name) == "as")) return found;
    }
  }
  return nullptr;
}

/// "the U-Net architecture", "Acme's Halyard project": the name right before a noun that says no more than what it is.
const Mention* ArgumentResolver::name_before(TokenIndex head) const {
  if (head == 0 || !nouns_.shell.contains(tree_.annotation().lemma(head))) return nullptr;
  const Mention* found = entities_.mention_at(head - 1);
  const bool joined = found && found->kind == MentionKind::Name && found->end == head && tree_.token(head).space_before;
  return joined && tree_.token(found->head).head == head && tree_.token(found->head).deprel != Deprel::NmodPoss ? found : nullptr;
}

/// "a team led by X", "X's team", "X and colleagues": what a team does its leader is said to do.
bool ArgumentResolver::visit_team(TokenIndex head, int depth, std::vector<EntityIndex>& found) const {
  if (depth > kMaxDepth || !nouns_.team.contains(tree_.annotation().lemma(head))) return false;
  const std::size_t before = found.size();
  for (const TokenIndex child : tree_.children(head)) {
    const Deprel relation = tree_.token(child).deprel;
    if (relation == Deprel::NmodPoss) visit(child, true, depth + 1, found);
    if (relation != Deprel::Acl) continue;
    const std::string_view verb = tree_.annotation().lemma(child);
    if (verb != "lead" && verb != "head" && verb != "direct" && verb != "run") continue;
    for (const TokenIndex leader : clauses_.clause(child).subjects) {
      if (leader != head) visit(leader, true, depth + 1, found);
    }
  }
  if (found.size() == before) visit_employer(head, depth, found);
  return found.size() > before;
}

/// "a team at Acme", "engineers from Acme", "Acme researchers", "a group of scientists at Acme": what people without a name do
/// their organization does.
void ArgumentResolver::visit_employer(TokenIndex head, int depth, std::vector<EntityIndex>& found) const {
  for (const TokenIndex child : tree_.children(head)) {
    const Deprel relation = tree_.token(child).deprel;
    const std::string words = relation == Deprel::Nmod ? clauses_.preposition(child) : std::string();
    const bool inside = words == "at" || words == "from" || words == "of" || words == "in";
    if (!inside && (relation != Deprel::Compound || child > head)) continue;
    const Mention* name = entities_.mention_at(child);
    const bool organization = name && name->kind == MentionKind::Name && name->type == language::NameType::Organization;
    if (organization) {
      visit(child, true, depth + 1, found);
    } else if (inside) {
      visit_team(child, depth + 1, found);
    }
  }
}

/// "progress on many fronts, not a single breakthrough": what stands behind "not" is named to be left out.
bool ArgumentResolver::is_excluded(TokenIndex conjunct) const {
  for (const TokenIndex child : tree_.children(conjunct)) {
    if (child < conjunct && tree_.annotation().lemma(child) == "not") return true;
  }
  return false;
}

void ArgumentResolver::visit(TokenIndex head, bool coordinated, int depth, std::vector<EntityIndex>& found) const {
  if (depth > kMaxDepth) return;
  const Mention* mention = entities_.mention_at(head);
  if (!mention || mention->kind == MentionKind::Concept) {
    const Mention* name = name_beside(head);
    if (!name) name = name_before(head);
    if (name) mention = name;
  }
  const TokenIndex antecedent = mention ? language::kNoHead : clauses_.antecedent(head);
  const bool people = mention && mention->kind == MentionKind::Concept && nouns_.team.contains(tree_.annotation().lemma(head));
  if (mention && !(people && visit_team(head, depth, found))) {
    add(mention->entity, found);
  } else if (mention) {
    // the organization of "engineers at Acme"
  } else if (antecedent != language::kNoHead) {
    visit(antecedent, false, depth + 1, found);
  } else if (!visit_team(head, depth, found) && !visit_complements(head, depth, found)) {
    for (const TokenIndex child : tree_.children(head)) {
      if (tree_.token(child).deprel == Deprel::Appos && !is_excluded(child)) visit(child, true, depth + 1, found);
    }
  }
  if (!coordinated) return;
  // What a name is joined with may hang below any of its words.
  const bool name = mention && mention->kind == MentionKind::Name && mention->first <= head && head < mention->end;
  for (TokenIndex word = name ? mention->first : head; word < (name ? mention->end : head + 1); ++word) {
    for (const TokenIndex child : tree_.children(word)) {
      if (name && mention->first <= child && child < mention->end) continue;
      if (tree_.token(child).deprel == Deprel::Conj && !is_excluded(child)) visit(child, true, depth + 1, found);
    }
  }
}

std::vector<EntityIndex> ArgumentResolver::resolve(TokenIndex head) const {
  std::vector<EntityIndex> found;
  visit(head, true, 0, found);
  return found;
}

std::vector<EntityIndex> ArgumentResolver::resolve_alone(TokenIndex head) const {
  std::vector<EntityIndex> found;
  visit(head, false, 0, found);
  return found;
}

}  // namespace quipu::relations
