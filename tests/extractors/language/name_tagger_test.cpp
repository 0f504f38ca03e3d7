#include "extractors/language/name_tagger.hpp"

#include <gtest/gtest.h>

#include <string>

#include "extractors/language/english.hpp"

namespace quipu::language {
namespace {

const Engine& engine() {
  static const Engine loaded = load_english(std::filesystem::path(QUIPU_SOURCE_DIR) / "data");
  return loaded;
}

struct Named {
  Document document;
  Annotation annotation;

  explicit Named(std::string text) {
    document.text = std::move(text);
    Block block;
    block.text = {0, document.text.size()};
    document.blocks.push_back(block);
    auto workspaces = engine().make_workspaces();
    engine().annotate(document, annotation, workspaces);
  }

  /// "Mary Smith/Person, Paris/Place"
  std::string names() const {
    std::string found;
    for (std::size_t i = 0; i < annotation.tokens.size(); ++i) {
      const Token& token = annotation.tokens[i];
      if (!token.name_begins) continue;
      std::uint32_t end = token.end;
      for (std::size_t j = i + 1; j < annotation.tokens.size() && annotation.tokens[j].name_type != NameType::None &&
                                  !annotation.tokens[j].name_begins; ++j) {
        end = annotation.tokens[j].end;
      }
      if (!found.empty()) found += ", ";
      found += document.text.substr(token.begin, end - token.begin) + '/' + std::string(to_string(token.name_type));
    }
    return found;
  }
};

struct Sample {
  std::string text, names;
};

class KnownSentences : public testing::TestWithParam<Sample> {};

TEST_P(KnownSentences, NamesAreFound) { EXPECT_EQ(Named(GetParam().text).names(), GetParam().names); }

INSTANTIATE_TEST_SUITE_P(
    Sentences, KnownSentences,
    testing::Values(Sample{"Mary Smith lives in Paris.", "Mary Smith/Person, Paris/Place"},
                    Sample{"the cat sat on the mat .", ""},
                    Sample{"He studied at Stanford University in California.",
                           "Stanford University/Organization, California/Place"},
                    Sample{"John Carter met Helen Brooks in New York City.",
                           "John Carter/Person, Helen Brooks/Person, New York City/Place"}));

// A name's words all have its type, and only its first begins it.
TEST(NameTagger, NamesGoOnOnlyWhereTheyHaveBegun) {
  const std::string names[] = {"Mary", "Smith", "of", "Acme", "Labs", ",", "New", "York", "(", "IBM", ")", "Python", "the"};
  std::string text;
  for (std::size_t i = 0; i < 2000; ++i) text += names[(i * i + i / 7) % 13] + ' ';
  const Annotation& annotation = Named(text).annotation;
  NameType before = NameType::None;
  for (const Token& token : annotation.tokens) {
    if (token.name_type != NameType::None && !token.name_begins) {
      EXPECT_EQ(token.name_type, before);
    }
    if (token.name_type == NameType::None) {
      EXPECT_FALSE(token.name_begins);
    }
    before = token.name_type;
  }
}

TEST(NameTagger, TakesAnyText) {
  std::string deep(20000, '(');
  for (const std::string& text : {std::string("x"), std::string("."), deep, std::string("\xE4\xBD\xA0\xE5\xA5\xBD")}) {
    const Named named(text);
    EXPECT_FALSE(named.annotation.tokens.empty());
  }
}

}  // namespace
}  // namespace quipu::language
