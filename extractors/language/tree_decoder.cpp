#include "extractors/language/tree_decoder.hpp"

#include <algorithm>
#include <numeric>

namespace quipu::language {
namespace {

// Dearer than all that the rest of a tree could gain: 2 * 100 a word for up to 300 words.
constexpr float kRootPenalty = 65536.0f;

}  // namespace

std::span<const std::uint32_t> TreeDecoder::decode(std::span<float> scores, std::size_t words) {
  scores_ = scores;
  size_ = words + 1;
  active_.resize(size_);
  std::iota(active_.begin(), active_.end(), 0u);
  heads_.assign(size_, 0);
  choose_best_heads();
  if (!single_root() || find_cycle()) solve();
  return heads_;
}

void TreeDecoder::choose_best_heads() {
  for (const std::uint32_t word : active_) {
    if (word == 0) continue;
    std::uint32_t best = 0;
    for (const std::uint32_t head : active_) {
      if (head != word && score(word, head) > score(word, best)) best = head;
    }
    heads_[word] = best;
  }
}

bool TreeDecoder::single_root() const {
  return std::count(heads_.begin() + 1, heads_.end(), 0u) == 1;
}

// Follows heads from every node; one that comes back to a node of its own walk has found a cycle.
bool TreeDecoder::find_cycle() {
  marks_.assign(size_, 0);
  cycle_.clear();
  for (const std::uint32_t start : active_) {
    std::uint32_t node = start;
    while (node != 0 && marks_[node] == 0) {
      marks_[node] = start;
      node = heads_[node];
    }
    if (node == 0 || marks_[node] != start) continue;
    const std::uint32_t first = node;
    do {
      cycle_.push_back(node);
      node = heads_[node];
    } while (node != first);
    return true;
  }
  return false;
}

void TreeDecoder::solve() {
  for (std::size_t word = 1; word < size_; ++word) score(word, 0) -= kRootPenalty;
  owners_.resize(size_);
  std::iota(owners_.begin(), owners_.end(), 0u);
  arcs_.resize(size_ * size_);
  for (std::uint32_t word = 0; word < size_; ++word) {
    for (std::uint32_t head = 0; head < size_; ++head) arc(word, head) = {word, head};
  }
  contractions_.clear();
  choose_best_heads();
  while (find_cycle()) {
    contract();
    choose_best_heads();
  }
  expand();
}

// The cycle's first node stands for all of it. An arc into the cycle replaces the arc of the member that it enters, so it is
// worth the difference of the two.
void TreeDecoder::contract() {
  Contraction contraction;
  contraction.members = cycle_;
  contraction.owners = owners_;
  for (const std::uint32_t member : cycle_) contraction.arcs.push_back(arc(member, heads_[member]));
  const std::uint32_t whole = cycle_.front();
  for (const std::uint32_t node : cycle_) marks_[node] = UINT32_MAX;
  for (const std::uint32_t other : active_) {
    if (marks_[other] == UINT32_MAX) continue;
    std::uint32_t enters = whole, leaves = whole;
    const auto gain = [&](std::uint32_t member) { return score(member, other) - score(member, heads_[member]); };
    float best_gain = gain(whole);
    for (const std::uint32_t member : cycle_) {
      if (gain(member) > best_gain) {
        best_gain = gain(member);
        enters = member;
      }
      if (score(other, member) > score(other, leaves)) leaves = member;
    }
    arc(whole, other) = arc(enters, other);
    // The member's own score stays as it is until every other node has been compared with it.
    gains_.push_back(best_gain);
    score(other, whole) = score(other, leaves);
    arc(other, whole) = arc(other, leaves);
  }
  std::size_t next = 0;
  for (const std::uint32_t other : active_) {
    if (marks_[other] != UINT32_MAX) score(whole, other) = gains_[next++];
  }
  gains_.clear();
  std::erase_if(active_, [&](std::uint32_t node) { return node != whole && marks_[node] == UINT32_MAX; });
  std::vector<bool> inside(size_, false);
  for (const std::uint32_t node : cycle_) inside[node] = true;
  for (std::uint32_t& owner : owners_) {
    if (inside[owner]) owner = whole;
  }
  contractions_.push_back(std::move(contraction));
}

// Backwards: the arc that enters a cycle takes the place of one of its arcs, the others stay.
void TreeDecoder::expand() {
  std::vector<std::uint32_t> heads(size_, 0);
  std::vector<bool> entered(size_, false);
  const auto take = [&](Arc found) {
    heads[found.word] = found.head;
    entered[found.word] = true;
  };
  for (const std::uint32_t node : active_) {
    if (node != 0) take(arc(node, heads_[node]));
  }
  for (auto contraction = contractions_.rbegin(); contraction != contractions_.rend(); ++contraction) {
    std::vector<bool> has_arc(size_, false);
    for (std::size_t word = 1; word < size_; ++word) {
      if (entered[word]) has_arc[contraction->owners[word]] = true;
    }
    for (std::size_t i = 0; i < contraction->members.size(); ++i) {
      if (!has_arc[contraction->members[i]]) take(contraction->arcs[i]);
    }
  }
  heads_ = std::move(heads);
}

}  // namespace quipu::language
