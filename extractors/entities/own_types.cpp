#include "extractors/entities/own_types.hpp"

#include <algorithm>

#include "extractors/documents/utf8.hpp"
#include "extractors/entities/data_lines.hpp"
#include "graph/utf8.hpp"

namespace quipu::entities {

using language::Annotation;
using language::Atom;
using language::NameTrie;
using language::Xpos;

namespace {

/// Continues the hash of a name's exact spelling by one atom.
std::uint64_t extend(std::uint64_t exact, const Atom& atom) {
  return (exact ^ atom.exact) * 0x9E3779B97F4A7C15u + atom.exact;
}

bool is_plural(Xpos tag) { return tag == Xpos::NNS || tag == Xpos::NNPS; }

}  // namespace

OwnTypes::OwnTypes(const Ontology& ontology) : ontology_(ontology) {
  for (const NodeType& type : ontology.node_types()) {
    for (const std::string& name : type.names) add_line(name, '|', type, type.file, type.line);
    for (const std::string& list : type.lists) read_list(type, list);
    for (const std::string& noun : type.nouns) nouns_.try_emplace(fold_case(noun), type.name);
  }
}

void OwnTypes::read_list(const NodeType& type, const std::string& file) {
  const std::string text = read_data_file(file);
  std::uint64_t number = 0;
  std::size_t names = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = std::string_view(text).substr(at, end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    at = end + 1;
    ++number;
    if (line.starts_with('#') || trim(line, {0, line.size()}).size() == 0) continue;
    add_line(line, '\t', type, file, number);
    ++names;
  }
  if (names == 0) throw DataError(file, "lists no name for " + type.name);
}

/// A thing: its name, and behind separators its other names.
void OwnTypes::add_line(std::string_view line, char separator, const NodeType& type, const std::string& file, std::uint64_t number) {
  const auto thing = static_cast<std::uint32_t>(things_.size());
  for (std::string_view rest = line; !rest.empty();) {
    const std::size_t end = std::min(rest.find(separator), rest.size());
    const Span part = trim(rest, {0, end});
    const std::string_view name = rest.substr(part.begin, part.size());
    rest.remove_prefix(std::min(end + 1, rest.size()));
    std::vector<Atom> atoms;
    language::cut_atoms(name, 0, static_cast<std::uint32_t>(name.size()), atoms);
    if (std::none_of(atoms.begin(), atoms.end(), [](const Atom& atom) { return atom.is_word; })) {
      throw DataError::at(file, number, "a name without letters", std::string(line));
    }
    if (things_.size() == thing) things_.push_back({std::string(name), type.name, base_type(ontology_, type.name)});
    add_name(name, thing);
  }
}

void OwnTypes::add_name(std::string_view name, std::uint32_t thing) {
  std::vector<Atom> atoms;
  language::cut_atoms(name, 0, static_cast<std::uint32_t>(name.size()), atoms);
  Entry entry;
  entry.any_case = true;
  entry.thing = thing;
  for (const Atom& atom : atoms) {
    entry.exact = extend(entry.exact, atom);
    entry.any_case = entry.any_case && atom.key == atom.exact;
  }
  const NameTrie::State state = trie_.add(atoms);
  for (std::uint32_t i = trie_.value(state); i != NameTrie::kNoValue; i = entries_[i].next) {
    if (entries_[i].exact == entry.exact) return;  // the first list has it
  }
  entry.next = trie_.value(state);
  trie_.set_value(state, static_cast<std::uint32_t>(entries_.size()));
  entries_.push_back(entry);
}

/// Goes on by the atoms of text[begin, end); false where no name does.
bool OwnTypes::step(std::string_view text, std::uint32_t begin, std::uint32_t end, std::vector<Atom>& atoms, Walk& walk) const {
  atoms.clear();
  language::cut_atoms(text, begin, end, atoms);
  for (const Atom& atom : atoms) {
    walk.state = trie_.next(walk.state, atom.key);
    if (walk.state == NameTrie::kNone) return false;
    walk.exact = extend(walk.exact, atom);
  }
  return true;
}

const OwnName* OwnTypes::accepted(const Walk& walk) const {
  const OwnName* loose = nullptr;
  for (std::uint32_t i = trie_.value(walk.state); i != NameTrie::kNoValue; i = entries_[i].next) {
    if (entries_[i].exact == walk.exact) return &things_[entries_[i].thing];
    if (entries_[i].any_case) loose = &things_[entries_[i].thing];
  }
  return loose;
}

NameSpan OwnTypes::longest_at(const Document& document, const Annotation& annotation, std::uint32_t sentence, TokenIndex at,
                              std::vector<Atom>& atoms) const {
  NameSpan best;
  Walk walk;
  const auto take = [&](const Walk& reached, TokenIndex token) {
    const OwnName* name = accepted(reached);
    if (name == nullptr) return;
    best.first = at;
    best.end = token + 1;
    best.sentence = sentence;
    best.own = name;
  };
  for (TokenIndex i = at; i < annotation.sentences[sentence].end; ++i) {
    const language::Token& token = annotation.tokens[i];
    if (is_plural(token.xpos)) {
      const std::string_view lemma = annotation.lemma(i);
      Walk singular = walk;
      if (step(lemma, 0, static_cast<std::uint32_t>(lemma.size()), atoms, singular)) take(singular, i);
    }
    if (!step(document.text, token.begin, token.end, atoms, walk)) break;
    take(walk, i);
  }
  return best;
}

void OwnTypes::settle(const Document& document, const Annotation& annotation, std::vector<NameSpan>& names) const {
  std::vector<NameSpan> found;
  std::vector<Atom> atoms;
  auto name = names.begin();
  for (std::uint32_t number = 0; number < annotation.sentences.size() && !things_.empty(); ++number) {
    for (TokenIndex at = annotation.sentences[number].first; at < annotation.sentences[number].end;) {
      const NameSpan own = longest_at(document, annotation, number, at, atoms);
      while (name != names.end() && name->end <= at) ++name;
      const bool inside = own.own != nullptr && name != names.end() && name->first <= own.first && name->end >= own.end &&
                          name->end - name->first > own.end - own.first;
      if (own.own != nullptr && !inside) found.push_back(own);
      at = std::max(own.own != nullptr ? own.end : 0, at + 1);
    }
  }
  if (found.empty()) return;
  auto own = found.cbegin();
  std::erase_if(names, [&](const NameSpan& span) {
    while (own != found.cend() && own->end <= span.first) ++own;
    return own != found.cend() && own->first < span.end;
  });
  names.insert(names.end(), found.begin(), found.end());
  std::sort(names.begin(), names.end(), [](const NameSpan& a, const NameSpan& b) { return a.first < b.first; });
}

std::string_view OwnTypes::type_of_noun(std::string_view lemma) const {
  if (nouns_.empty()) return {};
  const auto found = nouns_.find(lemma);
  return found == nouns_.end() ? std::string_view() : found->second;
}

NameType base_type(const Ontology& ontology, std::string_view type) {
  for (const NodeType* at = ontology.node_type(type); at != nullptr; at = at->parent.empty() ? nullptr : ontology.node_type(at->parent)) {
    if (const auto known = language::name_type_from(at->name); known && *known != NameType::None) return *known;
  }
  return NameType::Concept;
}

}  // namespace quipu::entities
