#pragma once
// The organization that a document is about: "Chief executive: Ann Lee" in a list is its chief executive. For
// the pronouns of lists and for roles that name no organization.

#include "extractors/entities/entity.hpp"
#include "extractors/language/tree.hpp"

namespace quipu::entities {

/// The organization that the title or first heading names; without one, the organization that the text mentions at least three
/// times and twice as often as any other; kNoEntity where neither is there. O(mentions).
EntityIndex main_organization(const Document& document, const language::Annotation& annotation, const EntityTable& entities);

}  // namespace quipu::entities
