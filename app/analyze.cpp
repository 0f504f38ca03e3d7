// quipu analyze: what each stage saw of a document, for people who tune it.

#include <memory>

#include "app/command.hpp"
#include "app/help.hpp"
#include "app/output_file.hpp"
#include "app/resources.hpp"
#include "extractors/documents/reader.hpp"
#include "extractors/extractor.hpp"
#include "graph/error.hpp"

namespace quipu::app {
namespace {

struct AnalyzeOptions {
  std::string input;
  std::string format = "facts";
  std::string output = "-";
  std::uint64_t max_bytes = ReadOptions().max_bytes;
  bool sentence_per_line = false;
};

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

/// Every line a paragraph of its own, which no sentence can leave.
void make_lines_blocks(Document& document) {
  document.blocks.clear();
  const std::string& text = document.text;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t line_end = std::min(text.find('\n', begin), text.size());
    const std::size_t next = line_end + 1;
    std::size_t end = line_end;
    while (begin < end && is_blank(text[begin])) ++begin;
    while (end > begin && is_blank(text[end - 1])) --end;
    Block block;
    block.text = {begin, end};
    if (begin < end) document.blocks.push_back(block);
    begin = next;
  }
}

ExitCode run_analyze(const AnalyzeOptions& options, const CommonOptions& common) {
  OutputFile output(options.output);
  const Ontology ontology = load_ontology(common);
  const bool language_only = options.format == "conllu" || options.input.ends_with(".conllu");
  const Extractor extractor = load_extractor(ontology, common, language_only);
  Document document = read_document(options.input, {.max_bytes = options.max_bytes});
  if (options.sentence_per_line) make_lines_blocks(document);
  const auto session = extractor.make_session();
  output.stream() << extractor.analyze(document, options.format, *session);
  output.finish();
  output.commit();
  return ExitCode::Done;
}

void declare(CLI::App& parser, AnalyzeOptions& options) {
  parser.add_option("INPUT", options.input, "A document, or - for standard input")->required();
  parser.add_option("--format", options.format, "conllu: sentences, words, tags and trees; mentions: names; facts: statements")
      ->check(CLI::IsMember({"conllu", "mentions", "facts"}))
      ->capture_default_str();
  parser.add_option("-o,--output", options.output, "Write here (default: standard output)")->type_name("OUT");
  parser.add_flag("--sentence-per-line", options.sentence_per_line, "No sentence runs over the end of a line");
  parser.add_option("--max-bytes", options.max_bytes, "Refuse a document larger than this (default 64MB)")
      ->transform(CLI::AsSizeValue(false))
      ->type_name("SIZE");
}

}  // namespace

Command add_analyze(CLI::App& parent, CommonOptions& common) {
  CLI::App* parser = parent.add_subcommand("analyze", "Show what each stage saw of a document");
  const auto options = std::make_shared<AnalyzeOptions>();
  declare(*parser, *options);
  add_common_options(*parser, common);
  parser->footer([] {
    return examples({"quipu analyze notes.txt", "quipu analyze notes.txt --format conllu -o notes.conllu",
                     "echo 'Ada wrote the notes.' | quipu analyze - --format mentions"}) +
           "\n" + document_format_list();
  });
  return {parser, [options, &common] { return run_analyze(*options, common); }};
}

}  // namespace quipu::app
