#pragma once
// The templates of the tagger's features, shared by its trainer and its run.

#include <array>
#include <cstdint>
#include <span>

#include "extractors/language/characters.hpp"
#include "extractors/language/lexicon.hpp"
#include "extractors/language/word_atoms.hpp"

namespace quipu::language {

inline constexpr std::size_t kTaggerMaxFeatures = 64;

/// Words whose vectors the tagger sees: the token itself and two to each side.
inline constexpr std::ptrdiff_t kTaggerReach = 2;
inline constexpr std::size_t kTaggerPlaces = 2 * kTaggerReach + 1;

/// A token as the templates see it.
struct TaggerWord {
  WordAtoms atoms;
  FeatureHash cluster = 0;  ///< 0 for a word that is not in the lexicon
  FeatureHash capital = 0;  ///< how often the lexicon has it capitalised
  FeatureHash manner = 0;   ///< how its sentence uses capitals, the same for all words of a sentence
  std::uint32_t entry = Lexicon::kUnknown;
};

inline TaggerWord make_tagger_word(std::string_view form, const Lexicon& lexicon, std::string& scratch) {
  TaggerWord word;
  word.atoms = make_atoms(form, scratch);
  word.entry = lexicon.find(word.atoms.word);
  word.capital = 1;
  if (word.entry != Lexicon::kUnknown) {
    word.cluster = mix(lexicon.cluster(word.entry) + 1u, 11);
    word.capital = mix(lexicon.capital(word.entry) + 2u, 13);
  }
  return word;
}

/// Sets `manner`: a heading in title case, shouting, and chat without capitals need other tags than prose. Counted in quarters
/// of the words that begin with a letter, the first left out, `first_letter(i)` being the first character of words[i].
template <typename FirstLetter>
inline void set_manner(std::span<TaggerWord> words, FirstLetter first_letter) {
  std::uint64_t upper = 0, letters = 0;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const CharClass kind = first_letter(i);
    upper += kind == CharClass::Upper;
    letters += kind == CharClass::Upper || kind == CharClass::Lower;
  }
  const bool first_upper = !words.empty() && first_letter(0) == CharClass::Upper;
  const std::uint64_t share = upper == 0 ? 0 : letters < 2 ? 6 : 1 + 4 * upper / letters;
  const std::uint64_t length = words.size() < 4 ? 0 : words.size() < 12 ? 1 : 2;
  for (TaggerWord& word : words) word.manner = mix(share * 8 + length * 2 + first_upper, 17);
}

/// The two passes over a sentence: from right to left and from left to right.
enum class TaggerPass : std::uint8_t { Backward, Forward };
inline constexpr std::size_t kTaggerPasses = 2;

/// Labels, counted from 1, of the next word and the one behind it on the side that the pass comes from; 0 outside the sentence.
struct TagContext {
  std::uint32_t near = 0, far = 0;
};

/// The words around one word; those outside the sentence are a word of their own.
class TaggerWindow {
 public:
  TaggerWindow(std::span<const TaggerWord> words, std::size_t at) : words_(words), at_(std::ptrdiff_t(at)) {}

  const TaggerWord& operator[](std::ptrdiff_t offset) const {
    const std::ptrdiff_t place = at_ + offset;
    return place < 0 || place >= std::ptrdiff_t(words_.size()) ? kOutside : words_[std::size_t(place)];
  }
  bool at_begin() const { return at_ == 0; }
  const TaggerWord& last() const { return words_.back(); }

 private:
  static constexpr TaggerWord kOutside = [] {
    constexpr FeatureHash kBorder = 0x5bd1e9955bd1e995ULL;
    TaggerWord word;
    word.atoms.word = word.atoms.form = word.atoms.shape = word.cluster = word.capital = kBorder;
    for (auto& affix : word.atoms.suffix) affix = kBorder;
    return word;
  }();

  std::span<const TaggerWord> words_;
  std::ptrdiff_t at_;
};

/// Numbers templates in the order of the calls; parts that are 0 make no feature.
template <typename Use>
class TemplateSet {
 public:
  TemplateSet(std::uint64_t first, Use& use) : id_(first), use_(use) {}

  void operator()(FeatureHash a) {
    ++id_;
    if (a) use_(mix(a, id_));
  }
  void operator()(FeatureHash a, FeatureHash b) {
    ++id_;
    if (a && b) use_(mix(mix(a, id_), b));
  }

 private:
  std::uint64_t id_;
  Use& use_;
};

/// Calls `use(hash)` for every feature of words[at] that needs no tags.
template <typename Use>
inline void each_word_feature(std::span<const TaggerWord> words, std::size_t at, Use use) {
  const TaggerWindow window(words, at);
  const TaggerWord &w0 = window[0], &before = window[-1], &before2 = window[-2], &after = window[1], &after2 = window[2];
  const WordAtoms &a0 = w0.atoms, &a1 = before.atoms, &a2 = after.atoms;
  const FeatureHash initial = window.at_begin() ? 3 : 5;
  TemplateSet<Use> feature(0, use);
  feature(a0.word);
  feature(a0.form);
  for (const FeatureHash affix : a0.prefix) feature(affix);
  for (const FeatureHash affix : a0.suffix) feature(affix);
  feature(a0.shape);
  feature(a0.shape, initial);
  feature(a0.shape, a0.suffix[1]);
  feature(a1.word);
  feature(a2.word);
  feature(before2.atoms.word);
  feature(after2.atoms.word);
  feature(a1.shape);
  feature(a2.shape);
  feature(a1.suffix[1]);
  feature(a1.suffix[2]);
  feature(a2.suffix[1]);
  feature(a2.suffix[2]);
  feature(before2.atoms.suffix[2]);
  feature(after2.atoms.suffix[2]);
  feature(a1.word, a0.word);
  feature(a0.word, a2.word);
  feature(a1.word, a2.word);
  feature(a2.word, after2.atoms.word);
  feature(a1.word, before2.atoms.word);
  feature(a0.suffix[2], a2.suffix[2]);
  feature(a1.suffix[2], a0.suffix[2]);
  feature(w0.cluster);
  feature(before.cluster);
  feature(after.cluster);
  feature(before2.cluster);
  feature(after2.cluster);
  feature(before.cluster, w0.cluster);
  feature(w0.cluster, after.cluster);
  feature(w0.capital, a0.shape);
  feature(mix(w0.capital, a0.shape), initial);
  feature(w0.manner, a0.shape);
  feature(mix(w0.manner, a0.shape), w0.capital);
  feature(before.capital, a1.shape);
  feature(after.capital, a2.shape);
  feature(window.last().atoms.form);
}

/// Calls `use(hash)` for every feature of words[at] that needs tags.
template <typename Use>
inline void each_tag_feature(std::span<const TaggerWord> words, std::size_t at, TaggerPass pass, const TagContext& tags,
                             Use use) {
  const TaggerWindow window(words, at);
  const TaggerWord &w0 = window[0], &ahead = window[pass == TaggerPass::Forward ? 1 : -1];  // ahead has no tag yet
  const WordAtoms& a0 = w0.atoms;
  const FeatureHash one = mix(tags.near + 1, 77), two = mix(tags.far + 1, tags.near + 1);
  TemplateSet<Use> feature(100, use);
  feature(one);
  feature(two);
  feature(one, a0.word);
  feature(one, a0.suffix[2]);
  feature(one, ahead.atoms.word);
  feature(two, a0.word);
  feature(one, ahead.atoms.suffix[2]);
  feature(one, w0.cluster);
  feature(one, ahead.cluster);
}

}  // namespace quipu::language
