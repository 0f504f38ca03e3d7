#include "extractors/entities/main_organization.hpp"

namespace quipu::entities {

using language::NameType;

EntityIndex main_organization(const Document& document, const language::Annotation& annotation, const EntityTable& entities) {
  const auto is_organization = [&](EntityIndex entity) {
    return entity != kNoEntity && entities.entities[entity].named && entities.entities[entity].type == NameType::Organization;
  };
  bool headed = false;  // only the first heading names what the whole document is about
  for (const Mention& mention : entities.mentions) {
    const std::uint32_t block = annotation.sentences[mention.sentence].block;
    const BlockKind kind = document.blocks[block].kind;
    headed = headed || (kind == BlockKind::Heading && block > 0 && document.blocks[0].kind == BlockKind::Heading);
    if (headed || (kind != BlockKind::Title && kind != BlockKind::Heading)) break;
    if (mention.kind == MentionKind::Name && is_organization(mention.entity)) return mention.entity;
  }
  EntityIndex best = kNoEntity;
  std::size_t most = 0, second = 0;
  for (EntityIndex i = 0; i < entities.entities.size(); ++i) {
    if (!is_organization(i)) continue;
    const std::size_t count = entities.entities[i].mentions.size();
    if (count > most) {
      second = most, most = count, best = i;
    } else if (count > second) {
      second = count;
    }
  }
  return most >= 3 && most >= 2 * second ? best : kNoEntity;
}

}  // namespace quipu::entities
