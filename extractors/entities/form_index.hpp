#pragma once
// Forms of names by the words that others may share with them, so that a long document needs no look at every pair. Internal to
// entities/.

#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extractors/entities/alias_groups.hpp"

namespace quipu::entities {

/// Numbers of forms in the order in which they were added; each look-up is O(1). Refers to the words of `forms`, which must
/// neither change nor move.
class FormIndex {
 public:
  FormIndex(const std::vector<Form>& forms, const Lexicons& lexicons);

  /// Names whose last word is `word`.
  std::span<const std::size_t> ending(std::string_view word) const { return of(ending_, word); }
  /// Names that `word` begins, a year before it left aside.
  std::span<const std::size_t> beginning(std::string_view word) const { return of(beginning_, word); }
  /// Names of two or more words whose given name, or one in quotation marks behind it, can be `word`: "bill" of "William “Billy” Quill".
  std::vector<std::size_t> given(std::string_view word) const;
  /// Common noun phrases of two or more words whose last word is `word`, in the order of their first mentions.
  std::span<const std::size_t> terms(std::string_view word) const { return of(terms_, word); }
  /// Forms of two or more words, the first of which begins with `letter`.
  std::span<const std::size_t> with_initial(char letter) const;

 private:
  using Map = std::unordered_map<std::string_view, std::vector<std::size_t>>;
  static std::span<const std::size_t> of(const Map& map, std::string_view word);
  void add_given(const Form& form, std::size_t number);

  const Lexicons& lexicons_;
  Map ending_, beginning_, given_, terms_;
  std::vector<std::size_t> initials_[256];
};

}  // namespace quipu::entities
