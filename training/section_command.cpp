// quipu-train section: puts the bytes of a section that another program trained (training/network/) into the model.

#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <map>
#include <memory>
#include <string>

#include "extractors/language/name_tagger.hpp"
#include "extractors/language/parser.hpp"
#include "extractors/language/tagger.hpp"
#include "graph/error.hpp"
#include "training/commands.hpp"
#include "training/model_writer.hpp"

namespace quipu::training {
namespace {

std::string read_bytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw InputError(path, "cannot be read");
  return {std::istreambuf_iterator<char>(file), {}};
}

// A section that its stage cannot load must not reach a model: the stage is built from a copy of the model first.
void check_section(const std::string& model, const std::string& name, const std::string& bytes) {
  const std::filesystem::path trial = model + ".trial";
  std::filesystem::remove(trial);
  if (std::filesystem::exists(model)) std::filesystem::copy_file(model, trial);
  set_model_section(trial, name, bytes);
  const auto file = language::ModelFile::open(trial);
  std::filesystem::remove(trial);
  const auto vectors = std::make_shared<const language::WordVectors>(file);
  if (name == language::Tagger::kSection) {
    language::Tagger stage(file, vectors);
  } else if (name == language::Parser::kSection) {
    language::Parser stage(file, vectors);
  } else if (name == language::NameTagger::kSection) {
    language::NameTagger stage(file, vectors);
  } else if (name != language::WordVectors::kSection) {
    throw Error("no stage reads a section '" + name + "'");
  }
}

}  // namespace

void add_section_command(CLI::App& app) {
  struct Options {
    std::string name, file, model;
  };
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("section", "Check a section that training/network wrote and put it into the model");
  command->add_option("name", options->name, "vectors, tagger, parser or names")->required();
  command->add_option("file", options->file, "The section's bytes")->required();
  command->add_option("--model", options->model, "The model to change")->required();
  command->callback([options] {
    const std::string bytes = read_bytes(options->file);
    check_section(options->model, options->name, bytes);
    set_model_section(options->model, options->name, bytes);
    std::cout << options->name << ": " << bytes.size() << " bytes\n";
  });
}

}  // namespace quipu::training
