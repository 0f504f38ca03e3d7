#pragma once
// "Did you mean": the known words nearest to a mistyped one.

#include <string>
#include <string_view>
#include <vector>

namespace quipu::app {

/// At most `limit` of `candidates`, the nearest first: those that hold `word` (or it them) and those within a third of its length
/// in edits (Levenshtein, on bytes; ASCII case is no edit). Ties in byte order, no word twice. O(candidates × length²).
std::vector<std::string> nearest(std::string_view word, const std::vector<std::string_view>& candidates, std::size_t limit);

/// "; did you mean 'a' or 'b'?", or nothing.
std::string suggestion(const std::vector<std::string>& words);

}  // namespace quipu::app
