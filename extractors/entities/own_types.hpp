#pragma once
// Names and nouns that an ontology itself lists for its types: a user's drugs, genes, statutes. They go before all that the
// engine finds out by itself.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/entities/name_finder.hpp"
#include "extractors/language/name_trie.hpp"
#include "graph/ontology.hpp"

namespace quipu::entities {

/// The kind that the engine's own rules take a type for: the nearest of its parents that they know, else a concept.
NameType base_type(const Ontology& ontology, std::string_view type);

/// Immutable; settle() may run on many threads.
class OwnTypes {
 public:
  /// Reads the lists that `ontology`, which must outlive this, names: UTF-8, a thing a line, its name and then its other names,
  /// parted by tabs; "#" begins a comment. Where two types list one name, the type that the ontology defines first has it.
  /// Throws DataError with file, line and fragment.
  explicit OwnTypes(const Ontology& ontology);

  bool empty() const { return things_.empty() && nouns_.empty(); }

  /// Puts the listed names that stand in the text into `names` (ordered, apart), in the place of all that they touch but for
  /// names that hold them and more. A name that is listed in small letters is found with any capitals, others as they are
  /// written; both also in the plural. Of two listed names the longer one is taken. Linear.
  void settle(const Document& document, const language::Annotation& annotation, std::vector<NameSpan>& names) const;

  /// The type whose `nouns` list this lemma, or an empty view. O(log nouns).
  std::string_view type_of_noun(std::string_view lemma) const;

 private:
  struct Entry {
    std::uint64_t exact = 0;
    bool any_case = false;
    std::uint32_t thing = 0;
    std::uint32_t next = UINT32_MAX;  // another name that differs from this one only in case
  };
  struct Walk {
    language::NameTrie::State state = language::NameTrie::kRoot;
    std::uint64_t exact = 0;
  };
  void add_line(std::string_view line, char separator, const NodeType& type, const std::string& file, std::uint64_t number);
  void add_name(std::string_view name, std::uint32_t thing);
  void read_list(const NodeType& type, const std::string& file);
  bool step(std::string_view text, std::uint32_t begin, std::uint32_t end, std::vector<language::Atom>& atoms, Walk& walk) const;
  const OwnName* accepted(const Walk& walk) const;
  NameSpan longest_at(const Document& document, const language::Annotation& annotation, std::uint32_t sentence, TokenIndex at,
                      std::vector<language::Atom>& atoms) const;

  const Ontology& ontology_;
  language::NameTrie trie_;
  std::vector<Entry> entries_;
  std::vector<OwnName> things_;
  std::map<std::string, std::string_view, std::less<>> nouns_;  // lemma to type
};

}  // namespace quipu::entities
