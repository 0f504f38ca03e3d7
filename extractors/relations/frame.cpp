#include "extractors/relations/frame.hpp"

#include <algorithm>

namespace quipu::relations {

using language::Deprel;
using language::kNoHead;
using language::Token;
using language::Upos;
using language::Xpos;

namespace {

constexpr int kMaxDepth = 8;  // of clauses that may lend a subject, and of words in one predicate

bool is_subject(Deprel relation) {
  return relation == Deprel::Nsubj || relation == Deprel::NsubjPass || relation == Deprel::NsubjOuter ||
         relation == Deprel::Csubj || relation == Deprel::CsubjPass;
}

bool is_clause(Deprel relation) {
  switch (relation) {
    case Deprel::Root:
    case Deprel::Conj:
    case Deprel::Ccomp:
    case Deprel::Xcomp:
    case Deprel::Advcl:
    case Deprel::AdvclRelcl:
    case Deprel::Acl:
    case Deprel::AclRelcl:
    case Deprel::Parataxis:
    case Deprel::Csubj:
    case Deprel::CsubjPass:
    case Deprel::Dep:
    case Deprel::Appos:
    case Deprel::List:
    case Deprel::Obl:
    case Deprel::Nmod:
    case Deprel::Obj:
      return true;
    default:
      return false;
  }
}

}  // namespace

void Frame::clear() {
  predicate = kNoHead;
  words.clear();
  lead = {};
  subjects.clear();
  complements.clear();
  adjuncts.clear();
  kind = FactKind::Intransitive;
  subject_kind = SubjectKind::Own;
}

bool FrameReader::is_verbal(TokenIndex token) const {
  const Upos tag = tree_.token(token).upos;
  return tag == Upos::VERB || tag == Upos::AUX || tree_.has_child(token, Deprel::Cop);
}

bool FrameReader::is_relative_pronoun(TokenIndex token) const {
  const Xpos tag = tree_.token(token).xpos;
  return tag == Xpos::WDT || tag == Xpos::WP || (lemma(token) == "that" && tree_.token(token).upos != Upos::NOUN);
}

/// "wants [to buy]", "began [building]", "was able [to hold]": a predicate of several words, where no object stands between.
TokenIndex FrameReader::next_in_chain(TokenIndex word) const {
  if (tree_.has_child(word, Deprel::Obj) || tree_.has_child(word, Deprel::Iobj)) return kNoHead;
  const TokenIndex next = tree_.child(word, Deprel::Xcomp);
  if (next == kNoHead || next < word || !is_verbal(next) || tree_.has_child(next, Deprel::Nsubj)) return kNoHead;
  const bool open =
      tree_.has_child(next, Deprel::Mark) || tree_.token(next).xpos == Xpos::VBG || tree_.has_child(next, Deprel::Cop);
  return open ? next : kNoHead;
}

bool FrameReader::is_predicate(TokenIndex token) const {
  const Token& at = tree_.token(token);
  if (!is_clause(at.deprel) || !is_verbal(token)) return false;
  if (at.deprel == Deprel::Xcomp && at.head < kNoHead) return next_in_chain(at.head) != token;
  return true;
}

/// An adverb counts as part of the predicate between subject and verb: "has sharply improved".
bool FrameReader::adverb_in_predicate(TokenIndex adverb, TokenIndex word) const {
  const std::string_view form = lemma(adverb);
  if (form == "not" || form == "n't" || form == "never") return true;
  if (adverb > word || tree_.token(adverb).xpos == Xpos::WRB) return false;
  for (TokenIndex i = adverb + 1; i < word; ++i) {
    const Token& between = tree_.token(i);
    if (between.head != word && between.head != adverb) return false;
    if (between.upos == Upos::PUNCT || is_subject(between.deprel)) return false;
  }
  return true;
}

void FrameReader::read_words(TokenIndex word, bool first, Frame& frame) const {
  const bool copular = tree_.has_child(word, Deprel::Cop);
  const bool predicative = copular && next_in_chain(word) == kNoHead;
  if (!predicative) frame.words.push_back(word);
  for (const TokenIndex child : tree_.children(word)) {
    switch (tree_.token(child).deprel) {
      case Deprel::Aux:
      case Deprel::AuxPass:
      case Deprel::Cop:
      case Deprel::CompoundPrt:
        frame.words.push_back(child);
        break;
      case Deprel::Mark:
        if (!first && lemma(child) == "to") frame.words.push_back(child);
        break;
      case Deprel::Expl:
        if (lemma(child) == "there") frame.words.push_back(child), frame.kind = FactKind::Existential;
        break;
      case Deprel::Advmod: {
        const TokenIndex verb = predicative ? tree_.child(word, Deprel::Cop) : word;
        if (tree_.children(child).begin() != tree_.children(child).end()) break;
        if (adverb_in_predicate(child, word) && (!predicative || child < verb || lemma(child) == "not" || lemma(child) == "n't"))
          frame.words.push_back(child);
        break;
      }
      default:
        break;
    }
  }
}

void FrameReader::add_coordinated(TokenIndex head, PhraseShape shape, std::vector<FrameArgument>& out) const {
  out.push_back({head, kNoHead, shape});
  for (const TokenIndex child : tree_.children(head)) {
    if (tree_.token(child).deprel == Deprel::Conj && !(is_verbal(child) && tree_.has_child(child, Deprel::Nsubj)))
      out.push_back({child, kNoHead, shape});
  }
}

void FrameReader::read_subjects(TokenIndex predicate, int depth, Frame& frame) const {
  const Token& token = tree_.token(predicate);
  for (const TokenIndex child : tree_.children(predicate)) {
    const Deprel relation = tree_.token(child).deprel;
    if (!is_subject(relation)) continue;
    if (token.deprel == Deprel::AclRelcl && is_relative_pronoun(child)) {
      frame.subjects.push_back({token.head, predicate, PhraseShape::Noun});
      frame.subject_kind = SubjectKind::Relative;
    } else {
      const bool clausal = relation == Deprel::Csubj || relation == Deprel::CsubjPass;
      if (clausal)
        frame.subjects.push_back({child, kNoHead, PhraseShape::Whole});
      else
        add_coordinated(child, PhraseShape::Noun, frame.subjects);
    }
  }
  if (!frame.subjects.empty() || depth >= kMaxDepth || token.head >= kNoHead) return;
  const TokenIndex object = tree_.child(token.head, Deprel::Obj);
  switch (token.deprel) {
    case Deprel::Conj:
      if (!is_verbal(token.head)) return;
      read_subjects(token.head, depth + 1, frame);
      if (frame.subject_kind == SubjectKind::Own) frame.subject_kind = SubjectKind::Shared;
      break;
    case Deprel::Xcomp:
      if (object != kNoHead)
        add_coordinated(object, PhraseShape::Noun, frame.subjects);
      else
        read_subjects(token.head, depth + 1, frame);
      frame.subject_kind = SubjectKind::Controlled;
      break;
    case Deprel::Acl:
    case Deprel::AclRelcl:
      frame.subjects.push_back({token.head, predicate, PhraseShape::Noun});
      frame.subject_kind = token.xpos == Xpos::VBN || token.xpos == Xpos::VBD ? SubjectKind::Participle
                           : token.xpos == Xpos::VB                           ? SubjectKind::Infinitive
                                                                              : SubjectKind::Relative;
      break;
    case Deprel::Advcl:
      read_subjects(token.head, depth + 1, frame);
      frame.subject_kind = SubjectKind::Controlled;
      break;
    default:
      break;
  }
}

/// "The city where", "the album that he made", "the firm at which she works": the antecedent fills what the clause leaves open.
void FrameReader::read_gap(TokenIndex predicate, Frame& frame) const {
  const Token& token = tree_.token(predicate);
  if (token.deprel != Deprel::AclRelcl || token.head >= kNoHead || frame.subject_kind != SubjectKind::Own) return;
  const FrameArgument antecedent{token.head, predicate, PhraseShape::Noun};
  const auto is_antecedent = [&](const FrameArgument& argument) { return argument.head == token.head; };
  if (std::any_of(frame.adjuncts.begin(), frame.adjuncts.end(), is_antecedent)) return;  // "at which"
  for (const TokenIndex child : tree_.children(predicate)) {
    if (tree_.token(child).xpos == Xpos::WRB) {
      frame.adjuncts.push_back(antecedent);
      return;
    }
  }
  if (frame.complements.empty()) {
    frame.complements.push_back(antecedent);
    frame.kind = FactKind::Transitive;
  }
}

void FrameReader::read_predicative(TokenIndex word, Frame& frame) const {
  if (frame.kind != FactKind::Existential) frame.kind = FactKind::Copular;
  const TokenIndex preposition = tree_.child(word, Deprel::Case);
  if (preposition != kNoHead) {
    frame.adjuncts.insert(frame.adjuncts.begin(), {word, kNoHead, PhraseShape::Predicate});
    return;
  }
  frame.complements.push_back({word, kNoHead, PhraseShape::Predicate});
  for (const TokenIndex child : tree_.children(word)) {
    if (tree_.token(child).deprel == Deprel::Conj && !is_verbal(child))
      frame.complements.push_back({child, kNoHead, PhraseShape::Noun});
  }
}

/// An adverb that is no part of the predicate or predicative and does not merely link the sentence to the one before.
void FrameReader::read_adverb(TokenIndex adverb, TokenIndex predicative, Frame& frame) const {
  if (tree_.token(adverb).xpos == Xpos::WRB || linking_.contains(lemma(adverb))) return;
  if (std::find(frame.words.begin(), frame.words.end(), adverb) != frame.words.end()) return;
  if (predicative != kNoHead && adverb < predicative && adverb > tree_.child(predicative, Deprel::Cop)) return;
  frame.adjuncts.push_back({adverb, kNoHead, PhraseShape::Adverbial});
}

/// The "that" which introduces a clause: it is said with the predicate, "said that".
TokenIndex FrameReader::that_of(TokenIndex clause) const {
  const TokenIndex mark = tree_.child(clause, Deprel::Mark);
  return mark != kNoHead && lemma(mark) == "that" ? mark : kNoHead;
}

void FrameReader::read_arguments(TokenIndex word, Frame& frame) const {
  const bool predicative = tree_.has_child(word, Deprel::Cop) && next_in_chain(word) == kNoHead;
  if (predicative) read_predicative(word, frame);
  const Token& token = tree_.token(frame.predicate);
  for (const TokenIndex child : tree_.children(word)) {
    const Deprel relation = tree_.token(child).deprel;
    const bool fills = token.deprel == Deprel::AclRelcl && is_relative_pronoun(child);
    switch (relation) {
      case Deprel::Obj:
        if (fills)
          frame.complements.push_back({token.head, frame.predicate, PhraseShape::Noun});
        else
          add_coordinated(child, PhraseShape::Noun, frame.complements);
        frame.kind = FactKind::Transitive;
        break;
      case Deprel::Iobj:
        frame.adjuncts.push_back({child, kNoHead, PhraseShape::Noun});
        break;
      case Deprel::Obl:
      case Deprel::OblAgent:
      case Deprel::OblUnmarked:
        if (fills)
          frame.adjuncts.push_back({token.head, frame.predicate, PhraseShape::Noun, child});
        else
          frame.adjuncts.push_back({child, kNoHead, PhraseShape::Adverbial});
        break;
      case Deprel::Advmod:
        read_adverb(child, predicative ? word : kNoHead, frame);
        break;
      case Deprel::Ccomp:
        frame.complements.push_back({child, that_of(child), PhraseShape::Whole});
        frame.kind = FactKind::Clausal;
        break;
      case Deprel::Xcomp:
        if (child == next_in_chain(word)) break;
        if (tree_.has_child(word, Deprel::Obj)) {
          frame.adjuncts.push_back({child, kNoHead, PhraseShape::Whole});
        } else {
          add_coordinated(child, PhraseShape::Predicate, frame.complements);
          frame.kind = FactKind::Complement;
        }
        break;
      default:
        break;
    }
  }
}

/// "was mobilised and recalled", "able to hold and defend": what stands before the first holds for the second.
void FrameReader::lend_words(TokenIndex predicate, Frame& frame) const {
  const Token& token = tree_.token(predicate);
  if (token.deprel != Deprel::Conj || token.head >= kNoHead || frame.words.size() > 1 || frame.words.empty()) return;
  const TokenIndex first = token.head;
  if (tree_.token(first).xpos != token.xpos || !is_verbal(first)) return;
  for (TokenIndex at = first; at < kNoHead;) {
    for (const TokenIndex child : tree_.children(at)) {
      const Deprel relation = tree_.token(child).deprel;
      if (relation == Deprel::Aux || relation == Deprel::AuxPass || relation == Deprel::Cop ||
          (relation == Deprel::Mark && lemma(child) == "to" && at != predicate))
        frame.words.push_back(child);
    }
    const Token& word = tree_.token(at);
    if (word.deprel != Deprel::Xcomp || word.head >= kNoHead || next_in_chain(word.head) != at) break;
    at = word.head;
    frame.words.push_back(at);
  }
}

void FrameReader::read(TokenIndex predicate, Frame& frame) const {
  frame.clear();
  frame.predicate = predicate;
  read_subjects(predicate, 0, frame);
  bool first = true;
  int links = 0;
  for (TokenIndex word = predicate; word != kNoHead && links < kMaxDepth; word = next_in_chain(word), first = false, ++links) {
    read_words(word, first, frame);
    read_arguments(word, frame);
  }
  lend_words(predicate, frame);
  read_gap(predicate, frame);
  std::sort(frame.words.begin(), frame.words.end());
  const Token& token = tree_.token(predicate);
  const bool bare = (token.deprel == Deprel::Acl || token.deprel == Deprel::Advcl) && frame.words.size() == 1;
  if (bare && frame.subject_kind != SubjectKind::Own &&
      (token.xpos == Xpos::VBN || token.xpos == Xpos::VBD || token.xpos == Xpos::VBG))
    frame.lead = "be";
}

}  // namespace quipu::relations
