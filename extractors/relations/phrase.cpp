#include "extractors/relations/phrase.hpp"

#include <algorithm>

namespace quipu::relations {

using language::Deprel;
using language::kNoHead;
using language::Token;
using language::Upos;
using language::Xpos;

namespace {
constexpr int kMaxDepth = 40;  // of nested phrases

bool is_mark(const Token& token) {
  return token.upos == Upos::PUNCT && token.xpos != Xpos::HYPH;
}
bool is_opener(const Token& token) {
  return token.xpos == Xpos::LeftQuote || token.xpos == Xpos::LeftBracket;
}
bool is_closer(const Token& token) {
  return token.xpos == Xpos::RightQuote || token.xpos == Xpos::RightBracket;
}
}  // namespace

bool PhraseCollector::belongs(TokenIndex child, PhraseShape shape, bool top) const {
  if (shape == PhraseShape::Whole) return true;
  const Token& token = tree_.token(child);
  switch (token.deprel) {
    case Deprel::Parataxis:
    case Deprel::Discourse:
    case Deprel::Vocative:
    case Deprel::Dislocated:
    case Deprel::List:
    case Deprel::Appos:
    case Deprel::AclRelcl:
      return false;
    case Deprel::Acl:
      return !set_off(child);
    case Deprel::Conj:
    case Deprel::Cc:
    case Deprel::CcPreconj:
      return shape == PhraseShape::Adverbial || !top;
    case Deprel::Case:
      if (token.xpos == Xpos::POS && top) return false;
      return shape == PhraseShape::Adverbial || !top;
    case Deprel::Mark:
      return shape == PhraseShape::Adverbial || !top;
    case Deprel::Cop:
    case Deprel::Aux:
    case Deprel::AuxPass:
    case Deprel::Nsubj:
    case Deprel::NsubjPass:
    case Deprel::NsubjOuter:
    case Deprel::Csubj:
    case Deprel::CsubjPass:
    case Deprel::Expl:
      return !top;
    case Deprel::Obl:
    case Deprel::Advcl:
    case Deprel::Ccomp:
    case Deprel::OblUnmarked:
      return shape != PhraseShape::Predicate || !top;
    case Deprel::Advmod:
      return shape != PhraseShape::Predicate || !top || child < token.head;
    default:
      return true;
  }
}

/// Whether a comma stands before a phrase, or its head: it adds, and does not narrow down.
bool PhraseCollector::set_off(TokenIndex child) const {
  for (TokenIndex i = tree_.token(child).head + 1; i < child; ++i) {
    const Token& between = tree_.token(i);
    if (between.xpos == Xpos::Comma && between.head == child) return true;
  }
  return false;
}

void PhraseCollector::visit(TokenIndex head, PhraseShape shape, TokenIndex left_out, bool top, int depth,
                            std::vector<TokenIndex>& out) {
  out.push_back(head);
  if (depth >= kMaxDepth) return;
  for (const TokenIndex child : tree_.children(head)) {
    if (child != left_out && belongs(child, shape, top)) visit(child, shape, left_out, false, depth + 1, out);
  }
}

/// Quotation marks and brackets need their partner.
bool PhraseCollector::has_partner(std::size_t first, std::size_t at, const std::vector<TokenIndex>& out) const {
  const Token& token = tree_.token(out[at]);
  if (is_opener(token)) {
    return std::any_of(out.begin() + std::ptrdiff_t(at), out.end(), [&](TokenIndex i) { return is_closer(tree_.token(i)); });
  }
  if (!is_closer(token)) return false;
  return std::any_of(out.begin() + std::ptrdiff_t(first), out.begin() + std::ptrdiff_t(at),
                     [&](TokenIndex i) { return is_opener(tree_.token(i)); });
}

/// Marks stay only between words that stay: those at the ends, and those beside what was left out, go.
void PhraseCollector::tidy(std::size_t first, std::vector<TokenIndex>& out) {
  std::sort(out.begin() + std::ptrdiff_t(first), out.end());
  kept_.clear();
  for (std::size_t i = first; i < out.size(); ++i) {
    const Token& token = tree_.token(out[i]);
    if (is_mark(token)) {
      const bool beside = i > first && out[i - 1] + 1 == out[i] && i + 1 < out.size() && out[i + 1] == out[i] + 1;
      const bool pair = is_opener(token) || is_closer(token);
      if (pair ? !has_partner(first, i, out) : !beside) continue;
    }
    kept_.push_back(out[i]);
  }
  while (!kept_.empty() && is_mark(tree_.token(kept_.back())) && !is_closer(tree_.token(kept_.back()))) kept_.pop_back();
  out.resize(first);
  out.insert(out.end(), kept_.begin(), kept_.end());
}

/// "its name and [its] index": an owner before the first of several nouns holds for the bare ones behind it.
void PhraseCollector::lend_owner(TokenIndex head, std::vector<TokenIndex>& out) {
  const Token& token = tree_.token(head);
  if (token.deprel != Deprel::Conj || token.head >= language::kNoHead || tree_.has_child(head, Deprel::Det) ||
      token.upos == Upos::PROPN)
    return;
  const TokenIndex owner = tree_.child(token.head, Deprel::NmodPoss);
  if (owner != kNoHead && owner < token.head && !tree_.has_child(head, Deprel::NmodPoss))
    visit(owner, PhraseShape::Noun, kNoHead, false, 1, out);
}

void PhraseCollector::collect(TokenIndex head, PhraseShape shape, TokenIndex left_out, std::vector<TokenIndex>& out) {
  const std::size_t first = out.size();
  visit(head, shape, left_out, true, 0, out);
  if (shape == PhraseShape::Noun) lend_owner(head, out);
  tidy(first, out);
}

}  // namespace quipu::relations
