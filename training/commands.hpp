#pragma once
// The subcommands of quipu-train, one file each: a file's function adds its subcommand with its options and what it runs.

#include <CLI/CLI.hpp>

namespace quipu::training {

void add_lemma_command(CLI::App& app);
void add_words_command(CLI::App& app);
void add_sentences_command(CLI::App& app);
void add_capitals_command(CLI::App& app);
void add_stats_command(CLI::App& app);
void add_annotate_command(CLI::App& app);
void add_section_command(CLI::App& app);
void add_score_parser_command(CLI::App& app);
void add_antecedents_command(CLI::App& app);
void add_types_command(CLI::App& app);
void add_concepts_command(CLI::App& app);
void add_meanings_command(CLI::App& app);

}  // namespace quipu::training
