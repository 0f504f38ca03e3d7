#include "extractors/documents/offset_map.hpp"

#include <gtest/gtest.h>

namespace quipu {

// Found by GoogleTest where a comparison fails.
void PrintTo(const Span& span, std::ostream* out) {
  *out << "[" << span.begin << ", " << span.end << ")";
}

namespace {

// "<p>Caf&eacute; au <b>lait</b></p>" read as "Café au lait": markup, a reference that is longer than its character.
OffsetMap coffee() {
  OffsetMap map;
  map.add(0, 3);
  map.add(3, 6, 2, 8);
  map.add(5, 14);
  map.add(9, 21);
  return map;
}

TEST(OffsetMap, MapsThroughMarkupAndReferences) {
  struct Case {
    const char* what;
    Span text;
    Span source;
  };
  const Case cases[] = {
      {"a word with its reference", {0, 5}, {3, 14}}, {"the reference by itself", {3, 5}, {6, 14}},
      {"up to the markup", {5, 9}, {14, 18}},         {"from the markup on", {9, 13}, {21, 25}},
      {"markup inside stays in", {6, 13}, {15, 25}},  {"an empty range", {5, 5}, {14, 14}},
  };
  const OffsetMap map = coffee();
  for (const Case& c : cases) EXPECT_EQ(map.source(c.text), c.source) << c.what;
}

TEST(OffsetMap, JoinsSegmentsThatContinueEachOther) {
  OffsetMap map;
  for (std::uint64_t i = 0; i < 1000; ++i) map.add(i, 7 + i);
  EXPECT_EQ(map.segments(), 1u);
  for (std::uint64_t i = 0; i < 1000; ++i) map.add(1000 + i, 2000 + 2 * i, 1, 2);
  EXPECT_EQ(map.segments(), 2u);
  EXPECT_EQ(map.source({999, 1001}), (Span{1006, 2002}));
}

TEST(OffsetMap, InsertedTextHasNoSource) {
  OffsetMap map;
  map.add(0, 10);        // "Name"
  map.add(4, 14, 1, 0);  // " | "
  map.add(7, 20);        // "Ann"
  EXPECT_EQ(map.source({0, 4}), (Span{10, 14}));
  EXPECT_EQ(map.source({4, 7}), (Span{14, 14}));
  EXPECT_EQ(map.source({0, 10}), (Span{10, 23}));
}

TEST(OffsetMap, CopiesThroughAnotherMap) {
  OffsetMap outer;
  outer.add_copy(0, coffee(), {1, 5});    // "afé"
  outer.add_copy(4, coffee(), {10, 13});  // "ait"
  EXPECT_EQ(outer.source({0, 4}), (Span{4, 14}));
  EXPECT_EQ(outer.source({2, 4}), (Span{6, 14}));
  EXPECT_EQ(outer.source({4, 7}), (Span{22, 25}));
}

TEST(OffsetMap, WithoutSegmentsTextIsItsOwnSource) {
  EXPECT_EQ(OffsetMap().source({3, 9}), (Span{3, 9}));
}

}  // namespace
}  // namespace quipu
