// quipu verify: re-opens the sources and proves every evidence span.

#include <spdlog/fmt/fmt.h>

#include <memory>

#include "app/command.hpp"
#include "app/console.hpp"
#include "app/help.hpp"
#include "app/json_writer.hpp"
#include "app/output_file.hpp"
#include "app/resources.hpp"
#include "app/table.hpp"
#include "app/verification.hpp"

namespace quipu::app {
namespace {

/// One inserted byte moves every later span: after so many lines of a document, people know.
constexpr std::size_t kLinesPerDocument = 10;

struct VerifyOptions {
  std::string graph;
  std::string root;
  bool all = false;
  bool json = false;
};

std::string failure_line(const VerificationFailure& failure) {
  const std::string place = failure.byte == VerificationFailure::kNoByte ? "" : fmt::format(" byte {}:", failure.byte);
  return printable(failure.source) + ":" + place + " " + failure.reason + "\n";
}

std::string as_text(const Verification& result, bool all) {
  std::string text;
  std::size_t of_document = 0;
  std::size_t left_out = 0;
  for (std::size_t i = 0; i < result.failures.size(); ++i) {
    of_document = i > 0 && result.failures[i].source == result.failures[i - 1].source ? of_document + 1 : 0;
    if (all || of_document < kLinesPerDocument) {
      text += failure_line(result.failures[i]);
    } else {
      ++left_out;
    }
  }
  if (left_out > 0) text += fmt::format("... and {} more failures (--all lists them)\n", left_out);
  if (result.edges_without_evidence > 0) text += fmt::format("edges without evidence: {}\n", result.edges_without_evidence);
  text += fmt::format("documents: {} of {} opened\n", result.opened_documents, result.documents);
  return text + fmt::format("evidence spans: {} of {} proved\n", result.proved_spans, result.spans);
}

std::string as_json(const Verification& result) {
  JsonWriter json;
  json.begin_object();
  json.field("documents", result.documents);
  json.field("opened_documents", result.opened_documents);
  json.field("spans", result.spans);
  json.field("proved_spans", result.proved_spans);
  json.field("edges_without_evidence", result.edges_without_evidence);
  json.key("failures");
  json.begin_array();
  for (const VerificationFailure& failure : result.failures) {
    json.begin_object();
    json.field("source", failure.source);
    if (failure.byte != VerificationFailure::kNoByte) json.field("byte", failure.byte);
    json.field("reason", failure.reason);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.text();
}

ExitCode run_verify(const VerifyOptions& options, const CommonOptions& common) {
  const Graph graph = load_graph(options.graph, load_ontology(common));
  const Verification result = verify(graph, options.root);
  print(options.json ? as_json(result) : as_text(result, options.all));
  if (result.opened_documents == 0 && result.documents > 0) return ExitCode::NothingDone;
  return result.holds() ? ExitCode::Done : ExitCode::SomeInputsFailed;
}

}  // namespace

Command add_verify(CLI::App& parent, CommonOptions& common) {
  CLI::App* parser = parent.add_subcommand("verify", "Open the sources again and prove every evidence span");
  const auto options = std::make_shared<VerifyOptions>();
  parser->add_option("GRAPH", options->graph, "A graph that quipu build wrote as JSON; - is standard input")->required();
  parser->add_option("--root", options->root, "The folder that relative source paths start from (default: this one)")
      ->type_name("DIR");
  parser->add_flag("--all", options->all, "List every failure, not only the first ten of a document");
  parser->add_flag("--json", options->json, "Print JSON");
  add_common_options(*parser, common);
  parser->footer(examples({"quipu verify graph.json", "quipu verify graph.json --root ~/texts"}) +
                 "\nExit codes: 0 all is proved, 1 something failed, 3 no source could be opened at all.\n");
  return {parser, [options, &common] { return run_verify(*options, common); }};
}

}  // namespace quipu::app
