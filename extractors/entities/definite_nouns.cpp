#include "extractors/entities/definite_nouns.hpp"

#include <algorithm>

#include "extractors/entities/data_lines.hpp"
#include "extractors/entities/mention_table.hpp"
#include "graph/utf8.hpp"

namespace quipu::entities {

using language::Deprel;
using language::kNoHead;
using language::Tree;
using language::Upos;

namespace {

constexpr std::uint32_t kSentencesBack = 3;  // for an entity that nothing describes

struct Choice {
  EntityIndex entity = kNoEntity;
  std::string_view reason;
};

}  // namespace

DefiniteNouns::DefiniteNouns(const std::filesystem::path& data_dir) {
  const std::string file = (data_dir / "english" / "same_nouns.txt").string();
  const std::string text = read_data_file(file);
  DataLines lines(text, file);
  while (lines.next()) {
    std::string_view rest = lines.line();
    const std::string first(rest.substr(0, rest.find(' ')));
    while (!rest.empty()) {
      const std::string_view noun = rest.substr(0, rest.find(' '));
      if (noun.empty()) lines.fail("one space between two nouns expected");
      if (!groups_.emplace(noun, first).second) lines.fail("'" + std::string(noun) + "' stands in a group already");
      rest.remove_prefix(std::min(rest.size(), noun.size() + 1));
    }
  }
}

std::string_view DefiniteNouns::group_of(std::string_view noun) const {
  const auto found = groups_.find(noun);
  return found == groups_.end() ? noun : std::string_view(found->second);
}

/// One document's definite nouns.
class DefiniteNouns::Scan {
 public:
  Scan(const DefiniteNouns& nouns, const Document& document, const Tree& tree, const NameTyper& typer, EntityTable& table)
      : nouns_(nouns), document_(document), tree_(tree), annotation_(tree.annotation()), typer_(typer), table_(table) {}

  void run() {
    describe_entities();
    std::vector<Mention> added;
    for (std::uint32_t number = 0; number < annotation_.sentences.size(); ++number) {
      const language::Sentence& sentence = annotation_.sentences[number];
      for (TokenIndex noun = sentence.first + 1; noun < sentence.end; ++noun) {
        if (!is_bare_definite(noun)) continue;
        const NameType type = typer_.type_of_noun(annotation_.lemma(noun));
        const Choice choice = choose(number, noun, type);
        if (choice.entity == kNoEntity) continue;
        if (table_.mention_of[noun] == kNoMention) {
          added.push_back({noun, noun + 1, noun, number, choice.entity, MentionKind::Pronoun, type, choice.reason});
        } else {
          replace(table_.mention_of[noun], choice);
        }
      }
    }
    add_mentions(table_, added);
  }

 private:
  struct Description {
    EntityIndex entity;
    std::string group;
    TokenIndex from;  // where the text says so
  };

  void describe(EntityIndex entity, TokenIndex noun) {
    const std::string_view lemma = annotation_.lemma(noun);
    if (typer_.type_of_noun(lemma) == table_.entities[entity].type) descriptions_.push_back({entity, std::string(nouns_.group_of(lemma)), noun});
  }

  void describe_entities() {
    for (const Mention& mention : table_.mentions) {
      if (mention.kind != MentionKind::Name || mention.entity == kNoEntity) continue;
      for (TokenIndex i = mention.first; i < mention.end && mention.end - mention.first > 1; ++i) describe_by_name(mention.entity, i);
      const auto is_noun = [&](TokenIndex token) { return tree_.token(token).upos == Upos::NOUN; };
      for (const TokenIndex child : tree_.children(mention.head)) {
        const Deprel relation = tree_.token(child).deprel;
        const bool outside = child < mention.first || child >= mention.end;
        if (outside && is_noun(child) && (relation == Deprel::Appos || relation == Deprel::Compound || relation == Deprel::NmodDesc)) describe(mention.entity, child);
      }
      const language::Token& head = tree_.token(mention.head);
      if (head.head >= kNoHead || !is_noun(head.head)) continue;
      const bool copula = head.deprel == Deprel::Nsubj && tree_.has_child(head.head, Deprel::Cop);
      // "the city of X"; an episode of X is not X
      const bool place = table_.entities[mention.entity].type == NameType::Place;
      const bool of = place && head.deprel == Deprel::Nmod && head.head + 2 == mention.first;
      if (copula || of || head.deprel == Deprel::Appos || head.deprel == Deprel::Flat) describe(mention.entity, head.head);
    }
  }

  /// "University" of a name, which is a proper noun by its tag.
  void describe_by_name(EntityIndex entity, TokenIndex token) {
    const std::string word = fold_case(annotation_.form(document_, token));
    if (typer_.type_of_noun(word) != table_.entities[entity].type) return;
    descriptions_.push_back({entity, std::string(nouns_.group_of(word)), token});
  }

  /// "the company", without anything that tells which.
  bool is_bare_definite(TokenIndex noun) const {
    const language::Token& token = tree_.token(noun);
    if (token.upos != Upos::NOUN || token.xpos != language::Xpos::NN) return false;
    const std::string before = fold_case(annotation_.form(document_, noun - 1));
    if (before != "the" && before != "this" && before != "that") return false;
    if (token.deprel == Deprel::Compound || token.deprel == Deprel::Appos || token.deprel == Deprel::Flat || token.deprel == Deprel::Amod) return false;
    for (const TokenIndex child : tree_.children(noun)) {
      switch (tree_.token(child).deprel) {
        case Deprel::Det: case Deprel::Case: case Deprel::Punct: case Deprel::Cc: case Deprel::Conj: case Deprel::Mark: break;
        default: return false;
      }
    }
    const Mention* mention = table_.mention_at(noun);
    return !mention || (mention->kind == MentionKind::Concept && mention->end - mention->first == 1);
  }

  /// Whether a name of the entity stands before a token, in this sentence or later.
  bool named_before(EntityIndex entity, TokenIndex token, std::uint32_t first_sentence) const {
    const auto& mentions = table_.entities[entity].mentions;
    return std::any_of(mentions.begin(), mentions.end(), [&](MentionIndex i) {
      const Mention& mention = table_.mentions[i];
      return mention.kind == MentionKind::Name && mention.end <= token && mention.sentence >= first_sentence;
    });
  }

  Choice choose(std::uint32_t number, TokenIndex noun, NameType type) const {
    if (type == NameType::None || type == NameType::Concept || type == NameType::Event) return {};
    const std::string_view group = nouns_.group_of(annotation_.lemma(noun));
    const bool show = table_.show.work != kNoEntity && group == nouns_.group_of("show");
    if (show) return {table_.show.work, "the show that the document belongs to"};
    EntityIndex called = kNoEntity;
    for (const Description& description : descriptions_) {
      if (description.group != group || description.from >= noun || description.entity == called) continue;
      if (called != kNoEntity) return {};  // two are called so
      called = description.entity;
    }
    if (called != kNoEntity && is_disputed(called, number, noun, type)) return {};
    if (called != kNoEntity) return {called, "the text calls it so"};
    if (type == NameType::Person || type == NameType::Place) return {};
    return only_one(number, noun, type);
  }

  /// Whether the last sentences name another entity of the type behind the one that is called so, and do not say what it is.
  bool is_disputed(EntityIndex called, std::uint32_t number, TokenIndex noun, NameType type) const {
    for (auto mention = table_.mentions.rbegin(); mention != table_.mentions.rend(); ++mention) {
      if (mention->first >= noun || mention->kind != MentionKind::Name || mention->entity == kNoEntity) continue;
      if (mention->sentence + kSentencesBack < number || mention->entity == called) return false;
      const bool described = std::any_of(descriptions_.begin(), descriptions_.end(), [&](const Description& d) { return d.entity == mention->entity; });
      if (table_.entities[mention->entity].type == type && !described) return true;
    }
    return false;
  }

  Choice only_one(std::uint32_t number, TokenIndex noun, NameType type) const {
    std::uint32_t first = number;
    const std::uint32_t block = annotation_.sentences[number].block;
    while (first > 0 && number - first < kSentencesBack && annotation_.sentences[first - 1].block == block) --first;
    EntityIndex only = kNoEntity;
    for (EntityIndex i = 0; i < table_.entities.size(); ++i) {
      if (!table_.entities[i].named || table_.entities[i].type != type || !named_before(i, noun, first)) continue;
      if (only != kNoEntity) return {};
      only = i;
    }
    const bool described = std::any_of(descriptions_.begin(), descriptions_.end(), [&](const Description& d) { return d.entity == only; });
    if (only == kNoEntity || described) return {};
    return {only, "the only one of its type named before"};
  }

  void replace(MentionIndex index, const Choice& choice) {
    Mention& mention = table_.mentions[index];
    auto& old = table_.entities[mention.entity].mentions;
    old.erase(std::find(old.begin(), old.end(), index));
    mention.entity = choice.entity;
    mention.kind = MentionKind::Pronoun;
    mention.reason = choice.reason;
    auto& mentions = table_.entities[choice.entity].mentions;
    mentions.insert(std::lower_bound(mentions.begin(), mentions.end(), index), index);
  }

  const DefiniteNouns& nouns_;
  const Document& document_;
  const Tree& tree_;
  const language::Annotation& annotation_;
  const NameTyper& typer_;
  EntityTable& table_;
  std::vector<Description> descriptions_;
};

void DefiniteNouns::resolve(const Document& document, const Tree& tree, const NameTyper& typer, EntityTable& table) const {
  Scan(*this, document, tree, typer, table).run();
}

}  // namespace quipu::entities
