// quipu analyze: what each stage saw of a document, for people who tune it.

#include <array>
#include <memory>

#include "app/command.hpp"
#include "app/document_queue.hpp"
#include "app/help.hpp"
#include "app/output_file.hpp"
#include "app/reading_options.hpp"
#include "app/resources.hpp"
#include "extractors/documents/records.hpp"
#include "extractors/extractor.hpp"
#include "graph/error.hpp"

namespace quipu::app {
namespace {

struct AnalyzeOptions {
  std::string input;
  std::string format = "facts";
  std::string output = "-";
  ReadOptions reading;
  bool sentence_per_line = false;
};

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

/// Every line a paragraph of its own, and one sentence.
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
    block.one_sentence = true;
    if (begin < end) document.blocks.push_back(block);
    begin = next;
  }
}

/// The input, or each of its records; how many of these could not be used.
template <typename Use>
std::size_t for_each_document(const AnalyzeOptions& options, Use use) {
  if (!is_record_file(options.input, options.reading)) return use(read_document(options.input, options.reading)), 0;
  const std::array inputs{Input{options.input}};
  DocumentQueue records(inputs, options.reading);
  for (Work work; records.next(work);) use(std::move(*work.document));
  return records.failed();
}

ExitCode run_analyze(const AnalyzeOptions& options, const CommonOptions& common) {
  OutputFile output(options.output);
  const Ontology ontology = load_ontology(common);
  const bool open = options.format == "facts" || options.format == "explained-facts";
  const bool language_only = open || options.format == "conllu" || options.input.ends_with(".conllu");
  const Extractor extractor = load_extractor(ontology, common, language_only);
  const auto session = extractor.make_session();
  const std::size_t failed = for_each_document(options, [&](Document document) {
    if (options.sentence_per_line) make_lines_blocks(document);
    output.stream() << extractor.analyze(document, options.format, *session);
  });
  output.finish();
  output.commit();
  return failed == 0 ? ExitCode::Done : ExitCode::SomeInputsFailed;
}

void declare(CLI::App& parser, AnalyzeOptions& options) {
  parser.add_option("INPUT", options.input, "A document, or - for standard input")->required();
  parser.add_option("--format", options.format, 
                    "conllu: sentences, words, tags and trees; mentions: names; statements: what becomes edges; facts: open relations")
      ->check(CLI::IsMember({"conllu", "mentions", "statements", "explained-statements", "facts", "explained-facts"}))
      ->capture_default_str();
  parser.add_option("-o,--output", options.output, "Write here (default: standard output)")->type_name("OUT");
  parser.add_flag("--sentence-per-line", options.sentence_per_line, "Every line is one sentence");
  add_reading_options(parser, options.reading);
}

}  // namespace

Command add_analyze(CLI::App& parent, CommonOptions& common) {
  CLI::App* parser = parent.add_subcommand("analyze", "Show what each stage saw of a document");
  const auto options = std::make_shared<AnalyzeOptions>();
  declare(*parser, *options);
  add_patterns_option(*parser, common);
  add_common_options(*parser, common);
  parser->footer([] {
    return examples({"quipu analyze notes.txt", "quipu analyze notes.txt --format conllu -o notes.conllu",
                     "echo 'Ada wrote the notes.' | quipu analyze - --format mentions"}) +
           "\n" + document_format_list();
  });
  return {parser, [options, &common] { return run_analyze(*options, common); }};
}

}  // namespace quipu::app
