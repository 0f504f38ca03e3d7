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

/// Calls `use(hash)` for every feature of words[at], given the tags (any small numbers, from 1) of the two words before it, 0
/// before the sentence's begin. Parts that are 0 make no feature.
template <typename Use>
inline void each_tagger_feature(std::span<const TaggerWord> words, std::size_t at, std::uint32_t tag1, std::uint32_t tag2, Use use) {
  constexpr FeatureHash kBorder = 0x5bd1e9955bd1e995ULL;  // a word outside the sentence
  static constexpr TaggerWord kOutside = [] {
    TaggerWord word;
    word.atoms.word = word.atoms.form = word.atoms.shape = word.cluster = word.capital = kBorder;
    for (auto& affix : word.atoms.suffix) affix = kBorder;
    return word;
  }();
  const auto word = [&](std::ptrdiff_t offset) -> const TaggerWord& {
    const std::ptrdiff_t place = std::ptrdiff_t(at) + offset;
    return place < 0 || place >= std::ptrdiff_t(words.size()) ? kOutside : words[std::size_t(place)];
  };
  std::uint64_t id = 0;
  const auto one = [&](FeatureHash a) {
    ++id;
    if (a) use(mix(a, id));
  };
  const auto two = [&](FeatureHash a, FeatureHash b) {
    ++id;
    if (a && b) use(mix(mix(a, id), b));
  };
  const TaggerWord &w0 = word(0), &before = word(-1), &before2 = word(-2), &after = word(1), &after2 = word(2);
  const WordAtoms &a0 = w0.atoms, &a1 = before.atoms, &a2 = after.atoms;
  const FeatureHash t1 = mix(tag1 + 1, 77), t2 = mix(tag2 + 1, tag1 + 1);
  const FeatureHash initial = at == 0 ? 3 : 5;
  one(a0.word);
  one(a0.form);
  for (const FeatureHash affix : a0.prefix) one(affix);
  for (const FeatureHash affix : a0.suffix) one(affix);
  one(a0.shape);
  two(a0.shape, initial);
  two(a0.shape, a0.suffix[1]);
  one(a1.word);
  one(a2.word);
  one(before2.atoms.word);
  one(after2.atoms.word);
  one(a1.shape);
  one(a2.shape);
  one(a1.suffix[1]);
  one(a1.suffix[2]);
  one(a2.suffix[1]);
  one(a2.suffix[2]);
  one(before2.atoms.suffix[2]);
  one(after2.atoms.suffix[2]);
  two(a1.word, a0.word);
  two(a0.word, a2.word);
  two(a1.word, a2.word);
  two(a2.word, after2.atoms.word);
  two(a1.word, before2.atoms.word);
  two(a0.suffix[2], a2.suffix[2]);
  two(a1.suffix[2], a0.suffix[2]);
  one(w0.cluster);
  one(before.cluster);
  one(after.cluster);
  one(before2.cluster);
  one(after2.cluster);
  two(before.cluster, w0.cluster);
  two(w0.cluster, after.cluster);
  two(w0.capital, a0.shape);
  two(mix(w0.capital, a0.shape), initial);
  two(w0.manner, a0.shape);
  two(mix(w0.manner, a0.shape), w0.capital);
  two(before.capital, a1.shape);
  two(after.capital, a2.shape);
  one(t1);
  one(t2);
  two(t1, a0.word);
  two(t1, a0.suffix[2]);
  two(t1, a2.word);
  two(t2, a0.word);
  two(t1, a2.suffix[2]);
  two(t1, w0.cluster);
  two(t1, after.cluster);
  one(words.back().atoms.form);
}

}  // namespace quipu::language
