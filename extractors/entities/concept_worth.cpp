#include "extractors/entities/concept_worth.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <set>

#include "extractors/entities/acronyms.hpp"
#include "extractors/entities/data_lines.hpp"
#include "graph/utf8.hpp"

namespace quipu::entities {

using language::Annotation;
using language::Token;
using language::Upos;
using language::Xpos;

namespace {

/// Each cue once, however many mentions give it.
class OnceSink : public CueSink {
 public:
  void add(std::string_view kind, std::string_view value) override {
    std::string cue(kind);
    cue += ' ';
    cue += value;
    cues_.insert(std::move(cue));
  }
  const std::set<std::string>& cues() const { return cues_; }

 private:
  std::set<std::string> cues_;
};

/// What the vectors of a concept's words say; of several words in one place their mean.
class MeaningSum : public CueSink {
 public:
  MeaningSum(const MeaningWeights<1>& weights, const WordMeanings& meanings) : weights_(weights), meanings_(meanings) {}
  void add(std::string_view place, std::string_view word) override {
    const std::size_t number = weights_.find(place);
    if (number == SIZE_MAX) return;
    Place& sum = places_[number];
    ++sum.words;
    if (const auto meaning = meanings_.of(word)) sum.total += weights_.sum(number, *meaning)[0];
  }
  int result() const {
    int sum = 0;
    for (const auto& [number, place] : places_) sum += static_cast<int>(std::lround(place.total / place.words));
    return sum;
  }

 private:
  struct Place {
    double total = 0;
    int words = 0;
  };
  const MeaningWeights<1>& weights_;
  const WordMeanings& meanings_;
  std::map<std::size_t, Place> places_;
};

std::string_view step(std::uint8_t weight) {
  return weight == 0 ? "0" : weight < 40 ? "1" : weight < 70 ? "2" : weight < 100 ? "3" : weight < 130 ? "4" : "5";
}

}  // namespace

ConceptWorth::ConceptWorth(const Lexicons& lexicons, const TypeCues& types, const WordMeanings& meanings, const std::filesystem::path& data_dir)
    : lexicons_(lexicons), types_(types), meanings_(meanings), general_nouns_(language::read_word_set(data_dir / "english" / "general_nouns.txt")) {
  const std::string file = (data_dir / "english" / "concept_weights.tsv").string();
  const std::string text = read_data_file(file);
  DataLines lines(text, file);
  while (lines.next()) {
    const std::string_view cue = lines.column(), number = lines.column();
    int weight = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), weight);
    if (error != std::errc() || end != number.data() + number.size() || std::abs(weight) > 2000) lines.fail("a weight of -2000 to 2000 expected");
    if (lines.has_column()) lines.fail("too many columns");
    if (meaning_weights_.take(cue, {static_cast<std::int16_t>(weight)}, lines)) continue;
    if (!weights_.emplace(cue, weight).second) lines.fail("the cue stands here twice");
  }
}

void ConceptWorth::of_name(const Document& document, const Annotation& annotation, const Mention& mention, CueSink& sink) const {
  const TokenIndex last = mention.end - 1;
  const std::string_view lemma = annotation.lemma(last);
  std::size_t words = 0, nouns = 0;
  for (TokenIndex i = mention.first; i < mention.end; ++i) {
    const Token& token = annotation.tokens[i];
    if (token.upos == Upos::PUNCT) sink.add("holds", "hyphen");
    else ++words;
    nouns += is_noun(token) || token.xpos == Xpos::AFX;
    if (token.upos == Upos::PROPN) sink.add("holds", "name");
    if (looks_like_acronym(annotation.form(document, i))) sink.add("holds", "letters");
  }
  const bool alone = words == 1;
  const std::string_view common = step(lexicons_.word(lemma).common_word);
  sink.add("words", alone ? "1" : words == 2 ? "2" : words == 3 ? "3" : "4");
  sink.add("nouns", nouns == 1 ? "1" : nouns == 2 ? "2" : "3");
  sink.add(alone ? "common" : "common head", common);
  if (general_nouns_.contains(lemma)) sink.add("head", "general");
  if (const NameType type = types_.type_of_noun(lemma); type != NameType::None) sink.add(alone ? "noun" : "head noun", to_string(type));
  if (lemma.size() > 5) sink.add("ending", lemma.substr(lemma.size() - 3));
  if (alone) return;
  const Token& first = annotation.tokens[mention.first];
  const std::string_view pos = first.upos == Upos::ADJ ? "adjective " : first.upos == Upos::VERB ? "participle " : first.upos == Upos::PROPN ? "name " : "noun ";
  sink.add("first", std::string(pos) + std::string(step(lexicons_.word(annotation.form(document, mention.first)).common_word)));
}

void ConceptWorth::of_mention(const Document& document, const Annotation& annotation, const Mention& mention, CueSink& sink) const {
  const language::Sentence& sentence = annotation.sentences[mention.sentence];
  const Token& head = annotation.tokens[mention.head];
  const bool plural = annotation.tokens[mention.end - 1].xpos == Xpos::NNS;
  sink.add("role", to_string(head.deprel));
  sink.add("number", plural ? "plural" : "singular");
  switch (document.blocks[sentence.block].kind) {
    case BlockKind::Title: sink.add("block", "title"); break;
    case BlockKind::Heading: sink.add("block", "heading"); break;
    case BlockKind::ListItem: case BlockKind::TableRow: sink.add("block", "item"); break;
    case BlockKind::Turn: sink.add("block", "turn"); break;
    default: break;
  }
  TokenIndex before = mention.first;
  while (before > sentence.first && annotation.tokens[before - 1].upos == Upos::ADJ) --before;  // what was trimmed
  if (before < mention.first) sink.add("before", "adjective");
  if (before == sentence.first) {
    sink.add("before", plural ? "nothing plural" : "nothing singular");
    return;
  }
  const Token& token = annotation.tokens[before - 1];
  const std::string form = fold_case(annotation.form(document, before - 1));
  if (token.upos == Upos::DET) sink.add("before", form == "an" ? "a" : form);
  else if (token.xpos == Xpos::PRPS) sink.add("before", "pronoun");
  else if (token.xpos == Xpos::POS) sink.add("before", "owner");
  else if (token.upos == Upos::NUM) sink.add("before", "number");
  else sink.add("before", plural ? "none plural" : "none singular");
  if (token.upos == Upos::ADP) sink.add("behind", form);
}

void ConceptWorth::cues(const Document& document, const Annotation& annotation, const EntityTable& table, const Entity& entity, CueSink& sink) const {
  sink.add("any", "concept");
  std::size_t named = 0;
  for (const MentionIndex index : entity.mentions) named += table.mentions[index].kind != MentionKind::Pronoun;
  sink.add("mentions", named <= 1 ? "1" : named == 2 ? "2" : named == 3 ? "3" : "4");
  if (!entity.merges.empty()) sink.add("has", "other form");
  bool first = true;
  for (const MentionIndex index : entity.mentions) {
    const Mention& mention = table.mentions[index];
    if (mention.kind == MentionKind::Pronoun) continue;
    if (first) of_name(document, annotation, mention, sink);
    first = false;
    of_mention(document, annotation, mention, sink);
  }
}

void ConceptWorth::words(const Document& document, const Annotation& annotation, const EntityTable& table, const Entity& entity,
                         CueSink& sink) const {
  for (const MentionIndex index : entity.mentions) {
    const Mention& mention = table.mentions[index];
    if (mention.kind == MentionKind::Pronoun) continue;
    for (TokenIndex i = mention.first; i + 1 < mention.end; ++i) {
      if (annotation.tokens[i].upos != Upos::PUNCT) sink.add("modifier", annotation.form(document, i));
    }
    sink.add("head", annotation.lemma(mention.end - 1));
    return;
  }
}

void ConceptWorth::weigh(const Document& document, const Annotation& annotation, EntityTable& table) const {
  const auto stated = weights_.find(std::string_view("stated yes"));
  table.worth_of_statement = stated == weights_.end() ? 0 : stated->second;
  for (Entity& entity : table.entities) {
    if (entity.named || entity.mentions.empty()) continue;
    OnceSink sink;
    cues(document, annotation, table, entity, sink);
    MeaningSum meanings(meaning_weights_, meanings_);
    words(document, annotation, table, entity, meanings);
    entity.worth = meanings.result();
    for (const std::string& cue : sink.cues()) {
      if (const auto found = weights_.find(cue); found != weights_.end()) entity.worth += found->second;
    }
  }
}

}  // namespace quipu::entities
