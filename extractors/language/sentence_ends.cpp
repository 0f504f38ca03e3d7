#include "extractors/language/sentence_ends.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <fstream>

#include "extractors/language/hashing.hpp"
#include "extractors/language/web_address.hpp"
#include "graph/error.hpp"

namespace quipu::language {
namespace {

constexpr std::size_t kMostLetters = 16;  ///< of a word in a cue, bytes

// An end without any mark must be surer: it costs nothing on EWT, and prose loses more by a sentence cut in two.
constexpr std::int32_t kUnmarked = 2 * SentenceEnds::kUnit;

bool all_of(std::string_view form, std::string_view letters) { return form.find_first_not_of(letters) == std::string_view::npos; }

bool is_one_of(std::string_view form, std::initializer_list<std::string_view> forms) {
  return std::find(forms.begin(), forms.end(), form) != forms.end();
}

bool is_closer(std::string_view kind) { return kind == ")" || kind == "q"; }
bool is_terminal(std::string_view kind) { return kind == "." || kind == ".." || kind == "!"; }
bool is_word(std::string_view kind) { return is_one_of(kind, {"a", "Aa", "AA", "A", "The"}); }

std::string_view kind_of_mark(std::string_view form) {
  if (all_of(form, ".") || form == "…") return form == "." ? "." : "..";
  if (all_of(form, ".!?") || is_one_of(form, {"。", "？", "！"})) return "!";
  if (form == "\"" || form == "'") return "q";
  if (is_one_of(form, {")", "]", "''", "”", "’", "»"})) return ")";
  if (is_one_of(form, {"(", "[", "``", "“", "‘", "«"})) return "(";
  if (form == "," || form == ";") return ",";
  if (form == ":") return ":";
  if (all_of(form, "-*_=+~#>") || is_one_of(form, {"–", "—", "•", "·"})) return form.size() == 1 ? "-" : "--";
  const bool face = form.size() > 1 && form.size() < 5 && form.find_first_of(":;=") != std::string_view::npos;
  return face ? "face" : "o";
}

/// Words that have a capital only where a sentence, a title or a heading begins; in the order of their bytes.
constexpr std::string_view kStarters[] = {
    "a", "after", "all", "also", "although", "an", "and", "another", "any", "are", "as", "at", "be", "because", "before",
    "both", "but", "by", "can", "could", "did", "do", "does", "each", "even", "every", "few", "for", "from", "had", "has",
    "have", "he", "her", "here", "his", "how", "however", "if", "in", "is", "it", "its", "let", "many", "may", "maybe", "might",
    "most", "must", "my", "no", "nor", "not", "now", "of", "on", "once", "one", "or", "other", "our", "perhaps", "please",
    "several", "she", "should", "since", "so", "some", "such", "than", "thanks", "that", "the", "their", "then", "there",
    "these", "they", "this", "those", "though", "thus", "to", "until", "was", "we", "were", "what", "when", "where", "whether",
    "which", "while", "who", "whose", "why", "will", "with", "would", "yes", "yet", "you", "your"};

bool is_starter(std::string_view word) {
  char letters[kMostLetters];
  if (word.size() > kMostLetters) return false;
  std::transform(word.begin(), word.end(), letters, [](char c) { return char(c >= 'A' && c <= 'Z' ? c + 32 : c); });
  return std::binary_search(std::begin(kStarters), std::end(kStarters), std::string_view(letters, word.size()));
}

/// Numbers in steps that grow.
unsigned step(std::size_t number) {
  static constexpr std::size_t kSteps[] = {1, 2, 3, 4, 5, 6, 8, 12, 18, 26, 40};
  return unsigned(std::upper_bound(std::begin(kSteps), std::end(kSteps), number) - std::begin(kSteps));
}

/// The parts of a cue, hashed one after the other.
class Cue {
 public:
  explicit Cue(char name) : hash_(mix(0x51ed270b7a03a4adULL, std::uint64_t(static_cast<unsigned char>(name)))) {}
  Cue& kind(std::string_view text) { return add(hash_bytes(text)); }
  Cue& number(std::uint64_t value) { return add(value); }
  operator std::uint32_t() const { return std::uint32_t(hash_); }

 private:
  Cue& add(std::uint64_t value) {
    hash_ = mix(hash_, value);
    return *this;
  }
  std::uint64_t hash_;
};

/// The word in small letters, its first bytes.
std::uint64_t word_of(std::string_view form) {
  char letters[kMostLetters];
  const std::size_t size = std::min(form.size(), kMostLetters);
  for (std::size_t i = 0; i < size; ++i) letters[i] = char(form[i] >= 'A' && form[i] <= 'Z' ? form[i] + 32 : form[i]);
  return hash_bytes({letters, size});
}

}  // namespace

std::string_view SentenceWalk::form(std::size_t at) const {
  return at < tokens_.size() ? text_.substr(tokens_[at].begin, tokens_[at].end - tokens_[at].begin) : std::string_view();
}

/// What kind of token it is, as a cue says it; "" outside the block.
std::string_view SentenceWalk::kind(std::size_t at) const {
  const std::string_view word = form(at);
  if (word.empty()) return {};
  const Character first = character_at(word, 0);
  if (first.kind == CharClass::Digit) return "0";
  if (!first.is_letter()) return kind_of_mark(word);
  if (word.size() > 4 && (word.starts_with("http") || word.starts_with("www."))) return "url";
  if (word.find('@') != std::string_view::npos) return "mail";
  if (word.size() > 1 && word.back() == '.') {
    const std::string_view bare = word.substr(0, word.size() - 1);
    if (tokenizer_.is_title(bare)) return "T.";
    return bare.size() == first.size ? "I." : bare.find('.') != std::string_view::npos ? "U.S." : "A.";
  }
  if (first.kind != CharClass::Upper) return "a";
  if (word.size() == first.size) return "A";
  if (character_at(word, first.size).kind == CharClass::Upper) return "AA";
  return is_starter(word) ? "The" : "Aa";
}

/// The kind of what stands before the brackets and quotation marks that this token may belong to.
std::string_view SentenceWalk::mark() const {
  std::size_t at = index_;
  for (int most = 4; most > 0 && at > first_ && is_closer(kind(at)) && !tokens_[at].space_before; --most) --at;
  return kind(at);
}

bool SentenceWalk::next() {
  if (++index_ >= tokens_.size()) return false;
  const std::string_view word = form(index_);
  if (word == "(" || word == "[") ++brackets_;
  if (word == ")" || word == "]") --brackets_;
  if (word == "\"") in_quotes_ = !in_quotes_;
  if (const std::string_view letters = kind(index_); index_ > first_ && is_word(letters)) {
    ++words_;
    capitals_ += letters != "a";
  }
  return true;
}

bool SentenceWalk::may_end() const {
  if (index_ + 1 >= tokens_.size() || !tokens_[index_ + 1].space_before) return false;
  return kind(index_ + 1) != "a" || !(is_word(kind(index_)) || kind(index_) == ",");
}

bool SentenceWalk::is_marked() const {
  const std::string_view last = kind(index_);
  return !is_word(last) && last != "0";
}

/// Titles and headings have capitals all over; 0 for too few words to say.
unsigned SentenceWalk::share_of_capitals() const { return words_ < 2 ? 0 : 1 + unsigned(4 * capitals_ / words_); }

void SentenceWalk::end_sentence() {
  stopped_ = is_terminal(mark());
  first_ = index_ + 1;
  brackets_ = 0;
  in_quotes_ = false;
  words_ = capitals_ = 0;
}

std::array<std::uint32_t, SentenceWalk::kCues> SentenceWalk::cues() const {
  const std::size_t i = index_;
  const std::string_view last = kind(i), next = kind(i + 1), second = kind(i + 2), begin = kind(first_);
  const std::string_view before = i > first_ ? kind(i - 1) : "";
  const std::string_view ending = mark();
  const std::uint64_t last_word = word_of(form(i)), next_word = word_of(form(i + 1));
  const unsigned size = step(i + 1 - first_), rest = step(tokens_.size() - 1 - i);
  const auto cue = [&](char name) { return Cue(name).kind(last).kind(next); };
  return {Cue('0'),
          cue('1'),
          Cue('2').kind(ending).kind(next),
          cue('3').kind(second),
          cue('4').kind(before),
          Cue('5').number(last_word),
          Cue('6').number(next_word).kind(next),
          Cue('7').number(last_word).kind(next),
          Cue('8').kind(ending).number(next_word).kind(next),
          Cue('9').number(last_word).number(next_word),
          cue('a').number(size),
          cue('b').number(rest),
          cue('c').number(brackets_ > 0),
          cue('d').number(in_quotes_),
          cue('e').kind(begin),
          Cue('f').kind(begin).number(next_word).number(word_of(form(first_)) == next_word),
          cue('g').number(stopped_),
          Cue('h').kind(last).number(next_word).kind(second),
          cue('i').number(word_of(form(i + 2))),
          cue('j').number(i > first_ ? word_of(form(i - 1)) : 0),
          Cue('k').kind(ending).kind(next).number(size),
          cue('l').number(stopped_).number(rest),
          cue('m').kind(second).kind(kind(i + 3)),
          Cue('n').kind(ending).kind(next).number(stopped_).number(size),
          cue('o').kind(ending).kind(before).kind(second),
          cue('p').number(share_of_capitals()),
          cue('q').number(share_of_capitals()).kind(second)};
}

SentenceEnds::SentenceEnds(const std::filesystem::path& folder) {
  const std::filesystem::path path = folder / kFile;
  std::ifstream in(path);
  if (!in) throw DataError(path.string(), "the table of sentence ends cannot be opened; it belongs to quipu's data folder");
  std::vector<Slot> rows;
  std::string line;
  for (std::uint64_t number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    Slot row;
    const char* const end = line.data() + line.size();
    const auto cue = std::from_chars(line.data(), end, row.cue, 16);
    const bool has_tab = cue.ec == std::errc() && cue.ptr != end && *cue.ptr == '\t';
    const auto weight = has_tab ? std::from_chars(cue.ptr + 1, end, row.weight) : cue;
    if (!has_tab || weight.ec != std::errc() || weight.ptr != end) {
      throw DataError::at(path.string(), number, "needs a cue, a tab, a weight", line);
    }
    rows.push_back(row);
  }
  slots_.resize(std::bit_ceil(2 * rows.size() + 2));
  for (const Slot& row : rows) {
    std::size_t at = row.cue & (slots_.size() - 1);
    while (slots_[at].weight != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = row;
  }
}

bool SentenceEnds::ends(const SentenceWalk& walk) const {
  std::int32_t sum = 0;
  for (const std::uint32_t cue : walk.cues()) {
    std::size_t at = cue & (slots_.size() - 1);
    while (slots_[at].weight != 0 && slots_[at].cue != cue) at = (at + 1) & (slots_.size() - 1);
    sum += slots_[at].weight;
  }
  return sum > (walk.is_marked() ? 0 : kUnmarked);
}

}  // namespace quipu::language
