#include "extractors/language/word_features.hpp"

#include <bit>

namespace quipu::language {
namespace {

char shape_of(char c) {
  if (c >= 'A' && c <= 'Z') return 'X';
  if (c >= 'a' && c <= 'z') return 'x';
  if (c >= '0' && c <= '9') return 'd';
  return static_cast<unsigned char>(c) >= 128 ? 'u' : c;
}

char lowered_of(char c) {
  if (c >= 'A' && c <= 'Z') return char(c + ('a' - 'A'));
  return c >= '0' && c <= '9' ? '0' : c;
}

}  // namespace

PlainWord::PlainWord(std::string_view form) {
  char last = 0;
  int run = 0;
  const auto add = [&](char c) {
    if (size == lowered.size()) return;
    lowered[size++] = lowered_of(c);
    const char kind = shape_of(c);
    run = kind == last ? run + 1 : 1;
    last = kind;
    if (run <= 3 && shape_size < shape.size()) shape[shape_size++] = kind;
  };
  for_each_plain_byte(form, [&](char c) {
    add(c);
    return size < lowered.size();
  });
}

std::string_view plain_punctuation(unsigned char last) {
  switch (last) {
    case 0x98: case 0x99: return "'";
    case 0x9C: case 0x9D: return "\"";
    case 0x93: return "-";
    case 0x94: return "--";
    case 0xA6: return "...";
    default: return {};
  }
}

std::uint64_t feature_hash(char kind, std::string_view bytes) {
  FeatureHasher hasher(kind);
  for (const char c : bytes) hasher.add(c);
  return hasher.value();
}

void Vocabulary::read(SectionReader& reader) {
  words_ = reader.number();
  buckets_ = reader.number();
  extras_ = reader.number();
  affixes_ = reader.number();
  marks_ = reader.array<std::uint32_t>();
  ids_ = reader.array<std::uint32_t>();
  affix_rows_ = reader.array<std::uint16_t>();
  if (!std::has_single_bit(marks_.size()) || ids_.size() != marks_.size() || words_ < 2 || buckets_ == 0 || marks_.size() < words_ ||
      affix_rows_.size() != kAffixes * buckets_) {
    reader.fail("the vocabulary's table has sizes that do not fit together");
  }
  for (const std::uint32_t id : ids_) {
    if (id >= words_) reader.fail("the vocabulary names a row that does not exist");
  }
  for (const std::uint16_t row : affix_rows_) {
    if (row > affixes_) reader.fail("the vocabulary names a row that does not exist");
  }
}

std::uint32_t Vocabulary::word_row(std::uint64_t hash) const {
  const std::uint32_t mark = std::uint32_t(hash >> 32) | 1;
  const std::size_t mask = marks_.size() - 1;
  // A full table would never end the search of a damaged model; the step count does.
  for (std::size_t step = 0, slot = hash & mask; step <= mask; ++step, slot = (slot + 1) & mask) {
    if (marks_[slot] == mark) return ids_[slot];
    if (marks_[slot] == 0) break;
  }
  return kUnknownRow;
}

WordRows Vocabulary::rows(const WordInput& word, const PlainWord& plain, std::uint64_t hash) const {
  const std::string_view text = plain.text();
  const auto suffix = [&](std::size_t size) { return text.substr(text.size() - std::min(size, text.size())); };
  const std::array<std::string_view, kAffixes> parts = {text.substr(0, 1), text.substr(0, 2), text.substr(0, 3), suffix(1),
                                                        suffix(2),         suffix(3),         suffix(4),         plain.shape_text()};
  WordRows rows;
  rows.add(word_row(hash));
  for (std::size_t i = 0; i < kAffixes; ++i) {
    const std::uint16_t row = affix_rows_[i * buckets_ + feature_hash(char('1' + i), parts[i]) % buckets_];
    if (row != 0) rows.add(words_ + row - 1);
  }
  rows.add(upos_begin() + std::size_t(word.upos));
  rows.add(upos_begin() + kUposRows + std::size_t(word.xpos));
  for (const std::uint16_t extra : word.extras) {
    if (extra > 0 && extra <= extras_) rows.add(upos_begin() + kUposRows + kXposRows + extra - 1);
  }
  return rows;
}

}  // namespace quipu::language
