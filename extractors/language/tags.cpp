#include "extractors/language/tags.hpp"

#include <array>
#include <cstddef>

namespace quipu::language {
namespace {

// In the order of the enums; tags_test checks that none is missing.
constexpr std::array<std::string_view, std::size_t(Upos::X) + 1> kUpos = {"_",     "ADJ",   "ADP",   "ADV", "AUX",  "CCONJ",
                                                                          "DET",   "INTJ",  "NOUN",  "NUM", "PART", "PRON",
                                                                          "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

constexpr std::array<std::string_view, std::size_t(Xpos::Dollar) + 1> kXpos = {
    "_",   "ADD", "AFX",  "CC",  "CD",  "DT",  "EX",  "FW",   "GW", "HYPH", "IN",  "JJ", "JJR", "JJS", "LS",    "MD",    "NFP",
    "NN",  "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR",  "RBS", "RP", "SYM", "TO",  "UH",    "VB",    "VBD",
    "VBG", "VBN", "VBP",  "VBZ", "WDT", "WP",  "WP$", "WRB",  "XX", ",",    ".",   ":",  "``",  "''",  "-LRB-", "-RRB-", "$"};

constexpr std::array<std::string_view, std::size_t(Deprel::Xcomp) + 1> kDeprel = {
    "_",          "acl",        "acl:relcl", "advcl",       "advcl:relcl",   "advmod",   "amod",        "appos",
    "aux",        "aux:pass",   "case",      "cc",          "cc:preconj",    "ccomp",    "compound",    "compound:prt",
    "conj",       "cop",        "csubj",     "csubj:outer", "csubj:pass",    "dep",      "det",         "det:predet",
    "discourse",  "dislocated", "expl",      "fixed",       "flat",          "goeswith", "iobj",        "list",
    "mark",       "nmod",       "nmod:desc", "nmod:poss",   "nmod:unmarked", "nsubj",    "nsubj:outer", "nsubj:pass",
    "nummod",     "obj",        "obl",       "obl:agent",   "obl:unmarked",  "orphan",   "parataxis",   "punct",
    "reparandum", "root",       "vocative",  "xcomp"};

constexpr std::array<std::string_view, std::size_t(NameType::Concept) + 1> kNameType = {
    "O", "Person", "Organization", "Place", "Product", "Work", "Event", "Concept"};

// A linear scan: the tables are short, and names are looked up only where files are read.
template <typename Tag, std::size_t kSize>
std::optional<Tag> find(const std::array<std::string_view, kSize>& names, std::string_view text) {
  for (std::size_t i = 0; i < kSize; ++i) {
    if (names[i] == text) return Tag(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view to_string(Upos tag) {
  return kUpos[std::size_t(tag)];
}
std::string_view to_string(Xpos tag) {
  return kXpos[std::size_t(tag)];
}
std::string_view to_string(Deprel relation) {
  return kDeprel[std::size_t(relation)];
}
std::string_view to_string(NameType type) {
  return kNameType[std::size_t(type)];
}
std::optional<Upos> upos_from(std::string_view text) {
  return find<Upos>(kUpos, text);
}
std::optional<Xpos> xpos_from(std::string_view text) {
  return find<Xpos>(kXpos, text);
}
std::optional<Deprel> deprel_from(std::string_view text) {
  return find<Deprel>(kDeprel, text);
}
std::optional<NameType> name_type_from(std::string_view text) {
  return find<NameType>(kNameType, text);
}

}  // namespace quipu::language
