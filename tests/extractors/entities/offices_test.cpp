// Offices written with capitals are cut out of names.

#include "extractors/entities/offices.hpp"

#include <gtest/gtest.h>

#include "extractors/documents/document.hpp"
#include "extractors/entities/name_finder.hpp"

namespace quipu::entities {
namespace {

struct OfficeCase {
  const char* run;   // words of one span
  const char* kept;  // what is left, parts divided by '|'
};

class CutOffices : public testing::TestWithParam<OfficeCase> {};

TEST_P(CutOffices, LeavesNames) {
  static const Lexicons lexicons = Lexicons::load(QUIPU_SOURCE_DIR "/data");
  static const Offices offices(QUIPU_SOURCE_DIR "/data");
  Document document;
  document.text = GetParam().run;
  language::Annotation annotation;
  for (std::uint32_t begin = 0; begin < document.text.size();) {
    auto end = static_cast<std::uint32_t>(document.text.find(' ', begin));
    if (end > document.text.size()) end = static_cast<std::uint32_t>(document.text.size());
    language::Token token;
    token.begin = begin, token.end = end, token.space_before = begin > 0;
    annotation.tokens.push_back(token);
    begin = end + 1;
  }
  NameSpan span;
  span.end = static_cast<TokenIndex>(annotation.tokens.size());
  std::string kept;
  for (const NameSpan& part : offices.cut(document, annotation, lexicons, {span})) {
    if (!kept.empty()) kept += '|';
    kept += document.text.substr(annotation.tokens[part.first].begin, annotation.tokens[part.end - 1].end - annotation.tokens[part.first].begin);
  }
  EXPECT_EQ(kept, GetParam().kept);
}

INSTANTIATE_TEST_SUITE_P(Cases, CutOffices,
                         testing::Values(OfficeCase{"Ann Lee", "Ann Lee"}, OfficeCase{"CEO", ""}, OfficeCase{"Founder & CEO", ""},
                                         OfficeCase{"Chief Executive Officer", ""}, OfficeCase{"Foundry CEO Ann Lee", "Foundry|Ann Lee"},
                                         OfficeCase{"Foundry Labs Senior Vice President Ann Lee", "Foundry Labs|Ann Lee"},
                                         OfficeCase{"Foundry CEO", "Foundry"}, OfficeCase{"President Ann Lee", "Ann Lee"},
                                         OfficeCase{"Principal Financial Group", "Principal Financial Group"},
                                         OfficeCase{"Founder Institute", "Founder Institute"}, OfficeCase{"Foundry Task Manager", "Foundry Task Manager"}));

}  // namespace
}  // namespace quipu::entities
