#include "extractors/relations/fragments.hpp"

#include <algorithm>

namespace quipu::relations {

using entities::EntityIndex;
using entities::kNoEntity;
using entities::Mention;
using entities::MentionKind;
using language::Deprel;
using language::Sentence;
using language::Token;
using language::Upos;
using language::Xpos;

const Sentence& Fragments::sentence_of(TokenIndex token) const {
  const auto& sentences = tree_.annotation().sentences;
  return *std::prev(std::upper_bound(sentences.begin(), sentences.end(), token, [](TokenIndex t, const Sentence& s) { return t < s.first; }));
}

bool Fragments::is_thing(EntityIndex entity) const {
  return entity != kNoEntity && entities_.entities[entity].named && entities_.entities[entity].type != language::NameType::Person;
}

/// The name that an item begins with: "Quaymaster: …", "- Quaymaster – …".
EntityIndex Fragments::first_name(std::uint32_t block, TokenIndex before) const {
  const auto& sentences = tree_.annotation().sentences;
  const auto first = std::lower_bound(sentences.begin(), sentences.end(), block, [](const Sentence& s, std::uint32_t b) { return s.block < b; });
  const Mention* mention = first != sentences.end() && first->first < first->end ? entities_.mention_at(first->first) : nullptr;
  return mention && mention->kind == MentionKind::Name && mention->end <= before ? mention->entity : kNoEntity;
}

/// The one thing that a block names.
EntityIndex Fragments::only_name(std::uint32_t block) const {
  EntityIndex only = kNoEntity;
  for (const Sentence& sentence : tree_.annotation().sentences) {
    if (sentence.block < block) continue;
    if (sentence.block > block) break;
    for (TokenIndex i = sentence.first; i < sentence.end; ++i) {
      const Mention* mention = entities_.mention_at(i);
      if (!mention || mention->kind != MentionKind::Name || mention->entity == only) continue;
      if (only != kNoEntity) return kNoEntity;
      only = mention->entity;
    }
  }
  return only;
}

EntityIndex Fragments::subject_of(TokenIndex predicate, bool passive) const {
  const Token& token = tree_.token(predicate);
  const Sentence& sentence = sentence_of(predicate);
  const Block& block = document_.blocks[sentence.block];
  const bool item = block.kind == BlockKind::ListItem || block.kind == BlockKind::TableRow;
  const bool finite = token.xpos == Xpos::VBZ || token.xpos == Xpos::VBD;
  if (!passive && !(item && finite)) return kNoEntity;
  if (item) {
    const bool top = token.deprel == Deprel::Root || token.deprel == Deprel::Parataxis || token.deprel == Deprel::Appos ||
                     token.deprel == Deprel::List || token.deprel == Deprel::Dep || token.deprel == Deprel::Acl || token.deprel == Deprel::Conj;
    const EntityIndex entity = top ? first_name(sentence.block, predicate) : kNoEntity;
    if (is_thing(entity)) return entity;
  }
  if (token.deprel != Deprel::Root || predicate != sentence.first) return kNoEntity;
  const EntityIndex headed = block.heading == Block::kNone ? kNoEntity : only_name(block.heading);
  return is_thing(headed) ? headed : entities_.show.work;
}

}  // namespace quipu::relations
