#include "extractors/entities/genders.hpp"

#include "graph/error.hpp"
#include "graph/utf8.hpp"

namespace quipu::entities {

using language::Deprel;
using language::kNoHead;
using language::TokenIndex;
using language::Tree;
using language::Upos;

namespace {

constexpr int kWordPoints = 3;  // what the text says of this very person
constexpr int kNamePoints = 2;  // what most bearers of the name are

language::WordTable load(const std::filesystem::path& path) {
  language::WordTable table = language::read_word_table(path);
  for (const auto& [word, gender] : table) {
    if (gender != "m" && gender != "f") throw DataError(path.string(), "'" + word + "' is of gender '" + gender + "'; m or f expected");
  }
  return table;
}

Gender find(const language::WordTable& table, std::string_view key) {
  const auto found = table.find(key);
  if (found == table.end()) return Gender::Unknown;
  return found->second == "m" ? Gender::Masculine : Gender::Feminine;
}

int sign_of(Gender gender) { return gender == Gender::Masculine ? 1 : gender == Gender::Feminine ? -1 : 0; }

}  // namespace

Genders::Genders(const std::filesystem::path& data_dir)
    : names_(load(data_dir / "gazetteers" / "name_genders.txt")), words_(load(data_dir / "english" / "gendered_words.tsv")) {}

Gender Genders::of_given_name(std::string_view name) const {
  const std::string folded = fold_case(name);
  const Gender whole = find(names_, folded);
  const std::size_t hyphen = folded.find('-');
  return whole != Gender::Unknown || hyphen == std::string::npos ? whole : find(names_, std::string_view(folded).substr(0, hyphen));
}

Gender Genders::of_word(std::string_view word) const {
  while (word.ends_with('.')) word.remove_suffix(1);
  return find(words_, fold_case(word));
}

int Genders::word_points(std::string_view word) const { return kWordPoints * sign_of(of_word(word)); }

/// What one mention says; positive for a man.
int Genders::mention_points(const Document& document, const Tree& tree, const Mention& mention) const {
  const auto& annotation = tree.annotation();
  int points = 0;
  const TokenIndex before = annotation.sentences[mention.sentence].first;
  if (mention.first > before) points += word_points(annotation.form(document, mention.first - 1));  // "Mrs. X", "actress X"
  if (mention.end - mention.first > 1) points += word_points(annotation.form(document, mention.first));

  const auto describe = [&](TokenIndex noun) {
    const bool adjacent = noun + 1 == mention.first;  // counted above
    if (annotation.tokens[noun].upos == Upos::NOUN && !adjacent) points += word_points(annotation.form(document, noun));
  };
  for (const TokenIndex child : tree.children(mention.head)) {
    const Deprel relation = tree.token(child).deprel;
    if (relation == Deprel::Appos || relation == Deprel::Compound || relation == Deprel::NmodDesc) describe(child);
  }
  const language::Token& head = tree.token(mention.head);
  if (head.head >= kNoHead) return points;
  const bool subject_of_noun = head.deprel == Deprel::Nsubj && tree.has_child(head.head, Deprel::Cop);
  if (head.deprel == Deprel::Appos || head.deprel == Deprel::Flat || subject_of_noun) describe(head.head);
  return points;
}

/// What the given name of one mention says, past titles and initials: "Dr. Mara Quill".
int Genders::name_points(const Document& document, const Tree& tree, const Mention& mention) const {
  const auto form = [&](TokenIndex i) { return tree.annotation().form(document, i); };
  TokenIndex given = mention.first;
  while (given + 1 < mention.end && (form(given).size() <= 2 || of_word(form(given)) != Gender::Unknown)) ++given;
  return kNamePoints * sign_of(of_given_name(form(given)));
}

std::vector<Gender> Genders::of_entities(const Document& document, const Tree& tree, const EntityTable& table) const {
  std::vector<Gender> genders(table.entities.size(), Gender::Unknown);
  for (EntityIndex i = 0; i < table.entities.size(); ++i) {
    if (table.entities[i].type != NameType::Person) continue;
    int words = 0, names = 0;
    const bool has_surname = table.entities[i].name.find(' ') != std::string::npos;
    for (const MentionIndex index : table.entities[i].mentions) {
      const Mention& mention = table.mentions[index];
      if (mention.kind != MentionKind::Name) continue;
      words += mention_points(document, tree, mention);
      // A surname by itself may be another person's given name.
      if (names == 0 && (!has_surname || mention.end - mention.first > 1)) names = name_points(document, tree, mention);
    }
    const int points = words + names;
    if (points != 0) genders[i] = points > 0 ? Gender::Masculine : Gender::Feminine;
  }
  return genders;
}

}  // namespace quipu::entities
