#pragma once
// A trie over names cut into atoms, for finding the longest of a few hundred thousand names at every place of a text.
//
// An atom is a run of letters and digits, or one other character. Names and texts are cut by the same rule, so that a match
// does not depend on how a tokenizer treats hyphens and ampersands: "Coca-Cola" is Coca - Cola in either.
// Full stops vanish inside a run ("U.S." is US, "Node.js" is Nodejs, "Inc." is Inc). An apostrophe begins an atom and stays
// with what follows it ("McDonald's" is McDonald 's). Kinds of apostrophes and of dashes are one. White space only parts atoms.
//
// Atoms are known by 64-bit hashes, never by their bytes: two of a million atoms fall together with a chance of 1 to 37 million.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace quipu::language {

/// One atom of a name or text. `key` is the hash of the case-folded form, `exact` that of the form as written.
struct Atom {
  std::uint64_t key = 0;
  std::uint64_t exact = 0;
  std::uint32_t begin = 0;  ///< bytes in the text given to cut()
  std::uint32_t end = 0;
  bool starts_upper = false;  ///< its first character is an upper-case letter
  bool has_lower = false;     ///< it holds a lower-case letter
  bool is_word = false;       ///< it holds a letter or digit
};

/// Appends the atoms of text[begin, end) to `atoms`. `text` is valid UTF-8. Allocates only to grow `atoms`. Linear.
void cut_atoms(std::string_view text, std::uint32_t begin, std::uint32_t end, std::vector<Atom>& atoms);

/// Names to numbers. Built once by add(), then read by any number of threads.
class NameTrie {
 public:
  using State = std::uint32_t;
  static constexpr State kRoot = 0;
  static constexpr State kNone = UINT32_MAX;
  static constexpr std::uint32_t kNoValue = UINT32_MAX;

  /// Makes room for about `atoms` edges at once.
  void reserve(std::size_t atoms);

  /// The final state of a name, made where it is new. Names that differ only in case share one state. `name` is not empty.
  State add(std::span<const Atom> name);

  /// Tells the processor that a name beginning with `atom` will be added soon. The trie is larger than the cache.
  void prefetch(const Atom& atom) const;

  /// Where the atom `key` leads from `state`; kNone where no name goes on like that. O(1).
  State next(State state, std::uint64_t key) const;

  /// A number that the owner keeps for a state; kNoValue at first.
  std::uint32_t value(State state) const { return values_[state]; }
  void set_value(State state, std::uint32_t value) { values_[state] = value; }

  std::size_t states() const { return values_.size(); }

 private:
  struct Edge {
    std::uint64_t hash = 0;  // of state and atom; 0: free
    State target = 0;
  };
  void grow(std::size_t slots);
  std::size_t slot_of(std::uint64_t hash) const;

  std::vector<Edge> edges_;  // open addressing, a power of two, at most three quarters full
  std::vector<std::uint32_t> values_{kNoValue};
};

}  // namespace quipu::language
