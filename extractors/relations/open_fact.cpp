#include "extractors/relations/open_fact.hpp"

namespace quipu::relations {

void append_text(const Document& document, const language::Annotation& annotation, const OpenFacts& facts, const FactPart& part,
                 std::string& out) {
  out += part.lead;
  for (std::uint32_t i = part.begin; i < part.end; ++i) {
    const TokenIndex token = facts.tokens[i];
    const bool joined = i > part.begin && facts.tokens[i - 1] + 1 == token && !annotation.tokens[token].space_before;
    if (!joined && (i > part.begin || !part.lead.empty())) out += ' ';
    out += annotation.form(document, token);
  }
}

}  // namespace quipu::relations
