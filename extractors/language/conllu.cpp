#include "extractors/language/conllu.hpp"

#include <charconv>
#include <limits>

#include "extractors/language/characters.hpp"
#include "graph/error.hpp"

namespace quipu::language {
namespace {

bool ends_in_alnum(std::string_view form) {
  if (form.empty()) return false;
  std::size_t last = form.size() - 1;
  while (last > 0 && (static_cast<unsigned char>(form[last]) & 0xC0) == 0x80) --last;
  return character_at(form, last).is_alnum();
}

bool starts_as_clitic(std::string_view form) {
  if (form.empty()) return false;
  const Character first = character_at(form, 0);
  if (first.is_letter()) return true;
  const bool apostrophe = first.code == '\'' || first.code == 0x2019 || first.code == '`';
  return apostrophe && form.size() > first.size && character_at(form, first.size).is_letter();
}

/// Whether the token belongs to one multiword token with the one before it ("do" + "n't", "students" + "'"). Words that stand
/// together without a mark between them can only come from a contraction.
bool is_clitic(const Document& document, const Annotation& annotation, TokenIndex index) {
  const Token& token = annotation.tokens[index];
  if (token.space_before || token.begin != annotation.tokens[index - 1].end) return false;
  if (!ends_in_alnum(annotation.form(document, index - 1))) return false;
  const Xpos before = annotation.tokens[index - 1].xpos;
  if (before == Xpos::CD || before == Xpos::SYM || before == Xpos::LS) return false;  // "5pm"
  return token.xpos == Xpos::POS || starts_as_clitic(annotation.form(document, index));
}

class Writer {
 public:
  Writer(const Document& document, const Annotation& annotation, bool names, std::string& out)
      : document_(document), annotation_(annotation), names_(names), out_(out) {}

  void write() {
    std::uint32_t block = Block::kNone;
    for (const Sentence& sentence : annotation_.sentences) {
      if (sentence.block != block) out_ += block == Block::kNone ? "# newdoc\n# newpar\n" : "# newpar\n";
      block = sentence.block;
      this->sentence(sentence);
    }
  }

 private:
  void number(std::uint64_t value) {
    char digits[20];
    out_.append(digits, std::to_chars(digits, digits + sizeof(digits), value).ptr);
  }

  void sentence(const Sentence& sentence) {
    out_ += "# text = ";
    for (const char c : document_.slice(sentence.text)) out_ += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
    out_ += '\n';
    TokenIndex group_end = sentence.first;
    for (TokenIndex i = sentence.first; i < sentence.end; ++i) {
      if (i >= group_end) group_end = multiword(sentence, i);
      row(sentence, i, i + 1 < group_end);
    }
    out_ += '\n';
  }

  /// Writes the range row of a multiword token that begins at `first`; returns where the token ends.
  TokenIndex multiword(const Sentence& sentence, TokenIndex first) {
    TokenIndex end = first + 1;
    while (end < sentence.end && is_clitic(document_, annotation_, end)) ++end;
    if (end == first + 1) return end;
    number(first - sentence.first + 1);
    out_ += '-';
    number(end - sentence.first);
    out_ += '\t';
    out_ += document_.slice({annotation_.tokens[first].begin, annotation_.tokens[end - 1].end});
    out_ += "\t_\t_\t_\t_\t_\t_\t_\t";
    out_ += space_after(end - 1) ? "_\n" : "SpaceAfter=No\n";
    return end;
  }

  bool space_after(TokenIndex index) const {
    return index + 1 >= annotation_.tokens.size() || annotation_.tokens[index + 1].space_before;
  }

  void row(const Sentence& sentence, TokenIndex index, bool joined) {
    const Token& token = annotation_.tokens[index];
    number(index - sentence.first + 1);
    out_ += '\t';
    out_ += annotation_.form(document_, index);
    out_ += '\t';
    out_ += token.lemma_size ? annotation_.lemma(index) : std::string_view("_");
    out_ += '\t';
    out_ += to_string(token.upos);
    out_ += '\t';
    out_ += to_string(token.xpos);
    out_ += "\t_\t";
    head(sentence, token);
    out_ += '\t';
    out_ += to_string(token.deprel);
    out_ += "\t_\t";
    misc(token, joined || space_after(index));
    out_ += '\n';
  }

  void head(const Sentence& sentence, const Token& token) {
    if (token.head == kNoHead) {
      out_ += '_';
    } else {
      number(token.head == kRoot ? 0 : token.head - sentence.first + 1);
    }
  }

  void misc(const Token& token, bool space_after) {
    if (!space_after) out_ += "SpaceAfter=No";
    if (!names_) {
      if (space_after) out_ += '_';
      return;
    }
    out_ += space_after ? "NE=" : "|NE=";
    if (token.name_type != NameType::None) out_ += token.name_begins ? "B-" : "I-";
    out_ += to_string(token.name_type);
  }

  const Document& document_;
  const Annotation& annotation_;
  const bool names_;
  std::string& out_;
};

class Reader {
 public:
  Reader(const std::string& path, Document& document, Annotation& annotation)
      : path_(path), document_(document), annotation_(annotation) {}

  void read(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
      std::size_t end = bytes.find('\n', at);
      if (end == std::string_view::npos) end = bytes.size();
      std::string_view line = bytes.substr(at, end - at);
      if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
      place_ = at;
      this->line(line);
      at = end + 1;
    }
    finish_sentence();
    finish_block();
  }

 private:
  void line(std::string_view line) {
    if (line.empty()) return finish_sentence();
    if (line[0] == '#') {
      if (line.starts_with("# newpar") || line.starts_with("# newdoc")) finish_block();
      return;
    }
    const auto row = split_conllu_row(line);
    if (!row) throw InputError(path_, place_, "a row of CoNLL-U needs ten columns");
    word(*row);
  }

  std::uint32_t number(std::string_view text) const {
    std::uint32_t value = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    if (result.ec != std::errc()) throw InputError(path_, place_, "not a number: '" + std::string(text) + "'");
    return value;
  }

  void word(const ConlluRow& cells) {
    if (cells[0].find('.') != std::string_view::npos) return;
    const bool space_after = cells[9].find("SpaceAfter=No") == std::string_view::npos;
    if (const std::size_t dash = cells[0].find('-'); dash != std::string_view::npos) {
      group_end_ = number(cells[0].substr(dash + 1));
      group_space_ = space_after;
      return;
    }
    const auto& tokens = annotation_.tokens;
    const std::uint32_t index = number(cells[0]);
    if (index != tokens.size() - first_ + 1) throw InputError(path_, place_, "words must be numbered from 1 without gaps");
    if (tokens.size() >= std::numeric_limits<TokenIndex>::max() - 2) throw InputError(path_, place_, "too many words");
    annotation_.tokens.push_back(token(cells));
    space_ = index == group_end_ ? group_space_ : space_after && index > group_end_;
  }

  Token token(const ConlluRow& cells) {
    std::string& text = document_.text;
    const bool starts_block = text.size() == block_begin_;
    if (space_ && !starts_block) text += ' ';
    Token token;
    token.space_before = space_ || starts_block;
    token.begin = std::uint32_t(text.size());
    text += cells[1];
    token.end = std::uint32_t(text.size());
    if (cells[2] != "_" && cells[2].size() <= UINT16_MAX) {
      token.lemma_begin = std::uint32_t(annotation_.lemma_text.size());
      token.lemma_size = std::uint16_t(cells[2].size());
      annotation_.lemma_text += cells[2];
    }
    token.upos = upos_from(cells[3]).value_or(Upos::Unset);
    token.xpos = xpos_from(cells[4]).value_or(Xpos::Unset);
    const auto base = deprel_from(cells[7].substr(0, cells[7].find(':')));
    token.deprel = deprel_from(cells[7]).value_or(base.value_or(Deprel::Unset));
    if (cells[6] != "_") {
      const std::uint32_t head = number(cells[6]);
      token.head = head == 0 ? kRoot : TokenIndex(first_) + head - 1;
    }
    return token;
  }

  void finish_sentence() {
    auto& tokens = annotation_.tokens;
    if (tokens.size() == first_) return;
    for (std::size_t i = first_; i < tokens.size(); ++i) {
      if (tokens[i].head < kNoHead && tokens[i].head >= tokens.size()) {
        throw InputError(path_, place_, "the sentence before this line has a head out of range");
      }
    }
    annotation_.sentences.push_back({TokenIndex(first_),
                                     TokenIndex(tokens.size()),
                                     std::uint32_t(document_.blocks.size()),
                                     {tokens[first_].begin, tokens.back().end}});
    first_ = tokens.size();
    group_end_ = 0;
  }

  void finish_block() {
    finish_sentence();
    std::string& text = document_.text;
    if (text.size() == block_begin_) return;
    Block block;
    block.text = {block_begin_, text.size()};
    document_.blocks.push_back(block);
    text += '\n';
    block_begin_ = text.size();
    space_ = true;
  }

  const std::string& path_;
  Document& document_;
  Annotation& annotation_;
  std::uint64_t place_ = 0;
  std::size_t first_ = 0;
  std::size_t block_begin_ = 0;
  std::uint32_t group_end_ = 0;
  bool group_space_ = true;
  bool space_ = true;
};

}  // namespace

std::optional<ConlluRow> split_conllu_row(std::string_view line) {
  ConlluRow row;
  for (std::size_t column = 0, at = 0; column < row.size(); ++column) {
    const std::size_t tab = line.find('\t', at);
    row[column] = line.substr(at, tab - at);
    const bool last = tab == std::string_view::npos;
    if (last != (column + 1 == row.size())) return std::nullopt;
    at = tab + 1;
  }
  return row;
}

void write_conllu(const Document& document, const Annotation& annotation, bool names, std::string& out) {
  Writer(document, annotation, names, out).write();
}

void read_conllu(std::string_view bytes, const std::string& path, Document& document, Annotation& annotation) {
  document = Document();
  document.id = document.source = path;
  document.encoding = "utf-8";
  annotation.clear();
  Reader(path, document, annotation).read(bytes);
}

}  // namespace quipu::language
