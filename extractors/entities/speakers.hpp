#pragma once
// Who speaks in a transcript, who of them hosts it, and whom "I" and "you" stand for in their turns.

#include <string>
#include <vector>

#include "extractors/entities/entity.hpp"
#include "extractors/entities/lexicons.hpp"
#include "extractors/language/tree.hpp"
#include "extractors/language/word_list.hpp"

namespace quipu::entities {

/// For each block the personal name of its speaker, empty where it has none or a mere label ("Host", "Speaker 2", "Narrator").
/// `labels` are the words of such labels, lower case; ordinary words alone ("Best For") are no name either.
std::vector<std::string> speaker_names(const Document& document, const Lexicons& lexicons, const language::WordSet& labels);

/// Fills table.speakers from table.speaker_of_block, after it has named the speakers of mere labels who say "I'm X". A host welcomes, introduces ("my guest", "with me today is") or is
/// introduced as co-host; where nobody does so, it is the one who asks by far the most questions. Linear.
void find_hosts(const Document& document, const language::Annotation& annotation, EntityTable& table);

/// Adds Pronoun mentions: "I", "me", "my" in a turn, or in a quotation with its speaker's name behind it, stand for who says it;
/// "you" and "your" in a host's turn for the one guest, once that guest has spoken, and "my guest" from the start. "We" is left
/// alone. Linear.
void resolve_speakers(const Document& document, const language::Tree& tree, EntityTable& table);

}  // namespace quipu::entities
