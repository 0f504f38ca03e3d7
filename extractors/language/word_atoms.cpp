#include "extractors/language/word_atoms.hpp"

#include "extractors/language/characters.hpp"

namespace quipu::language {
namespace {

constexpr std::size_t kLongest = 64;  ///< bytes of a word that count; base64 and the like are all alike after that

char shape_letter(CharClass kind, char32_t code) {
  switch (kind) {
    case CharClass::Upper:
      return 'X';
    case CharClass::Lower:
      return 'x';
    case CharClass::Letter:
      return 'l';
    case CharClass::Digit:
      return '0';
    default:
      return code < 0x80 ? char(code) : '?';
  }
}

void append_shape(char letter, std::string& shape) {
  const std::size_t size = shape.size();
  if (size < 2 || shape[size - 1] != letter || shape[size - 2] != letter) shape += letter;
}

}  // namespace

WordAtoms make_atoms(std::string_view form, std::string& scratch) {
  form = form.substr(0, kLongest);
  WordAtoms atoms;
  std::array<char, kLongest> written{};
  for (std::size_t i = 0; i < form.size(); ++i) written[i] = form[i] >= '0' && form[i] <= '9' ? '0' : form[i];
  atoms.form = hash_bytes({written.data(), form.size()}, 1);
  fold({written.data(), form.size()}, scratch);
  const std::string_view lower = scratch;
  atoms.word = hash_bytes(lower, 2);
  for (std::size_t size = 1; size <= WordAtoms::kAffixes && size <= lower.size(); ++size) {
    atoms.prefix[size - 1] = hash_bytes(lower.substr(0, size), 3);
    atoms.suffix[size - 1] = hash_bytes(lower.substr(lower.size() - size), 4);
  }
  scratch.clear();
  for (std::size_t at = 0; at < form.size();) {
    const Character c = character_at(form, at);
    append_shape(shape_letter(c.kind, c.code), scratch);
    at += c.size;
  }
  atoms.shape = hash_bytes(scratch, 5);
  return atoms;
}

}  // namespace quipu::language
