#include "training/treebank.hpp"

#include <charconv>
#include <fstream>
#include <string_view>

#include "extractors/language/conllu.hpp"
#include "graph/error.hpp"

namespace quipu::training {
namespace {

using Row = language::ConlluRow;

class Reader {
 public:
  Reader(const std::filesystem::path& path, Treebank& treebank) : path_(path.string()), in_(path), treebank_(treebank) {
    if (!in_) throw DataError(path_, "cannot be opened; the trainers read the treebanks from ../shared/data");
  }

  void read() {
    std::string line;
    while (std::getline(in_, line)) {
      ++line_number_;
      if (!line.empty() && line.back() == '\r') line.pop_back();
      if (line.empty()) {
        finish();
      } else if (line[0] == '#') {
        comment(line);
      } else {
        row(split(line));
      }
    }
    finish();
  }

 private:
  [[noreturn]] void fail(const std::string& message, std::string_view fragment) const {
    throw DataError::at(path_, line_number_, message, std::string(fragment));
  }

  Row split(std::string_view line) const {
    const auto row = language::split_conllu_row(line);
    if (!row) fail("a row needs ten columns", line);
    return *row;
  }

  void comment(std::string_view line) {
    const auto value = [line](std::string_view key) {
      const bool has = line.starts_with(key) && line.size() > key.size() + 3 && line.substr(key.size(), 3) == " = ";
      return has ? line.substr(key.size() + 3) : std::string_view();
    };
    if (line.starts_with("# newdoc")) sentence_.starts_document = sentence_.starts_paragraph = true;
    if (line == "# newpar" || line.starts_with("# newpar id")) sentence_.starts_paragraph = true;
    if (const auto id = value("# sent_id"); !id.empty()) sentence_.id = id;
    if (const auto text = value("# text"); !text.empty()) sentence_.text = text;
  }

  std::uint32_t number(std::string_view text) const {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) fail("not a number", text);
    return value;
  }

  void row(const Row& cells) {
    if (cells[0].find('.') != std::string_view::npos) return;  // an empty node
    const bool space_after = cells[9].find("SpaceAfter=No") == std::string_view::npos;
    if (const std::size_t dash = cells[0].find('-'); dash != std::string_view::npos) {
      multiword_end_ = number(cells[0].substr(dash + 1));
      multiword_space_after_ = space_after;
      return;
    }
    const std::uint32_t index = number(cells[0]);
    if (index != sentence_.words.size() + 1) fail("words must be numbered from 1 without gaps", cells[0]);
    Word word;
    word.form = cells[1];
    word.lemma = cells[2];
    word.upos = tag(language::upos_from(cells[3]), cells[3]);
    word.xpos = tag(language::xpos_from(cells[4]), cells[4]);
    word.feats = cells[5];
    word.head = number(cells[6]);
    word.deprel = relation(cells[7]);
    word.misc = cells[9];
    word.joined_to_next = index < multiword_end_;
    word.space_after = index == multiword_end_ ? multiword_space_after_ : space_after && !word.joined_to_next;
    sentence_.words.push_back(std::move(word));
  }

  template <typename Tag>
  Tag tag(std::optional<Tag> found, std::string_view text) const {
    if (!found) fail("unknown tag", text);
    return *found;
  }

  language::Deprel relation(std::string_view text) {
    if (const auto known = language::deprel_from(text)) return *known;
    const auto base = language::deprel_from(text.substr(0, text.find(':')));
    if (!base) fail("unknown relation", text);
    ++treebank_.relations_mapped[std::string(text)];
    return *base;
  }

  void finish() {
    for (const Word& word : sentence_.words) {
      if (word.head > sentence_.words.size()) fail("the sentence before this line has a head out of range", sentence_.id);
    }
    if (!sentence_.words.empty()) treebank_.sentences.push_back(std::move(sentence_));
    sentence_ = Sentence();
    multiword_end_ = 0;
  }

  std::string path_;
  std::ifstream in_;
  Treebank& treebank_;
  Sentence sentence_;
  std::uint64_t line_number_ = 0;
  std::uint32_t multiword_end_ = 0;
  bool multiword_space_after_ = true;
};

}  // namespace

std::size_t Treebank::word_count() const {
  std::size_t count = 0;
  for (const Sentence& sentence : sentences) count += sentence.words.size();
  return count;
}

void read_treebank(const std::filesystem::path& path, Treebank& treebank) {
  Reader(path, treebank).read();
}

Treebank read_treebanks(const std::vector<std::filesystem::path>& paths) {
  Treebank treebank;
  for (const auto& path : paths) read_treebank(path, treebank);
  return treebank;
}

}  // namespace quipu::training
