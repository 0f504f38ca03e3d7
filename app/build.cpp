// quipu build: documents to a graph.

#include <algorithm>
#include <memory>
#include <thread>

#include "app/command.hpp"
#include "app/console.hpp"
#include "app/graph_output.hpp"
#include "app/help.hpp"
#include "app/inputs.hpp"
#include "app/pipeline.hpp"
#include "app/reading_options.hpp"
#include "app/resources.hpp"
#include "extractors/documents/records.hpp"

namespace quipu::app {
namespace {

struct BuildOptions {
  std::vector<std::string> inputs;
  std::string files_from;
  OutputOptions output;
  unsigned jobs = 0;
  ReadOptions reading;
};

/// No more than there are documents, where that is known.
unsigned thread_count(const BuildOptions& options, const std::vector<Input>& inputs) {
  const unsigned wanted = options.jobs != 0 ? options.jobs : std::max(1u, std::thread::hardware_concurrency());
  const bool records = std::any_of(inputs.begin(), inputs.end(), [&](const Input& input) { return is_record_file(input.path, options.reading); });
  return records ? wanted : static_cast<unsigned>(std::clamp<std::size_t>(inputs.size(), 1, wanted));
}

InputList inputs_of(const BuildOptions& options) {
  std::vector<std::string> arguments = options.inputs;
  if (!options.files_from.empty()) {
    if (options.files_from == "-" && std::find(arguments.begin(), arguments.end(), "-") != arguments.end()) {
      throw UsageError("standard input is both the list of inputs (--files-from -) and an input (-)");
    }
    for (std::string& path : read_path_list(options.files_from)) arguments.push_back(std::move(path));
  }
  if (arguments.empty()) throw UsageError("no input: name files or folders, - for standard input, or --files-from FILE");
  return collect_inputs(arguments, !options.reading.records.text_fields.empty());
}

ExitCode run_build(const BuildOptions& options, const CommonOptions& common) {
  const InputList list = inputs_of(options);
  GraphOutputs outputs(options.output);
  const Ontology ontology = load_ontology(common);
  const Extractor extractor = load_extractor(ontology, common);
  for (const std::string& problem : list.problems) console::error(problem);

  PipelineResult result = run_pipeline(list.inputs, ontology, extractor, options.reading, thread_count(options, list.inputs));
  if (result.used == 0) {
    console::error("no input could be used, nothing was written");
    return ExitCode::NothingDone;
  }
  if (result.graph.edges.empty()) console::warning("the text gave no relations; quipu analyze INPUT shows what each stage saw");
  outputs.write(std::move(result.graph), ontology);
  return result.failed + list.problems.size() == 0 ? ExitCode::Done : ExitCode::SomeInputsFailed;
}

void declare(CLI::App& parser, BuildOptions& options) {
  parser.add_option("INPUT", options.inputs, "Files, folders (all documents below), or - for standard input");
  parser.add_option("--files-from", options.files_from, "Read more inputs from this file, one path a line; - is standard input")
      ->type_name("FILE");
  add_output_options(parser, options.output, "facts");
  parser.add_option("-j,--jobs", options.jobs, "Threads (default: one a core); the result is the same for any number")
      ->check(CLI::Range(1u, 1024u))
      ->type_name("N");
  add_reading_options(parser, options.reading);
}

}  // namespace

Command add_build(CLI::App& parent, CommonOptions& common) {
  CLI::App* parser = parent.add_subcommand("build", "Turn documents into a graph");
  const auto options = std::make_shared<BuildOptions>();
  declare(*parser, *options);
  add_patterns_option(*parser, common);
  add_common_options(*parser, common);
  parser->footer([] {
    return examples({"quipu build notes.txt -o notes.json", "quipu build folder/ -o graph.graphml -o graph.dot --jobs 4",
                     "curl -s https://example.org/page.txt | quipu build - -o page.gexf",
                     "quipu build notes.jsonl --text-field body --title-field headline -o notes.json",
                     "find . -name '*.md' | quipu build --files-from - --statements all > graph.json"}) +
           "\n" + document_format_list() + "\n" + output_format_list() +
           "\nExit codes: 0 done, 1 some input could not be used (the rest was), 2 wrong usage, 3 nothing could be done.\n";
  });
  return {parser, [options, &common] { return run_build(*options, common); }};
}

}  // namespace quipu::app
