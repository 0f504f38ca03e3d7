#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include "graph/error.hpp"
#include "tests/extractors/documents/document_maker.hpp"

namespace quipu {
namespace {

using ::testing::HasSubstr;

/// A folder that vanishes with the test.
class ReadDocument : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (std::filesystem::temp_directory_path() / "quipu-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string write(const std::string& name, const std::string& bytes) {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return (folder_ / name).string();
  }
  std::string error_of(const std::string& path, const ReadOptions& options = {}) {
    try {
      read_document(path, options);
    } catch (const InputError& error) {
      EXPECT_THAT(error.what(), HasSubstr(path + ": "));
      return error.what();
    }
    return "no error";
  }

  std::filesystem::path folder_;
};

TEST_F(ReadDocument, FillsWhatIsKnownOfTheSource) {
  const std::string path = write("bees.txt", "abc");
  const Document document = read_document(path, {});
  EXPECT_EQ(document.source, path);
  EXPECT_EQ(document.id, path);
  EXPECT_EQ(document.bytes, 3u);
  EXPECT_EQ(document.encoding, "utf-8");
  EXPECT_EQ(document.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");  // FIPS 180-2, B.1
}

TEST_F(ReadDocument, ChoosesTheFormatByExtensionWithoutRegardToCase) {
  EXPECT_EQ(read_document(write("a.MD", "# Bees\n"), {}).title, "Bees");
  EXPECT_EQ(read_document(write("a.txt", "# Bees\n"), {}).title, "");
  EXPECT_EQ(read_document(write("a", "# Bees\n"), {}).title, "");
}

TEST_F(ReadDocument, SaysWhatIsWrongWithAPath) {
  EXPECT_THAT(error_of((folder_ / "none.txt").string()), HasSubstr("no such file"));
  EXPECT_THAT(error_of(folder_.string()), HasSubstr("is a directory"));
  EXPECT_THAT(error_of(write("empty.txt", "")), HasSubstr("is empty"));
  EXPECT_THAT(error_of(write("blank.txt", " \n\t\n")), HasSubstr("holds no text"));
  EXPECT_THAT(error_of(write("a.txt", "x") + "/b.txt"), HasSubstr("no such file"));
  const std::string locked = write("locked.txt", "secret");
  ::chmod(locked.c_str(), 0);
  if (::geteuid() != 0) {  // root may read anything
    EXPECT_THAT(error_of(locked), HasSubstr("cannot be read: Permission denied"));
  }
}

TEST_F(ReadDocument, RefusesWhatIsTooLarge) {
  const std::string path = write("a.txt", std::string(1000, 'a'));
  EXPECT_EQ(read_document(path, {.max_bytes = 1000}).bytes, 1000u);
  EXPECT_THAT(error_of(path, {.max_bytes = 999}), HasSubstr("larger than the limit of 999 bytes"));
  EXPECT_THAT(error_of("/dev/zero", {.max_bytes = 100000}), HasSubstr("larger than the limit"));
}

TEST_F(ReadDocument, ReadsPipesToTheirEndAndNoFurtherThanTheLimit) {
  const std::string path = (folder_ / "pipe").string();
  ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
  const auto feed = [&](std::size_t bytes) {
    return std::thread([&path, bytes] { std::ofstream(path, std::ios::binary) << std::string(bytes, 'a'); });
  };
  std::thread writer = feed(300000);  // more than a pipe holds at a time
  EXPECT_EQ(read_document(path, {}).bytes, 300000u);
  writer.join();
}

TEST(ParseDocument, IdIsThePathWithoutDetours) {
  struct Case {
    const char* path;
    const char* id;
  };
  const Case cases[] = {{"a.txt", "a.txt"},      {"./a.txt", "a.txt"},     {"x//y/./a.txt", "x/y/a.txt"},
                        {"x/../a.txt", "a.txt"}, {"../a.txt", "../a.txt"}, {"-", "-"},
                        {"./-", "./-"}};
  for (const Case& c : cases) EXPECT_EQ(testing::parse("Ann.", c.path).id, c.id);
}

TEST(Formats, AreListedWithTheirExtensions) {
  std::vector<std::string_view> names;
  std::vector<std::string_view> extensions;
  for (const DocumentFormat& format : document_formats()) {
    names.push_back(format.name);
    extensions.insert(extensions.end(), format.extensions.begin(), format.extensions.end());
    EXPECT_FALSE(format.description.empty());
  }
  EXPECT_THAT(names, ::testing::ElementsAre("text", "markdown", "html", "captions", "jsonl", "csv"));
  std::sort(extensions.begin(), extensions.end());
  EXPECT_EQ(std::adjacent_find(extensions.begin(), extensions.end()), extensions.end()) << "two formats claim one extension";
}

}  // namespace
}  // namespace quipu
