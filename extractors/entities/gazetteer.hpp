#pragma once
// Names that are known beforehand: places, organizations, products, people, compiled from public lists.
//
// Files data/gazetteers/*.tsv, UTF-8, "#" begins a comment line, one name a line:
//   name <TAB> types <TAB> tier and flags <TAB> source
// types are node types joined by "|", the likeliest first ("Organization|Product"). The tier is a digit, 1 (known to most
// readers: countries, large cities, large companies), 2 or 3 (small towns, local brands); after it may stand "w": the name is
// also an ordinary English word or made of ordinary words ("Reading", "Target", "General Store"). The source is a word for
// people. One name may stand in several files and lines; its types are united, that of the best tier is the likeliest, and of
// equal tiers a place before a person before all others, since shops are called after places and people, not the other way.

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/language/annotation.hpp"
#include "extractors/language/name_trie.hpp"

namespace quipu::entities {

/// A set of NameTypes as bits.
using TypeSet = std::uint16_t;
constexpr TypeSet bit(language::NameType type) {
  return TypeSet(1u << std::uint8_t(type));
}

/// A name of the lists, found in a text.
struct GazetteerMatch {
  language::TokenIndex first = 0;
  language::TokenIndex end = 0;
  language::NameType type = language::NameType::None;  ///< the likeliest
  TypeSet types = 0;                                   ///< all that it can be
  std::uint8_t tier = 0;                               ///< 1 best known, 3 obscure
  bool common = false;        ///< also an ordinary word or phrase: needs other evidence than its capital letters
  bool case_differs = false;  ///< the text writes it with other capitals than the lists: weak
  bool single = false;        ///< one token: weaker than several

  bool operator==(const GazetteerMatch&) const = default;
};

/// What a list says of one name.
struct GazetteerEntry {
  std::uint64_t exact = 0;          ///< hash of the name as the list writes it
  std::uint32_t next = UINT32_MAX;  ///< another name that differs from this one only in case
  TypeSet types = 0;
  language::NameType type = language::NameType::None;
  std::uint8_t tier = 0;
  bool common = false;
};

/// Immutable once loaded; match() may run on many threads, each with a Workspace of its own.
class Gazetteer {
 public:
  /// Scratch memory of one thread.
  struct Workspace {
    std::vector<language::Atom> atoms;
    std::vector<std::uint32_t> token_of_atom;
  };

  /// Reads every *.tsv of `folder` in the order of their names. Throws DataError with file, line and fragment: a missing
  /// column, an unknown type or flag, an empty name, text that is not UTF-8; and where the folder is missing or has no list.
  static Gazetteer load(const std::filesystem::path& folder);

  /// Reads one list from memory; `file` is for messages.
  void add_list(std::string_view tsv, const std::string& file);

  /// Finds names sentence by sentence and appends them to `matches`, in order, none overlapping: at each place the longest, and
  /// what is written exactly as in the lists before what is not. A match begins and ends where tokens do and begins with a
  /// capital letter or digit, unless the list itself writes it small ("iPhone", "de Beers"). Names with other capitals than
  /// the list's are found where the text writes them in capitals only ("STANFORD UNIVERSITY") or with capitals at each word.
  /// Linear; allocates only to grow `workspace` and `matches`. Needs the layers Sentences and Tokens.
  void match(const Document& document, const language::Annotation& annotation, Workspace& workspace,
             std::vector<GazetteerMatch>& matches) const;

  /// What the lists say of one whole name, written exactly or (case_differs) with other capitals; `types` is 0 where it is not
  /// listed. Token indices are 0.
  GazetteerMatch lookup(std::string_view name) const;

  std::size_t names() const { return entries_.size(); }

 private:
  /// One line of a list, its name as a run of the list's atoms.
  struct Line {
    std::uint32_t first_atom = 0;
    std::uint32_t atoms = 0;
    TypeSet types = 0;
    language::NameType type = language::NameType::None;
    std::uint8_t tier = 0;
    bool common = false;
  };
  void add_names(std::vector<language::Atom>& atoms, std::vector<Line>& names);
  void add_name(std::span<const language::Atom> atoms, const Line& line);
  const GazetteerEntry* find(language::NameTrie::State state, std::uint64_t exact, bool& case_differs) const;
  bool may_begin(const language::Atom& atom) const;
  std::uint32_t longest_at(const Workspace& workspace, std::uint32_t at, GazetteerMatch& match) const;

  // Names that begin with a small letter are few: a Bloom filter of their first atoms keeps all other small words out.
  static constexpr std::size_t kFilterBits = 1u << 17;
  std::array<std::uint64_t, kFilterBits / 64> small_first_{};
  language::NameTrie trie_;
  std::vector<GazetteerEntry> entries_;
};

}  // namespace quipu::entities
