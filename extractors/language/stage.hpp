#pragma once
// The stages of the language engine, each saying which layers it needs and which it adds.

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "extractors/language/annotation.hpp"

namespace quipu::language {

/// A set of layers of an Annotation.
enum class Layers : std::uint8_t { None = 0, Sentences = 1, Tokens = 2, Tags = 4, Lemmas = 8, Trees = 16, Names = 32 };
constexpr Layers operator|(Layers a, Layers b) {
  return Layers(std::uint8_t(a) | std::uint8_t(b));
}
constexpr bool contains(Layers all, Layers part) {
  return (std::uint8_t(all) & std::uint8_t(part)) == std::uint8_t(part);
}

/// Scratch memory of one thread, made by a stage and handed back to it, so that run() allocates nothing in steady state.
class Workspace {
 public:
  virtual ~Workspace() = default;
};

/// One step from text to annotation. Immutable once built: run() may be called from many threads at a time, each with a
/// Workspace of its own.
class Stage {
 public:
  virtual ~Stage() = default;
  virtual std::string_view name() const = 0;
  virtual Layers needs() const = 0;
  virtual Layers gives() const = 0;
  virtual std::unique_ptr<Workspace> make_workspace() const { return nullptr; }
  /// Adds its layers to `annotation`. Linear in the text's length for any input.
  virtual void run(const Document& document, Annotation& annotation, Workspace* workspace) const = 0;
};

/// Stages in order. add() throws Error naming both when a stage needs a layer that none before it gives.
class Engine {
 public:
  void add(std::unique_ptr<Stage> stage);
  Layers gives() const { return gives_; }
  std::span<const std::unique_ptr<Stage>> stages() const { return stages_; }

  /// The scratch memory that one thread needs for annotate().
  std::vector<std::unique_ptr<Workspace>> make_workspaces() const;
  /// Clears `annotation` and runs every stage.
  void annotate(const Document& document, Annotation& annotation, std::vector<std::unique_ptr<Workspace>>& workspaces) const;
  /// Keeps `annotation`'s layers `given` (gold sentences and tokens, say) and runs the stages that give something else.
  void complete(const Document& document, Annotation& annotation, Layers given,
                std::vector<std::unique_ptr<Workspace>>& workspaces) const;

 private:
  std::vector<std::unique_ptr<Stage>> stages_;
  Layers gives_ = Layers::None;
};

}  // namespace quipu::language
