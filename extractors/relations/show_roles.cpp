#include "extractors/relations/show_roles.hpp"

#include <algorithm>

#include "extractors/relations/role_scan.hpp"

namespace quipu::relations {

void RoleScan::run(std::vector<Statement>& statements) {
  statements_ = &statements;
  if (entities_.show.episode != kNoEntity) {
    emit("PART_OF", "show-title", "be episode of", entities_.show.episode, entities_.show.work, {entities_.show.sentence, 900});
  }
  read_transcript();
  for (const entities::Namesake& namesake : entities_.namesakes) {
    if (namesake.work == entities_.show.work) give(hosts_, namesake.person, {namesake.sentence, 800});
  }
  for (std::uint32_t i = 0; i < annotation_.sentences.size(); ++i) read_line(i);
  each_sentence(&RoleScan::read_nouns);
  read_statements(statements);
  each_sentence(&RoleScan::read_verbs);
  each_sentence(&RoleScan::read_episode);
  if (hosts_.empty() && !guests_.empty()) each_sentence(&RoleScan::read_verbs);  // "Y tells X" of a guest known by now
  if (!hosts_.empty()) find_main_speaker();
  emit_roles();
}

void RoleScan::each_sentence(Reader read) {
  for (std::uint32_t i = 0; i < annotation_.sentences.size(); ++i) {
    const BlockKind kind = document_.blocks[annotation_.sentences[i].block].kind;
    const bool nouns = kind == BlockKind::Turn && read == &RoleScan::read_nouns;
    if (kind == BlockKind::Paragraph || kind == BlockKind::ListItem || nouns) (this->*read)(i);
  }
}

void RoleScan::give(Roles& roles, EntityIndex entity, Role role) {
  if (is_person(entity) && !has_role(entity)) roles.emplace(entity, role);
}

std::vector<EntityIndex> RoleScan::persons(const std::vector<TokenIndex>& heads) const {
  std::vector<EntityIndex> found;
  for (const TokenIndex head : heads) {
    for (const EntityIndex entity : arguments_.resolve(head)) {
      if (is_person(entity)) found.push_back(entity);
    }
  }
  return found;
}

void RoleScan::read_statements(const std::vector<Statement>& statements) {
  for (const Statement& statement : statements) {
    if (statement.relation != "HOSTS" || statement.target != entities_.show.work) continue;
    if (!statement.negated && statement.modality == Modality::Asserted) give(hosts_, statement.source, {statement.sentence, statement.confidence});
  }
}

void RoleScan::read_transcript() {
  const auto host = std::find_if(entities_.speakers.begin(), entities_.speakers.end(), [](const auto& s) { return s.host; });
  if (host == entities_.speakers.end()) return;
  for (const entities::Speaker& speaker : entities_.speakers) {
    give(speaker.host ? hosts_ : guests_, speaker.entity, {speaker.sentence, 850});
  }
}

void RoleScan::emit_roles() {
  for (const auto& [host, role] : hosts_) emit("HOSTS", "show-host", "host", host, entities_.show.work, role);
  for (const auto& [guest, role] : guests_) {
    emit("APPEARS_IN", "show-guest", "be guest on", guest, entities_.show.work, role);
    for (const auto& [host, unused] : hosts_) {
      emit("INTERVIEWED", "show-interview", "interview", host, guest, {role.sentence, static_cast<std::uint16_t>(role.confidence - 50)});
    }
  }
}

void RoleScan::emit(const char* relation, const char* rule, const char* predicate, EntityIndex source, EntityIndex target, Role role) {
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
