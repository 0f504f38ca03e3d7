#pragma once
// Mentions and the entities that they name together, within one document.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/language/annotation.hpp"

namespace quipu::entities {

using language::NameType;
using language::TokenIndex;

/// Index into EntityTable::entities; kNoEntity for a mention that was left unresolved.
using EntityIndex = std::uint32_t;
inline constexpr EntityIndex kNoEntity = UINT32_MAX;
/// Index into EntityTable::mentions; kNoMention for a token that no mention covers.
using MentionIndex = std::uint32_t;
inline constexpr MentionIndex kNoMention = UINT32_MAX;

enum class MentionKind : std::uint8_t {
  Name,     ///< a proper name
  Concept,  ///< a common noun phrase that an index would list
  Pronoun,  ///< a pronoun or definite noun whose antecedent was found
};

/// Tokens [first, end) of one sentence that name something.
struct Mention {
  TokenIndex first = 0;
  TokenIndex end = 0;
  TokenIndex head = 0;  ///< the token that the tree's relations attach to
  std::uint32_t sentence = 0;
  EntityIndex entity = kNoEntity;
  MentionKind kind = MentionKind::Name;
  NameType type = NameType::None;  ///< what this mention alone suggests
  std::string_view reason{};       ///< of a Pronoun: why this antecedent; a constant
};

/// A merge of two forms, for people who ask why (`quipu analyze --format mentions`).
struct AliasNote {
  std::string form;
  std::string reason;  ///< "surname", "acronym", "plural" …
};

struct Entity {
  NameType type = NameType::Concept;
  std::string_view own_type{};        ///< a node type that the user's ontology adds; empty: as `type` says
  std::string name;                   ///< the fullest form that the document uses
  std::vector<std::string> aliases;   ///< its other forms, sorted, without `name`
  std::vector<AliasNote> merges;
  std::vector<MentionIndex> mentions; ///< ascending; empty where only another name holds it (see Namesake)
  bool named = false;                 ///< at least one mention is a proper name
  int worth = 0;                      ///< of a concept: whether an index would list it, in hundredths of log-odds; see is_worth()
};

/// The node type that an entity has in the graph.
inline std::string_view type_name(const Entity& entity) {
  return entity.own_type.empty() ? std::string_view(to_string(entity.type)) : entity.own_type;
}

/// A work that bears its presenter's name: "the Ada Quill Podcast".
struct Namesake {
  EntityIndex work = kNoEntity;
  EntityIndex person = kNoEntity;
  std::uint32_t sentence = 0;
};

/// The show that a document belongs to.
struct Show {
  EntityIndex work = kNoEntity;     ///< kNoEntity where the document belongs to none
  EntityIndex episode = kNoEntity;  ///< a Work without mentions, where the title names it
  std::uint32_t sentence = 0;       ///< where the text says so
};

/// Somebody who speaks in a transcript.
struct Speaker {
  EntityIndex entity = kNoEntity;
  bool host = false;           ///< welcomes, introduces or asks
  std::uint32_t sentence = 0;  ///< that shows it best; of one who does not host, the first that names or quotes them
};

/// All mentions, ordered by first token and not overlapping, and their entities.
struct EntityTable {
  std::vector<Mention> mentions;
  std::vector<Entity> entities;
  std::vector<Namesake> namesakes;
  Show show;
  EntityIndex about = kNoEntity;               ///< the person whom the document is about, where it is about one
  std::vector<Speaker> speakers;               ///< in the order of their first turns
  std::vector<EntityIndex> speaker_of_block;   ///< for each block of the document who speaks it, or kNoEntity
  std::vector<MentionIndex> mention_of;  ///< for each token the mention that covers it, or kNoMention

  int worth_of_statement = 0;            ///< what it adds to a concept's worth that the text states something of it

  /// Whether an entity becomes a node: names and things of a user's types always, concepts where they are worth it.
  bool is_worth(EntityIndex entity, bool stated) const {
    const Entity& item = entities[entity];
    return item.named || (!item.own_type.empty() && !item.mentions.empty()) || (!item.mentions.empty() && item.worth + (stated ? worth_of_statement : 0) > 0);
  }
  const Mention* mention_at(TokenIndex token) const {
    return mention_of[token] == kNoMention ? nullptr : &mentions[mention_of[token]];
  }
  EntityIndex entity_at(TokenIndex token) const {
    const Mention* mention = mention_at(token);
    return mention ? mention->entity : kNoEntity;
  }
};

}  // namespace quipu::entities
