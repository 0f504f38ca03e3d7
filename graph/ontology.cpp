#include "graph/ontology.hpp"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <set>
#include <sstream>

#include "graph/toml_table.hpp"
#include "graph/utf8.hpp"

namespace quipu {

using internal::parse_toml;
using internal::toml_tables;
using internal::TomlTable;

namespace {

bool is_color(const std::string& text) {
  return text.size() == 7 && text[0] == '#' &&
         std::all_of(text.begin() + 1, text.end(), [](unsigned char c) { return std::isxdigit(c) != 0; });
}

/// A scheme and a colon, then no character that an IRI between angle brackets cannot hold (RDF 1.1 N-Triples, IRIREF).
bool is_iri(const std::string& text) {
  const std::size_t colon = text.find(':');
  if (colon == 0 || colon == std::string::npos || !is_utf8(text)) return false;
  if (!std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon), [](unsigned char c) { return std::isalnum(c) != 0; })) return false;
  return std::none_of(text.begin(), text.end(), [](unsigned char c) { return c <= 0x20 || c == 0x7F || std::strchr("<>\"{}|^`\\", c) != nullptr; });
}

template <typename Type>
void check_iris(const Type& type, std::initializer_list<std::string> iris) {
  for (const std::string& iri : iris) {
    if (!iri.empty() && !is_iri(iri)) throw DataError::at(type.file, type.line, "no IRI", iri);
  }
}

/// An IRI's last part completed by the file's prefix; one that is whole already stays.
std::string iri(const std::string& prefix, const std::string& name) {
  return name.empty() || name.find("://") != std::string::npos ? name : prefix + name;
}

struct Prefixes {
  std::string schema_org, wikidata_item, wikidata_property;
};

NodeType read_node(TomlTable& reader, const Prefixes& prefixes, const std::string& file) {
  NodeType type;
  type.name = reader.text("name", true);
  type.definition = reader.text("definition", true);
  type.parent = reader.text("parent");
  type.schema_org = iri(prefixes.schema_org, reader.text("schema_org"));
  type.wikidata = iri(prefixes.wikidata_item, reader.text("wikidata"));
  type.color = reader.text("color");
  if (type.color.empty()) type.color = "#bbbbbb";
  type.names = reader.texts("names");
  type.nouns = reader.texts("nouns");
  for (const std::string& list : reader.texts("lists")) {
    type.lists.push_back((std::filesystem::path(file).parent_path() / list).string());  // an absolute path stays
  }
  type.file = file;
  type.line = reader.line();
  reader.refuse_unknown_keys();
  return type;
}

RelationType read_relation(TomlTable& reader, const Prefixes& prefixes, const std::string& file) {
  RelationType type;
  type.name = reader.text("name", true);
  type.definition = reader.text("definition", true);
  type.domain = reader.texts("domain");
  type.range = reader.texts("range");
  type.symmetric = reader.flag("symmetric");
  type.same_type = reader.flag("same_type");
  type.open = reader.flag("open");
  type.inverses = reader.texts("inverses");
  type.schema_org = iri(prefixes.schema_org, reader.text("schema_org"));
  type.wikidata = iri(prefixes.wikidata_property, reader.text("wikidata"));
  type.inverse_schema_org = iri(prefixes.schema_org, reader.text("inverse_schema_org"));
  type.inverse_wikidata = iri(prefixes.wikidata_property, reader.text("inverse_wikidata"));
  type.file = file;
  type.line = reader.line();
  reader.refuse_unknown_keys();
  return type;
}

}  // namespace

/// Appends a type, or puts it in the place of the base's of that name.
template <typename Type>
void Ontology::add(std::vector<Type>& types, std::unordered_map<std::string, std::size_t>& index, Type type, std::size_t inherited) {
  const auto known = index.find(type.name);
  const bool other_kind = (&index == &node_index_ ? relation_index_ : node_index_).contains(type.name);
  const bool replaces = known != index.end() && known->second < inherited && types[known->second].file != type.file;
  if (other_kind || (known != index.end() && !replaces)) {
    throw DataError::at(type.file, type.line, "type defined twice", type.name);
  }
  if (known != index.end()) {
    types[known->second] = std::move(type);
  } else {
    index.emplace(type.name, types.size());
    types.push_back(std::move(type));
  }
}

Ontology Ontology::parse(std::string_view toml_text, const std::string& file, const Ontology* base) {
  const toml::table root = parse_toml(toml_text, file);
  TomlTable top(root, file);
  const Prefixes prefixes{top.text("schema_org"), top.text("wikidata_item"), top.text("wikidata_property")};
  for (const auto& [key, node] : root) {
    static const std::set<std::string_view> known{"schema_org", "wikidata_item", "wikidata_property", "node", "relation", "extends"};
    if (!known.contains(key.str())) top.fail(node, "unknown key", std::string(key.str()));
  }
  Ontology ontology;
  if (top.flag("extends")) {
    if (base == nullptr) top.fail(*root.get("extends"), "there is no ontology that this one could extend", "extends");
    ontology = *base;
  }
  const std::size_t nodes = ontology.node_types_.size(), relations = ontology.relation_types_.size();
  for (const toml::table* table : toml_tables(root, "node", file)) {
    TomlTable reader(*table, file);
    ontology.add(ontology.node_types_, ontology.node_index_, read_node(reader, prefixes, file), nodes);
  }
  for (const toml::table* table : toml_tables(root, "relation", file)) {
    TomlTable reader(*table, file);
    ontology.add(ontology.relation_types_, ontology.relation_index_, read_relation(reader, prefixes, file), relations);
  }
  if (ontology.node_types_.empty()) throw DataError(file, "no [[node]] is defined");
  if (ontology.relation_types_.empty()) throw DataError(file, "no [[relation]] is defined");
  ontology.check();
  return ontology;
}

void Ontology::check() const {
  for (const NodeType& type : node_types_) {
    if (!is_color(type.color)) throw DataError::at(type.file, type.line, "a color is written #rrggbb", type.color);
    if (!type.parent.empty() && !node_type(type.parent)) {
      throw DataError::at(type.file, type.line, "parent is no node type", type.parent);
    }
    check_iris(type, {type.schema_org, type.wikidata});
    std::size_t steps = 0;
    for (const NodeType* at = &type; at && !at->parent.empty(); at = node_type(at->parent)) {
      if (++steps > node_types_.size()) throw DataError::at(type.file, type.line, "cycle of parents", type.name);
    }
  }
  for (const RelationType& type : relation_types_) {
    check_iris(type, {type.schema_org, type.wikidata, type.inverse_schema_org, type.inverse_wikidata});
    for (const auto* side : {&type.domain, &type.range}) {
      for (const std::string& name : *side) {
        if (!node_type(name)) {
          throw DataError::at(type.file, type.line, std::string(side == &type.domain ? "domain" : "range") + " is no node type", name);
        }
      }
    }
  }
}

Ontology Ontology::load(const std::filesystem::path& file, const Ontology* base) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw DataError(file.string(), "cannot be opened; pass --ontology FILE or --data DIR");
  std::ostringstream text;
  text << in.rdbuf();
  return parse(text.str(), file.string(), base);
}

const NodeType* Ontology::node_type(std::string_view name) const {
  const auto found = node_index_.find(std::string(name));
  return found == node_index_.end() ? nullptr : &node_types_[found->second];
}

const RelationType* Ontology::relation_type(std::string_view name) const {
  const auto found = relation_index_.find(std::string(name));
  return found == relation_index_.end() ? nullptr : &relation_types_[found->second];
}

bool Ontology::is_kind_of(std::string_view type, std::string_view ancestor) const {
  for (const NodeType* at = node_type(type); at; at = at->parent.empty() ? nullptr : node_type(at->parent)) {
    if (at->name == ancestor) return true;
  }
  return false;
}

bool Ontology::allows(const RelationType& relation, std::string_view source_type, std::string_view target_type) const {
  auto fits = [&](const std::vector<std::string>& side, std::string_view type) {
    return side.empty() || std::any_of(side.begin(), side.end(), [&](const auto& name) { return is_kind_of(type, name); });
  };
  return fits(relation.domain, source_type) && fits(relation.range, target_type) &&
         (!relation.same_type || source_type == target_type);
}

}  // namespace quipu
