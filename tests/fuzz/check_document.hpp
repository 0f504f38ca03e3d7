#pragma once
// What must hold of every document that a reader returns, whatever its bytes were.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "extractors/documents/reader.hpp"
#include "extractors/documents/utf8.hpp"
#include "graph/error.hpp"

namespace quipu::fuzz {

inline void require(bool condition) {
  if (!condition) std::abort();
}

inline void check(const Document& document, const std::string& bytes) {
  require(!document.blocks.empty());
  require(find_invalid_utf8(document.text) == std::string::npos);
  std::uint64_t end = 0;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    require(block.text.begin >= end && block.text.begin < block.text.end && block.text.end <= document.text.size());
    require(trim(document.text, block.text) == block.text);
    require(i == 0 || block.text.begin > end);
    require(block.heading == Block::kNone || block.heading < i);
    require(block.kind != BlockKind::Title || document.title == document.slice(block.text));
    end = block.text.end;
    const Span source = document.offsets.source(block.text);
    require(source.begin < source.end);
    // Throws where the span is cut inside of a character or lies outside.
    require(!source_slice(bytes, document.encoding, source.begin, source.end, "fuzz").empty());
  }
}

/// Parses `data` as a file of this name and checks what comes of it. Input that is refused is fine.
inline int run(const std::uint8_t* data, std::size_t size, const std::string& path) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  Document document;
  try {
    document = parse_document(bytes, path, {});
  } catch (const InputError&) {
    return 0;
  }
  check(document, bytes);
  return 0;
}

}  // namespace quipu::fuzz
