#include "extractors/entities/alias_groups.hpp"

#include <algorithm>
#include <iterator>

#include "extractors/entities/acronyms.hpp"
#include "extractors/entities/form_index.hpp"
#include "extractors/entities/person_names.hpp"
#include "graph/utf8.hpp"

namespace quipu::entities {
namespace {

std::vector<std::string> split_words(std::string_view folded) {
  std::vector<std::string> words;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= folded.size(); ++i) {
    if (i < folded.size() && folded[i] != ' ' && folded[i] != '\n') continue;
    if (i > begin) words.emplace_back(folded.substr(begin, i - begin));
    begin = i + 1;
  }
  return words;
}

/// Nouns that say what kind of thing a name names and may be left out: "Mount Etna" is "Etna".
bool is_kind_before(std::string_view word) {
  static constexpr std::string_view kWords[] = {"mount", "lake", "river", "cape", "team", "hurricane", "typhoon", "storm", "cyclone", "project",
                                                "operation", "planet", "comet", "asteroid", "volcano"};
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

/// The same behind names, for lands of old: "Mali Empire" is "Mali". ("Mexico City" is not "Mexico".)
bool is_realm(std::string_view word) {
  static constexpr std::string_view kWords[] = {"empire", "kingdom", "sultanate", "caliphate", "khanate"};
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

// How far, in hundredths of log-odds, a form's own type must lie before the type of what it may be short for to keep them apart.
constexpr int kRather = 250;
constexpr int kSurely = 400;
constexpr int kWhateverElse = 900;

constexpr std::size_t kMaxFamily = 64;  // full names with one surname, above which nothing is said of them

}  // namespace

std::size_t AliasGroups::add(std::string_view text, bool is_name, const TypeEvidence& evidence) {
  const std::string key = fold_case(text);
  const auto [found, is_new] = by_key_.try_emplace(key, forms_.size());
  if (is_new) forms_.push_back({.text = std::string(text), .words = split_words(key), .evidence = {}, .reason = {}});
  Form& form = forms_[found->second];
  ++(is_name ? form.names : form.commons);
  form.is_name = form.names > form.commons;
  if (form.evidence.words.empty()) {
    form.evidence.words = evidence.words;
    form.evidence.inside = evidence.inside;
  }
  form.evidence.take(evidence);
  update(form);
  return found->second;
}

void AliasGroups::update(Form& form) const { form.scores = model_ && form.evidence.mentions > 0 ? model_->score(form.evidence) : form.evidence.given; }

std::size_t AliasGroups::find(std::string_view text) const {
  const auto found = by_key_.find(fold_case(text));
  return found == by_key_.end() ? SIZE_MAX : found->second;
}

std::size_t AliasGroups::root(std::size_t form) const {
  while (forms_[form].parent != SIZE_MAX) form = forms_[form].parent;
  return form;
}

void AliasGroups::join(std::size_t a, std::size_t b, const char* reason) {
  a = root(a);
  b = root(b);
  if (a == b) return;
  if (forms_[a].text.size() < forms_[b].text.size()) std::swap(a, b);
  forms_[b].parent = a;
  forms_[b].reason = reason;
  forms_[a].evidence.take(forms_[b].evidence);
  update(forms_[a]);
}

NameType AliasGroups::type_of(std::size_t form) const { return best_type(forms_[root(form)].scores); }

bool AliasGroups::is_long_person(std::size_t form) const {
  const Form& item = forms_[form];
  return item.is_name && item.words.size() >= 2 && item.words.size() <= 5 && type_of(form) == NameType::Person;
}

void AliasGroups::join_unique(std::size_t form, const char* reason, const std::vector<std::size_t>& candidates) {
  std::size_t only = SIZE_MAX;
  for (const std::size_t candidate : candidates) {
    const std::size_t to = root(candidate);
    if (only != SIZE_MAX && only != to) return;  // two could be meant: leave it
    only = to;
  }
  if (only != SIZE_MAX && only != root(form)) join(form, only, reason);
}

bool AliasGroups::same_person(std::size_t a, std::size_t b) const {
  const bool swap = forms_[a].words.size() > forms_[b].words.size();
  return may_be_same_person(lexicons_, forms_[swap ? b : a].words, forms_[swap ? a : b].words);
}

/// "Liz Warren" is "Elizabeth Jane Warren", where whatever fits the one fits the other; then "E. Warren" is she, where nobody else
/// has these initials.
void AliasGroups::join_full_names(const FormIndex& index) {
  std::vector<std::pair<std::size_t, std::vector<std::size_t>>> with_initials;
  for (std::size_t i = 0; i < forms_.size(); ++i) {
    if (!is_long_person(i)) continue;
    std::vector<std::size_t> family;
    for (const std::size_t j : index.ending(forms_[i].words.back())) {
      if (is_long_person(j) && !is_initial(forms_[j].words.front())) family.push_back(j);
    }
    if (family.size() > kMaxFamily) continue;
    if (is_initial(forms_[i].words.front())) {
      std::erase_if(family, [&](std::size_t j) { return !same_person(i, j); });
      with_initials.emplace_back(i, std::move(family));
      continue;
    }
    for (const std::size_t j : family) {
      if (j <= i || root(i) == root(j) || !same_person(i, j)) continue;
      const auto alike = [&](std::size_t k) { return k == i || k == j || same_person(i, k) == same_person(j, k); };
      if (std::all_of(family.begin(), family.end(), alike)) join(i, j, "full name");
    }
  }
  for (const auto& [form, family] : with_initials) join_unique(form, "full name", family);
}

/// A surname that its mentions make something else is the person's if both together are a person.
bool AliasGroups::is_person_too(std::size_t form, std::size_t person) const {
  const int lead = lead_over(forms_[form].scores, NameType::Person);
  if (lead < kSurely) return true;
  if (lead >= kWhateverElse || model_ == nullptr) return false;
  TypeEvidence both = forms_[root(person)].evidence;
  both.take(forms_[form].evidence);
  return best_type(model_->score(both)) == NameType::Person;
}

/// "Lovelace" and "Ada" are "Ada Lovelace" where nobody else in the document bears the name.
void AliasGroups::join_persons(const FormIndex& index) {
  for (std::size_t i = 0; i < forms_.size(); ++i) {
    const Form& form = forms_[i];
    if (!form.is_name || form.words.size() != 1 || root(i) != i) continue;
    const int lead = lead_over(form.scores, NameType::Person);
    const auto persons = [&](std::span<const std::size_t> numbers) {
      std::vector<std::size_t> found;
      std::copy_if(numbers.begin(), numbers.end(), std::back_inserter(found), [&](std::size_t j) { return j != i && is_long_person(j); });
      return found;
    };
    // A person's other names may be places or firms as well; the lists must not keep them apart.
    std::vector<std::size_t> surnames = persons(index.ending(form.words[0]));
    std::erase_if(surnames, [&](std::size_t j) { return !is_person_too(i, j); });
    if (!surnames.empty()) join_unique(i, "surname", surnames);
    else if (lead < kRather) join_unique(i, "given name", persons(index.given(form.words[0])));
  }
}

/// "Norvane" is "Norvane Logistics"; "Games of 2006" style years before a name do not part it.
void AliasGroups::join_prefixes(const FormIndex& index) {
  for (std::size_t i = 0; i < forms_.size(); ++i) {
    const Form& form = forms_[i];
    if (!form.is_name || form.words.empty() || root(i) != i) continue;
    std::vector<std::size_t> longer;
    for (const std::size_t j : index.beginning(form.words.front())) {
      const Form& other = forms_[j];
      if (j == i || other.words.size() <= form.words.size()) continue;
      const NameType other_type = type_of(j);
      if (other_type == NameType::Person || other_type == NameType::Place) continue;
      if (lead_over(form.scores, other_type) >= kRather) continue;
      const bool starts = std::equal(form.words.begin(), form.words.end(), other.words.begin());
      const bool dated = is_year(other.words.front()) && std::equal(form.words.begin(), form.words.end(), other.words.begin() + 1, other.words.end());
      if (starts || dated) longer.push_back(j);
    }
    join_unique(i, "short for", longer);
  }
}

/// "Etna" is "Mount Etna", "Ineos" is "Team Ineos", "Mali" is the "Mali Empire".
void AliasGroups::join_kinds(const FormIndex& index) {
  for (std::size_t i = 0; i < forms_.size(); ++i) {
    const Form& form = forms_[i];
    if (!form.is_name || form.words.empty() || root(i) != i) continue;
    const auto one_more = [&](std::size_t j) { return forms_[j].words.size() == form.words.size() + 1; };
    std::vector<std::size_t> longer;
    for (const std::size_t j : index.ending(form.words.back())) {
      const auto& words = forms_[j].words;
      if (one_more(j) && is_kind_before(words.front()) && std::equal(form.words.begin(), form.words.end(), words.begin() + 1)) longer.push_back(j);
    }
    for (const std::size_t j : index.beginning(form.words.front())) {
      const auto& words = forms_[j].words;
      if (one_more(j) && is_realm(words.back()) && std::equal(form.words.begin(), form.words.end(), words.begin())) longer.push_back(j);
    }
    join_unique(i, "without its kind", longer);
  }
}

/// "the shoe" behind "carbon-plated shoe". A term that the text has first is what the longer one is a kind of, and stays apart.
void AliasGroups::join_heads(const FormIndex& index) {
  for (std::size_t i = 0; i < forms_.size(); ++i) {
    const Form& form = forms_[i];
    if (form.names > 0 || form.words.empty() || root(i) != i) continue;
    std::vector<std::size_t> longer;
    for (const std::size_t j : index.terms(form.words.back())) {
      const auto& words = forms_[j].words;
      if (j < i && words.size() > form.words.size() && std::equal(form.words.rbegin(), form.words.rend(), words.rbegin())) longer.push_back(j);
    }
    join_unique(i, "head of a longer term", longer);
  }
}

void AliasGroups::join_initials(const FormIndex& index) {
  for (std::size_t i = 0; i < forms_.size(); ++i) {
    if (root(i) != i || forms_[i].words.size() != 1 || !looks_like_acronym(forms_[i].text)) continue;
    std::vector<std::size_t> phrases;
    for (const std::size_t j : index.with_initial(forms_[i].words[0][0])) {
      if (j != i && is_initialism(forms_[i].text, forms_[j].text)) phrases.push_back(j);
    }
    join_unique(i, "initials", phrases);
  }
}

void AliasGroups::join_aliases() {
  const FormIndex index(forms_, lexicons_);
  join_full_names(index);
  join_persons(index);  // before organizations, so that "Ada" is Ada Quill and not the "Ada Quill Podcast"
  join_prefixes(index);
  join_kinds(index);
  join_initials(index);
  join_heads(index);
}

}  // namespace quipu::entities
