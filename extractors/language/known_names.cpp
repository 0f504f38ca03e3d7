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
  marks_ = reader.array<std::uint16_t>();
  kinds_ = reader.array<std::uint16_t>();
  parts_ = reader.array<std::uint8_t>();
  const bool sizes_fit = std::has_single_bit(marks_.size()) && kinds_.size() == marks_.size() && parts_.size() == marks_.size();
  const bool values_fit = std::ranges::all_of(kinds_, [](std::uint16_t kinds) { return kinds < 1u << 2 * kKinds; }) &&
                          std::ranges::all_of(parts_, [](std::uint8_t part) { return part <= 11; });
  if (!sizes_fit || !values_fit) reader.fail("the table of known names makes no sense");
}

KnownNames::Entry KnownNames::look_up(std::uint64_t hash) const {
  const std::uint16_t mark = std::uint16_t(hash >> 48) | 1;
  const std::size_t mask = marks_.size() - 1;
  for (std::size_t step = 0, slot = hash & mask; step <= mask; ++step, slot = (slot + 1) & mask) {
    if (marks_[slot] == mark) return {kinds_[slot], parts_[slot]};
    if (marks_[slot] == 0) break;
  }
  return {};
}

bool KnownNames::longest_from(std::span<const std::string_view> words, std::size_t first, Matches& matches) const {
  bool any = false;
  FeatureHasher hasher('n');
  std::size_t size = 0;
  for (std::size_t end = first + 1; end <= std::min(words.size(), first + kLongest); ++end) {
    size += add_word(words[end - 1], hasher);
    if (size > kLongestName) break;
    if (end == first + 1 && size < kShort && !starts_upper(words[first])) continue;
    const unsigned kinds = look_up(hasher.value()).kinds;
    for (std::size_t kind = 0; kinds >> 2 * kind != 0; ++kind) {
      const auto sureness = std::uint16_t(kinds >> 2 * kind & 3);
      if (sureness == 0) continue;
      if (!any) matches = {};
      any = true;
      matches[kind] = {end, sureness};
    }
  }
  return any;
}

void KnownNames::find(std::span<const std::string_view> words, std::vector<Hint>& hints) const {
  hints.assign(words.size(), {});
  std::array<std::size_t, kKinds> covered{};  // up to which word
  Matches matches;
  for (std::size_t first = 0; first < words.size(); ++first) {
    FeatureHasher hasher('n');
    if (add_word(words[first], hasher) > kLongestName) continue;
    if (const auto part = look_up(hasher.value()).part; part != 0) {
      hints[first][kKinds] = std::uint16_t(1 + kKinds * 3 * 4 * 2 + (part - 1) * 2 + starts_upper(words[first]));
    }
    if (!longest_from(words, first, matches)) continue;
    for (std::size_t kind = 0; kind < kKinds; ++kind) {
      const Match match = matches[kind];
      if (match.end == 0 || covered[kind] > first) continue;
      covered[kind] = match.end;
      bool capitals = starts_upper(words[first]);
      for (std::size_t i = first; i < match.end; ++i) capitals &= starts_upper(words[i]) || words[i].size() < kShort;
      const std::size_t begin = (kind * 3 + match.sureness - 1) * 4;
      for (std::size_t i = first; i < match.end; ++i) {
        hints[i][kind] = std::uint16_t(1 + (begin + place_of(i, first, match.end)) * 2 + capitals);
      }
    }
  }
}

}  // namespace quipu::language
