#include "extractors/language/tokenizer.hpp"

#include <gtest/gtest.h>

#include "graph/error.hpp"
#include "tests/extractors/language/text_maker.hpp"

namespace quipu::language {
namespace {

const Tokenizer& tokenizer() {
  static const Tokenizer tokenizer(data_folder() / "english");
  return tokenizer;
}

std::string tokens(const std::string& text) {
  std::vector<Token> tokens;
  tokenizer().tokenize(text, {0, text.size()}, tokens);
  std::string out;
  for (const Token& token : tokens) {
    if (!out.empty()) out += ' ';
    out += text.substr(token.begin, token.end - token.begin);
  }
  return out;
}

TEST(Tokenizer, CutsAsTheTreebanksDo) {
  const struct {
    const char* text;
    const char* tokens;
  } kCases[] = {
      // clitics and contractions
      {"I don't know", "I do n't know"},
      {"I don’t know", "I do n’t know"},
      {"DON'T", "DO N'T"},
      {"she'll they've we're I'm he'd", "she 'll they 've we 're I 'm he 'd"},
      {"John's the students' books", "John 's the students ' books"},
      {"cannot gonna wanna gotta", "can not gon na wan na got ta"},
      {"dont im thats", "do nt i m that s"},
      {"can't won't ain't", "ca n't wo n't ai n't"},
      {"its lets", "its let s"},
      {"the '90s and '72", "the '90s and '72"},
      {"5 o'clock", "5 o'clock"},
      {"O'Reilly's d'Arc", "O'Reilly 's d'Arc"},
      // hyphens
      {"a well-known state-owned firm", "a well - known state - owned firm"},
      {"a co-founder, non-profit and anti-war", "a co-founder , non-profit and anti-war"},
      {"1990-1995 and 5-10", "1990 - 1995 and 5 - 10"},
      {"713-853-3044 or 853-3044", "713-853-3044 or 853-3044"},
      {"Jean-Pierre", "Jean - Pierre"},
      {"yes -- or --- no", "yes -- or --- no"},
      {"time—that", "time — that"},
      // full stops
      {"Dr. Smith met Mr. Jones.", "Dr. Smith met Mr. Jones ."},
      {"J. R. Smith", "J. R. Smith"},
      {"U.S. officials", "U.S. officials"},
      {"e.g. this, i.e. that", "e.g. this , i.e. that"},
      {"a Ph.D. from U.C.L.A.", "a Ph.D. from U.C.L.A."},
      {"at 10 a.m. sharp", "at 10 a.m. sharp"},
      {"Apple Inc. said", "Apple Inc. said"},
      {"It ends.", "It ends ."},
      {"Wait... what?", "Wait ... what ?"},
      {"end.The next", "end . The next"},
      // numbers
      {"1,000.50 and 3.14", "1,000.50 and 3.14"},
      {"$5,000 (10%)", "$ 5,000 ( 10 % )"},
      {"at 10:30 on 9/11, 1/2", "at 10:30 on 9/11 , 1/2"},
      {"5pm 10km 3GB", "5 pm 10 km 3 GB"},
      {"30th B2B 3D 1970s", "30th B2B 3D 1970s"},
      // marks
      {"and/or he/she", "and / or he / she"},
      {"(it)[is]{so}", "( it ) [ is ] { so }"},
      {"\"Yes,\" he said.", "\" Yes , \" he said ."},
      {"“Yes,” he said.", "“ Yes , ” he said ."},
      {"What?! No!!!", "What ?! No !!!"},
      {"AT&T and R&D", "AT&T and R&D"},
      {"*****", "*****"},
      {"C++ and C#, not C", "C++ and C# , not C"},
      {":) ;-) :D", ":) ;-) :D"},
      // the web
      {"see http://www.example.com/a?b=c.", "see http://www.example.com/a?b=c ."},
      {"(www.example.com)", "( www.example.com )"},
      {"mail first.last@example.com, please", "mail first.last@example.com , please"},
      {"example.com and report.pdf", "example.com and report.pdf"},
      // other scripts
      {"naïve café", "naïve café"},
      {"他说。好", "他说 。 好"},
      {"", ""},
      {" \t\n", ""},
  };
  for (const auto& [text, expected] : kCases) EXPECT_EQ(tokens(text), expected) << text;
}

TEST(Tokenizer, SpaceBeforeIsToldAndTokensLieInOrder) {
  const std::string text = "He said: \"don't\" twice.";
  std::vector<Token> tokens;
  tokenizer().tokenize(text, {0, text.size()}, tokens);
  std::string spaces;
  std::uint32_t last = 0;
  for (const Token& token : tokens) {
    spaces += token.space_before ? '1' : '0';
    EXPECT_LE(last, token.begin);
    EXPECT_LT(token.begin, token.end);
    last = token.end;
  }
  EXPECT_EQ(spaces,
            "1101000"
            "10");
  EXPECT_EQ(last, text.size());
}

TEST(Tokenizer, NoTokenIsLongerThanAChunk) {
  const std::string text(100'000, 'x');
  std::vector<Token> tokens;
  tokenizer().tokenize(text, {0, text.size()}, tokens);
  ASSERT_GT(tokens.size(), 1u);
  for (const Token& token : tokens) EXPECT_LE(token.end - token.begin, Tokenizer::kMaxChunk + 4);
  EXPECT_TRUE(tokens[0].space_before);
  EXPECT_FALSE(tokens[1].space_before);
}

TEST(Tokenizer, AMissingListIsADataError) {
  EXPECT_THROW(Tokenizer("/no such folder"), DataError);
}

}  // namespace
}  // namespace quipu::language
