#include "extractors/entities/lexicons.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <charconv>

#include "extractors/entities/data_lines.hpp"
#include "graph/utf8.hpp"

namespace quipu::entities {
namespace {

/// File names, in the order of the enumeration.
constexpr std::string_view kFiles[] = {"honorific",         "name_suffix", "role",       "family",       "legal_suffix",
                                       "organization_head", "place_head",  "event_head", "work_head",    "product_head",
                                       "nationality",       "language",    "calendar",   "function_word"};
static_assert(std::size(kFiles) == std::size_t(Lexicon::kCount));

bool is_passed_over(char32_t c) {
  return c == '.' || c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC;
}

char32_t fold(char32_t c) {
  if (c < 128) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  return static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
}

/// FNV-1a over folded code points (http://www.isthe.com/chongo/tech/comp/fnv/), never 0.
std::uint64_t hash_of(std::string_view word) {
  std::uint64_t hash = 0xCBF29CE484222325u;
  for (std::size_t at = 0; at < word.size();) {
    const auto byte = static_cast<unsigned char>(word[at]);
    const char32_t c = byte < 128 ? static_cast<char32_t>(word[at++]) : next_utf8(word, at);
    if (!is_passed_over(c)) hash = (hash ^ fold(c)) * 0x100000001B3u;
  }
  hash ^= hash >> 32;  // the lowest bits choose the slot
  return hash == 0 ? 1 : hash;
}

std::string_view read_word(DataLines& lines) {
  const std::string_view word = lines.column();
  if (word.empty() || word.find(' ') != std::string_view::npos) lines.fail("one word expected");
  return word;
}

template <typename Item>
const Item* find_sorted(const std::vector<Item>& items, std::uint64_t hash) {
  const auto found =
      std::lower_bound(items.begin(), items.end(), hash, [](const Item& item, std::uint64_t h) { return item.hash < h; });
  return found != items.end() && found->hash == hash ? &*found : nullptr;
}

template <typename Item>
void sort_by_hash(std::vector<Item>& items) {
  std::stable_sort(items.begin(), items.end(), [](const Item& a, const Item& b) { return a.hash < b.hash; });
}

}  // namespace

Lexicons Lexicons::load(const std::filesystem::path& data_dir) {
  Lexicons lexicons;
  lexicons.slots_.resize(1u << 18);
  const auto english = data_dir / "english" / "lexicons";
  for (std::size_t i = 0; i < std::size(kFiles); ++i) {
    lexicons.load_list(english / (std::string(kFiles[i]) + ".txt"), Lexicon(i));
  }
  lexicons.load_weights(english / "common_words.txt", &WordInfo::common_word);
  lexicons.load_weights(data_dir / "gazetteers" / "given_names.txt", &WordInfo::given_name);
  lexicons.load_weights(data_dir / "gazetteers" / "surnames.txt", &WordInfo::surname);
  lexicons.load_nicknames(data_dir / "gazetteers" / "nicknames.txt");
  return lexicons;
}

void Lexicons::load_list(const std::filesystem::path& file, Lexicon lexicon) {
  const std::string text = read_data_file(file);
  const std::string name = file.string();
  DataLines lines(text, name);
  bool any = false;
  while (lines.next()) {
    const std::string_view word = read_word(lines);
    at(hash_of(word)).lexicons |= 1u << std::uint8_t(lexicon);
    if (lexicon == Lexicon::Nationality && lines.has_column())
      nationalities_.push_back({hash_of(word), std::string(lines.column())});
    if (lines.has_column()) lines.fail("too many columns");
    any = true;
  }
  if (!any) throw DataError(name, "the list is empty");
  if (lexicon == Lexicon::Nationality) sort_by_hash(nationalities_);
}

void Lexicons::load_weights(const std::filesystem::path& file, std::uint8_t WordInfo::*weight) {
  const std::string text = read_data_file(file);
  const std::string name = file.string();
  DataLines lines(text, name);
  std::vector<std::pair<std::uint64_t, std::uint8_t>> records;
  records.reserve(text.size() / 8);
  while (lines.next()) {
    const std::string_view word = read_word(lines);
    const std::string_view number = lines.column();
    std::uint8_t value = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    if (error != std::errc() || end != number.data() + number.size() || value == 0) lines.fail("a weight of 1 to 255 expected");
    if (lines.has_column()) lines.fail("too many columns");
    records.emplace_back(hash_of(word), value);
  }
  if (records.empty()) throw DataError(name, "the list is empty");
  // The table is larger than the cache: asking for a slot some records ahead hides the wait for memory.
  constexpr std::size_t kAhead = 12;
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (i + kAhead < records.size()) __builtin_prefetch(&slots_[records[i + kAhead].first & (slots_.size() - 1)]);
    std::uint8_t& known = at(records[i].first).*weight;
    known = std::max(known, records[i].second);
  }
}

void Lexicons::load_nicknames(const std::filesystem::path& file) {
  const std::string text = read_data_file(file);
  const std::string name = file.string();
  DataLines lines(text, name);
  std::vector<Nickname> pairs;
  while (lines.next()) {
    const std::string_view nickname = read_word(lines);
    pairs.push_back({hash_of(nickname), {std::string(read_word(lines))}});
    if (lines.has_column()) lines.fail("too many columns");
  }
  if (pairs.empty()) throw DataError(name, "the list is empty");
  sort_by_hash(pairs);
  for (Nickname& pair : pairs) {
    if (nicknames_.empty() || nicknames_.back().hash != pair.hash) nicknames_.push_back({pair.hash, {}});
    nicknames_.back().full_names.push_back(std::move(pair.full_names.front()));
  }
  for (Nickname& nickname : nicknames_) std::sort(nickname.full_names.begin(), nickname.full_names.end());
}

std::size_t Lexicons::slot_of(std::uint64_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  while (slots_[slot].hash != 0 && slots_[slot].hash != hash) slot = (slot + 1) & mask;
  return slot;
}

WordInfo& Lexicons::at(std::uint64_t hash) {
  if (2 * (used_ + 1) > slots_.size()) {
    std::vector<Slot> old(2 * slots_.size());
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.hash != 0) slots_[slot_of(slot.hash)] = slot;
    }
  }
  Slot& slot = slots_[slot_of(hash)];
  if (slot.hash == 0) {
    slot.hash = hash;
    ++used_;
  }
  return slot.info;
}

WordInfo Lexicons::word(std::string_view word) const {
  return slots_[slot_of(hash_of(word))].info;
}

std::span<const std::string> Lexicons::full_names(std::string_view nickname) const {
  const Nickname* found = find_sorted(nicknames_, hash_of(nickname));
  return found == nullptr ? std::span<const std::string>() : found->full_names;
}

bool Lexicons::same_given_name(std::string_view a, std::string_view b) const {
  const std::uint64_t hash_a = hash_of(a);
  const std::uint64_t hash_b = hash_of(b);
  if (hash_a == hash_b) return true;
  const auto of_a = full_names(a);
  const auto of_b = full_names(b);
  const auto is = [](std::uint64_t hash) { return [hash](const std::string& name) { return hash_of(name) == hash; }; };
  if (std::any_of(of_a.begin(), of_a.end(), is(hash_b)) || std::any_of(of_b.begin(), of_b.end(), is(hash_a))) return true;
  return std::any_of(of_a.begin(), of_a.end(),
                     [&](const std::string& name) { return std::binary_search(of_b.begin(), of_b.end(), name); });
}

std::string_view Lexicons::country_of(std::string_view nationality) const {
  const Nationality* found = find_sorted(nationalities_, hash_of(nationality));
  return found == nullptr ? std::string_view() : std::string_view(found->place);
}

}  // namespace quipu::entities
