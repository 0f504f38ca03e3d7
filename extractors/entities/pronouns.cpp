#include "extractors/entities/pronouns.hpp"

#include <algorithm>

namespace quipu::entities {

using language::Annotation;
using language::Deprel;
using language::kNoHead;
using language::Sentence;
using language::Tree;

namespace {

constexpr std::uint32_t kSentencesBack = 2;

enum class Kind : std::uint8_t { None, Person, Thing };

Kind kind_of(std::string_view lemma, std::string_view form) {
  static constexpr std::string_view kPersons[] = {"he", "she", "him", "her", "his", "hers", "himself", "herself"};
  static constexpr std::string_view kThings[] = {"it", "its"};
  const auto is_in = [](const auto& list, std::string_view word) { return std::find(std::begin(list), std::end(list), word) != std::end(list); };
  if (is_in(kPersons, lemma) || is_in(kPersons, form)) return Kind::Person;
  return is_in(kThings, lemma) || is_in(kThings, form) ? Kind::Thing : Kind::None;
}

bool is_subject(Deprel relation) { return relation == Deprel::Nsubj || relation == Deprel::NsubjPass || relation == Deprel::NsubjOuter; }

class Resolver {
 public:
  Resolver(const Document& document, const Tree& tree, EntityTable& table)
      : document_(document), tree_(tree), annotation_(tree.annotation()), table_(table) {}

  void run() {
    for (std::uint32_t number = 0; number < annotation_.sentences.size(); ++number) {
      const Sentence& sentence = annotation_.sentences[number];
      for (TokenIndex i = sentence.first; i < sentence.end; ++i) {
        const language::Token& token = tree_.token(i);
        if (token.upos != language::Upos::PRON || table_.mention_of[i] != kNoMention) continue;
        const Kind kind = kind_of(annotation_.lemma(i), annotation_.form(document_, i));
        if (kind == Kind::None || token.deprel == Deprel::Expl) continue;
        const EntityIndex antecedent = find(number, i, kind);
        if (antecedent != kNoEntity) add(number, i, antecedent);
      }
    }
    file_mentions();
  }

 private:
  bool agrees(EntityIndex index, Kind kind) const {
    const Entity& entity = table_.entities[index];
    if (!entity.named) return false;
    if (kind == Kind::Person) return entity.type == NameType::Person;
    return entity.type == NameType::Organization || entity.type == NameType::Product || entity.type == NameType::Work;
  }

  /// Entities of a kind that the sentence names before token `end`, each once; `subject` is set to one that is a subject.
  std::vector<EntityIndex> named(const Sentence& sentence, TokenIndex end, Kind kind, EntityIndex& subject) const {
    std::vector<EntityIndex> found;
    for (TokenIndex i = sentence.first; i < std::min(end, sentence.end); ++i) {
      EntityIndex entity = table_.entity_at(i);
      if (entity == kNoEntity) entity = resolved(i);
      if (entity == kNoEntity || !agrees(entity, kind)) continue;
      if (is_subject(tree_.token(i).deprel) && subject == kNoEntity) subject = entity;
      if (std::find(found.begin(), found.end(), entity) == found.end()) found.push_back(entity);
    }
    return found;
  }

  EntityIndex resolved(TokenIndex token) const {
    const auto found = std::lower_bound(added_.begin(), added_.end(), token, [](const Mention& m, TokenIndex t) { return m.first < t; });
    return found != added_.end() && found->first == token ? found->entity : kNoEntity;
  }

  EntityIndex find(std::uint32_t number, TokenIndex pronoun, Kind kind) const {
    const std::uint32_t block = annotation_.sentences[number].block;
    for (std::uint32_t back = 0; back <= kSentencesBack && back <= number; ++back) {
      const Sentence& sentence = annotation_.sentences[number - back];
      if (sentence.block != block) break;
      EntityIndex subject = kNoEntity;
      const auto candidates = named(sentence, pronoun, kind, subject);
      if (candidates.empty()) continue;
      if (kind == Kind::Thing) return subject != kNoEntity && candidates.size() == 1 ? subject : kNoEntity;
      if (candidates.size() == 1) return candidates.front();
      return subject;  // of several, the one that the sentence is about; none where no subject is a person
    }
    return kNoEntity;
  }

  void add(std::uint32_t sentence, TokenIndex token, EntityIndex entity) {
    added_.push_back({token, token + 1, token, sentence, entity, MentionKind::Pronoun, table_.entities[entity].type});
  }

  /// Merges the new mentions into the ordered table and renumbers what points into it.
  void file_mentions() {
    if (added_.empty()) return;
    std::vector<Mention> all;
    all.reserve(table_.mentions.size() + added_.size());
    std::merge(table_.mentions.begin(), table_.mentions.end(), added_.begin(), added_.end(), std::back_inserter(all),
               [](const Mention& a, const Mention& b) { return a.first < b.first; });
    table_.mentions = std::move(all);
    for (Entity& entity : table_.entities) entity.mentions.clear();
    for (MentionIndex i = 0; i < table_.mentions.size(); ++i) {
      const Mention& mention = table_.mentions[i];
      std::fill(table_.mention_of.begin() + mention.first, table_.mention_of.begin() + mention.end, i);
      if (mention.entity != kNoEntity) table_.entities[mention.entity].mentions.push_back(i);
    }
  }

  const Document& document_;
  const Tree& tree_;
  const Annotation& annotation_;
  EntityTable& table_;
  std::vector<Mention> added_;  // ascending, because the text is walked in order
};

}  // namespace

void resolve_pronouns(const Document& document, const Tree& tree, EntityTable& table) { Resolver(document, tree, table).run(); }

}  // namespace quipu::entities
