#include "graph/ontology.hpp"

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "graph/toml_table.hpp"

namespace quipu {

using internal::parse_toml;
using internal::toml_tables;
using internal::TomlTable;

namespace {

bool is_color(const std::string& text) {
  return text.size() == 7 && text[0] == '#' &&
         std::all_of(text.begin() + 1, text.end(), [](unsigned char c) { return std::isxdigit(c) != 0; });
}

/// An IRI's last part completed by the file's prefix; one that is whole already stays.
std::string iri(const std::string& prefix, const std::string& name) {
  return name.empty() || name.find("://") != std::string::npos ? name : prefix + name;
}

struct Prefixes {
  std::string schema_org, wikidata_item, wikidata_property;
};

NodeType read_node(TomlTable& reader, const Prefixes& prefixes) {
  NodeType type;
  type.name = reader.text("name", true);
  type.definition = reader.text("definition", true);
  type.parent = reader.text("parent");
  type.schema_org = iri(prefixes.schema_org, reader.text("schema_org"));
  type.wikidata = iri(prefixes.wikidata_item, reader.text("wikidata"));
  type.color = reader.text("color");
  if (type.color.empty()) type.color = "#bbbbbb";
  reader.refuse_unknown_keys();
  return type;
}

RelationType read_relation(TomlTable& reader, const Prefixes& prefixes) {
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
  reader.refuse_unknown_keys();
  return type;
}

}  // namespace

Ontology Ontology::parse(std::string_view toml_text, const std::string& file) {
  const toml::table root = parse_toml(toml_text, file);
  Ontology ontology;
  std::vector<std::uint64_t> node_lines, relation_lines;

  TomlTable top(root, file);
  const Prefixes prefixes{top.text("schema_org"), top.text("wikidata_item"), top.text("wikidata_property")};
  for (const auto& [key, node] : root) {
    static const std::set<std::string_view> known{"schema_org", "wikidata_item", "wikidata_property", "node", "relation"};
    if (!known.contains(key.str())) top.fail(node, "unknown key", std::string(key.str()));
  }

  auto add_name = [&](auto& index, const std::string& name, std::uint64_t line) {
    if (ontology.node_index_.contains(name) || ontology.relation_index_.contains(name)) {
      throw DataError::at(file, line, "type defined twice", name);
    }
    const std::size_t place = index.size();
    index.emplace(name, place);
  };
  for (const toml::table* table : toml_tables(root, "node", file)) {
    TomlTable reader(*table, file);
    ontology.node_types_.push_back(read_node(reader, prefixes));
    if (!is_color(ontology.node_types_.back().color)) {
      throw DataError::at(file, reader.line(), "a color is written #rrggbb", ontology.node_types_.back().color);
    }
    add_name(ontology.node_index_, ontology.node_types_.back().name, reader.line());
    node_lines.push_back(reader.line());
  }
  for (const toml::table* table : toml_tables(root, "relation", file)) {
    TomlTable reader(*table, file);
    ontology.relation_types_.push_back(read_relation(reader, prefixes));
    add_name(ontology.relation_index_, ontology.relation_types_.back().name, reader.line());
    relation_lines.push_back(reader.line());
  }
  if (ontology.node_types_.empty()) throw DataError(file, "no [[node]] is defined");
  if (ontology.relation_types_.empty()) throw DataError(file, "no [[relation]] is defined");

  for (std::size_t i = 0; i < ontology.node_types_.size(); ++i) {
    const NodeType& type = ontology.node_types_[i];
    if (!type.parent.empty() && !ontology.node_type(type.parent)) {
      throw DataError::at(file, node_lines[i], "parent is no node type", type.parent);
    }
    std::size_t steps = 0;
    for (const NodeType* at = &type; at && !at->parent.empty(); at = ontology.node_type(at->parent)) {
      if (++steps > ontology.node_types_.size()) throw DataError::at(file, node_lines[i], "cycle of parents", type.name);
    }
  }
  for (std::size_t i = 0; i < ontology.relation_types_.size(); ++i) {
    const RelationType& type = ontology.relation_types_[i];
    for (const auto* side : {&type.domain, &type.range}) {
      for (const std::string& name : *side) {
        if (!ontology.node_type(name)) {
          throw DataError::at(file, relation_lines[i],
                              std::string(side == &type.domain ? "domain" : "range") + " is no node type", name);
        }
      }
    }
  }
  return ontology;
}

Ontology Ontology::load(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw DataError(file.string(), "cannot be opened; pass --ontology FILE or --data DIR");
  std::ostringstream text;
  text << in.rdbuf();
  return parse(text.str(), file.string());
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
