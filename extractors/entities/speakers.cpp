#include "extractors/entities/speakers.hpp"

#include <algorithm>
#include <map>
#include <span>

#include "extractors/entities/mention_table.hpp"
#include "graph/utf8.hpp"

namespace quipu::entities {

using language::Annotation;
using language::Sentence;
using language::Tree;
using language::Upos;

namespace {

constexpr int kHostPoints = 3;        // of cues that make a speaker a host
constexpr std::size_t kMinQuestions = 3;
constexpr std::size_t kMaxLabelWords = 5;

struct Cue {
  std::string_view words;  // lower case, tokens apart by one space
  int points;
};

/// Wordings of hosts, and (below zero) of their guests.
constexpr Cue kCues[] = {
    {"your host", 5},         {"my co - host", 4},       {"my co-host", 4},        {"my cohost", 4},        {"welcome to", 3},
    {"welcome back", 3},      {"my guest", 4},           {"my guests", 4},         {"our guest", 3},        {"our guests", 3},
    {"with me today", 4},     {"with me is", 4},         {"joining me", 4},        {"joins me", 4},         {"joined by", 3},
    {"joining us", 3},        {"joins us", 3},           {"thanks for joining", 3}, {"thank you for joining", 3},
    {"thanks for coming on", 3}, {"thanks for being here", 3}, {"welcome , ", 2}, {"today 's guest", 4},   {"my name is", 0},
    {"next to me is", 4},     {"beside me is", 4},       {"on my left", 4},        {"on my right", 4},       {"opposite me", 3},
    {"across from me", 3},    {"in the studio with me", 4}, {"you 're with", 3},   {"hello and welcome", 4}, {"i 'm joined", 4},
    {"i am joined", 4},       {"please welcome", 4},
    {"we 'll be back", 2},    {"you 're listening to", 3}, {"in this episode", 2},  {"on this episode", 2},  {"today 's episode", 2},
    {"thanks for having me", -6}, {"thank you for having me", -6}, {"great to be here", -4}, {"good to be here", -4},
    {"happy to be here", -4}, {"glad to be here", -4},   {"pleasure to be here", -4}, {"thanks for having us", -6},
};

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// The sentence's words in lower case, each with a space before and after it.
std::string words_of(const Document& document, const Annotation& annotation, const Sentence& sentence) {
  std::string words = " ";
  for (TokenIndex i = sentence.first; i < sentence.end; ++i) {
    std::string word = fold_case(annotation.form(document, i));
    if (word.starts_with("’")) word.replace(0, 3, "'");
    words += word + ' ';
  }
  return words;
}

class HostScan {
 public:
  HostScan(const Document& document, const Annotation& annotation, EntityTable& table)
      : document_(document), annotation_(annotation), table_(table) {}

  void run() {
    name_labels();
    for (std::uint32_t number = 0; number < annotation_.sentences.size(); ++number) {
      const std::size_t speaker = speaker_at(number);
      if (speaker == kNone) continue;
      read(number, speaker);
      const std::string label = fold_case(document_.blocks[annotation_.sentences[number].block].speaker);
      if (label == "host" || label == "interviewer" || label == "presenter" || label.ends_with("(host)")) tallies_[speaker].points += kHostPoints;
    }
    for (std::size_t i = 0; i < tallies_.size(); ++i) table_.speakers[i].host = tallies_[i].points >= kHostPoints;
    if (std::none_of(tallies_.begin(), tallies_.end(), [](const Tally& t) { return t.points >= kHostPoints; })) ask_for_questions();
    name_guests();
  }

 private:
  static constexpr std::size_t kNone = SIZE_MAX;
  struct Tally {
    int points = 0, best = 0;
    std::size_t questions = 0;
  };

  /// "Speaker 1" and "HOST" are who they say they are: "I'm X", "my name is X", the first such name of each label.
  void name_labels() {
    std::map<std::string_view, EntityIndex> said;
    for (const Sentence& sentence : annotation_.sentences) {
      const Block& block = document_.blocks[sentence.block];
      if (block.kind != BlockKind::Turn || block.speaker.empty() || table_.speaker_of_block[sentence.block] != kNoEntity) continue;
      for (TokenIndex i = sentence.first; i + 2 < sentence.end; ++i) {
        const std::string first = fold_case(annotation_.form(document_, i)), second = fold_case(annotation_.form(document_, i + 1));
        const bool am = first == "i" && (second == "'m" || second == "’m" || second == "am");
        const bool name_is = first == "name" && (second == "is" || second == "'s") && i > sentence.first && fold_case(annotation_.form(document_, i - 1)) == "my";
        const Mention* mention = am || name_is ? table_.mention_at(i + 2) : nullptr;
        if (!mention || mention->kind != MentionKind::Name || table_.entities[mention->entity].type != NameType::Person) continue;
        const bool owner = mention->end < sentence.end && annotation_.tokens[mention->end].upos == Upos::PART;  // "I'm Ann's brother"
        if (!owner) said.try_emplace(block.speaker, mention->entity);
      }
    }
    for (std::size_t i = 0; i < document_.blocks.size(); ++i) {
      const auto found = said.find(document_.blocks[i].speaker);
      if (found != said.end() && document_.blocks[i].kind == BlockKind::Turn) table_.speaker_of_block[i] = found->second;
    }
  }

  EntityIndex entity_of(std::uint32_t sentence) const {
    const std::uint32_t block = annotation_.sentences[sentence].block;
    return document_.blocks[block].kind == BlockKind::Turn ? table_.speaker_of_block[block] : kNoEntity;
  }

  std::size_t index_of(EntityIndex entity, std::uint32_t sentence) {
    for (std::size_t i = 0; i < table_.speakers.size(); ++i) {
      if (table_.speakers[i].entity == entity) return i;
    }
    table_.speakers.push_back({entity, false, sentence});
    tallies_.emplace_back();
    return tallies_.size() - 1;
  }

  std::size_t speaker_at(std::uint32_t sentence) {
    const EntityIndex entity = entity_of(sentence);
    return entity == kNoEntity ? kNone : index_of(entity, sentence);
  }

  void read(std::uint32_t number, std::size_t speaker) {
    const Sentence& sentence = annotation_.sentences[number];
    const std::string words = words_of(document_, annotation_, sentence);
    if (words.ends_with(" ? ")) ++tallies_[speaker].questions;
    int points = 0;
    for (const Cue& cue : kCues) {
      const std::size_t at = words.find(cue.words);
      if (at == std::string::npos || words[at - 1] != ' ') continue;
      points += cue.points;
      if (cue.words.starts_with("my co")) name_cohost(sentence, number);
    }
    tallies_[speaker].points += points;
    for (TokenIndex i = sentence.first; i < sentence.end && points > 0; ++i) {
      if (table_.show.work == kNoEntity || table_.entity_at(i) != table_.show.work) continue;
      points += 10;  // the best evidence names the show
      break;
    }
    if (points <= tallies_[speaker].best) return;
    tallies_[speaker].best = points;
    table_.speakers[speaker].sentence = number;
  }

  /// "my co-host, Ann Lee"
  void name_cohost(const Sentence& sentence, std::uint32_t number) {
    for (TokenIndex i = sentence.first; i < sentence.end; ++i) {
      const std::string word = fold_case(annotation_.form(document_, i));
      if (word != "co-host" && word != "cohost" && word != "host") continue;
      for (TokenIndex next = i + 1; next < std::min(sentence.end, i + 4); ++next) {
        const EntityIndex entity = table_.entity_at(next);
        if (entity == kNoEntity || table_.entities[entity].type != NameType::Person) continue;
        Tally& tally = tallies_[index_of(entity, number)];
        tally.points += 5;
        tally.best = 5;
        return;
      }
    }
  }

  void ask_for_questions() {
    std::size_t most = 0, second = 0, asker = kNone;
    for (std::size_t i = 0; i < tallies_.size(); ++i) {
      if (tallies_[i].questions > most) {
        second = most;
        most = tallies_[i].questions;
        asker = i;
      } else {
        second = std::max(second, tallies_[i].questions);
      }
    }
    if (asker != kNone && most >= kMinQuestions && most >= 2 * second) table_.speakers[asker].host = true;
  }

  /// A guest is shown by the first words of a host that name them.
  void name_guests() {
    for (Speaker& speaker : table_.speakers) {
      if (speaker.host) continue;
      for (const MentionIndex index : table_.entities[speaker.entity].mentions) {
        const std::uint32_t sentence = table_.mentions[index].sentence;
        const EntityIndex by = entity_of(sentence);
        const auto host = std::find_if(table_.speakers.begin(), table_.speakers.end(), [&](const Speaker& s) { return s.entity == by && s.host; });
        if (by == kNoEntity || host == table_.speakers.end()) continue;
        speaker.sentence = sentence;
        break;
      }
    }
  }

  const Document& document_;
  const Annotation& annotation_;
  EntityTable& table_;
  std::vector<Tally> tallies_;  // of table_.speakers
};

class Resolver {
 public:
  Resolver(const Document& document, const Tree& tree, EntityTable& table)
      : document_(document), annotation_(tree.annotation()), table_(table) {}

  void run() {
    find_guest();
    for (std::uint32_t number = 0; number < annotation_.sentences.size(); ++number) {
      const Sentence& sentence = annotation_.sentences[number];
      const BlockKind kind = document_.blocks[sentence.block].kind;
      if (kind == BlockKind::Turn) read(number, table_.speaker_of_block[sentence.block]);
      if (kind == BlockKind::Quote) read(number, quoted(sentence.block));
    }
    add_mentions(table_, added_);
  }

 private:
  /// The one speaker who does not host, kNoEntity where there are more.
  void find_guest() {
    for (const Speaker& speaker : table_.speakers) {
      if (speaker.host) continue;
      guest_ = guest_ == kNoEntity && !several_ ? speaker.entity : kNoEntity;
      several_ = true;
    }
  }

  bool hosts(EntityIndex entity) const {
    return std::any_of(table_.speakers.begin(), table_.speakers.end(), [&](const Speaker& s) { return s.entity == entity && s.host; });
  }

  /// “…” (Ann Lee), “…” — Ann Lee: the person named behind the closing mark.
  EntityIndex quoted(std::uint32_t block) const {
    const std::string_view text = document_.slice(document_.blocks[block].text);
    const std::size_t close = std::max(text.rfind("”") == std::string_view::npos ? 0 : text.rfind("”"), text.rfind('"') == std::string_view::npos ? 0 : text.rfind('"'));
    if (close == 0) return kNoEntity;
    const std::uint64_t behind = document_.blocks[block].text.begin + close;
    for (std::size_t i = table_.mentions.size(); i-- > 0;) {
      const Mention& mention = table_.mentions[i];
      const std::uint32_t begin = annotation_.tokens[mention.first].begin;
      if (begin < behind) return kNoEntity;
      if (begin < document_.blocks[block].text.end && mention.entity != kNoEntity && table_.entities[mention.entity].type == NameType::Person) return mention.entity;
    }
    return kNoEntity;
  }

  void read(std::uint32_t number, EntityIndex speaker) {
    static constexpr std::string_view kSelf[] = {"i", "me", "my", "mine", "myself"};
    static constexpr std::string_view kOther[] = {"you", "your", "yours", "yourself"};
    if (speaker == kNoEntity) return;
    guest_spoke_ = guest_spoke_ || speaker == guest_;
    const bool addresses = guest_ != kNoEntity && guest_spoke_ && hosts(speaker);
    const Sentence& sentence = annotation_.sentences[number];
    bool quotes = false;  // inside of a quotation, which may be another's words
    const bool turn = document_.blocks[sentence.block].kind == BlockKind::Turn;
    for (TokenIndex i = sentence.first; i < sentence.end; ++i) {
      const std::string_view form = annotation_.form(document_, i);
      if (form == "“" || form == "”" || form == "\"") quotes = form == "“" || (form == "\"" && !quotes);
      if (addresses_guest(sentence, i) && hosts(speaker)) add(number, i, guest_);
      if (annotation_.tokens[i].upos != Upos::PRON || table_.mention_of[i] != kNoMention || (quotes && turn)) continue;
      const std::string word = fold_case(form);
      if (is_one_of(word, kSelf)) add(number, i, speaker);
      if (addresses && is_one_of(word, kOther) && !is_filler(sentence, i)) add(number, i, guest_);
    }
  }

  /// "my guest", "our guest", "today's guest", where no name stands beside it.
  bool addresses_guest(const Sentence& sentence, TokenIndex i) const {
    if (guest_ == kNoEntity || i == sentence.first || table_.mention_of[i] != kNoMention) return false;
    if (fold_case(annotation_.form(document_, i)) != "guest") return false;
    const std::string before = fold_case(annotation_.form(document_, i - 1));
    return before == "my" || before == "our" || before == "'s";
  }

  /// "you know", "you guys", "thank you"
  bool is_filler(const Sentence& sentence, TokenIndex i) const {
    const auto form = [&](TokenIndex at) { return fold_case(annotation_.form(document_, at)); };
    if (i > sentence.first && (form(i - 1) == "thank" || form(i - 1) == "if")) return true;
    return i + 1 < sentence.end && (form(i + 1) == "know" || form(i + 1) == "guys" || form(i + 1) == "all");
  }

  void add(std::uint32_t sentence, TokenIndex token, EntityIndex entity) {
    added_.push_back({token, token + 1, token, sentence, entity, MentionKind::Pronoun, table_.entities[entity].type});
  }

  const Document& document_;
  const Annotation& annotation_;
  EntityTable& table_;
  std::vector<Mention> added_;
  EntityIndex guest_ = kNoEntity;
  bool several_ = false;
  bool guest_spoke_ = false;
};

/// No label's word, no number, and not ordinary words alone ("Best For").
bool is_personal_name(const std::string& name, const Lexicons& lexicons, const language::WordSet& labels) {
  if (name.empty() || fold_case(name.substr(0, 2)) == name.substr(0, 2)) return false;
  if (name.find_first_of("0123456789") != std::string::npos) return false;
  std::size_t words = 0;
  bool ordinary = true;
  for (std::size_t begin = 0; begin < name.size();) {
    const std::size_t end = std::min(name.find(' ', begin), name.size());
    const std::string word = name.substr(begin, end - begin);
    if (labels.contains(fold_case(word)) || ++words > kMaxLabelWords) return false;
    const WordInfo info = lexicons.word(word);
    ordinary = ordinary && info.common_word > 0 && info.given_name == 0 && info.surname == 0;
    begin = end + 1;
  }
  return !ordinary;
}

}  // namespace

std::vector<std::string> speaker_names(const Document& document, const Lexicons& lexicons, const language::WordSet& labels) {
  std::vector<std::string> names;
  for (const Block& block : document.blocks) {
    std::string& name = names.emplace_back(block.speaker.substr(0, block.speaker.find('(')));
    while (!name.empty() && name.back() == ' ') name.pop_back();
    if (!is_personal_name(name, lexicons, labels)) name.clear();
  }
  return names;
}

void find_hosts(const Document& document, const Annotation& annotation, EntityTable& table) { HostScan(document, annotation, table).run(); }

void resolve_speakers(const Document& document, const Tree& tree, EntityTable& table) { Resolver(document, tree, table).run(); }

}  // namespace quipu::entities
