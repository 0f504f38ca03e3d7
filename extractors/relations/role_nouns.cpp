// Roles by nouns and by the opening phrase: "host X", "their guest Y", "in this episode, Y …".

#include <algorithm>

#include "extractors/relations/role_scan.hpp"

namespace quipu::relations {

using language::Deprel;
using language::kNoHead;

namespace {
constexpr TokenIndex kReach = 12;  // tokens behind "hosts" in which their names stand
}

void RoleScan::read_nouns(std::uint32_t number) {
  const Sentence& sentence = annotation_.sentences[number];
  for (TokenIndex i = sentence.first; i < sentence.end; ++i) {
    const Token& token = tree_.token(i);
    const std::string_view verb = lemma(i);
    if ((verb == "host" || verb == "present") && token.xpos != Xpos::NN && i + 1 < sentence.end && word(i + 1) == "by") {
      give_run(hosts_, number, i + 2, true);
      continue;
    }
    // The tagger may take "host X sits down with Y" for a verb, and the noun of "Y joins hosts X and Z".
    const Mention* behind = i + 1 < sentence.end ? entities_.mention_at(i + 1) : nullptr;
    const bool behind_verb = i > sentence.first && tree_.token(i - 1).upos == Upos::VERB;
    const bool several = token.xpos == Xpos::NNS || (behind_verb && word(i) == "hosts");
    const bool host_word = verb == "host" || token.upos == Upos::PROPN;  // "Host X" may be read as one name
    const bool before_name = host_word && behind && behind->kind == MentionKind::Name && (word(i) == "host" || word(i) == "guest" || several);
    if (token.upos != Upos::NOUN && !before_name) continue;
    const bool host = words_.host_nouns.contains(lemma(i)) || words_.host_nouns.contains(word(i));
    if (!host && !words_.guest_nouns.contains(lemma(i)) && !words_.guest_nouns.contains(word(i))) continue;
    if (is_turn(number) && (i == sentence.first || (word(i - 1) != "my" && word(i - 1) != "your" && word(i - 1) != "our"))) continue;
    if (i > sentence.first && (word(i - 1) == "former" || word(i - 1) == "fellow")) continue;
    if (belongs_elsewhere(sentence, i)) continue;
    Roles& roles = host ? hosts_ : guests_;
    give_run(roles, number, skip_description(sentence, i + 1), several);
    give_run_before(roles, number, i, several);
    const bool joined = token.deprel == Deprel::Conj && token.head < kNoHead && tree_.token(token.head).upos == Upos::NOUN;
    const Token& described = joined ? tree_.token(token.head) : token;  // "X, its creator and presenter"
    if (described.deprel == Deprel::Appos && described.head < kNoHead) give(roles, entities_.entity_at(described.head), {number, 850});
    if (tree_.has_child(i, Deprel::Cop)) {
      for (const EntityIndex person : persons(clauses_.subjects(i))) give(roles, person, {number, 850});
    }
  }
}

bool RoleScan::belongs_elsewhere(const Sentence& sentence, TokenIndex noun) const {
  for (TokenIndex i = noun + 1; i < std::min(sentence.end, noun + 5); ++i) {
    const Mention* mention = entities_.mention_at(i);
    if (i == noun + 1 && word(i) != "of" && word(i) != "at" && word(i) != "on") return false;
    if (mention && mention->kind == MentionKind::Name) return mention->entity != entities_.show.work;
  }
  return false;
}

TokenIndex RoleScan::skip_description(const Sentence& sentence, TokenIndex first) const {
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

void RoleScan::give_run(Roles& roles, std::uint32_t number, TokenIndex first, bool several) {
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

void RoleScan::give_run_before(Roles& roles, std::uint32_t number, TokenIndex noun, bool several) {
  const TokenIndex first = annotation_.sentences[number].first;
  TokenIndex at = noun;
  while (at > first && noun - at < kReach && word(at - 1) != ",") {
    const Upos tag = tree_.token(at - 1).upos;
    if (tag != Upos::DET && tag != Upos::ADJ && tag != Upos::NOUN && tag != Upos::PART && tag != Upos::PRON && !entities_.mention_at(at - 1)) return;
    --at;
  }
  if (at <= first + 1 || word(at - 1) != ",") return;
  for (TokenIndex end = at - 1; end > first;) {
    const Mention* mention = entities_.mention_at(end - 1);
    if (!mention || mention->kind != MentionKind::Name || mention->end != end || !is_person(mention->entity)) return;
    give(roles, mention->entity, {number, 850});
    if (!several || mention->first <= first + 1) return;
    end = mention->first;
    if (word(end - 1) != "and" && word(end - 1) != "&" && word(end - 1) != ",") return;
    --end;
    if (end > first && word(end - 1) == ",") --end;
  }
}

void RoleScan::read_line(std::uint32_t number) {
  const Sentence& sentence = annotation_.sentences[number];
  const Mention* show = entities_.mention_at(sentence.first);
  if (!show || show->entity != entities_.show.work || show->end >= sentence.end || word(show->end) != "with") return;
  for (TokenIndex i = show->end + 1; i < sentence.end; ++i) {
    const bool name = entities_.mention_at(i) && is_person(entities_.entity_at(i));
    if (!name && word(i) != "and" && word(i) != "&" && word(i) != ",") return;
  }
  give_run(hosts_, number, show->end + 1, true);
}

void RoleScan::read_episode(std::uint32_t number) {
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

bool RoleScan::read_opening(const Sentence& sentence, std::uint32_t number, TokenIndex unit) {
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

EntityIndex RoleScan::person_before(std::uint32_t number) const {
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

bool RoleScan::points_here(const Sentence& sentence, TokenIndex unit) const {
  for (TokenIndex i = unit; i-- > sentence.first && i + 4 > unit;) {
    if (word(i) == "this" || word(i) == "today") return true;
  }
  for (TokenIndex i = unit + 1; i < std::min(sentence.end, unit + 5); ++i) {
    if (entities_.entity_at(i) == entities_.show.work) return true;
  }
  return false;
}

}  // namespace quipu::relations
