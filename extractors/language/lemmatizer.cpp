#include "extractors/language/lemmatizer.hpp"

#include <array>
#include <charconv>
#include <fstream>
#include <vector>

#include "extractors/language/characters.hpp"
#include "extractors/language/hashing.hpp"
#include "graph/error.hpp"

namespace quipu::language {
namespace {

constexpr std::array<std::string_view, 4> kLetterCases = {"lower", "Capital", "UPPER", "Mixed"};
constexpr std::size_t kLongestLemma = 1024;  ///< bytes; a longer "word" is its own lemma, cut to this

std::uint64_t exception_key(std::string_view word, Xpos tag) {
  return mix(hash_bytes(word), std::uint64_t(tag) + 1);
}
std::uint64_t rule_key(std::string_view suffix, Xpos tag, LetterCase letters) {
  return mix(hash_bytes(suffix), (std::uint64_t(letters) + 1) << 8 | std::uint64_t(tag));
}

/// Calls `use(line number, cells)` for every row of a table that is not a comment.
template <std::size_t kCells, typename Use>
void each_row(const std::filesystem::path& path, Use use) {
  std::ifstream in(path);
  if (!in) throw DataError(path.string(), "the table of lemmas cannot be opened; it belongs to quipu's data folder");
  std::string line;
  for (std::uint64_t number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    std::array<std::string_view, kCells> cells;
    std::string_view rest = line;
    for (std::size_t i = 0; i < kCells; ++i) {
      const std::size_t tab = rest.find('\t');
      if ((tab == std::string_view::npos) != (i + 1 == kCells)) {
        throw DataError::at(path.string(), number, "a row needs " + std::to_string(kCells) + " cells", line);
      }
      cells[i] = rest.substr(0, tab);
      rest.remove_prefix(std::min(tab, rest.size() - 1) + 1);
    }
    use(number, cells);
  }
}

template <typename Value>
Value checked(std::optional<Value> value, const std::filesystem::path& path, std::uint64_t line, std::string_view text) {
  if (!value) throw DataError::at(path.string(), line, "unknown value", std::string(text));
  return *value;
}

std::optional<LetterCase> letter_case_from(std::string_view text) {
  for (std::size_t i = 0; i < kLetterCases.size(); ++i) {
    if (kLetterCases[i] == text) return LetterCase(i);
  }
  return std::nullopt;
}

std::string_view dashed(std::string_view cell) {
  return cell == "-" ? std::string_view() : cell;
}

std::optional<LemmaRule> rule_from(std::string_view strip, std::string_view append, std::string_view letters) {
  LemmaRule rule;
  const auto [end, error] = std::from_chars(strip.data(), strip.data() + strip.size(), rule.strip);
  const bool whole = error == std::errc() && end == strip.data() + strip.size() && rule.strip <= LemmaTables::kLongestSuffix;
  if (!whole || (letters != "keep" && letters != "lower")) return std::nullopt;
  rule.append = dashed(append);
  rule.keep_case = letters == "keep";
  return rule;
}

/// Rules count bytes: one that would leave part of a character does not fit the word, an emoji taken for a plural, say.
bool cuts_character(std::string_view word, std::size_t strip) {
  return strip > 0 && strip < word.size() && (static_cast<unsigned char>(word[word.size() - strip]) & 0xC0) == 0x80;
}

struct Scratch : Workspace {
  std::string word;
};

}  // namespace

LetterCase letter_case(std::string_view form) {
  std::size_t upper = 0, letters = 0;
  bool first_upper = false;
  for (std::size_t at = 0; at < form.size();) {
    const Character c = character_at(form, at);
    if (at == 0) first_upper = c.kind == CharClass::Upper;
    upper += c.kind == CharClass::Upper;
    letters += c.is_letter();
    at += c.size;
  }
  if (upper == 0) return LetterCase::Lower;
  if (upper == letters && letters > 1) return LetterCase::Upper;
  return upper == 1 && first_upper ? LetterCase::Capital : LetterCase::Mixed;
}

void LemmaTables::read(const std::filesystem::path& folder) {
  const auto exceptions = folder / "lemma_exceptions.tsv";
  each_row<3>(exceptions, [&](std::uint64_t line, const std::array<std::string_view, 3>& cells) {
    const Xpos tag = checked(xpos_from(cells[1]), exceptions, line, cells[1]);
    if (cells[0].empty() || cells[2].empty()) throw DataError::at(exceptions.string(), line, "an empty word or lemma");
    add_exception(cells[0], tag, std::string(cells[2]));
  });
  const auto rules = folder / "lemma_rules.tsv";
  each_row<6>(rules, [&](std::uint64_t line, const std::array<std::string_view, 6>& cells) {
    const Xpos tag = checked(xpos_from(cells[0]), rules, line, cells[0]);
    const LetterCase letters = checked(letter_case_from(cells[1]), rules, line, cells[1]);
    const std::string_view suffix = dashed(cells[2]);
    if (suffix.size() > kLongestSuffix) throw DataError::at(rules.string(), line, "the suffix is too long", std::string(suffix));
    add_rule(tag, letters, suffix, checked(rule_from(cells[3], cells[4], cells[5]), rules, line, cells[3]));
  });
  const auto irregular = folder / "lemma_verbs.tsv";
  each_row<3>(irregular, [&](std::uint64_t line, const std::array<std::string_view, 3>& cells) {
    if (cells[0].empty() || cells[1].empty() || cells[2].empty()) throw DataError::at(irregular.string(), line, "an empty form");
    add_exception(cells[1], Xpos::VBD, std::string(cells[0]));
    add_exception(cells[2], Xpos::VBN, std::string(cells[0]));
    // Taggers confuse the two, so each is known under both tags where it is no form of another verb ("found", "lay").
    exceptions_.try_emplace(exception_key(cells[1], Xpos::VBN), cells[0]);
    exceptions_.try_emplace(exception_key(cells[2], Xpos::VBD), cells[0]);
  });
}

void LemmaTables::add_exception(std::string_view word, Xpos tag, std::string lemma) {
  exceptions_[exception_key(word, tag)] = std::move(lemma);
}

void LemmaTables::add_rule(Xpos tag, LetterCase letters, std::string_view suffix, LemmaRule rule) {
  rules_[rule_key(suffix, tag, letters)] = std::move(rule);
}

const LemmaRule* LemmaTables::find_rule(std::string_view word, Xpos tag, LetterCase letters) const {
  for (std::size_t size = std::min(kLongestSuffix, word.size()) + 1; size-- > 0;) {
    const auto found = rules_.find(rule_key(word.substr(word.size() - size), tag, letters));
    if (found != rules_.end()) return &found->second;
  }
  return nullptr;
}

/// "co-wrote", "rebuilt": the prefix of a verb whose rest is a form of another verb; 0 where there is none.
std::size_t LemmaTables::verb_prefix(std::string_view word, Xpos tag) const {
  for (const std::string_view prefix : {"co-", "re-", "self-", "re", "out", "over", "under", "mis", "fore"}) {
    if (word.size() > prefix.size() + 2 && word.starts_with(prefix) && exceptions_.contains(exception_key(word.substr(prefix.size()), tag))) {
      return prefix.size();
    }
  }
  return 0;
}

void LemmaTables::append_lemma(std::string_view form, Xpos tag, std::string& scratch, std::string& out) const {
  if (form.size() > kLongestLemma) {
    std::size_t size = kLongestLemma;
    while (size > 0 && (static_cast<unsigned char>(form[size]) & 0xC0) == 0x80) --size;  // not inside a character
    form = form.substr(0, size);
  }
  fold(form, scratch);
  if (const auto found = exceptions_.find(exception_key(scratch, tag)); found != exceptions_.end()) {
    out += found->second;
    return;
  }
  const bool verb = tag == Xpos::VB || tag == Xpos::VBD || tag == Xpos::VBG || tag == Xpos::VBN || tag == Xpos::VBP || tag == Xpos::VBZ;
  if (const std::size_t prefix = verb ? verb_prefix(scratch, tag) : 0; prefix > 0) {
    out.append(scratch, 0, prefix);
    out += exceptions_.at(exception_key(std::string_view(scratch).substr(prefix), tag));
    return;
  }
  // A verb is written large only where a sentence begins with it, and of those too few were seen to learn rules from.
  const LetterCase letters = letter_case(form);
  const LemmaRule* rule = find_rule(scratch, tag, verb && letters == LetterCase::Capital ? LetterCase::Lower : letters);
  if (!rule || cuts_character(rule->keep_case ? form : std::string_view(scratch), rule->strip)) {
    out += form;
    return;
  }
  std::string_view base = rule->keep_case ? form : std::string_view(scratch);
  if (base.size() > rule->strip) base.remove_suffix(rule->strip);
  out += base;
  out += rule->append;
}

std::unique_ptr<Workspace> Lemmatizer::make_workspace() const {
  return std::make_unique<Scratch>();
}

void Lemmatizer::run(const Document& document, Annotation& annotation, Workspace* workspace) const {
  std::string& scratch = static_cast<Scratch&>(*workspace).word;
  annotation.lemma_text.clear();
  for (Token& token : annotation.tokens) {
    const std::size_t begin = annotation.lemma_text.size();
    tables_.append_lemma(document.slice({token.begin, token.end}), token.xpos, scratch, annotation.lemma_text);
    token.lemma_begin = std::uint32_t(begin);
    token.lemma_size = std::uint16_t(annotation.lemma_text.size() - begin);
  }
}

}  // namespace quipu::language
