#pragma once
// Treebanks in CoNLL-U as the trainers see them, https://universaldependencies.org/format.html.

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "extractors/language/tags.hpp"

namespace quipu::training {

/// One syntactic word (a row with a plain number; empty nodes of the enhanced graph are left out).
struct Word {
  std::string form;
  std::string lemma;
  language::Upos upos = language::Upos::Unset;
  language::Xpos xpos = language::Xpos::Unset;
  std::string feats;
  std::uint32_t head = 0;  ///< counts words of the sentence from 1; 0 is the root
  language::Deprel deprel = language::Deprel::Unset;
  std::string misc;
  bool space_after = true;      ///< of a word inside a multiword token: false, but for the last, which has the token's
  bool joined_to_next = false;  ///< the next word belongs to the same multiword token ("do" of "don't")
};

struct Sentence {
  std::string id;    ///< # sent_id
  std::string text;  ///< # text, as the treebank has it
  bool starts_document = false;
  bool starts_paragraph = false;
  std::vector<Word> words;
};

struct Treebank {
  std::vector<Sentence> sentences;
  std::map<std::string, std::size_t> relations_mapped;  ///< relations that quipu has no name for, taken as their base type

  std::size_t word_count() const;
};

/// Appends the sentences of a .conllu file. A relation with an unknown subtype is read as its base type and counted. Throws
/// DataError with the line for a broken row, an unknown tag, a head out of range or a relation whose base type is unknown.
void read_treebank(const std::filesystem::path& path, Treebank& treebank);

/// The files in order, as one treebank.
Treebank read_treebanks(const std::vector<std::filesystem::path>& paths);

}  // namespace quipu::training
