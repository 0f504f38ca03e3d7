#pragma once
// What single English words and names say about an entity: given names and surnames with how common they are, honorifics,
// roles, legal suffixes, the nouns that end names of organizations or places, words for nationalities.
//
// Files, UTF-8, "#" begins a comment line, one record a line:
//   data/english/lexicons/<list>.txt            word; in nationality.txt: word <TAB> place (left out where there is none)
//   data/english/lexicons/common_words.txt      word <TAB> weight, 1 (rare) to 255 (commonest)
//   data/gazetteers/given_names.txt, surnames.txt   the same
//   data/gazetteers/nicknames.txt               nickname <TAB> full given name
// Words are compared without regard to case, full stops and apostrophes: "U.S." is "us", "Dr." is "dr".

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quipu::entities {

/// Lists of words. Each is a file data/english/lexicons/<name>.txt.
enum class Lexicon : std::uint8_t {
  Honorific,         ///< Mr, Dr, Sir, Professor, Captain: stands before a person's name
  NameSuffix,        ///< Jr, PhD, MBE: stands after one
  Role,              ///< engineer, president, economist: a person by what they do (the last word of a role)
  Family,            ///< mother, cousin, husband
  LegalSuffix,       ///< Inc, Ltd, GmbH: ends a company's name
  OrganizationHead,  ///< University, Institute, Records: ends or heads an organization's name
  PlaceHead,         ///< River, Street, Peninsula
  EventHead,         ///< Festival, War, Olympics, Conference
  WorkHead,          ///< Podcast, Symphony, Act, Times
  ProductHead,       ///< Engine, Telescope, Phone
  Nationality,       ///< Danish, Kenyans, Parisian: adjective or noun of a place or people
  Language,          ///< Danish, Swahili
  Calendar,          ///< Monday, March: capitalised and no name of anything else
  FunctionWord,      ///< of, the, and, de, van: may stand small inside a name
  kCount
};

/// What is known of one word.
struct WordInfo {
  std::uint32_t lexicons = 0;    ///< bit 1 << Lexicon
  std::uint8_t given_name = 0;   ///< 0 not one; 1 rare to 255 the commonest
  std::uint8_t surname = 0;      ///< the same
  std::uint8_t common_word = 0;  ///< 0 no ordinary English word; 1 rare to 255 the commonest

  bool is(Lexicon lexicon) const { return (lexicons >> std::uint8_t(lexicon) & 1u) != 0; }
};

/// Immutable once loaded.
class Lexicons {
 public:
  /// Reads all lists under `data_dir` (the folder "data"). Throws DataError with file, line and fragment on a broken line, and
  /// for a list that is missing or empty.
  static Lexicons load(const std::filesystem::path& data_dir);

  /// All that is known of `word`, one lookup, no allocation. An unknown word has an empty WordInfo.
  WordInfo word(std::string_view word) const;
  bool is(std::string_view word, Lexicon lexicon) const { return this->word(word).is(lexicon); }

  /// The full given names that `nickname` may stand for, lower case and sorted ("bill": "william"); empty where none is known.
  std::span<const std::string> full_names(std::string_view nickname) const;
  /// Whether two given names can be one person's: equal, or one is a nickname of the other, or they share a full name.
  bool same_given_name(std::string_view a, std::string_view b) const;

  /// The place that a nationality belongs to ("Danish": "Denmark"); empty where it is none or belongs to several.
  std::string_view country_of(std::string_view nationality) const;

 private:
  struct Slot {
    std::uint64_t hash = 0;  // of the word; 0: free
    WordInfo info;
  };
  struct Nickname {
    std::uint64_t hash = 0;
    std::vector<std::string> full_names;
  };
  struct Nationality {
    std::uint64_t hash = 0;
    std::string place;
  };
  WordInfo& at(std::uint64_t hash);
  std::size_t slot_of(std::uint64_t hash) const;
  void load_list(const std::filesystem::path& file, Lexicon lexicon);
  void load_weights(const std::filesystem::path& file, std::uint8_t WordInfo::*weight);
  void load_nicknames(const std::filesystem::path& file);

  std::vector<Slot> slots_;  // open addressing, a power of two, at most half full
  std::size_t used_ = 0;
  std::vector<Nickname> nicknames_;         // sorted by hash
  std::vector<Nationality> nationalities_;  // sorted by hash
};

}  // namespace quipu::entities
