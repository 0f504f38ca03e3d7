#pragma once
// Which show a document belongs to, by its title and by wordings such as "this episode of X" and "Welcome back to X".

#include <string>
#include <vector>

#include "extractors/entities/lexicons.hpp"
#include "extractors/entities/name_finder.hpp"

namespace quipu::entities {

/// What find_show() found. `spans` is empty where the document belongs to no show.
struct FoundShow {
  std::vector<NameSpan> spans;  ///< every place where the text names the show, ascending
  std::uint32_t sentence = 0;   ///< the one that shows it best: the title's, else the first that names it
  TokenIndex episode_first = 0, episode_end = 0;  ///< the episode's title in the Title block; empty where it has none
  std::string episode;                            ///< its text
};

/// Needs sentences and tokens. A title of two parts counts only where a number, a word such as "Podcast" or the body says that
/// it is a show's. Linear.
FoundShow find_show(const Document& document, const language::Annotation& annotation);

/// Drops names of the title that only its capitals make names, and those in its number ("Ep. 12"): of the episode's title it
/// keeps what the body names too, what stands in the lists with several words, and persons, known by a given name or by their
/// place behind "with" or before ":" and "on".
void drop_title_fragments(const Document& document, const language::Annotation& annotation, const Lexicons& lexicons,
                          const FoundShow& show, std::vector<NameSpan>& names);

/// Takes the noun of a show into the name before it ("Ada Quill" + "Podcast"), and what somebody does out of the name behind it
/// ("Falconer Ada Quill"), where its capital stands at the start of a sentence only.
void fit_name_edges(const Document& document, const language::Annotation& annotation, const Lexicons& lexicons,
                    std::vector<NameSpan>& names);

}  // namespace quipu::entities
