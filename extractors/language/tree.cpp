#include "extractors/language/tree.hpp"

namespace quipu::language {

void Tree::build(const Annotation& annotation) {
  annotation_ = &annotation;
  const std::size_t size = annotation.tokens.size();
  first_child_.assign(size, kNoHead);
  next_sibling_.assign(size, kNoHead);
  last_child_.assign(size, kNoHead);
  for (TokenIndex i = 0; i < size; ++i) {
    const TokenIndex head = annotation.tokens[i].head;
    if (head >= size) continue;  // the root, or no tree
    if (last_child_[head] == kNoHead) {
      first_child_[head] = i;
    } else {
      next_sibling_[last_child_[head]] = i;
    }
    last_child_[head] = i;
  }
}

TokenIndex Tree::child(TokenIndex token, Deprel relation) const {
  for (const TokenIndex child : children(token)) {
    if (annotation_->tokens[child].deprel == relation) return child;
  }
  return kNoHead;
}

}  // namespace quipu::language
