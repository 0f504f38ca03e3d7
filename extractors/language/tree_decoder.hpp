#pragma once
// The best dependency tree under scores of single arcs: Chu & Liu 1965, Edmonds 1967, with exactly one word under the root.

#include <cstdint>
#include <span>
#include <vector>

namespace quipu::language {

/// Finds trees over n words, numbered from 1, with 0 for the root. Keeps its memory between calls.
class TreeDecoder {
 public:
  /// scores[word * (n + 1) + head], higher is better, for 1 <= word <= n <= 300, within ±100; the matrix is scratch afterwards.
  /// Returns heads[word], heads[0] = 0: the best tree with exactly one child of the root. O(n²) where the best heads form a
  /// tree, which is nearly always; O(n³) at worst.
  std::span<const std::uint32_t> decode(std::span<float> scores, std::size_t words);

 private:
  struct Arc {
    std::uint32_t word;
    std::uint32_t head;
  };
  /// A cycle made one node: its members, the arcs that close it, and to which node every word belonged before.
  struct Contraction {
    std::vector<std::uint32_t> members;
    std::vector<Arc> arcs;
    std::vector<std::uint32_t> owners;
  };

  float& score(std::size_t word, std::size_t head) { return scores_[word * size_ + head]; }
  Arc& arc(std::size_t word, std::size_t head) { return arcs_[word * size_ + head]; }
  void choose_best_heads();
  bool find_cycle();
  bool single_root() const;
  void solve();
  void contract();
  void expand();

  std::span<float> scores_;
  std::size_t size_ = 0;
  std::vector<std::uint32_t> active_;
  std::vector<std::uint32_t> heads_;   ///< of active nodes, as nodes; after expand() of words
  std::vector<std::uint32_t> marks_;
  std::vector<std::uint32_t> cycle_;
  std::vector<std::uint32_t> owners_;  ///< the node that a word is part of
  std::vector<Arc> arcs_;              ///< the arc between words that stands for an arc between nodes
  std::vector<float> gains_;
  std::vector<Contraction> contractions_;
};

}  // namespace quipu::language
