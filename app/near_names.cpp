#include "app/near_names.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace quipu::app {
namespace {

constexpr std::size_t kShortestPart = 3;  // "al" stands in too many names to say anything

std::string folded(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower;
}

std::size_t edits(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] != b[j - 1]);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

bool holds(const std::string& whole, const std::string& part) {
  return part.size() >= kShortestPart && whole.find(part) != std::string::npos;
}

}  // namespace

std::vector<std::string> nearest(std::string_view word, const std::vector<std::string_view>& candidates, std::size_t limit) {
  const std::string wanted = folded(word);
  const std::size_t tolerance = wanted.size() / 3 + 1;
  std::set<std::pair<std::size_t, std::string_view>> ranked;
  for (const std::string_view candidate : candidates) {
    const std::string other = folded(candidate);
    const std::size_t shorter = std::min(wanted.size(), other.size());
    const std::size_t gap = std::max(wanted.size(), other.size()) - shorter;
    if (gap <= tolerance) {
      const std::size_t distance = edits(wanted, other);
      if (distance <= tolerance && distance < wanted.size()) ranked.emplace(distance, candidate);
    }
    if (holds(other, wanted) || holds(wanted, other)) ranked.emplace(gap + 1, candidate);
  }
  std::vector<std::string> words;
  for (const auto& [distance, candidate] : ranked) {
    if (words.size() < limit && std::find(words.begin(), words.end(), candidate) == words.end()) words.emplace_back(candidate);
  }
  return words;
}

std::string suggestion(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    text += (i == 0 ? "; did you mean " : i + 1 == words.size() ? " or " : ", ") + ("'" + words[i] + "'");
  }
  return text.empty() ? text : text + "?";
}

}  // namespace quipu::app
