#pragma once
// The dependency trees of an annotation seen from above: the children of each token.

#include <vector>

#include "extractors/language/annotation.hpp"

namespace quipu::language {

/// Children lists of all tokens, in flat arrays that are reused between documents. Refers to the annotation it was built from.
class Tree {
 public:
  /// O(tokens). `annotation` must outlive the tree or the next build().
  void build(const Annotation& annotation);

  /// The children of a token in the order of the text.
  class Children {
   public:
    class Iterator {
     public:
      Iterator(const Tree& tree, TokenIndex at) : tree_(&tree), at_(at) {}
      TokenIndex operator*() const { return at_; }
      Iterator& operator++() {
        at_ = tree_->next_sibling_[at_];
        return *this;
      }
      bool operator!=(const Iterator& other) const { return at_ != other.at_; }

     private:
      const Tree* tree_;
      TokenIndex at_;
    };
    Children(const Tree& tree, TokenIndex first) : tree_(tree), first_(first) {}
    Iterator begin() const { return {tree_, first_}; }
    Iterator end() const { return {tree_, kNoHead}; }

   private:
    const Tree& tree_;
    TokenIndex first_;
  };
  Children children(TokenIndex token) const { return {*this, first_child_[token]}; }

  /// The first child with this relation, or kNoHead.
  TokenIndex child(TokenIndex token, Deprel relation) const;
  bool has_child(TokenIndex token, Deprel relation) const { return child(token, relation) != kNoHead; }

  const Annotation& annotation() const { return *annotation_; }
  const Token& token(TokenIndex index) const { return annotation_->tokens[index]; }

 private:
  const Annotation* annotation_ = nullptr;
  std::vector<TokenIndex> first_child_, next_sibling_, last_child_;
};

}  // namespace quipu::language
