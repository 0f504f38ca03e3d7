#include "extractors/entities/gazetteer.hpp"

#include <algorithm>

#include "extractors/entities/data_lines.hpp"

namespace quipu::entities {
namespace {

using language::Atom;
using language::NameTrie;
using language::NameType;
using language::TokenIndex;

constexpr std::uint32_t kNoEntry = UINT32_MAX;
constexpr std::size_t kBytesPerState = 22;  // of our own lists, measured
constexpr std::size_t kBytesPerName = 38;
constexpr std::size_t kBatch = 512;       // names that stay in the cache between cutting and adding
constexpr std::size_t kMinCapitals = 4;   // "ASIA" may be "Asia", "IT" is not "It"
constexpr std::size_t kMinTitleCase = 5;  // "Nvidia" may be "NVIDIA"

/// Continues the hash of a name's exact spelling by one atom.
std::uint64_t extend(std::uint64_t exact, const Atom& atom) {
  return (exact ^ atom.exact) * 0x9E3779B97F4A7C15u + atom.exact;
}

/// Which of two types of the same tier is likelier.
int precedence(NameType type) {
  constexpr NameType kOrder[] = {NameType::Place, NameType::Person, NameType::Organization};
  return static_cast<int>(std::find(std::begin(kOrder), std::end(kOrder), type) - std::begin(kOrder));
}

NameType parse_type(std::string_view text, const DataLines& lines) {
  const auto type = language::name_type_from(text);
  if (!type || *type == NameType::None) lines.fail("unknown node type '" + std::string(text) + "'");
  return *type;
}

/// All types of a column as a set; the first one in `likeliest`.
TypeSet parse_types(std::string_view column, const DataLines& lines, NameType& likeliest) {
  TypeSet types = 0;
  likeliest = NameType::None;
  while (true) {
    const std::size_t bar = std::min(column.find('|'), column.size());
    const NameType type = parse_type(column.substr(0, bar), lines);
    if (types == 0) likeliest = type;
    types |= bit(type);
    if (bar == column.size()) return types;
    column.remove_prefix(bar + 1);
  }
}

/// Whether a text that writes [first, end) with other capitals than the list may mean the listed name: all in capitals, or
/// each word of some length with one.
bool plausible_case(std::span<const Atom> atoms) {
  bool capitals = true;
  bool title = true;
  std::size_t words = 0;
  std::size_t bytes = 0;
  for (const Atom& atom : atoms) {
    if (!atom.is_word) continue;
    ++words;
    bytes += atom.end - atom.begin;
    capitals = capitals && !atom.has_lower;
    title = title && (atom.starts_upper || !atom.has_lower || atom.end - atom.begin <= 3);
  }
  return (capitals && bytes >= kMinCapitals) || (title && (words > 1 || bytes >= kMinTitleCase));
}

bool begins_with_digit(const Atom& atom) {
  return atom.is_word && !atom.starts_upper && !atom.has_lower;
}

}  // namespace

Gazetteer Gazetteer::load(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".tsv") files.push_back(entry.path());
  }
  if (error) throw DataError(folder.string(), "cannot be read: " + error.message());
  if (files.empty()) throw DataError(folder.string(), "holds no gazetteer (*.tsv)");
  std::sort(files.begin(), files.end());

  std::vector<std::string> lists;
  std::size_t bytes = 0;
  for (const auto& file : files) bytes += lists.emplace_back(read_data_file(file)).size();
  Gazetteer gazetteer;
  // Room made once, by what a usual line gives, halves the time of loading.
  gazetteer.trie_.reserve(bytes / kBytesPerState);
  gazetteer.entries_.reserve(bytes / kBytesPerName);
  for (std::size_t i = 0; i < files.size(); ++i) gazetteer.add_list(lists[i], files[i].string());
  return gazetteer;
}

void Gazetteer::add_list(std::string_view tsv, const std::string& file) {
  DataLines lines(tsv, file);
  std::vector<Atom> atoms;
  std::vector<Line> names;
  while (lines.next()) {
    Line line{.first_atom = static_cast<std::uint32_t>(atoms.size())};
    const std::string_view name = lines.column();
    language::cut_atoms(name, 0, static_cast<std::uint32_t>(name.size()), atoms);
    line.atoms = static_cast<std::uint32_t>(atoms.size()) - line.first_atom;
    if (line.atoms == 0) lines.fail("the name is empty");
    line.types = parse_types(lines.column(), lines, line.type);
    const std::string_view flags = lines.column();
    if (flags.empty() || flags[0] < '1' || flags[0] > '3') lines.fail("the third column must begin with a tier, 1 to 3");
    if (flags.size() > 2 || (flags.size() == 2 && flags[1] != 'w')) lines.fail("unknown flag '" + std::string(flags) + "'");
    line.tier = static_cast<std::uint8_t>(flags[0] - '0');
    line.common = flags.size() == 2;
    names.push_back(line);
    if (names.size() == kBatch) add_names(atoms, names);
  }
  add_names(atoms, names);
}

void Gazetteer::add_names(std::vector<Atom>& atoms, std::vector<Line>& names) {
  constexpr std::size_t kAhead = 12;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i + kAhead < names.size()) trie_.prefetch(atoms[names[i + kAhead].first_atom]);
    add_name(std::span(atoms).subspan(names[i].first_atom, names[i].atoms), names[i]);
  }
  atoms.clear();
  names.clear();
}

void Gazetteer::add_name(std::span<const Atom> atoms, const Line& line) {
  std::uint64_t exact = 0;
  for (const Atom& atom : atoms) exact = extend(exact, atom);
  const Atom& first = atoms.front();
  if (!first.starts_upper && !begins_with_digit(first)) {
    small_first_[first.exact % kFilterBits / 64] |= std::uint64_t{1} << first.exact % 64;
  }

  const NameTrie::State state = trie_.add(atoms);
  bool case_differs = false;
  const GazetteerEntry* known = find(state, exact, case_differs);
  if (known == nullptr || case_differs) {
    entries_.push_back({.exact = exact, .next = trie_.value(state), .tier = UINT8_MAX});
    trie_.set_value(state, static_cast<std::uint32_t>(entries_.size()) - 1);
    known = &entries_.back();
  }
  GazetteerEntry& entry = entries_[static_cast<std::size_t>(known - entries_.data())];
  entry.types |= line.types;
  if (line.tier < entry.tier || (line.tier == entry.tier && precedence(line.type) < precedence(entry.type))) {
    entry.type = line.type;
    entry.tier = line.tier;
  }
  entry.common = entry.common || line.common;
}

/// The entry of a state that is spelled like that, or else any of them; null where no name ends here.
const GazetteerEntry* Gazetteer::find(NameTrie::State state, std::uint64_t exact, bool& case_differs) const {
  const std::uint32_t first = trie_.value(state);
  case_differs = false;
  for (std::uint32_t i = first; i != kNoEntry; i = entries_[i].next) {
    if (entries_[i].exact == exact) return &entries_[i];
  }
  case_differs = true;
  return first == kNoEntry ? nullptr : &entries_[first];
}

bool Gazetteer::may_begin(const Atom& atom) const {
  if (atom.starts_upper || begins_with_digit(atom)) return true;
  return (small_first_[atom.exact % kFilterBits / 64] >> atom.exact % 64 & 1u) != 0;
}

/// The number of atoms of the best name that begins with atom `at`, 0 where none does; fills what the lists say of it.
std::uint32_t Gazetteer::longest_at(const Workspace& workspace, std::uint32_t at, GazetteerMatch& match) const {
  const auto& atoms = workspace.atoms;
  const auto& tokens = workspace.token_of_atom;
  NameTrie::State state = NameTrie::kRoot;
  std::uint64_t exact = 0;
  std::uint32_t best = 0;
  match.case_differs = true;
  for (std::uint32_t i = at; i < atoms.size(); ++i) {
    state = trie_.next(state, atoms[i].key);
    if (state == NameTrie::kNone) break;
    exact = extend(exact, atoms[i]);
    const bool ends_token = i + 1 == atoms.size() || tokens[i + 1] != tokens[i];
    if (!ends_token || trie_.value(state) == NameTrie::kNoValue) continue;
    bool case_differs = false;
    const GazetteerEntry* entry = find(state, exact, case_differs);
    const std::uint32_t size = i + 1 - at;
    if (case_differs && (!match.case_differs || !plausible_case(std::span(atoms).subspan(at, size)))) continue;
    best = size;
    match.type = entry->type;
    match.types = entry->types;
    match.tier = entry->tier;
    match.common = entry->common;
    match.case_differs = case_differs;
  }
  return best;
}

void Gazetteer::match(const Document& document, const language::Annotation& annotation, Workspace& workspace,
                      std::vector<GazetteerMatch>& matches) const {
  for (const language::Sentence& sentence : annotation.sentences) {
    workspace.atoms.clear();
    workspace.token_of_atom.clear();
    for (TokenIndex token = sentence.first; token < sentence.end; ++token) {
      language::cut_atoms(document.text, annotation.tokens[token].begin, annotation.tokens[token].end, workspace.atoms);
      workspace.token_of_atom.resize(workspace.atoms.size(), token);
    }
    const auto& tokens = workspace.token_of_atom;
    for (std::uint32_t at = 0; at < workspace.atoms.size();) {
      GazetteerMatch match;
      const bool starts_token = at == 0 || tokens[at - 1] != tokens[at];
      const std::uint32_t size = starts_token && may_begin(workspace.atoms[at]) ? longest_at(workspace, at, match) : 0;
      if (size > 0) {
        match.first = tokens[at];
        match.end = tokens[at + size - 1] + 1;
        match.single = match.end - match.first == 1;
        matches.push_back(match);
      }
      at += std::max(size, 1u);
    }
  }
}

GazetteerMatch Gazetteer::lookup(std::string_view name) const {
  Workspace workspace;
  language::cut_atoms(name, 0, static_cast<std::uint32_t>(name.size()), workspace.atoms);
  NameTrie::State state = NameTrie::kRoot;
  std::uint64_t exact = 0;
  for (const Atom& atom : workspace.atoms) {
    state = trie_.next(state, atom.key);
    if (state == NameTrie::kNone) return {};
    exact = extend(exact, atom);
  }
  GazetteerMatch match;
  const GazetteerEntry* entry = workspace.atoms.empty() ? nullptr : find(state, exact, match.case_differs);
  if (entry == nullptr) return {};
  match.type = entry->type;
  match.types = entry->types;
  match.tier = entry->tier;
  match.common = entry->common;
  match.single = workspace.atoms.size() == 1;
  return match;
}

}  // namespace quipu::entities
