#include "extractors/language/stage.hpp"

#include "graph/error.hpp"

namespace quipu::language {

void Engine::add(std::unique_ptr<Stage> stage) {
  if (!contains(gives_, stage->needs())) {
    throw Error("language stage '" + std::string(stage->name()) + "' needs a layer that no stage before it gives");
  }
  gives_ = gives_ | stage->gives();
  stages_.push_back(std::move(stage));
}

std::vector<std::unique_ptr<Workspace>> Engine::make_workspaces() const {
  std::vector<std::unique_ptr<Workspace>> workspaces;
  for (const auto& stage : stages_) workspaces.push_back(stage->make_workspace());
  return workspaces;
}

void Engine::annotate(const Document& document, Annotation& annotation,
                      std::vector<std::unique_ptr<Workspace>>& workspaces) const {
  annotation.clear();
  complete(document, annotation, Layers::None, workspaces);
}

void Engine::complete(const Document& document, Annotation& annotation, Layers given,
                      std::vector<std::unique_ptr<Workspace>>& workspaces) const {
  for (std::size_t i = 0; i < stages_.size(); ++i) {
    if (!contains(given, stages_[i]->gives())) stages_[i]->run(document, annotation, workspaces[i].get());
  }
}

}  // namespace quipu::language
