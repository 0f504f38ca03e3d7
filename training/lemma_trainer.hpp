#pragma once
// Learns the tables of language::LemmaTables.

#include <filesystem>
#include <string>

#include "training/treebank.hpp"

namespace quipu::training {

/// Writes lemma_rules.tsv and lemma_exceptions.tsv to `folder`. Rules are learnt by suffix from the treebanks' distinct words;
/// what they get wrong becomes an exception, and so do the irregular forms of `verbs` (verbs_with_conjugations.json of the
/// corpora project, CC0) that the treebanks do not have. Throws DataError and OutputError.
void train_lemmas(const Treebank& train, const std::filesystem::path& verbs, const std::filesystem::path& folder);

}  // namespace quipu::training
