#pragma once
// The parsers behind the table in reader.cpp; one file each.

#include "extractors/documents/document.hpp"
#include "extractors/documents/reader.hpp"

namespace quipu {

void parse_plain_text(DecodedText decoded, Document& document);
void parse_markdown(DecodedText decoded, Document& document);
void parse_html(DecodedText decoded, Document& document);
void parse_captions(DecodedText decoded, Document& document);

}  // namespace quipu
