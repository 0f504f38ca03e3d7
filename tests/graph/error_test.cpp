#include "graph/error.hpp"

#include <gtest/gtest.h>

#include "graph/model.hpp"

namespace quipu {
namespace {

TEST(Errors, NameTheirPlace) {
  EXPECT_STREQ(Error("just text").what(), "just text");
  EXPECT_STREQ(InputError("a.txt", "is empty").what(), "a.txt: is empty");
  EXPECT_STREQ(InputError("a.txt", 12, "broken").what(), "a.txt: byte 12: broken");
  EXPECT_STREQ(DataError::at("p.toml", 3, "unknown key", "colour").what(), "p.toml:3: unknown key: 'colour'");
  EXPECT_STREQ(DataError::at("p.toml", 3, "bad").what(), "p.toml:3: bad");
  EXPECT_EQ(InputError("a.txt", 12, "broken").offset(), 12u);
  EXPECT_EQ(InputError("a.txt", "is empty").offset(), Error::kNoOffset);
  EXPECT_EQ(InputError("a.txt", "is empty").file(), "a.txt");
}

TEST(Modality, NamesAndBack) {
  for (const Modality modality : {Modality::Asserted, Modality::Hypothetical, Modality::Asked}) {
    EXPECT_EQ(modality_from(to_string(modality)), modality);
  }
  for (const char* bad : {"", "Asserted", "maybe"}) EXPECT_THROW(modality_from(bad), Error) << bad;
}

}  // namespace
}  // namespace quipu
