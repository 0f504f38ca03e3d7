#pragma once
// Forms of names and which of them are one entity, in tiers from the surest to the weakest. Internal to entities/.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/entities/entity.hpp"
#include "extractors/entities/lexicons.hpp"
#include "extractors/entities/type_model.hpp"

namespace quipu::entities {

/// All mentions that are written alike, and what they have been joined to.
struct Form {
  std::string text;                     ///< as the document writes it first
  std::vector<std::string> words;       ///< case-folded
  TypeEvidence evidence;                ///< for the type, with that of all forms joined to it
  TypeScores scores{};                  ///< what it sums up to
  bool is_name = false;                 ///< written as a name more often than as a common noun
  std::size_t names = 0, commons = 0;   ///< how often as which
  std::size_t parent = SIZE_MAX;        ///< the form that this one is an alias of
  std::string reason;                   ///< why
};

class FormIndex;

/// Collects forms, joins them, and hands out the groups.
class AliasGroups {
 public:
  /// Without a model only what is given counts.
  explicit AliasGroups(const Lexicons& lexicons, const TypeModel* model = nullptr) : lexicons_(lexicons), model_(model) {}

  /// The number of the form with this text; forms that differ in case only are one. Names and concepts share a form only where
  /// the text does.
  std::size_t add(std::string_view text, bool is_name, const TypeEvidence& evidence);
  /// Says that two forms name one thing ("long form (SHORT)"). The longer one leads.
  void join(std::size_t a, std::size_t b, const char* reason);
  /// The number of a form by its text, or SIZE_MAX.
  std::size_t find(std::string_view text) const;

  /// Joins what belongs together by the tiers: two ways to write one full name, surname and given name of it, the first words of
  /// one longer name, names without the noun that says their kind, initials, heads of longer terms. A tier joins only where exactly one candidate fits. O(forms · forms that
  /// share a first or last word).
  void join_aliases();

  std::size_t root(std::size_t form) const;
  const std::vector<Form>& forms() const { return forms_; }
  NameType type_of(std::size_t form) const;

 private:
  void join_unique(std::size_t form, const char* reason, const std::vector<std::size_t>& candidates);
  void join_full_names(const FormIndex& index);
  void join_persons(const FormIndex& index);
  void join_prefixes(const FormIndex& index);
  void join_kinds(const FormIndex& index);
  void join_initials(const FormIndex& index);
  void join_heads(const FormIndex& index);
  bool is_person_too(std::size_t form, std::size_t person) const;
  bool is_long_person(std::size_t form) const;
  bool same_person(std::size_t a, std::size_t b) const;
  void update(Form& form) const;

  const Lexicons& lexicons_;
  const TypeModel* model_;
  std::vector<Form> forms_;
  std::map<std::string, std::size_t, std::less<>> by_key_;
};

}  // namespace quipu::entities
