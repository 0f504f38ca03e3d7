#pragma once
// The title of an episode, taken apart: "Episode | Show #12", "#12: Episode | Show", "Show S04E02: Episode", "Show: Episode".

#include <optional>
#include <string_view>

#include "extractors/documents/offset_map.hpp"

namespace quipu::entities {

/// Bytes of the title. `episode` is empty where the title gives the show and a number alone, `show` where it does not name it.
struct TitleParts {
  Span episode{};
  Span show{};
  bool sure = false;    ///< a number or a word such as "Podcast" says that it is a show; else it may be a site or a newspaper
  bool strong = false;  ///< the parts stand on both sides of a bar or bullet and not of a dash or colon
};

/// Splits `title` at its strongest separator (bar or bullet, then dash, then colon). The show is the part that equals `known`,
/// else the part with a number behind its name, else the one that a word such as "Podcast" ends, else the last one. Nothing
/// where the title has one part and no number; a `known` show makes such a title an episode without its show. Linear.
std::optional<TitleParts> split_title(std::string_view title, std::string_view known = {});

/// Whether a number of an episode stands in a title: "#29 – The Coast", "Ep. 4: The Coast". Linear.
bool holds_episode_number(std::string_view title);

}  // namespace quipu::entities
