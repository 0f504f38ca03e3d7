// Captions: WebVTT (https://www.w3.org/TR/webvtt1/) and SubRip, which is the same with a comma before the milliseconds. Each
// voice of a cue is a Turn with speaker and time; a sentence that runs over several cues of one voice is one Turn. Notes,
// styles, regions, settings and tags are left out.
#include <algorithm>

#include "extractors/documents/block_builder.hpp"
#include "extractors/documents/character_references.hpp"
#include "extractors/documents/formats.hpp"
#include "extractors/documents/utf8.hpp"

namespace quipu {
namespace {

constexpr std::string_view kArrow = "-->";
constexpr std::size_t kMaxReference = 32;  // bytes of a character reference; no name is longer

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// "HH:MM:SS.mmm" of the time that `text` begins with, whose hours may be missing; empty where it begins with none.
std::string read_time(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && (is_digit(text[end]) || text[end] == ':' || text[end] == '.' || text[end] == ',')) ++end;
  std::string time(text.substr(0, end));
  std::replace(time.begin(), time.end(), ',', '.');
  const auto colons = std::count(time.begin(), time.end(), ':');
  if (colons == 1) time.insert(0, "00:");
  if (colons < 1 || colons > 2 || time.size() < 12 || time[time.size() - 4] != '.' || time[time.size() - 7] != ':') return {};
  return time;
}

class CaptionParser {
 public:
  CaptionParser(const DecodedText& decoded, Document& document)
      : text_(decoded.text), builder_(decoded, document), document_(document) {}

  void parse() {
    std::vector<Span> group;
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t end = std::min(text_.find_first_of("\n\r", at), text_.size());
      if (trim(text_, {at, end}).size() > 0) {
        group.push_back({at, end});
      } else {
        read_group(group);
        group.clear();
      }
      at = end + (text_.substr(end, 2) == "\r\n" ? 2 : 1);
    }
    read_group(group);
    builder_.close();
  }

 private:
  std::string_view of(Span span) const { return text_.substr(span.begin, span.size()); }

  /// Lines between two blank ones: the file's header, a cue, or a note.
  void read_group(const std::vector<Span>& lines) {
    if (!lines.empty() && lines[0].begin == 0 && of(lines[0]).starts_with("WEBVTT")) read_header(lines[0]);
    for (std::size_t i = 0; i < std::min<std::size_t>(lines.size(), 2); ++i) {  // an identifier may stand before the times
      const std::string_view line = of(trim(text_, lines[i]));
      std::string time = read_time(line);
      if (time.empty() || line.find(kArrow) == std::string_view::npos) continue;
      time_ = std::move(time);
      voice_.clear();
      begins_ = true;
      for (std::size_t k = i + 1; k < lines.size(); ++k) read_payload(lines[k]);
      return;
    }
  }

  /// "WEBVTT - Title of the recording"
  void read_header(Span line) {
    Span title = trim(text_, {line.begin + 6, line.end});
    while (title.begin < title.end && (text_[title.begin] == '-' || text_[title.begin] == ':')) ++title.begin;
    title = trim(text_, title);
    if (title.size() == 0) return;
    builder_.open({.kind = BlockKind::Title, .level = 1});
    builder_.copy(title);
    builder_.close();
  }

  void read_payload(Span line) {
    if (!begins_ && builder_.is_open()) builder_.insert("\n");
    for (std::size_t at = line.begin; at < line.end;) {
      const std::size_t special = std::min<std::size_t>(text_.find_first_of("<&", at), line.end);
      append({at, special});
      at = special;
      if (at == line.end) return;
      at = text_[at] == '<' ? read_tag({at, line.end}) : read_reference({at, line.end});
    }
  }

  /// `rest` begins with "<"; gives where the tag ends. One that is never closed is text.
  std::size_t read_tag(Span rest) {
    const std::size_t close = text_.find('>', rest.begin);
    if (close >= rest.end) {
      append(rest);
      return rest.end;
    }
    const std::string_view tag = text_.substr(rest.begin + 1, close - rest.begin - 1);
    if (tag == "/v") {
      change_voice({});
    } else if (tag.starts_with("v") && tag.size() > 1 && (tag[1] == ' ' || tag[1] == '.' || tag[1] == '\t')) {
      const std::size_t space = tag.find_first_of(" \t");
      change_voice(space == std::string_view::npos ? Span{close, close} : Span{rest.begin + 1 + space, close});
    }
    return close + 1;
  }

  void change_voice(Span name) {
    name = trim(text_, name);
    voice_ = of(name);
    begins_ = true;
  }

  std::size_t read_reference(Span rest) {
    const std::size_t size = of(rest).substr(0, kMaxReference).find(';');
    const Span reference{rest.begin, size == std::string_view::npos ? rest.begin : rest.begin + size + 1};
    const std::string character = decode_character_reference(of(reference));
    if (character.empty()) {
      append({rest.begin, rest.begin + 1});
      return rest.begin + 1;
    }
    prepare();
    builder_.replace(character, reference);
    return reference.end;
  }

  void append(Span piece) {
    if (trim(text_, piece).size() == 0 && begins_) return;
    if (piece.size() == 0) return;
    prepare();
    builder_.copy(piece);
  }

  /// Opens a Turn, or goes on with the one of the cue before where the same voice is in the middle of a sentence.
  void prepare() {
    if (!begins_) return;
    begins_ = false;
    if (builder_.is_open() && voice_ == speaker_ && !ends_sentence()) {
      builder_.insert("\n");
      return;
    }
    builder_.close();
    speaker_ = voice_;
    builder_.open({.kind = BlockKind::Turn, .speaker = speaker_, .time = time_});
  }

  bool ends_sentence() const {
    const std::string_view text = document_.text;
    const Span so_far = trim(text, {0, text.size()});
    const std::size_t last = text.substr(0, so_far.end).find_last_not_of("\"')]");
    return last != std::string_view::npos &&
           (text[last] == '.' || text[last] == '!' || text[last] == '?' || text.substr(0, so_far.end).ends_with("”") ||
            text.substr(0, so_far.end).ends_with("…"));
  }

  std::string_view text_;
  BlockBuilder builder_;
  const Document& document_;
  std::string time_;     // of the cue at hand
  std::string voice_;    // that speaks at the place at hand
  std::string speaker_;  // of the open Turn
  bool begins_ = true;   // no text of this cue and voice yet
};

}  // namespace

void parse_captions(DecodedText decoded, Document& document) {
  CaptionParser(decoded, document).parse();
}

}  // namespace quipu
