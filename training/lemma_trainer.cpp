#include "training/lemma_trainer.hpp"

#include <rapidjson/document.h>
#include <rapidjson/istreamwrapper.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <optional>
#include <set>

#include "extractors/language/characters.hpp"
#include "extractors/language/lemmatizer.hpp"
#include "graph/error.hpp"

namespace quipu::training {
namespace {

using language::LemmaRule;
using language::LemmaTables;
using language::LetterCase;
using language::Xpos;

/// The rule that makes `lemma` of `form`, where one does.
std::optional<LemmaRule> rule_between(const std::string& form, const std::string& lower, const std::string& lemma) {
  std::optional<LemmaRule> best;
  for (const bool keep : {false, true}) {
    const std::string& base = keep ? form : lower;
    std::size_t shared = 0;
    while (shared < base.size() && shared < lemma.size() && base[shared] == lemma[shared]) ++shared;
    if (shared == 0 || base.size() - shared > LemmaTables::kLongestSuffix || lemma.size() - shared > 6) continue;
    LemmaRule rule{std::uint32_t(base.size() - shared), lemma.substr(shared), keep};
    if (!best || rule.strip < best->strip) best = std::move(rule);
  }
  return best;
}

struct WordLemma {
  std::string word;  ///< in lower case
  LemmaRule rule;
};
using Group = std::pair<Xpos, LetterCase>;

class LemmaTrainer {
 public:
  LemmaTrainer(const std::filesystem::path& folder) : folder_(folder) {}

  void learn(const Treebank& train) {
    std::map<std::tuple<Group, std::string, std::string>, std::map<std::string, std::size_t>> lemmas;
    for (const Sentence& sentence : train.sentences) {
      for (const Word& word : sentence.words) {
        std::string lower;
        language::fold(word.form, lower);
        ++lemmas[{Group(word.xpos, language::letter_case(word.form)), lower, word.form}][word.lemma];
        ++by_word_[{lower, word.xpos}][word.lemma];
      }
    }
    std::map<Group, std::vector<WordLemma>> groups;
    for (const auto& [key, counts] : lemmas) {
      const auto& [group, lower, form] = key;
      if (auto rule = rule_between(form, lower, most(counts))) groups[group].push_back({lower, *rule});
    }
    for (const auto& [group, words] : groups) learn_rules(group, words);
    for (const auto& [key, counts] : lemmas) {
      const auto& [group, lower, form] = key;
      if (lemma(form, group.first) == most(counts)) continue;
      exceptions_[{lower, group.first}] = most(by_word_.at({lower, group.first}));
    }
  }

  void learn_verbs(const std::filesystem::path& path) {
    std::ifstream in(path);
    if (!in) throw DataError(path.string(), "cannot be opened");
    rapidjson::IStreamWrapper wrapper(in);
    rapidjson::Document verbs;
    if (verbs.ParseStream(wrapper).HasParseError() || !verbs.IsArray())
      throw DataError(path.string(), "is not an array of verbs");
    for (const auto& verb : verbs.GetArray()) {
      const std::string infinitive = text(verb["infinitive"], 0);
      add_verb_form(text(verb["participle"], 0), Xpos::VBN, infinitive);
      add_verb_form(text(verb["gerund"], 0), Xpos::VBG, infinitive);
      add_verb_form(text(verb["indicative"]["imperfect"], 0), Xpos::VBD, infinitive);
      add_verb_form(text(verb["indicative"]["present"], 2), Xpos::VBZ, infinitive);
    }
  }

  void write() const {
    std::ofstream out(folder_ / "lemma_exceptions.tsv");
    out << "# Lemmas that the rules do not find: word in lower case, Penn tag, lemma. Made by training/build_model.sh from UD\n"
           "# English EWT and GUM (CC BY-SA 4.0) and the verbs of the corpora project (CC0); see ../NOTICE.\n";
    for (const auto& [key, lemma] : exceptions_) out << key.first << '\t' << to_string(key.second) << '\t' << lemma << '\n';
    std::ofstream rules(folder_ / "lemma_rules.tsv");
    rules << "# The longest suffix of a tag and letter case wins: Penn tag, letter case, suffix, bytes to strip, ending to "
             "append,\n"
             "# and whether the case is kept. Made by training/build_model.sh; see ../NOTICE.\n";
    for (const std::string& row : rows_) rules << row << '\n';
    if (!out.flush() || !rules.flush()) throw OutputError(folder_.string(), "the tables of lemmas cannot be written");
  }

 private:
  static std::string most(const std::map<std::string, std::size_t>& counts) {
    return std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
  }
  static std::string text(const rapidjson::Value& list, rapidjson::SizeType index) {
    return list.IsArray() && list.Size() > index && list[index].IsString() ? list[index].GetString() : std::string();
  }

  std::string lemma(const std::string& form, Xpos tag) const {
    std::string scratch, out;
    tables_.append_lemma(form, tag, scratch, out);
    return out;
  }

  void learn_rules(const Group& group, const std::vector<WordLemma>& words) {
    for (std::size_t size = 0; size <= LemmaTables::kLongestSuffix; ++size) {
      std::map<std::string, std::map<LemmaRule, std::size_t>> by_suffix;
      for (const WordLemma& word : words) {
        if (word.word.size() > size || size == 0)
          ++by_suffix[word.word.substr(word.word.size() - std::min(size, word.word.size()))][word.rule];
      }
      for (const auto& [suffix, rules] : by_suffix) {
        if (suffix.size() == size) choose(group, suffix, rules);
      }
    }
  }

  /// Keeps a suffix's commonest rule where it is right for at least two words more than the shorter suffix's rule.
  void choose(const Group& group, const std::string& suffix, const std::map<LemmaRule, std::size_t>& rules) {
    const auto best =
        std::max_element(rules.begin(), rules.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    const LemmaRule* known = tables_.find_rule(suffix, group.first, group.second);
    if (known) {
      const auto same = rules.find(*known);
      if (best->second < 2 + (same == rules.end() ? 0 : same->second)) return;
    }
    tables_.add_rule(group.first, group.second, suffix, best->first);
    static constexpr const char* kCases[] = {"lower", "Capital", "UPPER", "Mixed"};
    const auto dash = [](const std::string& cell) { return cell.empty() ? std::string("-") : cell; };
    rows_.push_back(std::string(to_string(group.first)) + '\t' + kCases[std::size_t(group.second)] + '\t' + dash(suffix) + '\t' +
                    std::to_string(best->first.strip) + '\t' + dash(best->first.append) + '\t' +
                    (best->first.keep_case ? "keep" : "lower"));
  }

  void add_verb_form(const std::string& form, Xpos tag, const std::string& infinitive) {
    const bool plain = !form.empty() && form.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos;
    if (!plain || infinitive.empty() || by_word_.contains({form, tag}) || lemma(form, tag) == infinitive) return;
    exceptions_.insert({{form, tag}, infinitive});
  }

  std::filesystem::path folder_;
  LemmaTables tables_;
  std::vector<std::string> rows_;
  std::map<std::pair<std::string, Xpos>, std::string> exceptions_;
  std::map<std::pair<std::string, Xpos>, std::map<std::string, std::size_t>> by_word_;
};

}  // namespace

void train_lemmas(const Treebank& train, const std::filesystem::path& verbs, const std::filesystem::path& folder) {
  LemmaTrainer trainer(folder);
  trainer.learn(train);
  trainer.learn_verbs(verbs);
  trainer.write();
}

}  // namespace quipu::training
