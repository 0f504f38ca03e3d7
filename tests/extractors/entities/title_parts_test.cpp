#include "extractors/entities/title_parts.hpp"

#include <gtest/gtest.h>

namespace quipu::entities {
namespace {

struct Case {
  std::string_view title, known, episode, show;
  bool sure;
};

TEST(SplitTitle, TakesEpisodeAndShowApart) {
  const Case cases[] = {
      {"Mara Quill: Kelp - The Slow Forest | Tomas Reed Podcast #494", "", "Mara Quill: Kelp - The Slow Forest", "Tomas Reed Podcast", true},
      {"Salt in the Wells — Harbour Talk, Ep. 61", "", "Salt in the Wells", "Harbour Talk", true},
      {"Salt in the Wells with Mara Quill | Harbour Talk, Episode 61", "", "Salt in the Wells with Mara Quill", "Harbour Talk", true},
      {"#318: Salt in the Wells (and What We Drank) | Harbour Talk", "", "Salt in the Wells (and What We Drank)", "Harbour Talk", true},
      {"Harbour Talk S04E02", "", "", "Harbour Talk", true},
      {"Harbour Talk S04E02: Salt in the Wells", "", "Salt in the Wells", "Harbour Talk", true},
      {"Harbour Talk Season 4, Episode 2 - Salt in the Wells", "", "Salt in the Wells", "Harbour Talk", true},
      {"Harbour Talk (Ep. 12): Salt in the Wells", "", "Salt in the Wells", "Harbour Talk", true},
      {"Harbour Talk #12 | Salt in the Wells", "", "Salt in the Wells", "Harbour Talk", true},
      {"The Harbour Podcast: Salt with Mara Quill", "", "Salt with Mara Quill", "The Harbour Podcast", true},
      {"Harbour Talk: Salt with Mara Quill", "Harbour Talk", "Salt with Mara Quill", "Harbour Talk", true},
      {"The Wells of Salt | Harbour Talk", "", "The Wells of Salt", "Harbour Talk", false},
      {"The Wells of Salt | Harbour Talk", "the harbour talk", "The Wells of Salt", "Harbour Talk", true},
      {"Why Wells Turn Salt", "Harbour Talk", "Why Wells Turn Salt", "", true},
      {"Episode 44: Why Wells Turn Salt", "Harbour Talk", "Why Wells Turn Salt", "", true},
      {"Salt • Harbour Radio", "", "Salt", "Harbour Radio", true},
  };
  for (const Case& item : cases) {
    const auto parts = split_title(item.title, item.known);
    ASSERT_TRUE(parts) << item.title;
    EXPECT_EQ(item.title.substr(parts->episode.begin, parts->episode.size()), item.episode) << item.title;
    EXPECT_EQ(item.title.substr(parts->show.begin, parts->show.size()), item.show) << item.title;
    EXPECT_EQ(parts->sure, item.sure) << item.title;
  }
}

TEST(SplitTitle, LeavesOtherTitlesAlone) {
  for (const std::string_view title : {"", "Harbour Talk", "Salt in the wells: a history", "Mayor opens bridge - at last", "The year 1984",
                                       "E-readers and their makers", "#harbour", "Part and parcel"}) {
    EXPECT_FALSE(split_title(title)) << title;
  }
}

}  // namespace
}  // namespace quipu::entities
