#pragma once
// The texts of --help that more than one command shares.

#include <string>

namespace quipu::app {

inline constexpr const char* kSummary =
    "quipu turns text into a knowledge graph in which every edge carries the sentence that says it.";

/// Examples, exit codes and where the formats are listed.
std::string main_footer();

/// "Examples:" and one command a line.
std::string examples(std::initializer_list<const char*> lines);

/// The document formats and the output formats, made from the libraries' own tables.
std::string document_format_list();
std::string output_format_list();

/// "graphml, gexf, dot" and "graphml gexf gv dot": for messages.
std::string output_format_names();
std::string output_extensions();
std::string document_extensions();

}  // namespace quipu::app
