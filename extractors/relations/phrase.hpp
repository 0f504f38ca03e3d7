#pragma once
// Which words of a subtree make up an argument.

#include <vector>

#include "extractors/language/tree.hpp"

namespace quipu::relations {

using language::TokenIndex;

/// How much of a phrase is wanted.
enum class PhraseShape : std::uint8_t {
  Noun,       ///< an argument: without its preposition, without what is coordinated with it, without clauses set off by commas
  Adverbial,  ///< the same with its preposition and everything coordinated: "in 1941", "to Oslo and Bergen"
  Predicate,  ///< what a copula links to the subject: without the clause's own arguments
  Whole,      ///< every word below the head: an embedded clause
};

/// Collects phrases. Refers to the tree, which must outlive it or the next use.
class PhraseCollector {
 public:
  explicit PhraseCollector(const language::Tree& tree) : tree_(tree) {}

  /// Appends the tokens of the phrase of `head` in the order of the text, with `left_out` and all below it missing.
  /// O(size of the subtree).
  void collect(TokenIndex head, PhraseShape shape, TokenIndex left_out, std::vector<TokenIndex>& out);

 private:
  void visit(TokenIndex head, PhraseShape shape, TokenIndex left_out, bool top, int depth, std::vector<TokenIndex>& out);
  bool belongs(TokenIndex child, PhraseShape shape, bool top) const;
  bool set_off(TokenIndex child) const;
  void lend_owner(TokenIndex head, std::vector<TokenIndex>& out);
  bool has_partner(std::size_t first, std::size_t at, const std::vector<TokenIndex>& out) const;
  void tidy(std::size_t first, std::vector<TokenIndex>& out);

  const language::Tree& tree_;
  std::vector<TokenIndex> kept_;
};

}  // namespace quipu::relations
