#include "extractors/entities/shows.hpp"

#include <algorithm>
#include <set>
#include <span>
#include <tuple>

#include "extractors/entities/title_parts.hpp"
#include "graph/utf8.hpp"

namespace quipu::entities {

using language::Annotation;
using language::Sentence;

namespace {

constexpr std::uint32_t kOpeningTurns = 8;    // of a transcript, in which the show is named
constexpr TokenIndex kMaxNameTokens = 8;

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_capital(std::string_view form) {
  return !form.empty() && ((form[0] >= 'A' && form[0] <= 'Z') || (static_cast<unsigned char>(form[0]) >= 0xC3 && fold_case(form) != form));
}

bool is_number(std::string_view form) {
  return !form.empty() && std::all_of(form.begin(), form.end(), [](char c) { return c >= '0' && c <= '9'; });
}

class ShowScan {
 public:
  ShowScan(const Document& document, const Annotation& annotation) : document_(document), annotation_(annotation) {}

  FoundShow run() {
    find_cues();
    read_title();
    if (end_ > first_) collect_spans();
    if (found_.spans.empty()) return {};
    if (title_sentence_ == kNone) found_.sentence = found_.spans.front().sentence;
    return std::move(found_);
  }

 private:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  std::string_view form(TokenIndex token) const { return annotation_.form(document_, token); }
  std::string folded(TokenIndex token) const { return fold_case(form(token)); }
  BlockKind kind(const Sentence& sentence) const { return document_.blocks[sentence.block].kind; }

  std::string_view text_of(TokenIndex first, TokenIndex end) const {
    return document_.slice({annotation_.tokens[first].begin, annotation_.tokens[end - 1].end});
  }

  /// The end of the run of capitalised words that begins at `first`, with the small words between them; `first` where none does.
  TokenIndex run_end(const Sentence& sentence, TokenIndex first) const {
    static constexpr std::string_view kSmall[] = {"of", "the", "and", "to", "in", "for", "a", "an", "on", "with", "at", "or"};
    TokenIndex end = first;
    for (TokenIndex i = first; i < std::min(sentence.end, first + kMaxNameTokens); ++i) {
      if (is_capital(form(i)) || (end > first && (is_number(form(i)) || form(i) == "'s" || form(i) == "’s"))) {
        end = i + 1;
      } else if (end == first || !(is_one_of(form(i), kSmall) || form(i) == "&" || (form(i) == "-" && !annotation_.tokens[i].space_before))) {
        break;
      }
    }
    return end;
  }

  void take(const Sentence& sentence, TokenIndex first, bool weak) {
    if (first < sentence.end && folded(first) == "the" && first + 1 < sentence.end && is_capital(form(first + 1))) ++first;
    const TokenIndex end = run_end(sentence, first);
    if (end <= first || end_ > first_) return;
    if (weak && (end - first < 2 || names_speaker(first, end))) return;
    first_ = first;
    end_ = end;
  }

  bool names_speaker(TokenIndex first, TokenIndex end) const {
    const std::string name = fold_case(text_of(first, end));
    return std::any_of(document_.blocks.begin(), document_.blocks.end(), [&](const Block& block) {
      return !block.speaker.empty() && fold_case(block.speaker).find(name) != std::string::npos;
    });
  }

  /// Where the body says which show it is, and whether it speaks of shows at all.
  void find_cues() {
    std::uint32_t turns = 0, block = kNone;
    for (const Sentence& sentence : annotation_.sentences) {
      if (kind(sentence) == BlockKind::Title) continue;
      if (kind(sentence) == BlockKind::Turn && sentence.block != block) ++turns;
      block = sentence.block;
      read_line(sentence);
      for (TokenIndex i = sentence.first; i < sentence.end; ++i) {
        read_episode_of(sentence, i);
        read_pointer(sentence, i);
        if (kind(sentence) == BlockKind::Turn && turns <= kOpeningTurns) read_greeting(sentence, i);
      }
    }
  }

  /// "this week's episode of X", "episode 143 of the X"
  void read_episode_of(const Sentence& sentence, TokenIndex i) {
    static constexpr std::string_view kUnits[] = {"episode", "edition", "instalment", "installment", "episodes"};
    static constexpr std::string_view kWords[] = {"podcast", "podcasts", "listeners", "presenter", "co-host", "cohost"};
    static constexpr std::string_view kPointers[] = {"this", "the", "'s", "’s", "latest", "new"};
    if (form(i).size() < 4 || form(i).size() > 11) return;
    const std::string word = folded(i);
    const bool unit = is_one_of(word, kUnits);
    const bool points = unit && i > sentence.first && is_one_of(folded(i - 1), kPointers);  // "episodes of flooding" are no show's
    const bool its_host = word == "host" && i > sentence.first + 1 && folded(i - 2) == "show";  // "the show's host"
    speaks_of_shows_ = speaks_of_shows_ || points || its_host || is_one_of(word, kWords);
    if (!unit) return;
    TokenIndex next = i + 1;
    if (next < sentence.end && form(next) == "#") ++next;
    if (next < sentence.end && is_number(form(next))) ++next;
    if (next < sentence.end && form(next) == "of") take(sentence, next + 1, false);
  }

  /// "this week's X", "today's X": what a numbered title may call its show.
  void read_pointer(const Sentence& sentence, TokenIndex i) {
    static constexpr std::string_view kTimes[] = {"week", "month", "today", "tonight", "fortnight"};
    if (!is_one_of(folded(i), kTimes) || i + 2 >= sentence.end) return;
    if (form(i + 1) != "'s" && form(i + 1) != "’s") return;
    point_at(i + 2, run_end(sentence, i + 2));
  }

  /// "The Show with Ann Lee" as a line of its own.
  void read_line(const Sentence& sentence) {
    for (TokenIndex i = sentence.first + 1; i + 1 < sentence.end; ++i) {
      if (form(i) != "with") continue;
      const bool whole = run_end(sentence, sentence.first) == sentence.end && run_end(sentence, i + 1) == sentence.end;
      if (whole) point_at(sentence.first, i);
      return;
    }
  }

  void point_at(TokenIndex first, TokenIndex end) {
    if (end <= first || pointed_end_ > pointed_first_) return;
    pointed_first_ = first;
    pointed_end_ = end;
  }

  /// "Welcome back to X", "This is X", "You're listening to X", "you're with X"
  void read_greeting(const Sentence& sentence, TokenIndex i) {
    const std::string word = folded(i);
    const auto next_is = [&](TokenIndex at, std::string_view text) { return at < sentence.end && folded(at) == text; };
    if (word == "welcome") {
      const TokenIndex to = next_is(i + 1, "back") ? i + 2 : i + 1;
      if (next_is(to, "to")) take(sentence, to + 1, false);
    } else if ((word == "listening" || word == "tuned") && next_is(i + 1, "to")) {
      take(sentence, i + 2, false);
    } else if (word == "with" && i >= sentence.first + 2 && folded(i - 2) == "you") {
      take(sentence, i + 1, false);
    } else if (word == "this" && i == sentence.first && next_is(i + 1, "is")) {
      take(sentence, i + 2, true);
    }
  }

  void read_title() {
    for (std::uint32_t number = 0; number < annotation_.sentences.size(); ++number) {
      if (kind(annotation_.sentences[number]) != BlockKind::Title) continue;
      const std::uint32_t block_number = annotation_.sentences[number].block;
      const Block& block = document_.blocks[block_number];
      if (end_ == first_ && (speaks_of_shows_ || holds_episode_number(document_.slice(block.text)))) {
        first_ = pointed_first_;
        end_ = pointed_end_;
      }
      const std::string_view known = end_ > first_ ? text_of(first_, end_) : std::string_view{};
      const auto parts = split_title(document_.slice(block.text), known);
      if (!parts || !(parts->sure || (parts->strong && speaks_of_shows_))) return;
      take_show(tokens_of(parts->show, block), number);
      if (parts->episode.size() == 0) return;
      std::tie(found_.episode_first, found_.episode_end) = tokens_of(parts->episode, block);
      found_.episode = document_.slice(block.text).substr(parts->episode.begin, parts->episode.size());
      return;
    }
  }

  void take_show(std::pair<TokenIndex, TokenIndex> tokens, std::uint32_t number) {
    auto [first, end] = tokens;
    if (first + 1 < end && form(first) == "The") ++first;  // names of nodes have no article
    if (first >= end) return;
    first_ = first;
    end_ = end;
    for (title_sentence_ = number; annotation_.sentences[title_sentence_].end <= first;) ++title_sentence_;
    found_.sentence = title_sentence_;
  }

  std::pair<TokenIndex, TokenIndex> tokens_of(Span part, const Block& block) const {
    const auto& tokens = annotation_.tokens;
    const auto at = [&](std::uint64_t place) {
      const auto found = std::lower_bound(tokens.begin(), tokens.end(), place, [](const language::Token& t, std::uint64_t p) { return t.begin < p; });
      return static_cast<TokenIndex>(found - tokens.begin());
    };
    return {at(block.text.begin + part.begin), at(block.text.begin + part.end)};
  }

  /// Every run of tokens that is written like the show's name, inside one sentence.
  void collect_spans() {
    const TokenIndex size = end_ - first_;
    for (std::uint32_t number = 0; number < annotation_.sentences.size(); ++number) {
      const Sentence& sentence = annotation_.sentences[number];
      for (TokenIndex i = sentence.first; i + size <= sentence.end; ++i) {
        TokenIndex same = 0;
        while (same < size && form(i + same) == form(first_ + same)) ++same;
        if (same < size) continue;
        found_.spans.push_back({.first = i, .end = i + size, .sentence = number, .model_type = NameType::None, .listed = {}, .is_show = true});
        i += size - 1;
      }
    }
  }

  const Document& document_;
  const Annotation& annotation_;
  FoundShow found_;
  TokenIndex first_ = 0, end_ = 0;  // where the show's name was found first
  TokenIndex pointed_first_ = 0, pointed_end_ = 0;  // what "this week's …" names
  std::uint32_t title_sentence_ = kNone;
  bool speaks_of_shows_ = false;
};

}  // namespace

FoundShow find_show(const Document& document, const Annotation& annotation) { return ShowScan(document, annotation).run(); }

void drop_title_fragments(const Document& document, const Annotation& annotation, const Lexicons& lexicons, const FoundShow& show,
                          std::vector<NameSpan>& names) {
  if (show.spans.empty()) return;
  const auto in_title = [&](const NameSpan& span) {
    return !span.is_show && document.blocks[annotation.sentences[span.sentence].block].kind == BlockKind::Title;
  };
  const auto inside = [&](const NameSpan& span) { return in_title(span) && span.first >= show.episode_first && span.end <= show.episode_end; };
  const auto text = [&](const NameSpan& span) {
    return fold_case(document.slice({annotation.tokens[span.first].begin, annotation.tokens[span.end - 1].end}));
  };
  std::set<std::string> outside;
  for (const NameSpan& span : names) {
    if (!in_title(span)) outside.insert(text(span));
  }
  const auto names_person = [&](const NameSpan& span) {
    const auto form = [&](TokenIndex i) { return fold_case(annotation.form(document, i)); };
    const bool shape = span.end - span.first >= 2 && lexicons.word(annotation.form(document, span.first)).given_name > 0;
    const bool behind = span.first > show.episode_first && (form(span.first - 1) == "with" || form(span.first - 1) == "featuring");
    const bool leads = span.end < show.episode_end && (form(span.end) == ":" || form(span.end) == "on");
    return shape || (span.end - span.first >= 2 && span.end - span.first <= 4 && (behind || (leads && span.first == show.episode_first)));
  };
  std::erase_if(names, [&](const NameSpan& span) {
    if (!in_title(span)) return false;
    if (!inside(span)) return true;  // "Ep. 12"
    const bool listed = span.end - span.first >= 2 && span.listed.types != 0;
    return !(listed || outside.contains(text(span)) || names_person(span));
  });
}

void fit_name_edges(const Document& document, const Annotation& annotation, const Lexicons& lexicons, std::vector<NameSpan>& names) {
  static constexpr std::string_view kShowNouns[] = {"Podcast", "Show", "Talkshow"};
  static constexpr std::string_view kDoers[] = {"er", "or", "ist", "ian"};
  const auto form = [&](TokenIndex i) { return annotation.form(document, i); };
  for (std::size_t i = 0; i < names.size(); ++i) {
    NameSpan& span = names[i];
    const Sentence& sentence = annotation.sentences[span.sentence];
    const bool free = i + 1 == names.size() || names[i + 1].first > span.end;
    if (free && span.end < sentence.end && annotation.tokens[span.end].space_before && is_one_of(form(span.end), kShowNouns)) {
      ++span.end;
      span.model_type = NameType::None;
      span.listed = {};
    }
    if (span.first != sentence.first || span.end - span.first < 3 || span.is_show) continue;
    const std::string_view word = form(span.first);
    const bool does = std::any_of(std::begin(kDoers), std::end(kDoers), [&](std::string_view end) { return word.ends_with(end); });
    const bool named = lexicons.word(form(span.first + 1)).given_name > 0 || word.ends_with("ologist");
    if (does && lexicons.word(word).given_name == 0 && named) ++span.first;
  }
}

}  // namespace quipu::entities
