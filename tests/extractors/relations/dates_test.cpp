// Dates over hand-made sentences: what a date is does not depend on how good the tagger and parser are.

#include "extractors/relations/dates.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "extractors/language/conllu.hpp"

namespace quipu::relations {
namespace {

/// Words parted by spaces; one may carry its tag and head as "people/NNS/2". A word without is a NN below the first.
class Sentence {
 public:
  explicit Sentence(const std::string& words, const std::string& day = {}) {
    std::istringstream in(words);
    std::string conllu;
    int number = 0;
    for (std::string word; in >> word;) {
      ++number;
      std::vector<std::string> cells;
      std::istringstream parts(word);
      for (std::string cell; std::getline(parts, cell, '/');) cells.push_back(cell);
      const std::string tag = cells.size() > 1 ? cells[1] : "NN";
      const std::string head = cells.size() > 2 ? cells[2] : number == 1 ? "0" : "1";
      const std::string relation = cells.size() > 3 ? cells[3] : number == 1 ? "root" : "dep";
      const std::string upos = tag[0] == 'V' ? "VERB" : tag == "$" ? "SYM" : "NOUN";
      conllu += std::to_string(number) + "\t" + cells[0] + "\t" + cells[0] + "\t" + upos + "\t" + tag + "\t_\t" + head + "\t" + relation + "\t_\t_\n";
    }
    language::read_conllu(conllu + "\n", "test.conllu", document_, annotation_);
    if (!day.empty()) document_.metadata["date"] = day;
    tree_.build(annotation_);
  }

  /// The values of all dates, parted by spaces.
  std::string values() const {
    Dates dates(document_, tree_);
    dates.read(0);
    std::string text;
    for (const DateMention& mention : dates.mentions()) text += (text.empty() ? "" : " ") + mention.value;
    return text;
  }

  std::string when(TokenIndex word) const {
    Dates dates(document_, tree_);
    dates.read(0);
    return dates.when(word - 1);
  }

 private:
  Document document_;
  language::Annotation annotation_;
  language::Tree tree_;
};

TEST(Dates, AreNormalised) {
  struct Case {
    const char* words;
    const char* values;
  };
  const Case cases[] = {
      {"She founded it in 2019 .", "2019"},
      {"She founded it in May 2019 .", "2019-05"},
      {"She founded it in May of 2019 .", "2019-05"},
      {"She founded it on May 3 , 2019 .", "2019-05-03"},
      {"She founded it on 3 May 2019 .", "2019-05-03"},
      {"She founded it on the 21st of December , 1999 .", "1999-12-21"},
      {"She founded it on 2019-05-03 .", "2019-05-03"},
      {"She founded it Sept. 9 , 2001 .", "2001-09-09"},
      {"She founded it in early 2019 .", "2019"},
      {"She founded it in the summer of 2019 .", "2019"},
      {"She led it from 2015 to 2019 .", "2015/2019"},
      {"She led it from May 2015 until March 3 , 2019 .", "2015-05/2019-03-03"},
      {"She led it between 2015 and 2019 .", "2015/2019"},
      {"She led it in 2015 – 2019 .", "2015/2019"},
      {"She has led it since 2015 .", "2015/.."},
      {"She led it until 2019 .", "../2019"},
      {"She led it in the 1990s .", "1990/1999"},
      {"It began in 2015 and ended in 2019 .", "2015 2019"},
      // No dates, or none that says when.
      {"It cost 2019 dollars/NNS .", ""},
      {"It ships in 2000 boxes/NNS .", ""},
      {"More than 2000 came .", ""},
      {"It cost $/$ 2019 .", ""},
      {"It will be done by 2030 .", ""},
      {"It was done before 2019 .", ""},
      {"It grew 1200 % .", ""},
      {"It may rain in room 3 .", ""},
      {"May 3 people/NNS come in ?", ""},
      {"She led it on May 3 .", ""},
      {"She came yesterday .", ""},
      {"It was on February 30 , 2019 .", ""},
      {"She led it from 2019 to 2015 .", ""},
      {"Version 2019.1 came in 0999 .", ""},
  };
  for (const Case& test : cases) EXPECT_EQ(Sentence(test.words).values(), test.values) << test.words;
}

TEST(Dates, AreRelativeToTheDocumentsDay) {
  struct Case {
    const char* words;
    const char* day;
    const char* values;
  };
  const Case cases[] = {
      {"She came yesterday .", "2024-03-01", "2024-02-29"},  {"She came yesterday .", "2023-01-01T10:00:00Z", "2022-12-31"},
      {"Today she left .", "2024-03-01", "2024-03-01"},      {"She came last year .", "2024-03-01", "2023"},
      {"She came this month .", "2024-03-01", "2024-03"},    {"She came last month .", "2024-01-31", "2023-12"},
      {"She came on May 3 .", "2024-06-01", "2024-05-03"},   {"She came last year .", "May 2024", ""},
      {"She came last week .", "2024-03-01", ""},
  };
  for (const Case& test : cases) EXPECT_EQ(Sentence(test.words, test.day).values(), test.values) << test.words << " " << test.day;
}

TEST(Dates, BelongToTheNearestPredicateAbove) {
  const Sentence two("She/PRP/2 founded/VBD/0/root it in/IN/5 2015/CD/2/obl and/CC/7 sold/VBD/2/conj it in/IN/10 2019/CD/7/obl");
  EXPECT_EQ(two.when(2), "2015");
  EXPECT_EQ(two.when(7), "2019");
  const Sentence noun("chief/NN/0/root of/IN/3 Zeta/NNP/1/nmod since/IN/5 2015/CD/3/nmod");
  EXPECT_EQ(noun.when(1), "2015/..");
  const Sentence role("She/PRP/2 became/VBD/0/root chief/NN/2/xcomp in/IN/5 2019/CD/2/obl");
  EXPECT_EQ(role.when(3), "2019");
  const Sentence other("She/PRP/2 met/VBD/0/root the/DT/4 chief/NN/2/obj in/IN/6 2019/CD/2/obl");
  EXPECT_EQ(other.when(4), "");
  const Sentence infinitive("She/PRP/2 began/VBD/0/root to/TO/4 lead/VB/2/xcomp it in/IN/7 2019/CD/2/obl");
  EXPECT_EQ(infinitive.when(4), "2019");
  const Sentence attribute("the/DT/3 2019/CD/3/nummod report/NN/0/root");
  EXPECT_EQ(attribute.when(3), "2019");
  const Sentence both("She/PRP/2 led/VBD/0/root it in/IN/5 2015/CD/2/obl in/IN/7 2019/CD/2/obl");
  EXPECT_EQ(both.when(2), "") << "which of the two, nobody knows";
}

}  // namespace
}  // namespace quipu::relations
