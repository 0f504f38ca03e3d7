#include "extractors/relations/show_roles.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "extractors/relations/arguments.hpp"
#include "graph/utf8.hpp"

namespace quipu::relations {

using entities::EntityIndex;
using entities::EntityTable;
using entities::kNoEntity;
using entities::Mention;
using entities::MentionKind;
using language::Deprel;
using language::kNoHead;
using language::NameType;
using language::Sentence;
using language::Token;
using language::Tree;
using language::Upos;
using language::Xpos;

namespace {

constexpr TokenIndex kReach = 12;       // tokens behind "hosts" in which their names stand
constexpr std::size_t kMinSpeaking = 2; // clauses in which a summary's only guest speaks

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

  void run(std::vector<Statement>& statements) {
    statements_ = &statements;
    if (entities_.show.episode != kNoEntity) {
      emit("PART_OF", "show-title", "be episode of", entities_.show.episode, entities_.show.work, {entities_.show.sentence, 900});
    }
    read_transcript();
    for (const entities::Namesake& namesake : entities_.namesakes) {
      if (namesake.work == entities_.show.work) give(hosts_, namesake.person, {namesake.sentence, 800});
    }
    each_sentence(&RoleScan::read_nouns);
    each_sentence(&RoleScan::read_verbs);
    each_sentence(&RoleScan::read_episode);
    if (hosts_.empty() && !guests_.empty()) each_sentence(&RoleScan::read_verbs);  // "Y tells X" of a guest known by now
    if (guests_.empty() && !hosts_.empty()) find_main_speaker();
    emit_roles();
  }

 private:
  using Reader = void (RoleScan::*)(std::uint32_t);

  bool is_turn(std::uint32_t sentence) const { return document_.blocks[annotation_.sentences[sentence].block].kind == BlockKind::Turn; }

  /// Sentences of running text; titles and quotations say nothing of roles, turns are read by their speakers and by "my guest X".
  void each_sentence(Reader read) {
    for (std::uint32_t i = 0; i < annotation_.sentences.size(); ++i) {
      const BlockKind kind = document_.blocks[annotation_.sentences[i].block].kind;
      const bool nouns = kind == BlockKind::Turn && read == &RoleScan::read_nouns;
      if (kind == BlockKind::Paragraph || kind == BlockKind::ListItem || nouns) (this->*read)(i);
    }
  }

  bool is_person(EntityIndex entity) const { return entity != kNoEntity && entities_.entities[entity].type == NameType::Person; }
  bool has_role(EntityIndex entity) const { return hosts_.contains(entity) || guests_.contains(entity); }
  std::string_view lemma(TokenIndex token) const { return annotation_.lemma(token); }
  std::string word(TokenIndex token) const { return fold_case(annotation_.form(document_, token)); }

  /// The first evidence stands; nobody is host and guest at once.
  void give(Roles& roles, EntityIndex entity, Role role) {
    if (is_person(entity) && !has_role(entity)) roles.emplace(entity, role);
  }

  std::vector<EntityIndex> persons(const std::vector<TokenIndex>& heads) const {
    std::vector<EntityIndex> found;
    for (const TokenIndex head : heads) {
      for (const EntityIndex entity : arguments_.resolve(head)) {
        if (is_person(entity)) found.push_back(entity);
      }
    }
    return found;
  }

  void read_transcript() {
    const auto host = std::find_if(entities_.speakers.begin(), entities_.speakers.end(), [](const auto& s) { return s.host; });
    if (host == entities_.speakers.end()) return;
    for (const entities::Speaker& speaker : entities_.speakers) {
      give(speaker.host ? hosts_ : guests_, speaker.entity, {speaker.sentence, 850});
    }
  }

  /// "host X", "hosts X and Y", "the show's host, X", "X, the host of the show", "hosted by X"; the same for guests.
  void read_nouns(std::uint32_t number) {
    const Sentence& sentence = annotation_.sentences[number];
    for (TokenIndex i = sentence.first; i < sentence.end; ++i) {
      const Token& token = tree_.token(i);
      const std::string_view verb = lemma(i);
      if ((verb == "host" || verb == "present") && token.xpos != Xpos::NN && i + 1 < sentence.end && word(i + 1) == "by") {
        give_run(hosts_, number, i + 2, true);
        continue;
      }
      // The tagger may take "host X sits down with Y" for a verb.
      const Mention* behind = i + 1 < sentence.end ? entities_.mention_at(i + 1) : nullptr;
      const bool before_name = verb == "host" && behind && behind->kind == MentionKind::Name && word(i) == "host";
      if (token.upos != Upos::NOUN && !before_name) continue;
      const bool host = words_.host_nouns.contains(lemma(i)) || words_.host_nouns.contains(word(i));
      if (!host && !words_.guest_nouns.contains(lemma(i))) continue;
      if (is_turn(number) && (i == sentence.first || (word(i - 1) != "my" && word(i - 1) != "your" && word(i - 1) != "our"))) continue;
      if (i > sentence.first && (word(i - 1) == "former" || word(i - 1) == "fellow")) continue;
      if (belongs_elsewhere(sentence, i)) continue;
      Roles& roles = host ? hosts_ : guests_;
      give_run(roles, number, skip_description(sentence, i + 1), token.xpos == Xpos::NNS);
      const bool joined = token.deprel == Deprel::Conj && token.head < kNoHead && tree_.token(token.head).upos == Upos::NOUN;
      const Token& described = joined ? tree_.token(token.head) : token;  // "X, its creator and presenter"
      if (described.deprel == Deprel::Appos && described.head < kNoHead) give(roles, entities_.entity_at(described.head), {number, 850});
      if (tree_.has_child(i, Deprel::Cop)) {
        for (const EntityIndex person : persons(clauses_.subjects(i))) give(roles, person, {number, 850});
      }
    }
  }

  /// "host of the Other Show": a guest may host a show of their own.
  bool belongs_elsewhere(const Sentence& sentence, TokenIndex noun) const {
    for (TokenIndex i = noun + 1; i < std::min(sentence.end, noun + 5); ++i) {
      const Mention* mention = entities_.mention_at(i);
      if (i == noun + 1 && word(i) != "of" && word(i) != "at" && word(i) != "on") return false;
      if (mention && mention->kind == MentionKind::Name) return mention->entity != entities_.show.work;
    }
    return false;
  }

  /// "guest is the historian X", "guest: X", "host, X": to the name behind a few words that describe it.
  TokenIndex skip_description(const Sentence& sentence, TokenIndex first) const {
    TokenIndex i = first;
    for (; i < std::min(sentence.end, first + 6); ++i) {
      const Mention* mention = entities_.mention_at(i);
      if (mention && mention->kind == MentionKind::Name) return i;
      const Upos tag = tree_.token(i).upos;
      const bool mark = word(i) == "," || word(i) == ":";
      if (i > first && mark) break;
      if (!mark && tag != Upos::AUX && tag != Upos::DET && tag != Upos::ADJ && tag != Upos::NOUN) break;
    }
    return first;
  }

  /// The person named at `first`, and, of several hosts, those joined to it by "," and "and".
  void give_run(Roles& roles, std::uint32_t number, TokenIndex first, bool several) {
    const Sentence& sentence = annotation_.sentences[number];
    for (TokenIndex i = first; i < std::min(sentence.end, first + kReach);) {
      const Mention* mention = entities_.mention_at(i);
      if (!mention || mention->kind != MentionKind::Name || !is_person(mention->entity)) return;
      give(roles, mention->entity, {number, 850});
      i = mention->end;
      if (!several || i >= sentence.end || (word(i) != "," && word(i) != "and" && word(i) != "&")) return;
      i += i + 1 < sentence.end && word(i) == "," && word(i + 1) == "and" ? 2 : 1;
    }
  }

  /// "X speaks with Y", "Y tells X": the verb says who is who, unless the nouns have said so before.
  void read_verbs(std::uint32_t number) {
    const Sentence& sentence = annotation_.sentences[number];
    for (TokenIndex i = sentence.first; i < sentence.end; ++i) {
      if (tree_.token(i).upos != Upos::VERB && !between_persons(sentence, i)) continue;
      const bool meets = words_.meeting.contains(lemma(i)), tells = words_.telling.contains(lemma(i));
      if (!meets && !tells) continue;
      const Clause clause = clauses_.clause(i);
      if (clause.negated || clause.modality != Modality::Asserted) continue;
      std::vector<EntityIndex> subjects = persons(clause.subjects);
      std::vector<EntityIndex> others = persons(clause.objects);
      for (const Prepositional& argument : clause.prepositionals) {
        if (argument.preposition != "with" && argument.preposition != "to" && argument.preposition != "down with") continue;
        for (const EntityIndex person : persons({argument.head})) others.push_back(person);
      }
      if (subjects.empty()) subjects = host_before(sentence, i);
      if (others.empty()) others = person_behind(sentence, i);
      if (subjects.empty() || others.empty() || subjects.front() == others.front()) continue;
      settle_pair(subjects, others, meets && in_show_sentence(sentence), number);
    }
  }

  /// "X talks to", which the tagger may take for a noun.
  bool between_persons(const Sentence& sentence, TokenIndex i) const {
    if (i == sentence.first || i + 1 >= sentence.end || tree_.token(i).xpos != Xpos::NNS) return false;
    return is_person(entities_.entity_at(i - 1)) && (word(i + 1) == "to" || word(i + 1) == "with" || word(i + 1) == "down");
  }

  /// "host X travels to Y to meet Z": a known host before the verb does what has no subject in the tree.
  std::vector<EntityIndex> host_before(const Sentence& sentence, TokenIndex verb) const {
    for (TokenIndex i = verb; i-- > sentence.first;) {
      const EntityIndex entity = entities_.entity_at(i);
      if (is_person(entity)) return hosts_.contains(entity) ? std::vector{entity} : std::vector<EntityIndex>{};
    }
    return {};
  }

  /// "meets X", "sits down with X", "speaks to the historian X": the name right behind the verb, whatever the tree made of it.
  std::vector<EntityIndex> person_behind(const Sentence& sentence, TokenIndex verb) const {
    for (TokenIndex i = verb + 1; i < std::min(sentence.end, verb + 6); ++i) {
      const Mention* mention = entities_.mention_at(i);
      if (mention && mention->kind == MentionKind::Name) {
        return is_person(mention->entity) ? std::vector{mention->entity} : std::vector<EntityIndex>{};
      }
      const Upos tag = tree_.token(i).upos;
      if (tag == Upos::PUNCT || tag == Upos::VERB || tag == Upos::PRON) break;
    }
    return {};
  }

  bool in_show_sentence(const Sentence& sentence) const {
    for (TokenIndex i = sentence.first; i < sentence.end; ++i) {
      if (entities_.entity_at(i) == entities_.show.work || words_.units.contains(lemma(i))) return true;
    }
    return false;
  }

  /// A known host makes the other one the guest and the other way round; with nobody known the verb decides where it may.
  void settle_pair(const std::vector<EntityIndex>& subjects, const std::vector<EntityIndex>& others, bool decides, std::uint32_t number) {
    const auto any = [](const Roles& roles, const std::vector<EntityIndex>& list) {
      return std::any_of(list.begin(), list.end(), [&](EntityIndex e) { return roles.contains(e); });
    };
    const bool straight = any(hosts_, subjects), turned = any(hosts_, others);
    if (hosts_.empty() && !guests_.empty()) {
      if (!any(guests_, subjects) && !any(guests_, others)) return;
      for (const EntityIndex person : any(guests_, subjects) ? others : subjects) give(hosts_, person, {number, 600});
      return;
    }
    if (straight == turned && !(decides && !straight && hosts_.empty())) return;
    if (!hosts_.empty() && !guests_.empty() && !decides) return;
    for (const EntityIndex person : turned ? others : subjects) give(hosts_, person, {number, 750});
    for (const EntityIndex person : turned ? subjects : others) give(guests_, person, {number, 750});
  }

  /// "In this episode of X, Y explains …": the person who is the subject of the clause that the episode stands in.
  void read_episode(std::uint32_t number) {
    const Sentence& sentence = annotation_.sentences[number];
    if (!guests_.empty()) return;
    TokenIndex unit = kNoHead;
    for (TokenIndex i = sentence.first; i < sentence.end && unit == kNoHead; ++i) {
      const bool introduced = i > sentence.first && (word(i - 1) == "this" || word(i - 1) == "today" || points_here(sentence, i));
      if (words_.units.contains(lemma(i)) && introduced) unit = i;
    }
    if (unit == kNoHead) return;
    if (read_opening(sentence, number, unit)) return;
    for (TokenIndex i = unit + 1; i < sentence.end; ++i) {
      const Token& token = tree_.token(i);
      const Mention* mention = entities_.mention_at(i);
      if (token.head >= kNoHead || token.deprel != Deprel::Nsubj || tree_.token(token.head).deprel == Deprel::AclRelcl) continue;
      const Xpos tense = tree_.token(token.head).xpos;
      if (tense != Xpos::VBZ && tense != Xpos::VBP) continue;
      const bool pronoun = word(i) == "he" || word(i) == "she";
      if (pronoun && (!mention || hosts_.contains(mention->entity))) return give(guests_, person_before(number), {number, 700});
      if (!mention || !is_person(mention->entity)) continue;
      for (const EntityIndex person : persons({i})) give(guests_, person, {number, 800});
      return;
    }
  }

  /// "In this episode of X, Y and Z …": the names right behind the opening phrase; true where they settle it.
  bool read_opening(const Sentence& sentence, std::uint32_t number, TokenIndex unit) {
    TokenIndex comma = unit + 1;
    while (comma < sentence.end && word(comma) != "," && comma < unit + kReach) ++comma;
    for (TokenIndex i = comma + 1; i < std::min(sentence.end, comma + 6); ++i) {
      const Mention* mention = entities_.mention_at(i);
      if (mention && mention->kind == MentionKind::Name) {
        if (!is_person(mention->entity) || has_role(mention->entity)) return false;
        if (mention->end < sentence.end && tree_.token(mention->end).upos == Upos::PART) return false;  // "X's studio is …"
        give_run(guests_, number, i, true);
        return true;
      }
      const Upos tag = tree_.token(i).upos;
      if (tag != Upos::DET && tag != Upos::ADJ && tag != Upos::NOUN && tag != Upos::PROPN) return false;
    }
    return false;
  }

  /// "X has spent years on it. In this conversation with the host, he …": the last person beside the hosts who was named before.
  EntityIndex person_before(std::uint32_t number) const {
    const std::uint32_t block = annotation_.sentences[number].block;
    for (std::uint32_t back = number; back-- > 0 && annotation_.sentences[back].block == block;) {
      const Sentence& sentence = annotation_.sentences[back];
      EntityIndex only = kNoEntity;
      for (TokenIndex i = sentence.first; i < sentence.end; ++i) {
        const EntityIndex entity = entities_.entity_at(i);
        if (!is_person(entity) || has_role(entity) || entity == only) continue;
        if (only != kNoEntity) return kNoEntity;  // two could be meant
        only = entity;
      }
      if (only != kNoEntity) return only;
    }
    return kNoEntity;
  }

  /// "today's episode", "this week's episode", "episode 143 of X"
  bool points_here(const Sentence& sentence, TokenIndex unit) const {
    for (TokenIndex i = unit; i-- > sentence.first && i + 4 > unit;) {
      if (word(i) == "this" || word(i) == "today") return true;
    }
    for (TokenIndex i = unit + 1; i < std::min(sentence.end, unit + 5); ++i) {
      if (entities_.entity_at(i) == entities_.show.work) return true;
    }
    return false;
  }

  bool is_present(TokenIndex verb) const { return tree_.token(verb).xpos == Xpos::VBZ || tree_.token(verb).xpos == Xpos::VBP; }

  /// Whether the title names a person too; that weighs as one more clause.
  bool in_title(EntityIndex person) const {
    const auto& mentions = entities_.entities[person].mentions;
    return std::any_of(mentions.begin(), mentions.end(), [&](entities::MentionIndex i) {
      return document_.blocks[annotation_.sentences[entities_.mentions[i].sentence].block].kind == BlockKind::Title;
    });
  }

  /// The person who speaks in the present tense in several clauses, and more than anybody else but the hosts.
  void find_main_speaker() {
    std::map<EntityIndex, std::pair<std::size_t, std::uint32_t>> clauses;
    for (std::uint32_t number = 0; number < annotation_.sentences.size(); ++number) {
      if (document_.blocks[annotation_.sentences[number].block].kind != BlockKind::Paragraph) continue;
      for (TokenIndex i = annotation_.sentences[number].first; i < annotation_.sentences[number].end; ++i) {
        if (tree_.token(i).upos != Upos::VERB || !is_present(i) || !words_.speaking.contains(lemma(i))) continue;
        for (const EntityIndex person : persons(clauses_.subjects(i))) {
          if (hosts_.contains(person)) continue;
          auto& count = clauses.try_emplace(person, in_title(person), number).first->second;
          ++count.first;
        }
      }
    }
    std::size_t most = 0, second = 0;
    EntityIndex best = kNoEntity;
    for (const auto& [person, count] : clauses) {
      second = std::max(second, std::min(most, count.first));
      if (count.first > most) second = most, most = count.first, best = person;
    }
    if (best != kNoEntity && most >= kMinSpeaking && most > second) give(guests_, best, {clauses[best].second, 600});
  }

  void emit_roles() {
    for (const auto& [host, role] : hosts_) emit("HOSTS", "show-host", "host", host, entities_.show.work, role);
    for (const auto& [guest, role] : guests_) {
      emit("APPEARS_IN", "show-guest", "be guest on", guest, entities_.show.work, role);
      for (const auto& [host, unused] : hosts_) {
        emit("INTERVIEWED", "show-interview", "interview", host, guest, {role.sentence, static_cast<std::uint16_t>(role.confidence - 50)});
      }
    }
  }

  void emit(const char* relation, const char* rule, const char* predicate, EntityIndex source, EntityIndex target, Role role) {
    if (source == target || source == kNoEntity || target == kNoEntity) return;
    Statement statement;
    statement.sentence = role.sentence;
    statement.source = source;
    statement.target = target;
    statement.relation = relation;
    statement.predicate = predicate;
    statement.rule = rule;
    statement.confidence = role.confidence;
    statements_->push_back(std::move(statement));
  }

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

}  // namespace

ShowWords ShowWords::load(const std::filesystem::path& english) {
  using language::read_word_set;
  return {read_word_set(english / "show_hosts.txt"),   read_word_set(english / "show_guests.txt"),
          read_word_set(english / "show_units.txt"),   read_word_set(english / "show_meeting.txt"),
          read_word_set(english / "show_telling.txt"), read_word_set(english / "show_speaking.txt")};
}

void find_show_roles(const Document& document, const Tree& tree, const EntityTable& entities, const VerbLists& verbs,
                     const ArgumentNouns& nouns, const ShowWords& words, std::vector<Statement>& statements) {
  if (entities.show.work == kNoEntity) return;
  RoleScan(document, tree, entities, verbs, nouns, words).run(statements);
}

}  // namespace quipu::relations
