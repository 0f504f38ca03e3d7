// Roles by verbs: "X speaks with Y", "Y tells X", and who says most.

#include <algorithm>

#include "extractors/relations/role_scan.hpp"

namespace quipu::relations {

using language::Deprel;
using language::kNoHead;

namespace {
constexpr std::size_t kMinSpeaking = 2;  // clauses in which a summary's only guest speaks
}

void RoleScan::read_verbs(std::uint32_t number) {
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
    const bool here = in_show_sentence(sentence);
    if (tells && here && hosts_.empty() && guests_.empty()) std::swap(subjects, others);  // "In this week's show, Y tells X"
    settle_pair(subjects, others, here, number);
  }
}

bool RoleScan::between_persons(const Sentence& sentence, TokenIndex i) const {
  if (i == sentence.first || i + 1 >= sentence.end || tree_.token(i).xpos != Xpos::NNS) return false;
  return is_person(entities_.entity_at(i - 1)) && (word(i + 1) == "to" || word(i + 1) == "with" || word(i + 1) == "down");
}

std::vector<EntityIndex> RoleScan::host_before(const Sentence& sentence, TokenIndex verb) const {
  for (TokenIndex i = verb; i-- > sentence.first;) {
    const EntityIndex entity = entities_.entity_at(i);
    if (is_person(entity)) return hosts_.contains(entity) ? std::vector{entity} : std::vector<EntityIndex>{};
  }
  return {};
}

std::vector<EntityIndex> RoleScan::person_behind(const Sentence& sentence, TokenIndex verb) const {
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

bool RoleScan::in_show_sentence(const Sentence& sentence) const {
  for (TokenIndex i = sentence.first; i < sentence.end; ++i) {
    if (entities_.entity_at(i) == entities_.show.work || words_.units.contains(lemma(i))) return true;
  }
  return false;
}

void RoleScan::settle_pair(const std::vector<EntityIndex>& subjects, const std::vector<EntityIndex>& others, bool decides, std::uint32_t number) {
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

bool RoleScan::in_title(EntityIndex person) const {
  const auto& mentions = entities_.entities[person].mentions;
  return std::any_of(mentions.begin(), mentions.end(), [&](entities::MentionIndex i) {
    return document_.blocks[annotation_.sentences[entities_.mentions[i].sentence].block].kind == BlockKind::Title;
  });
}

/// "Two guests, one umbrella"
bool RoleScan::has_guests() const {
  for (TokenIndex i = 0; i < annotation_.tokens.size(); ++i) {
    if (tree_.token(i).xpos == Xpos::NNS && words_.guest_nouns.contains(lemma(i))) return true;
  }
  return false;
}

void RoleScan::find_main_speaker() {
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
  std::vector<std::pair<std::size_t, EntityIndex>> ranked;
  for (const auto& [person, count] : clauses) ranked.push_back({count.first, person});
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  const bool titled = std::any_of(guests_.begin(), guests_.end(), [&](const auto& guest) { return in_title(guest.first); });
  if (titled) return;
  const bool presented = !guests_.empty();
  const std::size_t guests = has_guests() ? 2 : 1;
  const std::size_t next = ranked.size() > guests ? ranked[guests].first : 0;
  for (std::size_t i = 0; i < std::min(guests, ranked.size()); ++i) {
    // Beside a guest that the text presents as one, only the person of the title is another.
    if (presented && !(i == 0 && in_title(ranked[i].second))) return;
    if (ranked[i].first >= kMinSpeaking && ranked[i].first > next) give(guests_, ranked[i].second, {clauses[ranked[i].second].second, 600});
  }
}

}  // namespace quipu::relations
