#include "extractors/entities/title_parts.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "graph/utf8.hpp"

namespace quipu::entities {
namespace {

constexpr std::string_view kBars[] = {" | ", " • ", " · ", " ‖ ", " // ", "\n"};
constexpr std::string_view kDashes[] = {" — ", " – ", " - "};
constexpr std::string_view kColons[] = {": "};
constexpr std::string_view kShowWords[] = {"podcast", "show", "radio", "talkshow", "podcasts", "pod", "fm", "broadcast", "cast"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_separator(char c) { return c == ' ' || c == ',' || c == ':' || c == '-' || c == '.' || c == '(' || c == ')' || c == '|'; }

std::size_t digits(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - at;
}

/// Bytes of the word at `at` where it is one of the words that stand before an episode's number; 0 where it is none.
std::size_t number_word(std::string_view lower, std::size_t at) {
  constexpr std::string_view kWords[] = {"episode", "season", "ep.", "ep", "no.", "nr.", "part", "pt."};
  for (const std::string_view word : kWords) {
    const std::size_t end = at + word.size();
    if (lower.substr(at, word.size()) != word) continue;
    if (end < lower.size() && (lower[end] == ' ' || is_digit(lower[end]) || lower[end] == '#')) return word.size();
  }
  return 0;
}

/// "s04e02", "s4 e2", "s04", "e12"
std::size_t season_size(std::string_view lower, std::size_t at) {
  std::size_t end = at;
  if (end < lower.size() && lower[end] == 's' && digits(lower, end + 1) > 0) {
    end += 1 + digits(lower, end + 1);
    std::size_t next = end;
    while (next < lower.size() && (lower[next] == ' ' || lower[next] == ',')) ++next;
    if (next < lower.size() && lower[next] == 'e' && digits(lower, next + 1) > 0) return next + 1 + digits(lower, next + 1) - at;
    return digits(lower, at + 1) == 2 ? end - at : 0;
  }
  return end < lower.size() && lower[end] == 'e' && digits(lower, end + 1) > 0 ? 1 + digits(lower, end + 1) : 0;
}

/// Bytes of an episode's number at `at`: "#494", "Ep. 61", "Episode 7", "S04E02", "Season 4, Episode 2".
std::size_t number_size(std::string_view lower, std::size_t at) {
  std::size_t end = at;
  if (lower[at] == '#') {
    const std::size_t count = digits(lower, at + 1);
    return count == 0 ? 0 : 1 + count;
  }
  if (const std::size_t season = season_size(lower, at)) {
    end += season;
    return end == lower.size() || is_separator(lower[end]) ? season : 0;
  }
  end += number_word(lower, at);
  if (end == at) return 0;
  while (end < lower.size() && (lower[end] == ' ' || lower[end] == '#')) ++end;
  const std::size_t count = digits(lower, end);
  if (count == 0) return 0;
  end += count;
  const std::size_t next = end < lower.size() && lower[end] == ',' ? end + 2 : end + 1;
  if (next < lower.size() && number_word(lower, next) > 0) end = next + number_size(lower, next);  // "Season 4, Episode 2"
  return end - at;
}

struct Part {
  Span text{};           // without its number
  Span rest{};           // what follows the number in the same part: "Show S04E02 Episode"
  bool numbered = false;  // a number stands behind its name
  bool leads = false;     // a number stands before it
};

Span strip(std::string_view title, Span span) {
  while (span.begin < span.end && is_separator(title[span.begin])) ++span.begin;
  while (span.begin < span.end && is_separator(title[span.end - 1]) && title[span.end - 1] != ')') --span.end;
  for (const std::string_view dash : {"–", "—"}) {
    if (title.substr(span.begin, span.size()).starts_with(dash)) return strip(title, {span.begin + dash.size(), span.end});  // "#29 – Title"
  }
  // A bracket that was opened for the number only.
  const auto inside = title.substr(span.begin, span.size());
  if (inside.ends_with(')') && inside.find('(') == std::string_view::npos) --span.end;
  return span;
}

Part make_part(std::string_view title, std::string_view lower, Span span) {
  Part part;
  part.text = strip(title, span);
  for (std::size_t at = span.begin; at < span.end; ++at) {
    if (at > span.begin && !is_separator(lower[at - 1])) continue;
    const std::size_t size = number_size(lower.substr(0, span.end), at);
    if (size == 0) continue;
    const Span before = strip(title, {span.begin, at}), after = strip(title, {at + size, span.end});
    if (before.size() > 0) {
      part.text = before;
      part.rest = after;
      part.numbered = true;
    } else {
      part.text = after;
      part.leads = true;
    }
    return part;
  }
  return part;
}

std::string_view last_word(std::string_view text) { return text.substr(text.rfind(' ') + 1); }

bool ends_in_show_word(std::string_view text) {
  const std::string word = fold_case(last_word(text));
  return std::find(std::begin(kShowWords), std::end(kShowWords), word) != std::end(kShowWords);
}

std::vector<Span> split_at(std::string_view title, std::span<const std::string_view> separators) {
  std::vector<Span> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < title.size(); ++at) {
    for (const std::string_view separator : separators) {
      if (!title.substr(at).starts_with(separator)) continue;
      parts.push_back({begin, at});
      begin = at + separator.size();
      at = begin - 1;
      break;
    }
  }
  parts.push_back({begin, title.size()});
  return parts;
}

/// A name as it is compared: "The Harbour Talk" is "harbour talk".
std::string plain_name(std::string_view text) {
  std::string folded = fold_case(text);
  return folded.starts_with("the ") ? folded.substr(4) : folded;
}

/// Which of the parts is the show; parts.size() where none can be told.
std::size_t show_of(const std::vector<Part>& parts, std::string_view title, std::string_view known) {
  const auto text = [&](std::size_t i) { return title.substr(parts[i].text.begin, parts[i].text.size()); };
  for (std::size_t i = 0; i < parts.size() && !known.empty(); ++i) {
    if (plain_name(text(i)) == plain_name(known) || plain_name(text(i)).starts_with(plain_name(known) + " with ")) return i;
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].numbered) return i;
  }
  for (std::size_t i = parts.size(); i-- > 0;) {
    if (ends_in_show_word(text(i))) return i;
  }
  if (parts.size() < 2) return parts.size();
  std::size_t last = parts.size() - 1;
  if (parts[last].text.size() == 0) --last;  // "Show: Episode | #12"
  return last;
}

}  // namespace

bool holds_episode_number(std::string_view title) {
  std::string lower(title);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  for (std::size_t at = 0; at < lower.size(); ++at) {
    if ((at == 0 || is_separator(lower[at - 1])) && number_size(lower, at) > 0) return true;
  }
  return false;
}

std::optional<TitleParts> split_title(std::string_view title, std::string_view known) {
  std::string lower(title);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  const std::span<const std::string_view> levels[] = {kBars, kDashes, kColons};
  for (std::size_t level = 0; level < 3; ++level) {
    const std::vector<Span> spans = split_at(title, levels[level]);
    if (spans.size() < 2 && level < 2) continue;
    std::vector<Part> parts;
    bool leads = false;
    for (const Span span : spans) {
      parts.push_back(make_part(title, lower, span));
      leads = leads || parts.back().leads;
    }
    const std::size_t show = show_of(parts, title, known);
    if (show == parts.size() || parts[show].text.size() == 0) continue;
    if (const std::size_t with = title.substr(parts[show].text.begin, parts[show].text.size()).find(" with "); with != std::string_view::npos && !known.empty()) {
      parts[show].text.end = parts[show].text.begin + with;  // "The Show with Ann Lee"
    }
    const std::string_view name = title.substr(parts[show].text.begin, parts[show].text.size());
    const bool is_known = !known.empty() && plain_name(name) == plain_name(known);
    if (!known.empty() && !is_known && level > 0) continue;  // the body names another show
    const bool sure = is_known || parts[show].numbered || ends_in_show_word(name) || (leads && level == 0);
    if (!sure && level > 0) continue;  // a dash or colon alone parts anything
    TitleParts found{.episode = {}, .show = parts[show].text, .sure = sure, .strong = level == 0};
    if (parts[show].rest.size() > 0) found.episode = parts[show].rest;
    else if (show > 0) found.episode = strip(title, {parts[0].text.begin, spans[show - 1].end});
    else if (parts.size() > 1) found.episode = strip(title, {parts[1].text.begin, title.size()});
    if (show > 0 && show + 1 == parts.size() && parts[show - 1].text.end < found.episode.end) found.episode.end = parts[show - 1].text.end;
    if (found.episode.end <= found.episode.begin) found.episode = {};
    return found;
  }
  if (known.empty()) return std::nullopt;
  const Part whole = make_part(title, lower, {0, title.size()});
  return TitleParts{.episode = whole.leads ? whole.text : strip(title, {0, title.size()}), .show = {}, .sure = true, .strong = false};
}

}  // namespace quipu::entities
