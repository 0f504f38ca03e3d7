#pragma once
// Documents through language and entities, for the commands that print what a fit learns from.

#include <CLI/CLI.hpp>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/entities/entity_finder.hpp"
#include "extractors/language/english.hpp"

namespace quipu::training {

/// Keeps one document's annotation at a time.
class EntityPass {
 public:
  /// `data` is quipu's data folder, with english.model. Throws DataError.
  explicit EntityPass(const std::string& data);

  /// The document's entities; annotation() and tree() are its own until the next call.
  entities::EntityTable read(const Document& document, const entities::AntecedentObserver& observer = nullptr);

  const language::Annotation& annotation() const { return annotation_; }
  const language::Tree& tree() const { return tree_; }
  const entities::EntityFinder& finder() const { return finder_; }
  entities::Gazetteer::Workspace& gazetteer() { return gazetteer_; }

 private:
  language::Engine engine_;
  entities::EntityFinder finder_;
  std::vector<std::unique_ptr<language::Workspace>> workspaces_;
  entities::Gazetteer::Workspace gazetteer_;
  language::Annotation annotation_;
  language::Tree tree_;
};

/// `text` with tabs and line ends as spaces, so that it is one column of one line.
std::string one_column(std::string_view text);

/// Adds the subcommand `name` with the option --data and documents as arguments, which `run` gets.
void add_documents_command(CLI::App& app, const std::string& name, const std::string& description,
                           std::function<void(const std::string& data, const std::vector<std::string>& paths)> run);

}  // namespace quipu::training
