#pragma once
// Who hosts the show that a document belongs to, who is its guest, and which episode it is. Internal to relations/.

#include "extractors/relations/relation_finder.hpp"

namespace quipu::relations {

/// Words that tell hosts from guests, by lemma; data/english/show_*.txt.
struct ShowWords {
  language::WordSet host_nouns;   ///< "host", "presenter"
  language::WordSet guest_nouns;  ///< "guest", "interviewee"
  language::WordSet units;        ///< "episode", "conversation": what a guest appears in
  language::WordSet meeting;      ///< "speak", "interview": the subject is the host, the other one the guest
  language::WordSet telling;      ///< "tell", "join": the subject is the guest, the other one the host
  language::WordSet speaking;     ///< "explain", "argue": what a summary says of its guest
  static ShowWords load(const std::filesystem::path& english);
};

/// Appends HOSTS, APPEARS_IN, INTERVIEWED and PART_OF statements with the rules "show-host", "show-guest", "show-interview" and
/// "show-title"; nothing where the document belongs to no show. Evidence is the sentence that tells the role. In order of
/// certainty: speakers of a transcript; "host X", "guest Y"; "X speaks with Y"; "In this episode, Y …"; the one person beside
/// the host whom the summary lets speak most. A title alone makes nobody a guest. O(tokens).
void find_show_roles(const Document& document, const language::Tree& tree, const entities::EntityTable& entities,
                     const VerbLists& verbs, const ArgumentNouns& nouns, const ShowWords& words,
                     std::vector<Statement>& statements);

}  // namespace quipu::relations
