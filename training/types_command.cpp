// quipu-train types: the cues for the type of every name that is found in documents, for scripts/fit_types.py.

#include <iostream>
#include <string>
#include <vector>

#include "extractors/documents/reader.hpp"
#include "training/commands.hpp"
#include "training/entity_pass.hpp"

namespace quipu::training {
namespace {

class Printer : public entities::CueSink {
 public:
  explicit Printer(char group) : group_(group) {}
  void add(std::string_view kind, std::string_view value) override { std::cout << '\t' << group_ << kind << ' ' << one_column(value); }

 private:
  char group_;
};

/// A line a name: file, its bytes in the document's text, the text, the number and the name of its entity, and its cues: w of
/// the words, m of the model, c of the context; x of words in the name and y of words around it, whose vectors speak.
void dump(EntityPass& pass, const std::string& path) {
  const Document document = read_document(path, {});
  const entities::EntityTable table = pass.read(document);
  const language::Annotation& annotation = pass.annotation();
  const entities::TypeCues& cues = pass.finder().typer().cues();
  for (const entities::NameSpan& span : pass.finder().find_names(document, annotation, pass.gazetteer()).names) {
    const std::uint32_t begin = annotation.tokens[span.first].begin, end = annotation.tokens[span.end - 1].end;
    std::cout << path << '\t' << begin << '\t' << end << '\t' << one_column(document.slice({begin, end})) << '\t';
    const entities::EntityIndex entity = table.entity_at(span.first);
    if (entity == entities::kNoEntity) std::cout << "-\t-";
    else std::cout << entity << '\t' << table.entities[entity].name;
    Printer words('w'), model('m'), context('c'), inside('x'), around('y');
    cues.of_words(document, annotation, span, words);
    cues.of_model(annotation, span, model);
    cues.of_context(document, pass.tree(), span, context);
    cues.words_inside(document, annotation, span, inside);
    cues.words_around(document, pass.tree(), span, around);
    std::cout << '\n';
  }
}

}  // namespace

void add_types_command(CLI::App& app) {
  add_documents_command(app, "types", "The cues for the types of names, a name a line", [](const auto& data, const auto& paths) {
    EntityPass pass(data);
    for (const std::string& path : paths) dump(pass, path);
  });
}

}  // namespace quipu::training
