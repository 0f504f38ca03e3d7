#include "extractors/fragment_maker.hpp"

#include <algorithm>
#include <map>

#include "extractors/documents/reader.hpp"
#include "graph/builder.hpp"
#include "graph/identity.hpp"

namespace quipu {

using entities::EntityIndex;
using entities::EntityTable;
using language::Annotation;
using relations::Statement;

namespace {

class FragmentMaker {
 public:
  FragmentMaker(const Document& document, const Annotation& annotation, const EntityTable& entities)
      : document_(document), annotation_(annotation), entities_(entities) {}

  Graph make(const std::vector<Statement>& statements, const Ontology& ontology) {
    choose_nodes(statements, ontology);
    add_document();
    add_nodes();
    for (const Statement& statement : statements) {
      if (node_of_[statement.source] != kNone && node_of_[statement.target] != kNone) add_edge(statement);
    }
    graph_.documents[0].used_sentences = passage_of_.size();
    GraphBuilder builder(ontology);
    builder.add(std::move(graph_));
    return builder.finish();
  }

 private:
  void choose_nodes(const std::vector<Statement>& statements, const Ontology& ontology) {
    node_of_.assign(entities_.entities.size(), kNone);
    std::vector<bool> stated(entities_.entities.size(), false);
    for (const Statement& statement : statements) stated[statement.source] = stated[statement.target] = true;
    for (EntityIndex i = 0; i < entities_.entities.size(); ++i) {
      if (ontology.node_type(type_name(entities_.entities[i])) == nullptr) continue;  // a user's ontology need not know persons
      if (entities_.is_worth(i, stated[i])) node_of_[i] = 0;
    }
  }

  void add_document() {
    SourceDocument info;
    info.id = document_.id;
    info.title = document_.title;
    info.source = document_.source;
    info.sha256 = document_.sha256;
    info.encoding = document_.encoding;
    info.bytes = document_.bytes;
    info.sentences = annotation_.sentences.size();
    info.properties.insert(document_.metadata.begin(), document_.metadata.end());
    graph_.documents.push_back(std::move(info));
  }

  void add_nodes() {
    const std::vector<std::uint32_t> salience = saliences(document_, annotation_, entities_);
    for (EntityIndex i = 0; i < entities_.entities.size(); ++i) {
      if (node_of_[i] == kNone) continue;
      const entities::Entity& entity = entities_.entities[i];
      Node node;
      node.type = type_name(entity);
      node.id = node_id(node.type, entity.name);
      Contribution contribution;
      contribution.mentions = static_cast<std::uint32_t>(entity.mentions.size());
      contribution.name = entity.name;
      contribution.aliases = entity.aliases;
      contribution.properties["salience"] = decimal(salience[i]);
      node_of_[i] = static_cast<NodeIndex>(graph_.nodes.size());
      node.contributions.push_back(std::move(contribution));
      graph_.nodes.push_back(std::move(node));
    }
  }

  static std::string decimal(std::uint32_t thousandths) {
    const std::string digits = std::to_string(1000 + thousandths % 1000);
    return std::to_string(thousandths / 1000) + '.' + digits.substr(1);
  }

  PassageIndex passage(std::uint32_t sentence) {
    const auto [found, is_new] = passage_of_.try_emplace(sentence, static_cast<PassageIndex>(graph_.passages.size()));
    if (!is_new) return found->second;
    const language::Sentence& range = annotation_.sentences[sentence];
    const Block& block = document_.blocks[range.block];
    const Span source = document_.offsets.source(range.text);
    Passage passage;
    passage.begin = source.begin;
    passage.end = source.end;
    const std::uint64_t before = document_.source_begin;
    passage.text = source_slice(document_.source_bytes, document_.encoding, source.begin - before, source.end - before, document_.source);
    const std::string_view clean = document_.slice(range.text);
    if (clean != passage.text) passage.sentence = clean;
    passage.speaker = block.speaker;
    passage.time = block.time;
    graph_.passages.push_back(std::move(passage));
    return found->second;
  }

  void add_edge(const Statement& statement) {
    if (node_of_[statement.source] == kNone || node_of_[statement.target] == kNone) return;
    Edge edge;
    edge.source = node_of_[statement.source];
    edge.target = node_of_[statement.target];
    edge.type = statement.relation;
    edge.negated = statement.negated;
    edge.modality = statement.modality;
    edge.predicate = statement.predicate;
    Evidence evidence;
    evidence.passage = passage(statement.sentence);
    evidence.rule = statement.rule;
    evidence.when = statement.when;
    evidence.predicate = statement.predicate;
    evidence.confidence = statement.confidence;
    if (statement.attributed_to != entities::kNoEntity) evidence.attributed_to = entities_.entities[statement.attributed_to].name;
    edge.evidence.push_back(std::move(evidence));
    graph_.edges.push_back(std::move(edge));
  }

  static constexpr NodeIndex kNone = UINT32_MAX;
  const Document& document_;
  const Annotation& annotation_;
  const EntityTable& entities_;
  Graph graph_;
  std::vector<NodeIndex> node_of_;
  std::map<std::uint32_t, PassageIndex> passage_of_;
};

}  // namespace

std::vector<std::uint32_t> saliences(const Document& document, const Annotation& annotation, const EntityTable& entities) {
  std::vector<std::uint32_t> points;
  std::uint32_t most = 1;
  for (const entities::Entity& entity : entities.entities) {
    std::uint32_t sum = 0;
    for (const entities::MentionIndex index : entity.mentions) {
      const BlockKind kind = document.blocks[annotation.sentences[entities.mentions[index].sentence].block].kind;
      sum += kind == BlockKind::Title ? 3 : kind == BlockKind::Heading ? 2 : 1;
    }
    points.push_back(sum);
    most = std::max(most, sum);
  }
  for (std::uint32_t& value : points) value = static_cast<std::uint32_t>(std::uint64_t{1000} * value / most);
  return points;
}

Graph make_fragment(const Document& document, const Annotation& annotation, const EntityTable& entities,
                    const std::vector<Statement>& statements, const Ontology& ontology) {
  return FragmentMaker(document, annotation, entities).make(statements, ontology);
}

}  // namespace quipu
