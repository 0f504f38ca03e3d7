#pragma once
// When something is said to be so: dates of the text as ISO 8601, and which predicate each belongs to.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/language/tree.hpp"

namespace quipu::relations {

using language::TokenIndex;

/// A day, month or year; month and day are 0 where the text does not give them.
struct DatePoint {
  int year = 0;
  int month = 0;
  int day = 0;

  bool known() const { return year > 0; }
  bool operator==(const DatePoint&) const = default;
};

/// "2019", "2019-05", "2019-05-03".
std::string to_string(const DatePoint& point);

/// Tokens [first, end) that say when: a point, or an interval such as "2015/2019", "2015/..", "../2019".
struct DateMention {
  TokenIndex first = 0;
  TokenIndex end = 0;
  std::string value;
};

/// The dates of one document. Cheap to build; refers to its arguments.
class Dates {
 public:
  /// Days and years that the text gives relative to its own day ("yesterday", "last year") are known only where the document says
  /// that day: in its metadata ("date", "published" as YYYY-MM-DD), or in a short line before its text that holds a whole date.
  Dates(const Document& document, const language::Tree& tree);

  /// Finds the dates of a sentence. Written months, numeric ISO dates, decades ("the 1990s"), "from … to", "between … and",
  /// "since", "until"; a bare year only behind "in" and the like or before the noun that it dates ("the 2019 report"). What is a
  /// quantity, or compared, or a deadline ("by 2030") is none. Linear.
  void read(std::uint32_t sentence);
  const std::vector<DateMention>& mentions() const { return mentions_; }

  /// The date that belongs to this predicate or noun of the sentence read last; empty where none or several do.
  std::string when(TokenIndex predicate) const;

 private:
  bool belongs(const DateMention& mention, TokenIndex predicate) const;

  const Document& document_;
  const language::Tree& tree_;
  DatePoint today_;
  std::vector<DateMention> mentions_;
};

}  // namespace quipu::relations
