#include "extractors/relations/matcher.hpp"

#include "extractors/relations/attribution.hpp"

#include <algorithm>
#include <map>

#include "extractors/entities/main_organization.hpp"
#include "graph/utf8.hpp"

namespace quipu::relations {

using entities::EntityIndex;
using entities::Mention;
using entities::MentionKind;
using language::Deprel;
using language::kNoHead;
using language::Token;
using language::Upos;
using language::Xpos;

Matcher::Matcher(const RelationFinder& finder, const Document& document, const language::Tree& tree,
                 const entities::EntityTable& entities)
    : finder_(finder), document_(document), tree_(tree), entities_(entities), clauses_(document, tree, finder.verbs_),
      arguments_(tree, entities, clauses_, finder.nouns_),
      by_noun_(document, tree, entities, clauses_, arguments_, finder.nouns_, finder.verbs_),
      fragments_(document, tree, entities), in_clause_(tree, entities, clauses_, arguments_, by_noun_, fragments_, finder.prepositions_),
      main_organization_(entities::main_organization(document, tree.annotation(), entities)), dates_(document, tree) {}

void Matcher::match_sentence(std::uint32_t sentence, std::vector<Statement>& statements) {
  const language::Sentence& range = tree_.annotation().sentences[sentence];
  sentence_ = sentence;
  statements_ = &statements;
  question_ = false;
  dates_.read(sentence);
  for (TokenIndex i = range.end; i > range.first && tree_.token(i - 1).upos == Upos::PUNCT; --i) {
    question_ = question_ || tree_.annotation().form(document_, i - 1) == "?";
  }
  for (TokenIndex i = range.first; i < range.end; ++i) {
    const Token& token = tree_.token(i);
    if (token.upos == Upos::VERB || tree_.has_child(i, Deprel::Cop)) match_predicate(i, token.upos == Upos::VERB);
    if (token.upos == Upos::ADJ) match_adjective(i);
    if (is_noun(token) || token.upos == Upos::ADJ) match_noun(i);
    match_links(i);
  }
  for (const entities::Namesake& namesake : entities_.namesakes) {
    if (namesake.sentence != sentence) continue;
    for (const std::uint32_t index : finder_.patterns_.of_kind(AnchorKind::Namesake)) {
      emit(finder_.patterns_.patterns()[index], {namesake.person}, {namesake.work}, Clause{}, "present");
    }
  }
}

/// "between A and B": one slot that holds both ends. The first is set against each of the others.
void Matcher::part_members(const Pattern& pattern, Entities& sources, Entities& targets) {
  const Slot &source = pattern.source.front(), &target = pattern.target.front();
  if (source.kind != target.kind || source.preposition != target.preposition || sources.empty()) return;
  sources.erase(sources.begin() + 1, sources.end());
  if (!targets.empty()) targets.erase(targets.begin());
}

bool Matcher::has_required(const Pattern& pattern, const Clause& clause) const {
  const auto lists = [&](const std::vector<std::string>& words, TokenIndex token) {
    return std::any_of(words.begin(), words.end(), [&](const auto& word) { return word == "*" || word == tree_.annotation().lemma(token); });
  };
  if (!pattern.requires_object.empty() &&
      std::none_of(clause.objects.begin(), clause.objects.end(), [&](TokenIndex object) { return lists(pattern.requires_object, object); })) {
    return false;
  }
  if (pattern.requires_word.empty()) return true;
  for (const TokenIndex child : tree_.children(clause.predicate)) {
    if (lists(pattern.requires_word, child)) return true;
    if (tree_.token(child).deprel != Deprel::Obj) continue;
    for (const TokenIndex below : tree_.children(child)) {
      if (below > child && lists(pattern.requires_word, below)) return true;  // "makes X possible", read as "possible X"
    }
  }
  return false;
}

/// Patterns of any predicate hold for "X is a Y" too.
void Matcher::match_predicate(TokenIndex predicate, bool verb) {
  const PatternSet& patterns = finder_.patterns_;
  const Clause clause = clauses_.clause(predicate);
  const auto apply = [&](std::uint32_t index) {
    const Pattern& pattern = patterns.patterns()[index];
    if (!has_required(pattern, clause) || in_clause_.holds_any(pattern.unless, clause)) return;
    Entities sources = in_clause_.fill(pattern.source, clause, pattern.source_mask, pattern.boards_only);
    if (sources.empty()) return;
    Entities targets = in_clause_.fill(pattern.target, clause, pattern.target_mask, pattern.boards_only);
    part_members(pattern, sources, targets);
    if (targets.empty()) return;
    std::string wording = clause.lemma;
    if (pattern.target.front().kind == SlotKind::Preposition) wording += ' ' + pattern.target.front().preposition;
    emit(pattern, sources, targets, clause, wording);
  };
  if (verb) {
    for (const std::uint32_t index : patterns.with_word(AnchorKind::Verb, clause.lemma)) apply(index);
  }
  for (const std::uint32_t index : patterns.with_word(AnchorKind::Verb, "*")) apply(index);
}

void Matcher::match_adjective(TokenIndex adjective) {
  const PatternSet& patterns = finder_.patterns_;
  Clause clause = clauses_.clause(adjective);
  if (clause.subjects.empty() && tree_.token(adjective).deprel == Deprel::Amod) clause.subjects.push_back(tree_.token(adjective).head);
  for (const std::string_view word : {tree_.annotation().lemma(adjective), std::string_view("*")}) {
    for (const std::uint32_t index : patterns.with_word(AnchorKind::Adjective, word)) match_adjective(patterns.patterns()[index], clause);
  }
}

void Matcher::match_adjective(const Pattern& pattern, const Clause& clause) {
  emit(pattern, in_clause_.fill(pattern.source, clause, pattern.source_mask), in_clause_.fill(pattern.target, clause, pattern.target_mask), clause,
       "be " + clause.lemma);
}

std::vector<std::string> Matcher::noun_keys(TokenIndex noun) const {
  const language::Annotation& annotation = tree_.annotation();
  std::string word = fold_case(annotation.lemma(noun));
  for (TokenIndex i = noun + 1; i < by_noun_.word_end(noun); ++i) word += fold_case(annotation.lemma(i));  // "brother-in-law"
  std::vector<std::string> keys{std::move(word)};
  TokenIndex at = noun;
  for (const TokenIndex first = annotation.sentences[sentence_].first; at > first && keys.size() < 3;) {
    const bool joined = at > first + 1 && tree_.token(at - 1).xpos == Xpos::HYPH && !tree_.token(at).space_before && !tree_.token(at - 1).space_before;
    at -= joined ? 2 : 1;
    keys.insert(keys.begin(), fold_case(annotation.lemma(at)) + (joined ? '-' : ' ') + keys.front());
  }
  return keys;
}

bool Matcher::has_form(const Pattern& pattern, TokenIndex noun) const {
  if (pattern.plural && tree_.token(noun).xpos != Xpos::NNS) return false;
  if (pattern.behind.empty()) return true;
  const std::string own = clauses_.preposition(noun);
  return std::find(pattern.behind.begin(), pattern.behind.end(), own) != pattern.behind.end();
}

bool Matcher::has_verb(const Pattern& pattern, TokenIndex noun) const {
  if (pattern.requires_verb.empty()) return true;
  const TokenIndex head = tree_.token(noun).head;
  const TokenIndex verb = head >= kNoHead ? kNoHead : clauses_.governing_predicate(head);
  if (verb == kNoHead) return false;
  const auto& verbs = pattern.requires_verb;
  return std::any_of(verbs.begin(), verbs.end(), [&](const auto& word) { return word == tree_.annotation().lemma(verb); });
}

/// In lists and tables the roles of one organization stand without it; in running text they may be anybody's.
bool Matcher::in_list() const {
  const BlockKind kind = document_.blocks[tree_.annotation().sentences[sentence_].block].kind;
  return kind == BlockKind::ListItem || kind == BlockKind::TableRow;
}

void Matcher::match_noun(TokenIndex noun) {
  const PatternSet& patterns = finder_.patterns_;
  for (const std::string& key : noun_keys(noun)) {
    const auto& listed = patterns.with_word(AnchorKind::Noun, key);
    for (const std::uint32_t index : listed) {
      const Pattern& pattern = patterns.patterns()[index];
      if (!has_form(pattern, noun) || !has_verb(pattern, noun) || by_noun_.holds_any(pattern.unless, noun)) continue;
      Entities sources = by_noun_.fill(pattern.source, noun, pattern.source_mask, pattern.boards_only);
      if (sources.empty()) continue;
      Entities targets = by_noun_.fill(pattern.target, noun, pattern.target_mask, pattern.boards_only);
      if (targets.empty() && pattern.of_document && in_list() && by_noun_.stands_alone(noun)) targets = {main_organization_};
      if (targets.empty() && pattern.of_person && by_noun_.is_introduced(noun)) targets = {entities_.about};
      part_members(pattern, sources, targets);
      if (!sources.empty() && !targets.empty()) emit(pattern, sources, targets, context(noun), key);
    }
    if (!listed.empty()) break;
  }
}

Clause Matcher::context(TokenIndex token) const {
  Clause clause;
  const TokenIndex predicate = clauses_.governing_predicate(token);
  clause.predicate = token;
  // A name or description inside a clause stands even where the clause is denied; only its own "not" or "no" denies it.
  if (predicate == token) clauses_.qualify(token, clause);
  // A role that a verb gives ("refused to serve as captain") is as the verb says.
  if (const TokenIndex verb = by_noun_.verb_of_role(token); verb != kNoHead) clauses_.qualify(verb, clause);
  return clause;
}

bool Matcher::fits(const Pattern& pattern, EntityIndex source, EntityIndex target) const {
  const std::string_view from = type_name(entities_.entities[source]), to = type_name(entities_.entities[target]);
  const auto narrow = [&](const std::vector<std::string>& types, std::string_view type) {
    return types.empty() || std::any_of(types.begin(), types.end(), [&](const auto& t) { return finder_.ontology_.is_kind_of(type, t); });
  };
  if (pattern.target_named && !entities_.entities[target].named) return false;
  if (pattern.source_named && !entities_.entities[source].named) return false;
  const RelationType* relation = finder_.ontology_.relation_type(pattern.relation);
  return narrow(pattern.source_types, from) && narrow(pattern.target_types, to) && finder_.ontology_.allows(*relation, from, to);
}

void Matcher::emit(const Pattern& pattern, const Entities& sources, const Entities& targets, const Clause& clause,
                   const std::string& wording) {
  if (sources.empty() || targets.empty()) return;
  const std::string when = dates_.when(clause.predicate);
  const TokenIndex beside = clause.holder == kNoHead && clause.predicate < kNoHead ? beside_holder(tree_, clauses_, finder_.verbs_, clause.predicate) : kNoHead;
  const TokenIndex holder = clause.holder == kNoHead ? beside : clause.holder;
  for (const EntityIndex source : sources) {
    for (const EntityIndex target : targets) {
      if (source == target || source == entities::kNoEntity || target == entities::kNoEntity) continue;
      if (!fits(pattern, source, target)) continue;
      Statement statement;
      statement.sentence = sentence_;
      statement.source = source;
      statement.target = target;
      statement.relation = pattern.relation;
      statement.predicate = wording;
      statement.rule = pattern.id;
      statement.negated = clause.negated && !pattern.factive;
      const bool clausal = pattern.anchor == AnchorKind::Verb || pattern.anchor == AnchorKind::Adjective || pattern.anchor == AnchorKind::Copula;
      statement.modality = question_ && clausal ? Modality::Asked : pattern.factive ? Modality::Asserted : clause.modality;
      statement.when = when;
      if (holder != kNoHead) {
        const Entities holders = arguments_.resolve(holder);
        if (!holders.empty()) statement.attributed_to = holders.front();
      }
      statement.confidence = pattern.confidence;
      (pattern.weak ? weak_ : *statements_).push_back(std::move(statement));
    }
  }
}

void Matcher::add_weak(std::vector<Statement>& statements) const {
  using Pair = std::pair<EntityIndex, EntityIndex>;
  const auto pair_of = [](const Statement& statement) -> Pair { return std::minmax(statement.source, statement.target); };
  std::map<Pair, const Statement*> best;  // nullptr: related by another statement
  for (const Statement& statement : statements) best[pair_of(statement)] = nullptr;
  for (const Statement& statement : weak_) {
    const auto [place, is_new] = best.try_emplace(pair_of(statement), &statement);
    if (!is_new && place->second && place->second->confidence < statement.confidence) place->second = &statement;
  }
  for (const Statement& statement : weak_) {
    if (best[pair_of(statement)] == &statement) statements.push_back(statement);
  }
}

}  // namespace quipu::relations
