#pragma once
// CoNLL-U in and out, https://universaldependencies.org/format.html: how others score what the engine says.

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "extractors/documents/document.hpp"
#include "extractors/language/annotation.hpp"

namespace quipu::language {

/// The ten cells of a row; nothing where `line` has more or fewer.
using ConlluRow = std::array<std::string_view, 10>;
std::optional<ConlluRow> split_conllu_row(std::string_view line);

/// Appends the annotated document as CoNLL-U. Layers that no stage gave are "_". MISC has SpaceAfter=No and, where `names`,
/// NE=B-Type, NE=I-Type or NE=O. Clitics are written as multiword tokens, as treebanks do. FEATS and DEPS are always "_".
void write_conllu(const Document& document, const Annotation& annotation, bool names, std::string& out);

/// Makes a document of the words of a CoNLL-U file: its text is the words, with spaces as SpaceAfter says, a block for every
/// "# newpar" or "# newdoc". `annotation` gets its sentences and tokens, and tags, lemmas and trees where they stand there and
/// are known; Engine::complete() adds or replaces these. The text is made up, so offsets stay empty. `path` is for errors, and
/// the document's source. Throws InputError with the byte for a row without ten columns or words that are not numbered from 1.
void read_conllu(std::string_view bytes, const std::string& path, Document& document, Annotation& annotation);

}  // namespace quipu::language
