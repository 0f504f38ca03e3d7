#pragma once
// Transcripts that are plain paragraphs: "Ann Lee: text", "**Ann Lee:** text", "[00:01:02] Ann Lee: text", and a line
// "Ann Lee 00:12" or "Ann Lee:" above the text. Internal to documents/.

#include <optional>
#include <string>
#include <string_view>

#include "extractors/documents/document.hpp"

namespace quipu {

/// Who begins to speak on a line, and where the words begin.
struct TurnLabel {
  std::string speaker;
  std::string time;      ///< HH:MM:SS.mmm, empty where the label has none
  std::size_t size = 0;  ///< bytes of the line before the words; all of it where they stand on the next line
};

/// The label at the start of `line`: one to four words in capitals with a colon behind them, or with a time and nothing else.
std::optional<TurnLabel> read_turn_label(std::string_view line);

/// Makes Turn blocks of labelled paragraphs, with speaker and time and without the labels, where two speakers at least take
/// turns (one of them speaks again after another) and labels begin most of the paragraphs from the first label on. Paragraphs
/// without a label go on with their speaker's turn until the next heading. Other documents stay as they are. Linear.
void make_labelled_turns(Document& document);

}  // namespace quipu
