#include "graph/identity.hpp"

#include <gtest/gtest.h>

namespace quipu {
namespace {

TEST(Identity, Slugs) {
  const std::pair<const char*, const char*> cases[] = {
      {"Ada Lovelace", "ada-lovelace"},
      {"  Ada   Lovelace  ", "ada-lovelace"},
      {"Félix d'Hérelle", "félix-dhérelle"},
      {"Félix d’Hérelle", "félix-dhérelle"},
      {"C++", "c-plus-plus"},
      {"C#", "c-sharp"},
      {"C", "c"},
      {"AT&T", "at-and-t"},
      {"U.S.", "us"},
      {"US", "us"},
      {"GPT-4", "gpt-4"},
      {"meta-learning", "meta-learning"},
      {"A*", "a-star"},
      {"İstanbul", "İstanbul"},  // Unicode folds it only by Turkish rules or into two characters
      {"ISTANBUL", "istanbul"},
      {"ΣΊΣΥΦΟΣ", "σίσυφοσ"},
      {"Straße", "straße"},
      {"日本語", "日本語"},
      {"שלום עולם", "שלום-עולם"},
      {"a/b\\c", "a-b-c"},
      {"100 %", "100-percent"},
      {"naïve\n\tidea", "naïve-idea"},
  };
  for (const auto& [name, expected] : cases) EXPECT_EQ(slug(name), expected) << name;
}

TEST(Identity, NamesWithoutLettersGetAHash) {
  for (const char* name : {"", "...", "—", "?!", "   "}) {
    const std::string id = slug(name);
    EXPECT_EQ(id.size(), 10u) << name;
    EXPECT_EQ(id.substr(0, 2), "x-") << name;
  }
  EXPECT_NE(slug("?"), slug("!"));
  EXPECT_EQ(slug(""), "x-e3b0c442");
}

TEST(Identity, BrokenBytesAreNoProblem) {
  for (const char* name : {"a\xFFz", "\xC3", "\xE2\x82", "\xF0\x9F\x98", "\xED\xA0\x80"}) EXPECT_FALSE(slug(name).empty());
  EXPECT_EQ(slug("a\xFFz"), slug("a\xEF\xBF\xBDz"));
}

TEST(Identity, NodeIds) {
  EXPECT_EQ(node_id("Person", "Ada Lovelace"), "person/ada-lovelace");
  EXPECT_NE(node_id("Work", "Gödel"), node_id("Person", "Gödel"));
}

TEST(Identity, Sha256) {  // FIPS 180-4's examples
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex(std::string(1000000, 'a')), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

}  // namespace
}  // namespace quipu
