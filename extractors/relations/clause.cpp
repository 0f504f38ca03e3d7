#include "extractors/relations/clause.hpp"

#include <algorithm>

namespace quipu::relations {

using language::Deprel;
using language::kNoHead;
using language::Token;
using language::Upos;
using language::Xpos;

namespace {

constexpr int kMaxDepth = 8;  // of governing clauses that may lend a subject

bool is_participle(const Token& token) { return token.xpos == Xpos::VBN || token.xpos == Xpos::VBD; }

}  // namespace

VerbLists VerbLists::load(const std::filesystem::path& english) {
  using language::read_word_set;
  return {read_word_set(english / "verbs_hypothetical.txt"), read_word_set(english / "verbs_negative.txt"),
          read_word_set(english / "verbs_saying.txt"), read_word_set(english / "verbs_ditransitive.txt"), read_word_set(english / "doubtful_nouns.txt"),
          read_word_set(english / "verbs_taking_role.txt"), read_word_set(english / "verbs_giving_role.txt"), read_word_set(english / "verbs_teaching_role.txt"), read_word_set(english / "verbs_of_place.txt")};
}

ClauseFinder::ClauseFinder(const Document& document, const language::Tree& tree, const VerbLists& verbs)
    : document_(document), tree_(tree), verbs_(verbs) {}

std::string ClauseFinder::gerund_preposition(TokenIndex gerund) const {
  if (tree_.token(gerund).xpos != Xpos::VBG && tree_.token(gerund).upos != Upos::NOUN) return {};
  for (const TokenIndex child : tree_.children(gerund)) {
    if (child < gerund && tree_.token(child).deprel == Deprel::Mark && tree_.token(child).xpos == Xpos::IN) return std::string(lemma(child));
  }
  return {};
}

TokenIndex ClauseFinder::gerund_core(TokenIndex gerund) const {
  const TokenIndex object = tree_.token(gerund).upos == Upos::VERB ? tree_.child(gerund, Deprel::Obj) : kNoHead;
  return object == kNoHead ? gerund : object;
}

std::string ClauseFinder::preposition(TokenIndex nominal) const {
  std::string words;
  const auto add = [&](TokenIndex token) {
    if (!words.empty()) words += ' ';
    words += lemma(token);
  };
  for (const TokenIndex child : tree_.children(nominal)) {
    if (tree_.token(child).deprel != Deprel::Case || tree_.token(child).xpos == Xpos::POS) continue;
    // "together with" is one preposition, whatever its first word hangs below.
    const bool joint = words.empty() && child > 0 && lemma(child) == "with" && (lemma(child - 1) == "together" || lemma(child - 1) == "jointly");
    if (joint) words = "together";
    add(child);
    for (const TokenIndex part : tree_.children(child)) {
      if (tree_.token(part).deprel == Deprel::Fixed) add(part);
    }
  }
  return words;
}

bool ClauseFinder::is_passive(TokenIndex predicate) const {
  if (tree_.has_child(predicate, Deprel::AuxPass) || tree_.has_child(predicate, Deprel::NsubjPass)) return true;
  const Token& token = tree_.token(predicate);
  if (!is_participle(token) || tree_.has_child(predicate, Deprel::Obj) || tree_.has_child(predicate, Deprel::Aux)) return false;
  if (token.deprel == Deprel::Acl || token.deprel == Deprel::Advcl) return true;  // "the code called X", "built on Y, it …"
  const bool loose = token.deprel == Deprel::Root || token.deprel == Deprel::Parataxis || token.deprel == Deprel::List || token.deprel == Deprel::Appos;
  if (loose && token.xpos == Xpos::VBN && !tree_.has_child(predicate, Deprel::Nsubj)) return true;  // "Produced by X."
  // "was designed and built by X": the second participle has neither auxiliary nor subject of its own.
  return is_verb_conjunct(predicate) && token.xpos == Xpos::VBN && !tree_.has_child(predicate, Deprel::Nsubj) && is_passive(token.head);
}

/// The second and later of several coordinated verbs.
bool ClauseFinder::is_verb_conjunct(TokenIndex token) const {
  const Token& at = tree_.token(token);
  return at.deprel == Deprel::Conj && at.head < language::kNoHead && at.upos == Upos::VERB && tree_.token(at.head).upos == Upos::VERB;
}

TokenIndex ClauseFinder::antecedent(TokenIndex pronoun) const {
  if (!is_relative_pronoun(pronoun)) return kNoHead;
  TokenIndex at = pronoun;
  for (int depth = 0; depth < kMaxDepth && at < language::kNoHead; ++depth, at = tree_.token(at).head) {
    const Token& token = tree_.token(at);
    if (token.deprel == Deprel::AclRelcl || token.deprel == Deprel::Acl) return token.head < pronoun ? token.head : kNoHead;
    if (token.deprel == Deprel::AdvclRelcl) return nominal_before(pronoun);
  }
  return kNoHead;
}

/// "a talk by X, whose book …": where a relative clause was taken for one about the whole sentence, "who" and "whose" still stand
/// for the noun before the comma.
TokenIndex ClauseFinder::nominal_before(TokenIndex pronoun) const {
  const std::string_view word = lemma(pronoun);
  if ((word != "who" && word != "whose") || pronoun < 2 || tree_.token(pronoun - 1).xpos != Xpos::Comma) return kNoHead;
  TokenIndex at = pronoun - 2;
  while (tree_.token(at).deprel == Deprel::Flat || tree_.token(at).deprel == Deprel::Compound) at = tree_.token(at).head;
  return language::is_noun(tree_.token(at)) ? at : kNoHead;
}

bool ClauseFinder::is_relative_pronoun(TokenIndex token) const {
  const Xpos tag = tree_.token(token).xpos;
  if (tag == Xpos::WDT || tag == Xpos::WP || lemma(token) == "whose") return true;
  return lemma(token) == "that" && tree_.token(token).upos == Upos::PRON;
}

std::vector<TokenIndex> ClauseFinder::subjects(TokenIndex predicate, int depth) const {
  std::vector<TokenIndex> found;
  const Token& token = tree_.token(predicate);
  for (const TokenIndex child : tree_.children(predicate)) {
    if (!is_subject(tree_.token(child).deprel)) continue;
    const bool relative = token.deprel == Deprel::AclRelcl && is_relative_pronoun(child);
    found.push_back(relative ? token.head : child);
  }
  if (!found.empty() || depth >= kMaxDepth || token.head >= language::kNoHead) return found;

  switch (token.deprel) {
    case Deprel::Conj: {
      const Upos head = tree_.token(token.head).upos;
      const bool clauses = head == Upos::VERB || head == Upos::AUX || tree_.has_child(token.head, Deprel::Cop);
      return clauses ? subjects(token.head, depth + 1) : found;
    }
    case Deprel::Xcomp: {
      const TokenIndex object = tree_.child(token.head, Deprel::Obj);
      if (object != kNoHead) return {object};
      return subjects(token.head, depth + 1);
    }
    case Deprel::Acl:
      // "spent ten years mapping X": not the years map.
      if (token.xpos == Xpos::VBG && tree_.token(token.head).deprel == Deprel::Obj && tree_.token(token.head).head < language::kNoHead &&
          lemma(tree_.token(token.head).head) == "spend") {
        return subjects(tree_.token(token.head).head, depth + 1);
      }
      return {token.head};
    case Deprel::Advcl: return subjects(token.head, depth + 1);
    default: return found;
  }
}

void ClauseFinder::collect(TokenIndex predicate, Clause& clause) const {
  for (const TokenIndex child : tree_.children(predicate)) {
    switch (tree_.token(child).deprel) {
      case Deprel::Obj: clause.objects.push_back(child); break;
      case Deprel::Iobj: clause.indirects.push_back(child); break;
      case Deprel::CompoundPrt: clause.lemma += ' ', clause.lemma += lemma(child); break;
      case Deprel::OblAgent: {  // "founded by X, formerly of Y": the parser's agents are not all behind "by"
        std::string words = preposition(child);
        clause.prepositionals.push_back({words.empty() ? "by" : std::move(words), child});
        break;
      }
      case Deprel::Obl: {
        std::string words = preposition(child);
        if (!words.empty()) clause.prepositionals.push_back({std::move(words), child});
        break;
      }
      case Deprel::Advcl: {
        std::string words = gerund_preposition(child);
        if (!words.empty()) clause.prepositionals.push_back({std::move(words), gerund_core(child)});
        break;
      }
      default: break;
    }
  }
}

/// In "the code that Dahl wrote" and "the firm at which she works" the antecedent fills the gap that the relative clause leaves.
void ClauseFinder::fill_gap(TokenIndex predicate, Clause& clause) const {
  const Token& token = tree_.token(predicate);
  if (token.deprel != Deprel::AclRelcl || token.head >= language::kNoHead) return;
  const TokenIndex antecedent = token.head;
  bool filled = std::find(clause.subjects.begin(), clause.subjects.end(), antecedent) != clause.subjects.end();
  for (TokenIndex& object : clause.objects) {
    if (is_relative_pronoun(object)) object = antecedent, filled = true;
  }
  for (Prepositional& argument : clause.prepositionals) {
    if (is_relative_pronoun(argument.head)) argument.head = antecedent, filled = true;
  }
  bool adverbial = false;
  for (const TokenIndex child : tree_.children(predicate)) adverbial = adverbial || tree_.token(child).xpos == Xpos::WRB;
  if (adverbial) {
    clause.prepositionals.push_back({"in", antecedent});  // "the city where she lives", "the firm where she works"
    clause.prepositionals.push_back({"at", antecedent});
  } else if (!filled && clause.objects.empty() && !clause.passive) {
    clause.objects.push_back(antecedent);
  }
}

/// "designed and built X": whether nothing but "and" stands between two verbs of one subject.
bool ClauseFinder::stands_beside(TokenIndex conjunct, TokenIndex predicate) const {
  if (!is_verb_conjunct(conjunct) || conjunct > predicate + 3 || tree_.has_child(conjunct, Deprel::Nsubj)) return false;
  for (TokenIndex i = predicate + 1; i < conjunct; ++i) {
    const Upos tag = tree_.token(i).upos;
    if (tag != Upos::CCONJ && tag != Upos::ADV && tag != Upos::PUNCT) return false;
  }
  return true;
}

/// "was born and raised in Oslo", "lived and worked in Oslo": the place holds for both verbs.
void ClauseFinder::share_place(TokenIndex predicate, Clause& clause) const {
  if (!clause.prepositionals.empty() || !clause.objects.empty() != clause.passive) return;
  for (const TokenIndex child : tree_.children(predicate)) {
    if (!stands_beside(child, predicate)) continue;
    for (const TokenIndex argument : tree_.children(child)) {
      if (tree_.token(argument).deprel != Deprel::Obl) continue;
      std::string words = preposition(argument);
      if (words == "in" || words == "at" || words == "near") clause.prepositionals.push_back({std::move(words), argument});
    }
  }
}

/// "designed and built X", "was designed and built by X": what stands once belongs to both verbs.
void ClauseFinder::share(TokenIndex predicate, Clause& clause) const {
  const bool second = is_verb_conjunct(predicate);
  if (clause.passive) {
    if (!clause.subjects.empty()) return;
    for (const TokenIndex child : tree_.children(predicate)) {
      if (!is_verb_conjunct(child) || !is_passive(child)) continue;
      for (const TokenIndex argument : tree_.children(child)) {
        const Deprel relation = tree_.token(argument).deprel;
        if ((relation == Deprel::Obl || relation == Deprel::OblAgent) && preposition(argument) == "by") clause.subjects.push_back(argument);
      }
    }
    return;
  }
  if (!clause.objects.empty()) return;
  if (second && tree_.token(predicate).head < predicate) {
    const TokenIndex head = tree_.token(predicate).head;
    for (const TokenIndex child : tree_.children(head)) {
      if (tree_.token(child).deprel == Deprel::Obj && child > predicate) clause.objects.push_back(child);  // behind both verbs
    }
    return;
  }
  for (const TokenIndex child : tree_.children(predicate)) {
    if (!stands_beside(child, predicate)) continue;
    const TokenIndex object = tree_.child(child, Deprel::Obj);
    if (object != kNoHead) clause.objects.push_back(object);
  }
}

/// "the Oslo-based Acme", "Acme-owned shops": the noun is what it is done to; the name before the hyphen is the place of the verbs
/// that say where, and the doer of the others.
void ClauseFinder::fill_attributive(TokenIndex predicate, Clause& clause) const {
  const Token& token = tree_.token(predicate);
  if (token.xpos != Xpos::VBN || token.head >= kNoHead || token.head < predicate) return;
  clause.passive = true;
  clause.objects.push_back(token.head);
  const bool where = verbs_.of_place.contains(clause.lemma);
  for (const TokenIndex child : tree_.children(predicate)) {
    if (child + 2 != predicate || tree_.token(child + 1).xpos != Xpos::HYPH) continue;
    if (where) clause.prepositionals.push_back({"in", child});
    else clause.subjects.push_back(child);
  }
}

/// "was developed at Acme by Ann Lee", "made in Oslo by Acme": the agent is often attached to the phrase before it.
void ClauseFinder::find_agent(Clause& clause) const {
  for (const Prepositional& argument : clause.prepositionals) {
    for (const TokenIndex child : tree_.children(argument.head)) {
      if (argument.head > clause.predicate && tree_.token(child).deprel == Deprel::Nmod && preposition(child) == "by") clause.subjects.push_back(child);
    }
  }
}

Clause ClauseFinder::clause(TokenIndex predicate) const {
  Clause clause;
  clause.predicate = predicate;
  clause.lemma = lemma(predicate);
  clause.passive = is_passive(predicate);
  clause.subjects = subjects(predicate, 0);
  collect(predicate, clause);
  if (clause.passive) {
    // "She was awarded the prize": who gets it is the subject of the passive, and the object stays what it is.
    const bool ditransitive = !clause.objects.empty() && verbs_.ditransitive.contains(clause.lemma);
    std::vector<TokenIndex>& place = ditransitive ? clause.indirects : clause.objects;
    place.insert(place.begin(), clause.subjects.begin(), clause.subjects.end());
    clause.subjects.clear();
    for (Prepositional& argument : clause.prepositionals) {
      if (argument.preposition.ends_with(" by") && argument.preposition.find(' ') == argument.preposition.rfind(' ')) {
        clause.lemma += ' ' + argument.preposition.substr(0, argument.preposition.find(' '));  // "was paid for by X"
        argument.preposition = "by";
      }
      if (argument.preposition == "by") clause.subjects.push_back(argument.head);
    }
    if (clause.subjects.empty()) find_agent(clause);
  }
  if (tree_.token(predicate).deprel == Deprel::Amod) fill_attributive(predicate, clause);
  fill_gap(predicate, clause);
  share(predicate, clause);
  share_place(predicate, clause);
  qualify(predicate, clause);
  return clause;
}

}  // namespace quipu::relations
