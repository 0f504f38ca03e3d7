// Patterns that stand on the structure itself: possession, apposition, "is a", "such as", "X in Y", "X rather than Y".

#include "extractors/relations/matcher.hpp"

namespace quipu::relations {

using entities::Mention;
using entities::MentionKind;
using language::Deprel;
using language::kNoHead;
using language::Token;
using language::Upos;
using language::Xpos;

/// A colon or the border of a table's cell between two phrases: they stand beside each other, and neither explains the other.
bool Matcher::parted(TokenIndex begin, TokenIndex end) const {
  for (TokenIndex i = begin; i < end; ++i) {
    const std::string_view form = tree_.annotation().form(document_, i);
    if (form == ":" || form == "|" || form == ";") return true;
  }
  return false;
}

/// Patterns that stand on the structure itself: possession, apposition, "is a", "such as", "X in Y".
void Matcher::match_links(TokenIndex token) {
  const PatternSet& patterns = finder_.patterns_;
  const Deprel relation = tree_.token(token).deprel;
  const TokenIndex head = tree_.token(token).head;
  if (head >= kNoHead) return;
  const auto each = [&](AnchorKind kind, auto use) {
    for (const std::uint32_t index : patterns.of_kind(kind)) use(patterns.patterns()[index]);
  };
  if (relation == Deprel::NmodPoss) {
    each(AnchorKind::Possessive, [&](const Pattern& pattern) {
      const auto pick = [&](const Slot& slot) { return slot.kind == SlotKind::Possessor ? arguments_.resolve(token) : arguments_.resolve(head); };
      emit(pattern, pick(pattern.source.front()), pick(pattern.target.front()), context(head), "have");
    });
  }
  if (relation == Deprel::Appos) {
    each(AnchorKind::Apposition, [&](const Pattern& pattern) {
      const bool turned = pattern.source.front().kind == SlotKind::Object;  // "The Salt Letters (Harbour Press)"
      const Mention* left = entities_.mention_at(head);
      const Mention* right = entities_.mention_at(token);
      if (!left || !right || parted(left->end, right->first)) return;
      emit(pattern, {turned ? right->entity : left->entity}, {turned ? left->entity : right->entity}, context(head), "be");
    });
  }
  if (tree_.has_child(token, Deprel::Cop) || relation == Deprel::Nsubj) {
    const TokenIndex predicate = relation == Deprel::Nsubj ? head : token;
    if (relation == Deprel::Nsubj && tree_.has_child(predicate, Deprel::Cop)) {
      each(AnchorKind::Copula, [&](const Pattern& pattern) {
        const Mention* mention = entities_.mention_at(predicate);
        const bool elsewhere = tree_.has_child(predicate, Deprel::Case);  // "I am against landlords", "on a quay"
        const bool noun = is_noun(tree_.token(predicate));
        if (mention && noun && !elsewhere) emit(pattern, arguments_.resolve(token), {mention->entity}, clauses_.clause(predicate), "be");
      });
    }
  }
  match_beside(token);
  if (relation == Deprel::Nmod) match_attribute(token, {head}, context(head));
  // "X is in Y"
  if (tree_.has_child(token, Deprel::Cop) && tree_.has_child(token, Deprel::Case)) match_attribute(token, clauses_.subjects(token), clauses_.clause(token));
  if (relation == Deprel::Conj) match_joined(token);
}

/// "graduated from X in Y", "X, Y": a name right before another, the tree's opinion set aside for the patterns that say so.
void Matcher::match_beside(TokenIndex token) {
  const Mention* right = entities_.mention_at(token);
  if (!right || right->head != token || right->kind != MentionKind::Name || right->first < 2) return;
  // "Acme, in Oslo, …" says the same as "Acme in Oslo".
  const bool aside = tree_.token(right->first - 1).upos == Upos::ADP && right->first > 2 && tree_.token(right->first - 2).xpos == Xpos::Comma;
  const Mention* left = entities_.mention_at(right->first - (aside ? 3 : 2));
  if (!left || left->kind != MentionKind::Name || left->end + (aside ? 2 : 1) != right->first || left->sentence != right->sentence) return;
  const Token& between = tree_.token(right->first - 1);
  const Deprel relation = tree_.token(token).deprel;
  const bool comma = between.xpos == Xpos::Comma && relation != Deprel::Appos;
  const bool loose = relation == Deprel::NmodUnmarked || relation == Deprel::List || relation == Deprel::Dep || relation == Deprel::Flat ||
                     relation == Deprel::Nmod || relation == Deprel::Parataxis || relation == Deprel::Compound;
  const auto apply = [&](const std::vector<std::uint32_t>& listed, const std::string& wording) {
    for (const std::uint32_t index : listed) {
      const Pattern& pattern = finder_.patterns_.patterns()[index];
      if (pattern.adjacent) emit(pattern, {left->entity}, {right->entity}, context(left->head), wording);
    }
  };
  if (comma && loose) apply(finder_.patterns_.of_kind(AnchorKind::Apposition), "be in");
  if (relation != Deprel::Obl && relation != Deprel::OblAgent) return;
  const std::string words(tree_.annotation().lemma(right->first - 1));
  apply(finder_.patterns_.with_word(AnchorKind::Attribute, words), "be " + words);
}

/// "X in Y", "Ys such as X".
void Matcher::match_attribute(TokenIndex nominal, const std::vector<TokenIndex>& anchors, const Clause& clause) {
  const PatternSet& patterns = finder_.patterns_;
  const std::string words = clauses_.preposition(nominal);
  for (const TokenIndex anchor : anchors) {
    for (const std::uint32_t index : patterns.with_word(AnchorKind::Attribute, words)) {
      const Pattern& pattern = patterns.patterns()[index];
      const Mention* own = entities_.mention_at(anchor);
      if (pattern.anchor_named && (!own || own->kind == MentionKind::Concept)) continue;
      const auto pick = [&](const Slot& slot) { return slot.kind == SlotKind::Anchor ? arguments_.resolve_alone(anchor) : arguments_.resolve(nominal); };
      emit(pattern, pick(pattern.source.front()), pick(pattern.target.front()), clause, "be " + words);
    }
    for (const std::uint32_t index : patterns.with_word(AnchorKind::Example, words)) {
      const Mention* group = entities_.mention_at(anchor);
      if (group) emit(patterns.patterns()[index], arguments_.resolve(nominal), {group->entity}, clause, words);
    }
  }
}

bool Matcher::has_other(TokenIndex noun) const {
  for (const TokenIndex child : tree_.children(noun)) {
    if (child < noun && tree_.annotation().lemma(child) == "other") return true;
  }
  return false;
}

/// "X rather than Y": the conjunction stands below the second phrase. "X, Y and other Zs": the last one is what the others are.
void Matcher::match_joined(TokenIndex conjunct) {
  const PatternSet& patterns = finder_.patterns_;
  const Mention* group = entities_.mention_at(conjunct);
  if (group && group->kind == MentionKind::Concept && tree_.token(conjunct).xpos == Xpos::NNS && has_other(conjunct)) {
    Entities members = arguments_.resolve(tree_.token(conjunct).head);
    std::erase(members, group->entity);
    for (const std::uint32_t index : patterns.with_word(AnchorKind::Example, "and other")) {
      emit(patterns.patterns()[index], members, {group->entity}, context(conjunct), "and other");
    }
  }
  for (const TokenIndex child : tree_.children(conjunct)) {
    const Deprel relation = tree_.token(child).deprel;
    if (relation != Deprel::Cc && relation != Deprel::Case) continue;
    std::string words(tree_.annotation().lemma(child));
    for (const TokenIndex part : tree_.children(child)) {
      if (tree_.token(part).deprel == Deprel::Fixed) words += ' ', words += tree_.annotation().lemma(part);
    }
    for (const std::uint32_t index : patterns.with_word(AnchorKind::Joined, words)) {
      emit(patterns.patterns()[index], arguments_.resolve_alone(tree_.token(conjunct).head), arguments_.resolve_alone(conjunct), context(conjunct), words);
    }
  }
}

}  // namespace quipu::relations
