#include "extractors/language/known_names.hpp"

#include <algorithm>
#include <bit>

#include "extractors/language/word_features.hpp"

namespace quipu::language {
namespace {

constexpr std::size_t kLongestName = 40;  // bytes
constexpr std::size_t kShort = 4;         // words of fewer bytes, such as "of", need no capital letter within a name

// A to Z, a digit, or a capital of Latin-1.
bool starts_upper(std::string_view word) {
  if (word.empty()) return false;
  const auto first = static_cast<unsigned char>(word[0]);
  if (first == 0xC3 && word.size() > 1) return static_cast<unsigned char>(word[1]) <= 0x9E;
  return (first >= 'A' && first <= 'Z') || (first >= '0' && first <= '9');
}

// Adds a word to the hash of a name; returns how many bytes that were.
std::size_t add_word(std::string_view word, FeatureHasher& hasher) {
  std::size_t size = 0;
  for_each_plain_byte(word, [&](char c) {
    hasher.add(c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c);
    return ++size <= kLongestName;
  });
  return size;
}

std::size_t place_of(std::size_t word, std::size_t first, std::size_t end) {
  if (end == first + 1) return 0;
  return word == first ? 1 : word + 1 == end ? 3 : 2;
}

}  // namespace

void KnownNames::read(SectionReader& reader) {
  marks_ = reader.array<std::uint32_t>();
  names_ = reader.array<std::uint8_t>();
  parts_ = reader.array<std::uint8_t>();
  const bool sizes_fit = std::has_single_bit(marks_.size()) && names_.size() == marks_.size() && parts_.size() == marks_.size();
  const bool values_fit = std::ranges::all_of(names_, [](std::uint8_t name) { return name <= 14; }) &&
                          std::ranges::all_of(parts_, [](std::uint8_t part) { return part <= 11; });
  if (!sizes_fit || !values_fit) reader.fail("the table of known names makes no sense");
}

KnownNames::Entry KnownNames::look_up(std::uint64_t hash) const {
  const std::uint32_t mark = std::uint32_t(hash >> 32) | 1;
  const std::size_t mask = marks_.size() - 1;
  for (std::size_t step = 0, slot = hash & mask; step <= mask; ++step, slot = (slot + 1) & mask) {
    if (marks_[slot] == mark) return {names_[slot], parts_[slot]};
    if (marks_[slot] == 0) break;
  }
  return {};
}

KnownNames::Match KnownNames::longest_from(std::span<const std::string_view> words, std::size_t first) const {
  Match match;
  FeatureHasher hasher('n');
  std::size_t size = 0, first_size = 0;
  for (std::size_t end = first + 1; end <= std::min(words.size(), first + kLongest); ++end) {
    size += add_word(words[end - 1], hasher);
    if (end == first + 1) first_size = size;
    if (size > kLongestName) break;
    if (const Entry entry = look_up(hasher.value()); entry.name != 0) match = {end, entry.name};
  }
  if (match.end == first + 1 && first_size < kShort && !starts_upper(words[first])) return {};
  return match;
}

void KnownNames::find(std::span<const std::string_view> words, std::vector<Hint>& hints) const {
  hints.assign(words.size(), {});
  for (std::size_t i = 0; i < words.size(); ++i) {
    FeatureHasher hasher('n');
    if (add_word(words[i], hasher) > kLongestName) continue;
    const Entry entry = look_up(hasher.value());
    if (entry.part != 0) hints[i].part = std::uint16_t(1 + 14 * 4 * 2 + (entry.part - 1) * 2 + starts_upper(words[i]));
  }
  for (std::size_t first = 0; first < words.size();) {
    const Match match = longest_from(words, first);
    if (match.end == 0) {
      ++first;
      continue;
    }
    bool capitals = starts_upper(words[first]);
    for (std::size_t i = first; i < match.end; ++i) capitals &= starts_upper(words[i]) || words[i].size() < kShort;
    for (std::size_t i = first; i < match.end; ++i) {
      hints[i].name = std::uint16_t(1 + ((match.name - 1) * 4 + place_of(i, first, match.end)) * 2 + capitals);
    }
    first = match.end;
  }
}

}  // namespace quipu::language
