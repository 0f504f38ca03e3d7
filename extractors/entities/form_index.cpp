#include "extractors/entities/form_index.hpp"

#include <algorithm>

#include "extractors/entities/person_names.hpp"

namespace quipu::entities {

namespace {

void add_once(std::vector<std::size_t>& numbers, std::size_t number) {
  if (numbers.empty() || numbers.back() != number) numbers.push_back(number);
}

}  // namespace

FormIndex::FormIndex(const std::vector<Form>& forms, const Lexicons& lexicons) : lexicons_(lexicons) {
  for (std::size_t i = 0; i < forms.size(); ++i) {
    const std::vector<std::string>& words = forms[i].words;
    if (words.size() > 1) initials_[static_cast<unsigned char>(words.front()[0])].push_back(i);
    if (words.size() > 1 && forms[i].names == 0) terms_[words.back()].push_back(i);
    if (!forms[i].is_name || words.empty()) continue;
    ending_[words.back()].push_back(i);
    beginning_[words.front()].push_back(i);
    if (words.size() > 1 && is_year(words.front())) add_once(beginning_[words[1]], i);
    if (words.size() > 1) add_given(forms[i], i);
  }
}

/// A given name stands under itself and under every name that it may be short for; so does the word that is looked up.
void FormIndex::add_given(const Form& form, std::size_t number) {
  const auto add = [&](std::string_view name) {
    add_once(given_[name], number);
    for (const std::string& full : lexicons_.full_names(name)) add_once(given_[full], number);
  };
  add(form.words.front());
  for (const std::string& word : form.words) {
    if (const std::string_view quoted = inside_quotes(word); !quoted.empty()) add(quoted);
  }
}

std::vector<std::size_t> FormIndex::given(std::string_view word) const {
  std::vector<std::size_t> found;
  const auto take = [&](std::string_view name) {
    const auto numbers = of(given_, name);
    found.insert(found.end(), numbers.begin(), numbers.end());
  };
  take(word);
  for (const std::string& full : lexicons_.full_names(word)) take(full);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::span<const std::size_t> FormIndex::with_initial(char letter) const { return initials_[static_cast<unsigned char>(letter)]; }

std::span<const std::size_t> FormIndex::of(const Map& map, std::string_view word) {
  const auto found = map.find(word);
  return found == map.end() ? std::span<const std::size_t>() : found->second;
}

}  // namespace quipu::entities
