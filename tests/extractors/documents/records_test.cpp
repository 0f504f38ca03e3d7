#include "extractors/documents/records.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "graph/error.hpp"
#include "graph/identity.hpp"
#include "tests/extractors/documents/document_maker.hpp"

namespace quipu {
namespace {

struct Result {
  std::vector<Document> documents;
  std::string problems;  // a line each
};

class Records : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("quipu-records-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  Result read(const std::string& name, const std::string& bytes, const ReadOptions& options = {}) {
    const std::string path = (folder_ / name).string();
    std::ofstream(path, std::ios::binary) << bytes;
    Result result;
    const auto note = [&](const Error& error) { result.problems += std::string(error.what()).substr(folder_.string().size() + 1) + "\n"; };
    try {
      RecordFile file(path, options);
      while (true) {
        try {
          Document document;
          if (!file.next(document)) break;
          check(document, bytes);
          document.id = document.id.substr(folder_.string().size() + 1);
          result.documents.push_back(std::move(document));
        } catch (const InputError& error) {
          note(error);
        }
      }
      EXPECT_EQ(file.bytes_read(), bytes.size());
    } catch (const Error& error) {
      note(error);
    }
    return result;
  }

  /// Every block leads back to bytes of the file, and the record's bytes are those that stand there.
  static void check(const Document& document, const std::string& bytes) {
    EXPECT_EQ(document.sha256, sha256_hex(bytes));
    EXPECT_EQ(document.source_bytes, bytes.substr(document.source_begin, document.bytes));
    for (const Block& block : document.blocks) {
      const Span span = document.offsets.source(block.text);
      EXPECT_GE(span.begin, document.source_begin);
      EXPECT_LE(span.end, document.source_begin + document.bytes);
      EXPECT_FALSE(source_slice(bytes, "utf-8", span.begin, span.end, "test").empty());
    }
  }

  static ReadOptions fields(std::vector<std::string> text, std::string title = {}, std::string id = {}) {
    ReadOptions options;
    options.records = {.text_fields = std::move(text), .title_field = std::move(title), .id_field = std::move(id)};
    return options;
  }

  static std::string shown(const Result& result) {
    std::string text;
    for (const Document& document : result.documents) text += document.id + "\n" + testing::show(document);
    return text;
  }

  std::filesystem::path folder_;
};

TEST_F(Records, FieldsBecomeDocuments) {
  struct Case {
    const char* name;
    const char* bytes;
    ReadOptions options;
    const char* shown;
  };
  const Case cases[] = {
      {"a.jsonl", "{\"text\": \"Bees fly.\"}\n{\"text\": \"Ants walk.\"}", {}, "a.jsonl#1\npar: Bees fly.\na.jsonl#2\npar: Ants walk.\n"},
      {"a.jsonl", "\n{\"body\": \"Bees fly.\", \"head\": \"Insects\"}\r\n", fields({"body"}, "head"), "a.jsonl#2\ntitle1: Insects\npar: Bees fly.\n"},
      {"a.jsonl", "{\"title\": null, \"text\": \"One.\\n\\nTwo.\"}", {}, "a.jsonl#1\npar: One.\npar: Two.\n"},
      {"a.jsonl", "{\"id\": 7, \"text\": \"One.\"}\n{\"id\": \"x y\", \"text\": \"Two.\"}", fields({}, "", "id"), "a.jsonl#7\npar: One.\na.jsonl#x y\npar: Two.\n"},
      {"a.jsonl", "{\"b\": \"Two.\", \"a\": \"One.\"}", fields({"a", "b"}), "a.jsonl#1\npar: One.\npar: Two.\n"},
      {"a.jsonl", "{\"b\": \"Two.\"}", fields({"a", "b"}), "a.jsonl#1\npar: Two.\n"},
      {"a.jsonl", "{\"c\": {\"x\": [1, {\"y\": 2}], \"b\": \"In.\"}, \"b\": \"Out.\"}", fields({"c.b"}), "a.jsonl#1\npar: In.\n"},
      {"a.jsonl", "{\"s\": [{\"t\": \"One.\"}, {\"u\": [], \"t\": \"Two.\"}], \"t\": \"Out.\"}", fields({"s.t"}), "a.jsonl#1\npar: One.\npar: Two.\n"},
      {"a.jsonl", "{\"t\": [\"One.\", 2, \"Three.\"]}", fields({"t"}), "a.jsonl#1\npar: One.\npar: 2\npar: Three.\n"},
      {"a.jsonl", "{\"text\": \"\\u0041\\u00e9\\ud83d\\ude00\\t\\/\\\"\\\\ end\"}", {}, "a.jsonl#1\npar: Aé😀\t/\"\\ end\n"},
      {"a.ndjson", "\xEF\xBB\xBF{\"text\": \"Bees.\"}", {}, "a.ndjson#1\npar: Bees.\n"},
      {"a.csv", "text,id\nBees fly.,1\nAnts walk.,2\n", {}, "a.csv#1\npar: Bees fly.\na.csv#2\npar: Ants walk.\n"},
      {"a.csv", "\xEF\xBB\xBFtitle;text\r\n\r\nInsects;\"Bees; \"\"black\"\" ones.\r\n\r\nThey fly.\"\r\n", {},
       "a.csv#1\ntitle1: Insects\npar: Bees; \"black\" ones.\npar: They fly.\n"},
      {"a.csv", "\"a, b\"| text \n1|Bees fly.", fields({"text"}), "a.csv#1\npar: Bees fly.\n"},
      {"a.tsv", "text\tid, name, kind\nBees, wasps.\tx\n", fields({"text"}, "", "id, name, kind"), "a.tsv#x\npar: Bees, wasps.\n"},
      {"a.csv", "text\rBees.\rAnts 5\" long.\r", {}, "a.csv#1\npar: Bees.\na.csv#2\npar: Ants 5\" long.\n"},
  };
  for (const Case& test : cases) {
    const Result result = read(test.name, test.bytes, test.options);
    EXPECT_EQ(shown(result), test.shown) << test.bytes;
    EXPECT_EQ(result.problems, "") << test.bytes;
  }
}

TEST_F(Records, TextMayBeMarkdown) {
  ReadOptions options = fields({"text"});
  options.records.text_format = "markdown";
  const Result result = read("a.jsonl", "{\"title\": \"Insects\", \"text\": \"# Bees\\n\\nThey *fly*.\\n\\n## Ants\\n\\nThey walk.\"}", options);
  EXPECT_EQ(shown(result), "a.jsonl#1\ntitle1: Insects\nheading1: Bees\npar: They fly.\nheading2: Ants\npar: They walk.\n");
  const std::vector<Block>& blocks = result.documents.at(0).blocks;
  EXPECT_EQ(blocks[1].heading, 0u);
  EXPECT_EQ(blocks[2].heading, 1u);
  EXPECT_EQ(blocks[4].heading, 3u);
}

TEST_F(Records, EveryCharacterLeadsBack) {
  const std::string json = "{\"id\": 1, \"text\": \"Zo\\u00eb \\\"said\\\" \\ud83d\\ude00 caf\xC3\xA9.\"}";
  const Result lines = read("a.jsonl", "{\"text\": \"x\"}\n" + json + "\n");
  const std::string csv = "1,\"Zoë \"\"said\"\" so.\"";
  const Result rows = read("a.csv", "id,text\n" + csv + "\n");
  const auto source = [](const Document& document, std::string_view word) {
    const std::uint64_t at = document.text.find(word);
    const Span span = document.offsets.source({at, at + word.size()});
    return document.source_bytes.substr(span.begin - document.source_begin, span.size());
  };
  struct Case {
    const Document& document;
    const char* word;
    const char* source;
  };
  const Case cases[] = {
      {lines.documents.at(1), "Zoë", "Zo\\u00eb"},          {lines.documents.at(1), "ë", "\\u00eb"},
      {lines.documents.at(1), "\"said\"", "\\\"said\\\""},  {lines.documents.at(1), "said", "said"},
      {lines.documents.at(1), "😀", "\\ud83d\\ude00"},      {lines.documents.at(1), "café.", "café."},
      {rows.documents.at(0), "\"said\"", "\"\"said\"\""},   {rows.documents.at(0), "said", "said"},
      {rows.documents.at(0), "so.", "so."},
  };
  for (const Case& test : cases) EXPECT_EQ(source(test.document, test.word), test.source);
}

TEST_F(Records, ProblemsNameTheirPlace) {
  struct Case {
    const char* name;
    const char* bytes;
    ReadOptions options;
    const char* shown;
    const char* problems;
  };
  ReadOptions small;
  small.max_bytes = 20;
  const Case cases[] = {
      {"a.jsonl", "", {}, "", "a.jsonl: is empty\n"},
      {"a.jsonl", "{\"a\": 1, \"b\": {\"c\": 2}}\n{\"text\": \"x\"}", {}, "a.jsonl#2\npar: x\n", "a.jsonl:1: no field 'text'; there are: a, b\n"},
      {"a.jsonl", "{\"text\": \n{\"text\": \"x\"}", {}, "a.jsonl#2\npar: x\n", "a.jsonl:1: byte 9: no valid JSON: Invalid value.\n"},
      {"a.jsonl", "{\"text\": \"\\ud83d\"}", {}, "", "a.jsonl:1: byte 10: no valid JSON: The surrogate pair in string is invalid.\n"},
      {"a.jsonl", "{\"text\": \"caf\xE9\"}", {}, "",
       "a.jsonl:1: byte 13: not valid UTF-8; if the file is in an older encoding, convert it first: iconv -f WINDOWS-1252 -t UTF-8\n"},
      {"a.jsonl", "{\"text\": \"x\", \"id\": 1}\n{\"text\": \"y\", \"id\": 1}\n{\"text\": \"z\"}", fields({}, "", "id"), "a.jsonl#1\npar: x\n",
       "a.jsonl:2: the id '1' was used in line 1 already\na.jsonl:3: no field 'id'; there are: text\n"},
      {"a.jsonl", "{\"text\": \"x\"}", fields({}, "head"), "a.jsonl#1\npar: x\n", "a.jsonl: no record has the field 'head'\n"},
      {"a.jsonl", "{\"text\": \" \"}\n{\"text\": null}", {}, "", "a.jsonl:2: no field 'text'; there are: text\n"},
      {"a.jsonl", "{\"text\": \" \"}\n", {}, "", "a.jsonl: holds no text: of 1 records none has any\n"},
      {"a.jsonl", "{\"text\": \"much too long\"}\n{\"text\": \"x\"}", small, "a.jsonl#2\npar: x\n",
       "a.jsonl:1: this line is larger than the limit of 20 bytes\n"},
      {"a.csv", "id,body\n1,x\n", {}, "", "a.csv: no column 'text'; there are: id, body\n"},
      {"a.csv", "id,text,text\n1,x,y\n", {}, "", "a.csv: two columns are called 'text'\n"},
      {"a.csv", "id,text\n", {}, "", "a.csv: holds no text: of 0 records none has any\n"},
      {"a.csv", "id,text\n1,x,y\n2\n3,z\n", {}, "a.csv#3\npar: z\n",
       "a.csv:2: this row has 3 columns, the header has 2: put values that hold the delimiter in quotation marks\n"
       "a.csv:3: this row has 1 columns, the header has 2: put values that hold the delimiter in quotation marks\n"},
      {"a.csv", "id,text\n1,\"x\"y\n2,z\n", {}, "a.csv#2\npar: z\n",
       "a.csv:2: text behind a closing quotation mark: inside of a value, write the mark twice\n"},
      {"a.csv", "id,text\n1,x\n2,\"y\n3,z\n", {}, "a.csv#1\npar: x\n", "a.csv:3: a quotation mark opens here and is never closed\n"},
      {"a.csv", "\xFF\xFEi\0", {}, "", "a.csv: is UTF-16; convert it first: iconv -f UTF-16 -t UTF-8\n"},
  };
  for (const Case& test : cases) {
    const Result result = read(test.name, test.bytes, test.options);
    EXPECT_EQ(shown(result), test.shown) << test.bytes;
    EXPECT_EQ(result.problems, test.problems) << test.bytes;
  }
  const std::string deep = "{\"text\": " + std::string(100000, '[') + std::string(100000, ']') + "}";
  EXPECT_EQ(read("a.jsonl", deep).problems, "a.jsonl:1: nested deeper than 64\n");
  EXPECT_EQ(read("a.jsonl", "[1]").problems.substr(0, 25), "a.jsonl:1: no JSON object");
}

TEST_F(Records, AreToldByExtensionOrOption) {
  EXPECT_TRUE(is_record_file("a/b.JSONL", {}));
  EXPECT_TRUE(is_record_file("-", {.format = "csv"}));
  EXPECT_FALSE(is_record_file("b.csv", {.format = "text"}));
  EXPECT_FALSE(is_record_file("b.txt", {}));
  EXPECT_THROW(parse_document("text\nx\n", "a.csv", {}), InputError);
  EXPECT_THROW(is_record_file("b.txt", {.format = "parchment"}), Error);
}

}  // namespace
}  // namespace quipu
