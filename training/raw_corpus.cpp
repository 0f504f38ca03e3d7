#include "training/raw_corpus.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>

#include "extractors/language/characters.hpp"
#include "extractors/language/segmenter.hpp"
#include "graph/error.hpp"
#include "graph/utf8.hpp"

namespace quipu::training {
namespace {

std::vector<std::filesystem::path> files_under(const std::vector<std::string>& paths) {
  std::vector<std::filesystem::path> files;
  for (const std::string& path : paths) {
    if (!std::filesystem::is_directory(path)) {
      files.emplace_back(path);
      continue;
    }
    for (const auto& entry : std::filesystem::recursive_directory_iterator(path)) {
      const auto extension = entry.path().extension();
      if (extension == ".md" || extension == ".txt" || extension == ".jsonl") files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// The string value of `key` in a line of JSON; enough for the flat objects of the data sets.
std::string json_field(std::string_view line, std::string_view key) {
  const std::string quoted = "\"" + std::string(key) + "\": \"";
  std::size_t at = line.find(quoted);
  std::string value;
  if (at == std::string_view::npos) return value;
  for (at += quoted.size(); at < line.size() && line[at] != '"'; ++at) {
    if (line[at] != '\\' || at + 1 >= line.size()) {
      value += line[at];
    } else if (line[++at] != 'u') {
      value += line[at] == 'n' || line[at] == 't' || line[at] == 'r' ? ' ' : line[at];
    } else {
      unsigned code = 0;
      std::from_chars(line.data() + at + 1, line.data() + std::min(at + 5, line.size()), code, 16);
      if (code < 0xD800 || code > 0xDFFF) append_utf8(value, code);
      at += 4;
    }
  }
  return value;
}

std::string text_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw InputError(path.string(), "cannot be opened");
  std::string text, line, last;
  while (std::getline(in, line)) {
    if (path.extension() == ".jsonl") {
      std::string passage = json_field(line, "passage");
      if (passage.empty()) passage = json_field(line, "sent");
      line = passage == last ? std::string() : passage;
      last = std::move(passage);
    } else if (line.starts_with("**")) {
      const std::size_t end = line.find(":**");
      if (end != std::string::npos) line.erase(0, end + 3);
    }
    text += line;
    text += '\n';
  }
  return text;
}

}  // namespace

void each_raw_sentence(const std::vector<std::string>& paths, const std::filesystem::path& data,
                       const std::function<void(const std::vector<std::string_view>&)>& use) {
  const language::Segmenter segmenter(data / "english");
  Document document;
  language::Annotation annotation;
  std::vector<std::string_view> words;
  for (const auto& path : files_under(paths)) {
    document.text = text_of(path);
    document.blocks.clear();
    for (std::size_t at = 0; at < document.text.size();) {
      const std::size_t end = document.text.find('\n', at);  // every line ends in one
      Block block;
      block.text = {at, end};
      if (end > at) document.blocks.push_back(block);
      at = end + 1;
    }
    annotation.clear();
    segmenter.run(document, annotation, nullptr);
    for (const language::Sentence& sentence : annotation.sentences) {
      words.clear();
      for (language::TokenIndex i = sentence.first; i < sentence.end; ++i) words.push_back(annotation.form(document, i));
      use(words);
    }
  }
}

}  // namespace quipu::training
