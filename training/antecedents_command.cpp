// quipu-train antecedents: what quipu knows of the candidates for GAP's pronouns, for scripts/fit_coreference.py.

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "graph/error.hpp"
#include "training/commands.hpp"
#include "training/entity_pass.hpp"

namespace quipu::training {
namespace {

using entities::EntityIndex;

enum Column { kId, kText, kPronoun, kPronounOffset, kA, kAOffset, kACoref, kB, kBOffset, kBCoref, kUrl, kColumns };

std::vector<std::string> columns_of(const std::string& line) {
  std::vector<std::string> columns(1);
  for (const char c : line) {
    if (c == '\t') columns.emplace_back();
    else columns.back() += c;
  }
  return columns;
}

/// GAP counts characters; bytes from here on.
std::uint32_t byte_offset(const std::string& text, const std::string& characters) {
  auto left = std::strtoul(characters.c_str(), nullptr, 10);
  std::uint32_t at = 0;
  while (at < text.size() && (left > 0 || (text[at] & 0xC0) == 0x80)) left -= (text[at++] & 0xC0) != 0x80;
  return at;
}

/// "http://en.wikipedia.org/wiki/Ada_Quill_(chemist)": "Ada Quill". Whom a page is about is what its readers know first.
std::string page_title(const std::string& url) {
  std::string title;
  for (std::size_t i = url.rfind('/') + 1; i < url.size(); ++i) {
    if (url[i] == '%' && i + 2 < url.size()) {
      title += static_cast<char>(std::strtoul(url.substr(i + 1, 2).c_str(), nullptr, 16));
      i += 2;
    } else {
      title += url[i] == '_' ? ' ' : url[i];
    }
  }
  const std::size_t bracket = title.find(" (");
  return bracket == std::string::npos ? title : title.substr(0, bracket);
}

class Dumper {
 public:
  explicit Dumper(const std::string& data) : pass_(data) {}

  /// A line a text: id, whether A and B are meant, then "A", "B" or "-" with its features for each candidate.
  void dump(const std::vector<std::string>& row) {
    Document document;
    document.title = page_title(row[kUrl]);
    document.text = document.title + "\n\n" + row[kText];
    shift_ = static_cast<std::uint32_t>(document.title.size() + 2);
    Block title, body;
    title.kind = BlockKind::Title;
    title.text = {0, shift_ - 2};
    body.text = {shift_, document.text.size()};
    document.blocks = {title, body};
    const std::uint32_t pronoun = shift_ + byte_offset(row[kText], row[kPronounOffset]);
    std::vector<entities::AntecedentCandidate> candidates;
    const auto table = pass_.read(document, [&](auto token, auto found, const auto&) {
      if (pass_.annotation().tokens[token].begin == pronoun) candidates.assign(found.begin(), found.end());
    });
    const EntityIndex a = entity_at(table, row, kA), b = entity_at(table, row, kB);
    std::cout << row[kId] << '\t' << (row[kACoref] == "TRUE") << '\t' << (row[kBCoref] == "TRUE") << '\t' << (a != entities::kNoEntity)
              << (b != entities::kNoEntity);
    for (const auto& candidate : candidates) {
      std::cout << '\t' << (candidate.entity == a ? 'A' : candidate.entity == b ? 'B' : '-') << ' ' << candidate.features;
    }
    std::cout << '\n';
  }

 private:
  EntityIndex entity_at(const entities::EntityTable& table, const std::vector<std::string>& row, Column name) const {
    const std::uint32_t begin = shift_ + byte_offset(row[kText], row[name + 1]), end = begin + static_cast<std::uint32_t>(row[name].size());
    EntityIndex found = entities::kNoEntity;
    for (const entities::Mention& mention : table.mentions) {
      const auto& tokens = pass_.annotation().tokens;
      if (tokens[mention.first].begin < end && tokens[mention.end - 1].end > begin) found = mention.entity;
    }
    return found;
  }

  EntityPass pass_;
  std::uint32_t shift_ = 0;  // bytes of the text before GAP's own
};

void dump_antecedents(const std::string& data, const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw InputError(path, "cannot be opened");
  Dumper dumper(data);
  std::string line;
  std::getline(in, line);  // the header
  while (std::getline(in, line)) {
    if (line.ends_with('\r')) line.pop_back();
    const std::vector<std::string> row = columns_of(line);
    if (row.size() != kColumns) throw InputError(path, "a line with " + std::to_string(row.size()) + " columns; GAP has 11");
    dumper.dump(row);
  }
}

}  // namespace

void add_antecedents_command(CLI::App& app) {
  struct Options {
    std::string data = "data", path;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("antecedents", "The candidates of GAP's pronouns with their features");
  command->add_option("--data", options->data, "quipu's data folder, with english.model")->capture_default_str();
  command->add_option("input", options->path, "gap-development.tsv")->required();
  command->callback([options] { dump_antecedents(options->data, options->path); });
}

}  // namespace quipu::training
