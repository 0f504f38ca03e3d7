#include "extractors/documents/labelled_turns.hpp"

#include <algorithm>
#include <map>

#include "extractors/documents/utf8.hpp"

namespace quipu {
namespace {

constexpr std::size_t kMaxLabel = 60;  // bytes
constexpr std::size_t kMaxWords = 4;
constexpr std::size_t kMinLabels = 3;  // of a transcript: two speakers, one of whom speaks again

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string_view skip(std::string_view text, std::string_view marks) {
  return text.substr(std::min(text.find_first_not_of(marks), text.size()));
}

/// "1:02", "00:01:02", "00:01:02.300" at the start of `text`: its size, 0 where there is none; `time` is set in full length.
std::size_t read_time(std::string_view text, std::string& time) {
  std::size_t end = 0, colons = 0;
  while (end < text.size() && (is_digit(text[end]) || (text[end] == ':' && end > 0 && end + 1 < text.size() && is_digit(text[end + 1])))) {
    colons += text[end++] == ':';
  }
  if (colons < 1 || colons > 2) return 0;
  std::string whole = (colons == 1 ? "00:" : "") + std::string(text.substr(0, end));
  if (whole[1] == ':') whole.insert(0, "0");
  if (colons == 1 && whole[4] == ':') whole.insert(3, "0");
  std::string fraction = ".000";
  if (end + 3 < text.size() && text[end] == '.' && is_digit(text[end + 1]) && is_digit(text[end + 2]) && is_digit(text[end + 3])) {
    fraction = text.substr(end, 4);
    end += 4;
  }
  if (whole.size() != 8) return 0;
  time = whole + fraction;
  return end;
}

/// A time in brackets or bare, with the white space around it.
std::string_view skip_time(std::string_view text, std::string& time) {
  std::string_view rest = skip(text, " \t");
  const bool bracket = !rest.empty() && (rest[0] == '[' || rest[0] == '(');
  if (bracket) rest.remove_prefix(1);
  const std::size_t size = read_time(rest, time);
  if (size == 0) return text;
  rest.remove_prefix(size);
  if (bracket && (rest.empty() || (rest[0] != ']' && rest[0] != ')'))) return text;
  if (bracket) rest.remove_prefix(1);
  return skip(rest, " \t-–");
}

bool begins_upper(std::string_view word) {
  const auto first = static_cast<unsigned char>(word[0]);
  if (first < 0x80) return word[0] >= 'A' && word[0] <= 'Z';
  if (first == 0xC3 && word.size() > 1) return static_cast<unsigned char>(word[1]) < 0x9F;
  return first >= 0xC4;
}

/// Bytes of the one to four words at the start of `text` that may be a name; 0 where there are none.
std::size_t name_size(std::string_view text) {
  constexpr std::string_view kParticles[] = {"van", "von", "de", "da", "del", "der", "den", "di", "la", "le", "al", "bin", "ter"};
  std::size_t at = 0, end = 0, words = 0;
  while (at < text.size() && at < kMaxLabel) {
    std::size_t stop = at;
    while (stop < text.size() && std::string_view(" \t:([*_\"!?,;/").find(text[stop]) == std::string_view::npos) ++stop;
    const std::string_view word = text.substr(at, stop - at);
    if (word.empty()) break;
    const bool particle = std::find(std::begin(kParticles), std::end(kParticles), word) != std::end(kParticles);
    const bool number = words > 0 && std::all_of(word.begin(), word.end(), is_digit) && word.size() < 3;
    if (!number && !(particle && words > 0) && !begins_upper(word)) break;
    if (++words > kMaxWords) return 0;
    end = stop;
    if (stop == text.size() || text[stop] != ' ') break;
    at = stop + 1;
    if (std::string unused; read_time(text.substr(at), unused) > 0) break;
  }
  return end;
}

}  // namespace

std::optional<TurnLabel> read_turn_label(std::string_view line) {
  TurnLabel label;
  std::string_view rest = skip(skip_time(line, label.time), "*_");
  if (!label.time.empty()) rest = skip(rest, " ");
  const std::size_t size = name_size(rest);
  if (size == 0) return std::nullopt;
  label.speaker = rest.substr(0, size);
  rest.remove_prefix(size);
  if (rest.starts_with(" (") && rest.find(')') != std::string_view::npos && rest.find(')') < kMaxLabel && label.time.empty()) {
    const std::string_view behind = skip_time(rest, label.time);
    if (behind == rest) label.speaker += rest.substr(0, rest.find(')') + 1);  // "(host)"
    rest = behind == rest ? rest.substr(rest.find(')') + 1) : behind;
  }
  rest = skip(rest, "*_");
  if (label.time.empty()) rest = skip_time(rest, label.time);
  const bool colon = rest.starts_with(':');
  if (colon) rest = skip(rest.substr(1), "*_");
  const bool apart = rest.empty() || rest[0] == ' ' || rest[0] == '\t' || rest[0] == '\n';
  rest = skip(rest, " \t");
  if (!colon && (label.time.empty() || !rest.empty())) return std::nullopt;
  if (!apart && colon) return std::nullopt;  // "Note:it"
  label.size = line.size() - rest.size();
  return label;
}

namespace {

/// A block's lines that have a label, with where each begins.
struct Piece {
  std::size_t block = 0;
  Span text{};       // the words
  bool labelled = false;
  TurnLabel label;
};

class TurnMaker {
 public:
  explicit TurnMaker(Document& document) : document_(document) {}

  void run() {
    for (std::size_t i = 0; i < document_.blocks.size(); ++i) cut(i);
    if (is_transcript()) rebuild();
  }

 private:
  /// Cuts a block where its lines begin with labels.
  void cut(std::size_t number) {
    const Block& block = document_.blocks[number];
    const bool heading = block.kind == BlockKind::Heading || block.kind == BlockKind::Title;
    Piece open{number, block.text, false, {}};
    for (std::size_t at = block.text.begin; at < block.text.end && (heading || block.kind == BlockKind::Paragraph);) {
      const std::string_view rest = document_.slice({at, block.text.end});
      const std::size_t end = at + std::min(rest.find_first_of("\n\r"), rest.size());
      const Span line = trim(document_.text, {at, end});
      auto label = read_turn_label(document_.slice(line));
      if (label && heading && (label->time.empty() || label->size < line.size())) label.reset();
      if (label) {
        push(open, at);
        open = {number, {line.begin + label->size, block.text.end}, true, std::move(*label)};
      }
      at = end + 1;
    }
    push(open, block.text.end);
  }

  void push(Piece& piece, std::size_t end) {
    piece.text.end = std::max(piece.text.begin, end);
    piece.text = trim(document_.text, piece.text);
    if (piece.text.size() > 0 || piece.labelled) pieces_.push_back(std::move(piece));
  }

  bool is_transcript() const {
    std::map<std::string_view, std::size_t> labels;
    std::size_t labelled = 0, paragraphs = 0, again = 0;
    std::string_view last;
    for (const Piece& piece : pieces_) {
      if (piece.labelled) {
        ++labelled;
        again += ++labels[piece.label.speaker] > 1 && last != piece.label.speaker;
        last = piece.label.speaker;
      }
      paragraphs += labelled > 0 && piece.text.size() > 0 && document_.blocks[piece.block].kind == BlockKind::Paragraph;
    }
    return labels.size() >= 2 && labelled >= kMinLabels && again > 0 && 2 * labelled > paragraphs && labels.size() <= labelled / 2 + 1;
  }

  void rebuild() {
    std::vector<Block> blocks;
    std::vector<std::uint32_t> place(document_.blocks.size(), Block::kNone);  // of the old blocks that are headings
    const TurnLabel* speaking = nullptr;
    bool fresh = false;  // the label has had no words yet
    for (const Piece& piece : pieces_) {
      const Block& old = document_.blocks[piece.block];
      Block block = old;
      block.text = piece.text;
      block.heading = moved(old.heading, place);
      if (piece.labelled) {
        speaking = &piece.label;
        fresh = true;
        if (piece.text.size() == 0) {
          place[piece.block] = block.heading;  // a label that was taken for a heading
          if (old.kind == BlockKind::Title) document_.title.clear();
          continue;
        }
        block.kind = BlockKind::Turn;
        block.level = 0;
      } else if (old.kind == BlockKind::Heading || old.kind == BlockKind::Title) {
        speaking = nullptr;
        place[piece.block] = static_cast<std::uint32_t>(blocks.size());
      }
      if (speaking && (block.kind == BlockKind::Paragraph || block.kind == BlockKind::Turn)) {
        block.kind = BlockKind::Turn;
        block.speaker = speaking->speaker;
        if (fresh) block.time = speaking->time;
        fresh = false;
      }
      blocks.push_back(std::move(block));
    }
    document_.blocks = std::move(blocks);
  }

  static std::uint32_t moved(std::uint32_t heading, const std::vector<std::uint32_t>& place) {
    return heading == Block::kNone ? Block::kNone : place[heading];
  }

  Document& document_;
  std::vector<Piece> pieces_;
};

}  // namespace

void make_labelled_turns(Document& document) {
  TurnMaker(document).run();
}

}  // namespace quipu
