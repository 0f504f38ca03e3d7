#pragma once
// The tag sets of Universal Dependencies 2 for English, https://universaldependencies.org/u/pos/ and /u/dep/.

#include <cstdint>
#include <optional>
#include <string_view>

namespace quipu::language {

/// Universal part of speech. `Unset` means that no tagger has run.
enum class Upos : std::uint8_t {
  Unset,
  ADJ,
  ADP,
  ADV,
  AUX,
  CCONJ,
  DET,
  INTJ,
  NOUN,
  NUM,
  PART,
  PRON,
  PROPN,
  PUNCT,
  SCONJ,
  SYM,
  VERB,
  X
};

/// Penn Treebank tag as EWT and GUM write it in the XPOS column.
enum class Xpos : std::uint8_t {
  Unset,
  ADD,
  AFX,
  CC,
  CD,
  DT,
  EX,
  FW,
  GW,
  HYPH,
  IN,
  JJ,
  JJR,
  JJS,
  LS,
  MD,
  NFP,
  NN,
  NNP,
  NNPS,
  NNS,
  PDT,
  POS,
  PRP,
  PRPS,
  RB,
  RBR,
  RBS,
  RP,
  SYM,
  TO,
  UH,
  VB,
  VBD,
  VBG,
  VBN,
  VBP,
  VBZ,
  WDT,
  WP,
  WPS,
  WRB,
  XX,
  Comma,
  Period,
  Colon,
  LeftQuote,
  RightQuote,
  LeftBracket,
  RightBracket,
  Dollar
};

/// Dependency relation, with the subtypes that English treebanks use. `Unset` means that no parser has run.
enum class Deprel : std::uint8_t {
  Unset,
  Acl,
  AclRelcl,
  Advcl,
  AdvclRelcl,
  Advmod,
  Amod,
  Appos,
  Aux,
  AuxPass,
  Case,
  Cc,
  CcPreconj,
  Ccomp,
  Compound,
  CompoundPrt,
  Conj,
  Cop,
  Csubj,
  CsubjOuter,
  CsubjPass,
  Dep,
  Det,
  DetPredet,
  Discourse,
  Dislocated,
  Expl,
  Fixed,
  Flat,
  Goeswith,
  Iobj,
  List,
  Mark,
  Nmod,
  NmodDesc,
  NmodPoss,
  NmodUnmarked,
  Nsubj,
  NsubjOuter,
  NsubjPass,
  Nummod,
  Obj,
  Obl,
  OblAgent,
  OblUnmarked,
  Orphan,
  Parataxis,
  Punct,
  Reparandum,
  Root,
  Vocative,
  Xcomp
};

/// Kind of a named entity; the node types of the ontology that names can have. `None` is outside any name.
enum class NameType : std::uint8_t { None, Person, Organization, Place, Product, Work, Event, Concept };

inline constexpr unsigned kUposCount = unsigned(Upos::X) + 1;
inline constexpr unsigned kXposCount = unsigned(Xpos::Dollar) + 1;
inline constexpr unsigned kDeprelCount = unsigned(Deprel::Xcomp) + 1;
inline constexpr unsigned kNameTypeCount = unsigned(NameType::Concept) + 1;

/// The tag as treebanks write it ("PROPN", "PRP$", "acl:relcl", "Person"; "_" where unset, "O" for no name); the inverse gives
/// nothing for an unknown tag.
std::string_view to_string(Upos tag);
std::string_view to_string(Xpos tag);
std::string_view to_string(Deprel relation);
std::string_view to_string(NameType type);
std::optional<Upos> upos_from(std::string_view text);
std::optional<Xpos> xpos_from(std::string_view text);
std::optional<Deprel> deprel_from(std::string_view text);
std::optional<NameType> name_type_from(std::string_view text);

}  // namespace quipu::language
