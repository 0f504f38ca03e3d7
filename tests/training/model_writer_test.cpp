// The model file written and read back, and what is said of a damaged one.

#include "training/model_writer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <vector>

#include "extractors/language/model_file.hpp"
#include "graph/error.hpp"

namespace quipu::training {
namespace {

using language::ModelFile;
using language::SectionReader;
using testing::ElementsAre;
using testing::HasSubstr;

class ModelWriterTest : public testing::Test {
 protected:
  ModelWriterTest()
      : path_(std::filesystem::path(testing::TempDir()) /
              (std::string("quipu_") + testing::UnitTest::GetInstance()->current_test_info()->name() + ".model")) {
    std::filesystem::remove(path_);
  }
  ~ModelWriterTest() override { std::filesystem::remove(path_); }

  std::string bytes() const {
    std::ifstream in(path_, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
  }
  void write(const std::string& content) const { std::ofstream(path_, std::ios::binary) << content; }
  std::string complaint() const {
    try {
      ModelFile::open(path_);
    } catch (const DataError& error) {
      return error.what();
    }
    return "";
  }

  std::filesystem::path path_;
};

TEST_F(ModelWriterTest, NumbersAndAlignedArraysComeBack) {
  SectionWriter writer;
  const std::vector<std::int16_t> weights = {1, -2, 3};
  writer.number(7);
  writer.array(std::span<const std::int16_t>(weights));
  writer.array(std::span<const std::int16_t>());
  write_model(path_, {{"a", writer.bytes()}, {"empty", ""}});
  set_model_section(path_, "b", "text");

  const auto model = ModelFile::open(path_);
  EXPECT_THAT(model->section_names(), ElementsAre("a", "b", "empty"));
  EXPECT_FALSE(model->has("c"));
  EXPECT_THROW(model->section("c"), DataError);
  SectionReader reader(*model, "a");
  EXPECT_EQ(reader.number(), 7u);
  const auto read = reader.array<std::int16_t>();
  EXPECT_THAT(read, ElementsAre(1, -2, 3));
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(read.data()) % 64, 0u);
  EXPECT_THROW(reader.finish(), DataError) << "the empty array is still to be read";
  EXPECT_EQ(reader.array<std::int16_t>().size(), 0u);
  reader.finish();
  EXPECT_THROW(reader.number(), DataError);
  SectionReader text(*model, "b");
  EXPECT_THROW(text.array<std::int16_t>(), DataError) << "the length 'text' spells points past the end";
}

TEST_F(ModelWriterTest, DamageIsSaidWithFileAndCure) {
  write_model(path_, {{"a", std::string(1000, 'x')}, {"b", "y"}});
  const std::string good = bytes();
  EXPECT_EQ(complaint(), "");
  const struct {
    const char* name;
    std::function<void(std::string&)> damage;
    const char* complaint;
  } kCases[] = {
      {"empty", [](std::string& b) { b.clear(); }, "too short"},
      {"header cut", [](std::string& b) { b.resize(63); }, "too short"},
      {"cut", [](std::string& b) { b.pop_back(); }, "bytes long, should be"},
      {"grown", [](std::string& b) { b += '\0'; }, "bytes long, should be"},
      {"magic", [](std::string& b) { b[0] = 'Q'; }, "not a language model"},
      {"version", [](std::string& b) { b[8] = 99; }, "version 99"},
      {"sections", [](std::string& b) { b[15] = 1; }, "too many sections"},
      {"checksum", [](std::string& b) { b[24] = char(b[24] ^ 1); }, "checksum"},
      {"table", [](std::string& b) { b[64] = char(b[64] ^ 1); }, "checksum"},
      {"content", [](std::string& b) { b[500] = char(b[500] ^ 0x10); }, "checksum"},
      {"last byte", [](std::string& b) { b.back() = char(b.back() ^ 0x10); }, "checksum"},
  };
  for (const auto& [name, damage, text] : kCases) {
    std::string bad = good;
    damage(bad);
    write(bad);
    EXPECT_THAT(complaint(), HasSubstr(text)) << name;
    EXPECT_THAT(complaint(), HasSubstr(path_.string())) << name;
    EXPECT_THAT(complaint(), HasSubstr("training/build_model.sh")) << name;
  }
}

TEST_F(ModelWriterTest, MissingFileAndFolderAreDataErrors) {
  EXPECT_THAT(complaint(), HasSubstr("cannot be opened"));
  EXPECT_THROW(ModelFile::open(testing::TempDir()), DataError);
  EXPECT_THROW(write_model("/no such folder/x.model", {}), OutputError);
}

}  // namespace
}  // namespace quipu::training
