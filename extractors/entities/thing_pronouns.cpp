#include "extractors/entities/thing_pronouns.hpp"

#include <algorithm>

#include "extractors/entities/main_organization.hpp"
#include "extractors/entities/mention_table.hpp"
#include "extractors/entities/phrase_roles.hpp"
#include "graph/utf8.hpp"

namespace quipu::entities {

using language::Deprel;
using language::kNoHead;
using language::Sentence;
using language::Tree;
using language::Upos;
using language::Xpos;

namespace {

constexpr std::uint32_t kSentencesBack = 3;

// The factors of Lappin and Leass, table 1.
constexpr int kRecency = 100, kSubject = 80, kObject = 50, kOblique = 40, kHead = 80, kParallel = 35;
constexpr int kNamed = 40;       // what has a name is spoken of, what has none mostly serves it
constexpr int kAgain = 20;       // each further phrase that means the same
constexpr int kLeastPoints = 100;
constexpr int kLeastShare = 115;  // percent of the next candidate's points

/// One entity, or one phrase that is none.
struct Candidate {
  EntityIndex entity = kNoEntity;
  TokenIndex head = 0;  // of the nearest phrase
  int points = 0;
};

/// The head of a phrase past its names and appositions, but one of several by itself.
TokenIndex own_head(const Tree& tree, TokenIndex token) {
  for (;;) {
    const language::Token& at = tree.token(token);
    const bool same = at.deprel == Deprel::Appos || at.deprel == Deprel::Flat || at.deprel == Deprel::Compound || at.deprel == Deprel::NmodDesc;
    if (!same || at.head >= kNoHead) return token;
    token = at.head;
  }
}

/// The subject of a clause inside a phrase is not what the sentence is about.
bool is_inside_phrase(const Tree& tree, TokenIndex head) {
  const Deprel relation = tree.token(clause_of(tree, head)).deprel;
  return relation == Deprel::AclRelcl || relation == Deprel::Acl || relation == Deprel::AdvclRelcl;
}

int role_points(PhraseRole role) {
  switch (role) {
    case PhraseRole::Subject: return kSubject + kHead;
    case PhraseRole::Object: return kObject + kHead;
    case PhraseRole::Oblique: return kOblique + kHead / 2;
    case PhraseRole::Possessive: return kOblique;
    case PhraseRole::Inner: return kOblique / 2;
    default: return kHead;
  }
}

}  // namespace

ThingPronouns::ThingPronouns(const std::filesystem::path& data_dir)
    : agent_verbs_(language::read_word_set(data_dir / "english" / "agent_verbs.txt")) {}

/// One document's pronouns.
class ThingPronouns::Scan {
 public:
  Scan(const ThingPronouns& words, const Document& document, const Tree& tree, const NameTyper& typer, EntityTable& table)
      : words_(words), document_(document), tree_(tree), annotation_(tree.annotation()), typer_(typer), table_(table),
        main_organization_(main_organization(document, annotation_, table)), resolved_(annotation_.tokens.size(), kNoEntity) {}

  void run() {
    std::vector<Mention> added;
    for (std::uint32_t number = 0; number < annotation_.sentences.size(); ++number) {
      const Sentence& sentence = annotation_.sentences[number];
      for (TokenIndex i = sentence.first; i < sentence.end; ++i) {
        if (!is_open_pronoun(i)) continue;
        const EntityIndex entity = choose(number, i);
        if (entity == kNoEntity) continue;
        resolved_[i] = entity;
        added.push_back({i, i + 1, i, number, entity, MentionKind::Pronoun, table_.entities[entity].type, reason_});
      }
    }
    add_mentions(table_, added);
  }

 private:
  bool is_open_pronoun(TokenIndex token) const {
    const language::Token& at = tree_.token(token);
    if (at.upos != Upos::PRON || at.deprel == Deprel::Expl || table_.mention_of[token] != kNoMention) return false;
    const std::string form = fold_case(annotation_.form(document_, token));
    return form == "it" || form == "its";
  }

  /// Whether a phrase's head may be what "it" means: one thing, no person.
  bool is_thing(TokenIndex token) const {
    const Mention* mention = table_.mention_at(token);
    if (mention && mention->kind != MentionKind::Concept && mention->entity != kNoEntity) {
      return table_.entities[mention->entity].type != NameType::Person;
    }
    const language::Token& at = tree_.token(token);
    if (at.upos != Upos::NOUN && at.upos != Upos::PROPN) return false;
    if (at.xpos == Xpos::NNS || at.xpos == Xpos::NNPS) return false;
    return typer_.type_of_noun(annotation_.lemma(token)) != NameType::Person;
  }

  /// "it acquired", "it has agreed to acquire"
  bool acts(TokenIndex pronoun) const {
    const language::Token& at = tree_.token(pronoun);
    if (at.deprel != Deprel::Nsubj || at.head >= kNoHead) return false;
    return words_.agent_verbs_.contains(annotation_.lemma(at.head));
  }

  bool fits(EntityIndex entity, bool acting) const {
    if (!acting || entity == kNoEntity) return !acting;
    const NameType type = table_.entities[entity].type;
    return type == NameType::Organization || type == NameType::Place;
  }

  /// What the grammar forbids: a phrase of the pronoun's own clause, or one whose relative clause the pronoun is an argument of.
  bool is_barred(TokenIndex pronoun, TokenIndex head) const {
    const bool possessive = tree_.token(pronoun).deprel == Deprel::NmodPoss;
    if (possessive) {
      const TokenIndex noun = tree_.token(pronoun).head;
      return noun == head || (tree_.token(head).head == noun && tree_.token(head).deprel != Deprel::Nsubj);
    }
    if (stand_apart(tree_, pronoun, head, false)) return true;
    return is_below(tree_, pronoun, head);
  }

  void add(TokenIndex head, EntityIndex entity, int points, std::vector<Candidate>& candidates) const {
    const auto found = std::find_if(candidates.begin(), candidates.end(), [&](const Candidate& candidate) {
      return entity == kNoEntity ? candidate.head == head : candidate.entity == entity;
    });
    if (found != candidates.end()) {
      found->points = std::max(found->points, points) + kAgain;
      found->head = std::max(found->head, head);
    } else {
      candidates.push_back({entity, head, points});
    }
  }

  /// The phrases of one sentence before `end`, in the order of the text.
  void collect(const Sentence& sentence, TokenIndex end, TokenIndex pronoun, int distance, bool acting, std::vector<Candidate>& candidates) const {
    const bool subject = role_of(tree_, pronoun) == PhraseRole::Subject;
    for (TokenIndex i = sentence.first; i < std::min(end, sentence.end); ++i) {
      EntityIndex entity = resolved_[i];
      if (entity == kNoEntity) {
        const Mention* mention = table_.mention_at(i);
        if (mention && mention->head != i) continue;
        if (mention) entity = mention->entity;
        if (!is_thing(i)) continue;
      }
      const TokenIndex top = own_head(tree_, i);
      if (tree_.has_child(i, Deprel::Cop)) continue;  // "X is a lake": X counts
      if (entity == kNoEntity && top != i) continue;
      const PhraseRole role = role_of(tree_, top);
      // A common noun that no index would list hardly ever comes back but as what the clause is about.
      if (entity == kNoEntity && role != PhraseRole::Subject && role != PhraseRole::Object) continue;
      if (!fits(entity, acting) || (distance == 0 && is_barred(pronoun, i))) continue;
      const bool place = entity != kNoEntity && table_.entities[entity].type == NameType::Place;
      if (place && role != PhraseRole::Subject) continue;  // "met in X": hardly ever what comes next
      int points = kRecency + role_points(role);
      if (role == PhraseRole::Subject && is_inside_phrase(tree_, i)) points -= kSubject / 2;
      if (entity != kNoEntity && table_.entities[entity].named) points += kNamed;
      if (subject && role == PhraseRole::Subject) points += kParallel;
      add(top, entity, points >> distance, candidates);
    }
  }

  bool reaches(std::uint32_t from, std::uint32_t to) const {
    const std::uint32_t here = annotation_.sentences[from].block, there = annotation_.sentences[to].block;
    if (here == there) return true;
    const BlockKind kind = document_.blocks[here].kind;
    return here == there + 1 && kind == document_.blocks[there].kind && (kind == BlockKind::Paragraph || kind == BlockKind::Turn);
  }

  EntityIndex choose(std::uint32_t number, TokenIndex pronoun) {
    std::vector<Candidate> candidates;
    const bool acting = acts(pronoun);
    for (std::uint32_t back = 0; back <= kSentencesBack && back <= number; ++back) {
      if (!reaches(number, number - back)) break;
      collect(annotation_.sentences[number - back], pronoun, pronoun, static_cast<int>(back), acting, candidates);
    }
    std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) { return a.points > b.points; });
    if (candidates.empty() || candidates.front().points < kLeastPoints) return of_document(number, pronoun);
    if (candidates.size() > 1 && candidates[0].points * 100 < candidates[1].points * kLeastShare) return kNoEntity;
    const bool only = candidates.size() == 1;
    reason_ = only ? "the only thing before" : acting ? "the weightiest that can act" : "the weightiest thing before";
    return candidates.front().entity;
  }

  /// "- In 2024 it bought a start-up": an item of a list that names nothing before speaks of what the page is about.
  EntityIndex of_document(std::uint32_t number, TokenIndex pronoun) {
    const Sentence& sentence = annotation_.sentences[number];
    const bool first = number == 0 || annotation_.sentences[number - 1].block != sentence.block;
    if (document_.blocks[sentence.block].kind != BlockKind::ListItem || !first || role_of(tree_, pronoun) == PhraseRole::Object) return kNoEntity;
    reason_ = "whom the document is about";
    return main_organization_;
  }

  const ThingPronouns& words_;
  const Document& document_;
  const Tree& tree_;
  const language::Annotation& annotation_;
  const NameTyper& typer_;
  EntityTable& table_;
  const EntityIndex main_organization_;
  std::vector<EntityIndex> resolved_;  // of the tokens that this pass resolved
  std::string_view reason_;
};

void ThingPronouns::resolve(const Document& document, const Tree& tree, const NameTyper& typer, EntityTable& table) const {
  Scan(*this, document, tree, typer, table).run();
}

}  // namespace quipu::entities
