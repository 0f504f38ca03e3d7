#include "extractors/extractor.hpp"

#include <future>
#include <optional>

#include "extractors/entities/entity_finder.hpp"
#include "extractors/fragment_maker.hpp"
#include "extractors/language/conllu.hpp"
#include "extractors/language/english.hpp"
#include "extractors/relations/open_facts.hpp"
#include "extractors/relations/relation_finder.hpp"
#include "graph/error.hpp"

namespace quipu {

namespace {

/// One thread's memory, kept from document to document.
struct ThreadSession : Extractor::Session {
  std::vector<std::unique_ptr<language::Workspace>> workspaces;
  entities::Gazetteer::Workspace gazetteer;
  language::Annotation annotation;
  language::Tree tree;
  relations::OpenFacts facts;
};

ThreadSession& of_thread(Extractor::Session& session) { return static_cast<ThreadSession&>(session); }

/// The text as one cell of a table.
void append_line(std::string_view text, std::string& out) {
  for (const char c : text) out += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
}

}  // namespace

struct Extractor::Parts {
  Parts(const Ontology& types, const ExtractorOptions& options)
      : ontology(types), data_dir(options.data_dir) {
    if (options.language_only) {
      engine = language::load_english(data_dir);
      fact_words = relations::OpenFactWords::load(data_dir / "english");
      return;
    }
    // Gazetteers take longest to load, so the rest is loaded beside them. An error of the engine is told first, as before.
    std::future<void> gazetteers = std::async(std::launch::async, [this] { entities.emplace(data_dir, &ontology); });
    engine = language::load_english(data_dir);
    relations.emplace(types, data_dir, options.own_ontology, options.patterns_dir);
    fact_words = relations::OpenFactWords::load(data_dir / "english");
    gazetteers.get();
  }

  void annotate(const Document& document, ThreadSession& session) const {
    engine.annotate(document, session.annotation, session.workspaces);
    session.tree.build(session.annotation);
  }

  /// A treebank's sentences and words are kept and get our tags, lemmas, trees and names, so that anyone can score them.
  std::string complete_conllu(const Document& source, ThreadSession& session) const {
    Document document;
    session.annotation.clear();
    language::read_conllu(source.source_bytes, source.source, document, session.annotation);
    engine.complete(document, session.annotation, language::Layers::Sentences | language::Layers::Tokens, session.workspaces);
    std::string out;
    language::write_conllu(document, session.annotation, contains(engine.gives(), language::Layers::Names), out);
    return out;
  }

  std::string mentions(const Document& document, ThreadSession& session) const;
  std::string statements(const Document& document, bool explained, ThreadSession& session) const;
  std::string facts(const Document& document, bool explained, ThreadSession& session) const;

  entities::EntityTable find_entities(const Document& document, ThreadSession& session) const {
    if (!entities) throw Error("this extractor was made for language only, it has no gazetteers");
    return entities->find(document, session.tree, session.gazetteer);
  }

  const Ontology& ontology;
  std::filesystem::path data_dir;
  language::Engine engine;
  std::optional<entities::EntityFinder> entities;
  std::optional<relations::RelationFinder> relations;
  std::optional<relations::OpenFactWords> fact_words;
};

Extractor::Extractor(const Ontology& ontology, const ExtractorOptions& options) : parts_(std::make_unique<Parts>(ontology, options)) {}
Extractor::~Extractor() = default;

std::unique_ptr<Extractor::Session> Extractor::make_session() const {
  auto session = std::make_unique<ThreadSession>();
  session->workspaces = parts_->engine.make_workspaces();
  return session;
}

Graph Extractor::extract(const Document& document, Session& session) const {
  ThreadSession& thread = of_thread(session);
  parts_->annotate(document, thread);
  const entities::EntityTable table = parts_->find_entities(document, thread);
  const auto statements = parts_->relations->find(document, thread.tree, table);
  return make_fragment(document, thread.annotation, table, statements, parts_->ontology);
}

/// A line an entity: type, name, then its aliases with the reason of each merge; below it its mentions.
std::string Extractor::Parts::mentions(const Document& document, ThreadSession& session) const {
  const entities::EntityTable table = find_entities(document, session);
  std::string out;
  for (const entities::Entity& entity : table.entities) {
    if (entity.mentions.empty() && !entity.named) continue;  // all its mentions went to another
    out += std::string(type_name(entity)) + '\t' + entity.name + '\n';
    for (const entities::AliasNote& note : entity.merges) out += "\t= " + note.form + " (" + note.reason + ")\n";
    for (const entities::MentionIndex index : entity.mentions) {
      const entities::Mention& mention = table.mentions[index];
      const std::uint32_t begin = session.annotation.tokens[mention.first].begin, end = session.annotation.tokens[mention.end - 1].end;
      out += '\t' + std::to_string(begin) + '-' + std::to_string(end) + '\t' + std::string(document.slice({begin, end}));
      if (!mention.reason.empty()) out += "\t(" + std::string(mention.reason) + ')';
      out += '\n';
    }
  }
  return out;
}

/// A line a statement: sentence, confidence, predicate, subject, object, and what the ontology makes of it; tab-separated.
std::string Extractor::Parts::statements(const Document& document, bool explained, ThreadSession& session) const {
  const entities::EntityTable table = find_entities(document, session);
  std::string out;
  for (const relations::Statement& statement : relations->find(document, session.tree, table)) {
    append_line(document.slice(session.annotation.sentences[statement.sentence].text), out);
    out += '\t' + std::to_string(statement.confidence / 1000.0).substr(0, 5) + '\t' + statement.predicate + '\t' +
           table.entities[statement.source].name + '\t' + table.entities[statement.target].name + '\t' + statement.relation + '\t' +
           statement.rule + '\t' + (statement.negated ? "negated" : to_string(statement.modality));
    if (explained) out += '\t' + std::to_string(statement.own) + '\t' + relations->describe(document, session.tree, table, statement);
    out += '\n';
  }
  return out;
}

/// A line a fact: sentence, confidence, predicate, arguments; tab-separated. A predicate with one argument has an empty second.
std::string Extractor::Parts::facts(const Document& document, bool explained, ThreadSession& session) const {
  using Scorer = relations::OpenFactScorer;
  session.facts.clear();
  relations::OpenFactFinder(session.tree, *fact_words, session.facts).find();
  std::string out;
  for (const relations::OpenFact& fact : session.facts.facts) {
    append_line(document.slice(session.annotation.sentences[fact.sentence].text), out);
    out += '\t' + std::to_string(fact.confidence / 1000.0).substr(0, 5);
    if (explained) out += '\t' + Scorer::describe(Scorer::features(session.tree, session.facts, fact));
    for (std::uint32_t i = 0; i < fact.parts; ++i) {
      out += '\t';
      append_text(document, session.annotation, session.facts, session.facts.parts[fact.first_part + i], out);
    }
    out += fact.parts < 3 ? "\t\n" : "\n";
  }
  return out;
}

std::string Extractor::analyze(const Document& document, std::string_view format, Session& session) const {
  ThreadSession& thread = of_thread(session);
  if (document.source.ends_with(".conllu")) return parts_->complete_conllu(document, thread);
  parts_->annotate(document, thread);
  if (format == "mentions") return parts_->mentions(document, thread);
  if (format == "facts") return parts_->facts(document, false, thread);
  if (format == "explained-facts") return parts_->facts(document, true, thread);
  if (format == "statements") return parts_->statements(document, false, thread);
  if (format == "explained-statements") return parts_->statements(document, true, thread);
  if (format != "conllu") {
    throw Error("'" + std::string(format) + "' is no analysis; use conllu, mentions, statements, explained-statements, facts or explained-facts");
  }
  std::string out;
  language::write_conllu(document, thread.annotation, contains(parts_->engine.gives(), language::Layers::Names), out);
  return out;
}

}  // namespace quipu
