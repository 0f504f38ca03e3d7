#include "extractors/relations/open_facts.hpp"

namespace quipu::relations {

using language::Deprel;
using language::kNoHead;
using language::Token;
using language::Upos;
using language::Xpos;

OpenFactWords OpenFactWords::load(const std::filesystem::path& english) {
  return {language::read_word_set(english / "linking_adverbs.txt"), OpenFactScorer(english)};
}

OpenFactFinder::OpenFactFinder(const language::Tree& tree, const OpenFactWords& words, OpenFacts& facts)
    : tree_(tree), scorer_(words.scorer), facts_(facts), reader_(tree, words.linking), phrases_(tree) {}

void OpenFactFinder::begin(FactKind kind, TokenIndex predicate) {
  fact_ = {};
  fact_.sentence = sentence_;
  fact_.predicate = predicate;
  fact_.kind = kind;
  fact_.first_part = std::uint32_t(facts_.parts.size());
}

void OpenFactFinder::add_part(const FrameArgument& argument) {
  FactPart part;
  part.begin = std::uint32_t(facts_.tokens.size());
  if (argument.introduced_by != kNoHead) add_preposition(argument.introduced_by);
  phrases_.collect(argument.head, argument.shape, argument.left_out, facts_.tokens);
  part.end = std::uint32_t(facts_.tokens.size());
  facts_.parts.push_back(part);
  const auto count = facts_.parts.size() - fact_.first_part;
  if (count == 2) fact_.subject = argument.head;
  if (count == 3) fact_.object = argument.head;
}

void OpenFactFinder::add_preposition(TokenIndex nominal) {
  for (const TokenIndex child : tree_.children(nominal)) {
    const Token& token = tree_.token(child);
    if (token.deprel != Deprel::Case || token.xpos == Xpos::POS) continue;
    facts_.tokens.push_back(child);
    for (const TokenIndex more : tree_.children(child)) {
      if (tree_.token(more).deprel == Deprel::Fixed) facts_.tokens.push_back(more);
    }
  }
}

/// The predicate's words, then what introduces an argument: its preposition, or the "that" of a clause.
void OpenFactFinder::add_words(std::string_view lead, const std::vector<TokenIndex>& words, const FrameArgument* introduced) {
  FactPart part{lead, std::uint32_t(facts_.tokens.size()), 0};
  facts_.tokens.insert(facts_.tokens.end(), words.begin(), words.end());
  if (introduced) {
    if (introduced->shape == PhraseShape::Whole) {
      if (introduced->left_out != kNoHead) facts_.tokens.push_back(introduced->left_out);
    } else {
      add_preposition(introduced->introduced_by != kNoHead ? introduced->introduced_by : introduced->head);
    }
  }
  part.end = std::uint32_t(facts_.tokens.size());
  facts_.parts.push_back(part);
}

void OpenFactFinder::finish(SubjectKind subject) {
  fact_.subject_kind = subject;
  fact_.parts = std::uint32_t(facts_.parts.size() - fact_.first_part);
  fact_.confidence = scorer_.confidence(OpenFactScorer::features(tree_, facts_, fact_));
  facts_.facts.push_back(fact_);
}

/// The first adjunct that a preposition behind the verb introduces: "lives [in Oslo]"; SIZE_MAX where there is none.
std::size_t OpenFactFinder::first_behind_preposition() const {
  for (std::size_t i = 0; i < frame_.adjuncts.size(); ++i) {
    const TokenIndex head = frame_.adjuncts[i].head;
    if (tree_.has_child(head, Deprel::Case) && (head > frame_.words.back())) return i;
  }
  return SIZE_MAX;
}

void OpenFactFinder::add_adjuncts(std::size_t but) {
  for (std::size_t i = 0; i < frame_.adjuncts.size(); ++i) {
    if (i != but) add_part(frame_.adjuncts[i]);
  }
}

/// "lives in Oslo": the preposition is said with the verb, and each of what is coordinated behind it makes a fact.
void OpenFactFinder::emit_behind_preposition(const FrameArgument& subject, std::size_t adjunct) {
  const FrameArgument whole = frame_.adjuncts[adjunct];
  const auto emit = [&](TokenIndex head, TokenIndex introduced_by) {
    begin(frame_.kind, frame_.predicate);
    const FrameArgument introduced{whole.head, whole.left_out, PhraseShape::Noun, introduced_by};
    add_words(frame_.lead, frame_.words, &introduced);
    add_part(subject);
    add_part({head, whole.left_out, whole.shape == PhraseShape::Predicate ? PhraseShape::Predicate : PhraseShape::Noun});
    add_adjuncts(adjunct);
    finish(frame_.subject_kind);
  };
  emit(whole.head, whole.introduced_by);
  if (whole.introduced_by != kNoHead) return;
  for (const TokenIndex child : tree_.children(whole.head)) {
    if (tree_.token(child).deprel == Deprel::Conj && tree_.token(child).upos != Upos::VERB) emit(child, kNoHead);
  }
}

void OpenFactFinder::emit_frame(const FrameArgument& subject, const FrameArgument* complement) {
  const std::size_t behind = complement ? SIZE_MAX : first_behind_preposition();
  if (behind != SIZE_MAX) return emit_behind_preposition(subject, behind);
  begin(frame_.kind, frame_.predicate);
  add_words(frame_.lead, frame_.words, complement && complement->shape == PhraseShape::Whole ? complement : nullptr);
  add_part(subject);
  if (complement) add_part(*complement);
  add_adjuncts(SIZE_MAX);
  finish(frame_.subject_kind);
}

void OpenFactFinder::find_clause_facts(TokenIndex predicate) {
  reader_.read(predicate, frame_);
  if (frame_.words.empty()) return;
  if (frame_.kind == FactKind::Existential) {
    for (const FrameArgument& subject : frame_.subjects) emit_frame(subject, nullptr);
    return;
  }
  for (const FrameArgument& subject : frame_.subjects) {
    for (const FrameArgument& complement : frame_.complements) emit_frame(subject, &complement);
    if (frame_.complements.empty()) emit_frame(subject, nullptr);
  }
}

void OpenFactFinder::emit_noun_fact(FactKind kind, std::string_view predicate, TokenIndex described,
                                    const FrameArgument& description) {
  words_.clear();
  begin(kind, description.head);
  add_words(predicate, words_, kind == FactKind::Attribute ? &description : nullptr);
  add_part({described, description.head, PhraseShape::Noun});
  add_part(description);
  finish(SubjectKind::Own);
}

/// "Ada, a chemist", "professor Ada Quill", "the firm's index", "a house in Oslo".
void OpenFactFinder::find_noun_facts(TokenIndex noun) {
  const Token& token = tree_.token(noun);
  if (token.head >= kNoHead) return;
  const FrameArgument here{noun, kNoHead, PhraseShape::Noun};
  switch (token.deprel) {
    case Deprel::Appos:
      emit_noun_fact(FactKind::Apposition, "be", token.head, here);
      break;
    case Deprel::Nmod:
      emit_noun_fact(FactKind::Attribute, "be", token.head, here);
      break;
    case Deprel::NmodPoss:
      if (token.upos == Upos::PRON) break;
      begin(FactKind::Possession, token.head);
      words_.clear();
      add_words("has", words_, nullptr);
      add_part(here);
      add_part({token.head, noun, PhraseShape::Noun});
      finish(SubjectKind::Own);
      break;
    case Deprel::NmodDesc:
    case Deprel::Compound:
      if (is_title(noun)) emit_noun_fact(FactKind::Title, "be", token.head, here);
      break;
    default:
      break;
  }
}

/// "[professor] Ada Quill".
bool OpenFactFinder::is_title(TokenIndex noun) const {
  const Token &token = tree_.token(noun), &head = tree_.token(token.head);
  const bool noun_like = token.upos == Upos::NOUN || (token.upos == Upos::PROPN && token.name_type == language::NameType::None);
  return noun < token.head && noun_like && head.upos == Upos::PROPN && head.name_type == language::NameType::Person;
}

void OpenFactFinder::find() {
  const auto& sentences = tree_.annotation().sentences;
  for (sentence_ = 0; sentence_ < sentences.size(); ++sentence_) {
    for (TokenIndex i = sentences[sentence_].first; i < sentences[sentence_].end; ++i) {
      if (reader_.is_predicate(i)) find_clause_facts(i);
      find_noun_facts(i);
    }
  }
}

}  // namespace quipu::relations
