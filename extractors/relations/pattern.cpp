#include "extractors/relations/pattern.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "extractors/entities/own_types.hpp"
#include "graph/toml_table.hpp"

namespace quipu::relations {
namespace {

using internal::TomlTable;

struct AnchorKey {
  const char* key;
  AnchorKind kind;
};
/// The key under which a pattern lists its anchor's words says what kind of anchor it has.
constexpr AnchorKey kAnchorKeys[] = {{"verbs", AnchorKind::Verb},           {"nouns", AnchorKind::Noun},
                                     {"adjectives", AnchorKind::Adjective}, {"prepositions", AnchorKind::Attribute},
                                     {"phrases", AnchorKind::Example},      {"joined_by", AnchorKind::Joined}};
/// Anchors without words, written as link = "...".
constexpr AnchorKey kLinks[] = {{"possessive", AnchorKind::Possessive}, {"copula", AnchorKind::Copula}, {"apposition", AnchorKind::Apposition},
                                {"namesake", AnchorKind::Namesake}};

struct SlotName {
  const char* name;
  SlotKind kind;
};
constexpr SlotName kSlots[] = {{"subject", SlotKind::Subject},     {"object", SlotKind::Object},
                               {"indirect", SlotKind::Indirect},   {"possessor", SlotKind::Possessor},
                               {"modifier", SlotKind::Modifier},   {"holder", SlotKind::Holder},         {"giver", SlotKind::Giver},
                               {"anchor", SlotKind::Anchor},       {"predicative", SlotKind::Predicative},
                               {"topic", SlotKind::Topic},         {"purpose", SlotKind::Purpose},
                               {"oblique", SlotKind::Oblique},
                               {"phrase", SlotKind::Phrase}};

std::string trim(std::string_view text) {
  const auto begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(' ') - begin + 1));
}

/// "doctorate | degree": the parts between the bars.
std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> parts;
  std::stringstream in(text);
  for (std::string part; std::getline(in, part, '|');) {
    if (part = trim(part); !part.empty()) parts.push_back(part);
  }
  return parts;
}

/// "subject | at | out of": slots by name, anything else is a preposition written as "prep:at" or plainly in lower case.
std::vector<Slot> parse_slots(const std::string& text) {
  std::vector<Slot> slots;
  std::stringstream parts(text);
  for (std::string part; std::getline(parts, part, '|');) {
    part = trim(part);
    if (part.empty()) return {};
    const auto named = std::find_if(std::begin(kSlots), std::end(kSlots), [&](const SlotName& slot) { return part == slot.name; });
    if (named != std::end(kSlots)) {
      slots.push_back({named->kind, {}});
    } else if (std::all_of(part.begin(), part.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == ' '; })) {
      slots.push_back({SlotKind::Preposition, part});
    } else {
      return {};
    }
  }
  return slots;
}

/// Whether some node types satisfy both the pattern and its relation; which ones extraction can give, the masks tell.
bool can_match(Pattern& pattern, const RelationType& relation, const Ontology& ontology) {
  const auto bit = [&](const std::string& type) { return static_cast<TypeMask>(1u << static_cast<unsigned>(entities::base_type(ontology, type))); };
  bool can = false;
  for (const NodeType& source : ontology.node_types()) {
    for (const NodeType& target : ontology.node_types()) {
      const auto fits = [&](const std::vector<std::string>& types, const std::string& type) {
        return types.empty() || std::any_of(types.begin(), types.end(), [&](const auto& t) { return ontology.is_kind_of(type, t); });
      };
      if (!fits(pattern.source_types, source.name) || !fits(pattern.target_types, target.name) ||
          !ontology.allows(relation, source.name, target.name)) {
        continue;
      }
      can = true;
      pattern.source_mask |= bit(source.name);
      pattern.target_mask |= bit(target.name);
    }
  }
  return can;
}

void read_anchor(TomlTable& table, const toml::table& node, Pattern& pattern) {
  int anchors = 0;
  for (const AnchorKey& anchor : kAnchorKeys) {
    std::vector<std::string> words = table.texts(anchor.key);
    if (words.empty()) continue;
    pattern.anchor = anchor.kind;
    pattern.words = std::move(words);
    ++anchors;
  }
  if (const std::string link = table.text("link"); !link.empty()) {
    const auto known = std::find_if(std::begin(kLinks), std::end(kLinks), [&](const AnchorKey& key) { return link == key.key; });
    if (known == std::end(kLinks)) table.fail(node, "link is none of possessive, copula, apposition, namesake", link);
    pattern.anchor = known->kind;
    ++anchors;
  }
  if (anchors != 1) table.fail(node, "needs exactly one of verbs, nouns, adjectives, prepositions, phrases, joined_by, link", pattern.id);
}

void check_types(const TomlTable& table, const toml::table& node, const std::vector<std::string>& types, const Ontology& ontology) {
  for (const std::string& type : types) {
    if (!ontology.node_type(type)) table.fail(node, "no such node type in the ontology", type);
  }
}

Pattern read_pattern(const toml::table& node, const std::string& file, const Ontology& ontology) {
  TomlTable table(node, file);
  Pattern pattern;
  pattern.file = file;
  pattern.line = table.line();
  pattern.id = table.text("id", true);
  pattern.relation = table.text("relation", true);
  read_anchor(table, node, pattern);
  const std::string source = table.text("source", true), target = table.text("target", true);
  pattern.source = parse_slots(source);
  pattern.target = parse_slots(target);
  if (pattern.source.empty()) table.fail(node, "source is no slot", source);
  if (pattern.target.empty()) table.fail(node, "target is no slot", target);
  const auto is_end = [](const std::vector<Slot>& slots) {
    return slots.size() == 1 && (slots.front().kind == SlotKind::Anchor || slots.front().kind == SlotKind::Phrase);
  };
  if (pattern.anchor == AnchorKind::Attribute) {
    if (!is_end(pattern.source)) table.fail(node, "the source of an attribute is 'anchor' or 'phrase'", source);
    if (!is_end(pattern.target)) table.fail(node, "the target of an attribute is 'anchor' or 'phrase'", target);
  }
  pattern.source_types = table.texts("source_types");
  pattern.target_types = table.texts("target_types");
  pattern.requires_object = split(table.text("requires_object"));
  pattern.requires_word = split(table.text("requires_word"));
  pattern.anchor_named = table.flag("anchor_named");
  pattern.of_document = table.flag("of_document");
  pattern.of_person = table.flag("of_person");
  pattern.boards_only = table.flag("boards_only");
  pattern.source_named = table.flag("source_named");
  pattern.requires_verb = split(table.text("requires_verb"));
  pattern.behind = split(table.text("behind"));
  pattern.plural = table.flag("plural");
  if (const std::string unless = table.text("unless"); !unless.empty()) {
    pattern.unless = parse_slots(unless);
    if (pattern.unless.empty()) table.fail(node, "unless is no slot", unless);
  }
  pattern.adjacent = table.flag("adjacent");
  pattern.target_named = table.flag("target_named");
  pattern.factive = table.flag("factive");
  pattern.weak = table.flag("weak");
  pattern.confidence = table.thousandths("confidence", pattern.confidence);
  pattern.positive = table.text("positive", true);
  pattern.negative = table.text("negative", true);
  table.refuse_unknown_keys();
  check_types(table, node, pattern.source_types, ontology);
  check_types(table, node, pattern.target_types, ontology);
  const RelationType* relation = ontology.relation_type(pattern.relation);
  if (!relation) table.fail(node, "no such relation in the ontology", pattern.relation);
  if (!can_match(pattern, *relation, ontology)) table.fail(node, "can never satisfy domain and range of its relation", pattern.id);
  return pattern;
}

}  // namespace

/// Whether all types that the pattern names are in the ontology. What else is wrong with it, reading it tells.
bool is_of(const toml::table& node, const Ontology& ontology) {
  const auto relation = node["relation"].value<std::string>();
  bool known = relation && ontology.relation_type(*relation) != nullptr;
  for (const char* key : {"source_types", "target_types"}) {
    const auto* types = node[key].as_array();
    if (types == nullptr) continue;
    for (const toml::node& type : *types) known = known && type.is_string() && ontology.node_type(type.as_string()->get()) != nullptr;
  }
  return known;
}

void PatternSet::parse(std::string_view toml_text, const std::string& file, const Ontology& ontology, Origin origin) {
  const toml::table root = internal::parse_toml(toml_text, file);
  for (const auto& [key, node] : root) {
    if (key.str() != "pattern") throw DataError::at(file, node.source().begin.line, "unknown key", std::string(key.str()));
  }
  for (const toml::table* node : internal::toml_tables(root, "pattern", file)) {
    if (origin == Origin::ForeignOntology && !is_of(*node, ontology)) continue;
    Pattern pattern = read_pattern(*node, file, ontology);
    pattern.own = origin == Origin::User;
    for (Pattern& known : patterns_) {
      if (known.id != pattern.id) continue;
      if (known.own == pattern.own) throw DataError::at(file, pattern.line, "id stands already in " + known.file, pattern.id);
      remove(static_cast<std::uint32_t>(&known - patterns_.data()));
    }
    const auto index = static_cast<std::uint32_t>(patterns_.size());
    const auto kind = static_cast<std::size_t>(pattern.anchor);
    for (const std::string& word : pattern.words) by_word_[kind][word].push_back(index);
    by_kind_[kind].push_back(index);
    patterns_.push_back(std::move(pattern));
  }
}

/// Takes the pattern out of the index; its place stays, so that the others keep their numbers.
void PatternSet::remove(std::uint32_t pattern) {
  const auto kind = static_cast<std::size_t>(patterns_[pattern].anchor);
  for (const std::string& word : patterns_[pattern].words) std::erase(by_word_[kind][word], pattern);
  std::erase(by_kind_[kind], pattern);
  patterns_[pattern].id += " (replaced)";
}

PatternSet PatternSet::load(const std::filesystem::path& folder, const Ontology& ontology, Origin origin) {
  PatternSet set;
  set.add(folder, ontology, origin);
  return set;
}

void PatternSet::add(const std::filesystem::path& folder, const Ontology& ontology, Origin origin) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  }
  if (error) throw DataError(folder.string(), "the folder of relation patterns cannot be read: " + error.message());
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw DataError(file.string(), "cannot be opened");
    std::ostringstream text;
    text << in.rdbuf();
    parse(text.str(), file.string(), ontology, origin);
  }
  if (files.empty() || (patterns_.empty() && origin != Origin::ForeignOntology)) {
    throw DataError(folder.string(), "holds no relation pattern (*.toml)");
  }
}

const std::vector<std::uint32_t>& PatternSet::with_word(AnchorKind kind, std::string_view word) const {
  static const std::vector<std::uint32_t> kNone;
  const auto& index = by_word_[static_cast<std::size_t>(kind)];
  const auto found = index.find(word);
  return found == index.end() ? kNone : found->second;
}

const std::vector<std::uint32_t>& PatternSet::of_kind(AnchorKind kind) const { return by_kind_[static_cast<std::size_t>(kind)]; }

}  // namespace quipu::relations
