#pragma once
// Relation patterns: data that says which wordings assert which relation (data/patterns/*.toml, one file a family).

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extractors/language/tags.hpp"
#include "extractors/language/word_list.hpp"
#include "graph/ontology.hpp"

namespace quipu::relations {

/// A set of node types: bit 1 << NameType.
using TypeMask = std::uint8_t;
inline constexpr TypeMask kAnyType = 0xFF;
inline bool holds(TypeMask mask, language::NameType type) { return (mask >> static_cast<unsigned>(type) & 1u) != 0; }

/// Where in a clause or noun phrase an argument stands.
enum class SlotKind : std::uint8_t {
  Subject,     ///< who does it; of a passive verb the one behind "by"
  Object,      ///< what it is done to; of a passive verb its subject
  Indirect,    ///< "gave her a prize"
  Possessor,   ///< "its", "the company's", before the anchor noun
  Modifier,    ///< a name before the anchor noun: "NVIDIA chief"
  Holder,      ///< whom the anchor noun describes: by apposition, by "is", or as a title before the name
  Giver,       ///< who gives the role that the anchor noun names: "Acme appointed her director"
  Anchor,      ///< the anchor noun itself, where it is a mention
  Predicative, ///< the noun behind "is"
  Topic,       ///< an object, or what a clause in its place is about: "explains how phages kill bacteria"
  Purpose,     ///< the object of an infinitive that says what for: "is used to map coasts"
  Preposition, ///< behind one of `prepositions`
  Phrase,      ///< of attributes: the phrase behind the pattern's preposition
  Oblique,     ///< behind any preposition that ties a thing to an action: not "despite", "since" and the like
};

/// One or more places, tried in order; the first that holds an entity is taken.
struct Slot {
  SlotKind kind = SlotKind::Subject;
  std::string preposition;  ///< of SlotKind::Preposition, lower case: "at", "out of"
};

/// What a pattern's anchor word is.
enum class AnchorKind : std::uint8_t {
  Verb,        ///< `words` are verb lemmas, with a particle where they have one: "set up"; "*" is any verb
  Noun,        ///< `words` are noun lemmas or compounds: "chief executive"
  Adjective,   ///< `words` are predicative adjectives: "similar"; "*" is any
  Possessive,  ///< any mention that another one owns: "X's Y"
  Attribute,   ///< any mention with a prepositional phrase of `words`: "X in Y"
  Copula,      ///< "X is a Y"
  Apposition,  ///< "X, a Y"
  Example,     ///< "Ys such as X"; `words` are the phrases
  Namesake,    ///< a work that bears its presenter's name: "the Ada Quill Podcast"
  Joined,      ///< two phrases joined by one of `words`: "X rather than Y"
};

inline constexpr std::size_t kAnchorKinds = 10;

struct Pattern {
  std::string id;  ///< unique over all files; stands as `rule` in evidence
  AnchorKind anchor = AnchorKind::Verb;
  std::vector<std::string> words;
  std::string relation;  ///< a relation type of the ontology
  std::vector<Slot> source, target;
  std::vector<std::string> source_types, target_types;  ///< narrower than the ontology's; empty: as the ontology says
  std::vector<std::string> requires_object;  ///< the clause's object must be one of these lemmas ("make use of"); empty: any
  std::vector<std::string> requires_word;    ///< a word below the predicate must have one of these lemmas ("make … possible"); empty: any
  std::vector<std::string> requires_verb;    ///< of a noun: the verb that it stands below must be one of these; empty: any
  std::vector<std::string> behind;           ///< of a noun: its own preposition must be one of these ("in support of"); empty: any
  bool plural = false;                       ///< of a noun: a plural ("the brothers A and B")
  std::vector<Slot> unless;                  ///< where one of these slots holds anything, the pattern is silent
  TypeMask source_mask = 0, target_mask = 0;  ///< the types that satisfy both the pattern and its relation, each end by itself
  bool adjacent = false;  ///< of attributes and appositions: also where the names stand side by side, whatever the tree made of them
  bool anchor_named = false;  ///< of attributes: the phrase hangs below a proper name itself
  bool of_document = false;   ///< of nouns: in lists and tables a role alone is one at the document's organization ("Chief executive: Ann Lee")
  bool of_person = false;     ///< of nouns: "A son, Tom, died" has no owner but whom the document is about
  bool boards_only = false;   ///< who leads a board leads its organization, who leads a department does not
  bool own = false;   ///< a user's
  bool source_named = false, target_named = false;  ///< the end must be a proper name
  bool factive = false;  ///< stands even where the clause is denied or supposed: "unlike X, Y does not …"
  bool weak = false;  ///< counts only for two entities that nothing else in the document relates
  std::uint16_t confidence = 800;  ///< in thousandths
  std::string positive;  ///< a sentence that it must match, "Text. => Source > Target"
  std::string negative;  ///< a sentence that it must not match
  std::string file;      ///< where it stands, for messages
  std::uint64_t line = 0;
};

/// All patterns, looked up by anchor word.
class PatternSet {
 public:
  enum class Origin : std::uint8_t {
    Quipu,            ///< quipu's patterns for quipu's ontology
    ForeignOntology,  ///< quipu's patterns for a user's ontology: those whose types it lacks are passed over
    User,             ///< a user's patterns; one with the id of one of quipu's takes its place
  };

  /// Reads every *.toml of `folder` in the order of their names. Throws DataError with file, line and fragment on: bad syntax,
  /// an unknown key, slot, relation or node type, a pattern that can never satisfy its relation's domain and range, an id
  /// twice, a missing example.
  static PatternSet load(const std::filesystem::path& folder, const Ontology& ontology, Origin origin = Origin::Quipu);
  /// Adds those of another folder.
  void add(const std::filesystem::path& folder, const Ontology& ontology, Origin origin);
  /// The same from text, for one file.
  void parse(std::string_view toml, const std::string& file_name, const Ontology& ontology, Origin origin = Origin::Quipu);

  const std::vector<Pattern>& patterns() const { return patterns_; }
  /// Indices of the patterns of this kind that list `word`, in order of definition. O(1).
  const std::vector<std::uint32_t>& with_word(AnchorKind kind, std::string_view word) const;
  /// Indices of all patterns of this kind.
  const std::vector<std::uint32_t>& of_kind(AnchorKind kind) const;

 private:
  void remove(std::uint32_t pattern);

  std::vector<Pattern> patterns_;
  std::unordered_map<std::string, std::vector<std::uint32_t>, language::StringHash, std::equal_to<>> by_word_[kAnchorKinds];
  std::vector<std::uint32_t> by_kind_[kAnchorKinds];
};

}  // namespace quipu::relations
