#include "extractors/documents/records.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <unordered_map>
#include <utility>

#include "extractors/documents/block_builder.hpp"
#include "extractors/documents/labelled_turns.hpp"
#include "extractors/documents/record_reader.hpp"
#include "extractors/documents/utf8.hpp"
#include "graph/error.hpp"
#include "graph/identity.hpp"

namespace quipu {
namespace {

constexpr std::size_t kBuffer = 1u << 18;

/// The file itself, or what a pipe gave: it is read twice, once for its hash.
std::unique_ptr<std::istream> open_stream(const std::string& path, std::uint64_t max_bytes) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored)) return std::make_unique<std::istringstream>(read_bytes(path, max_bytes));
  auto file = std::make_unique<std::ifstream>(path, std::ios::binary);
  if (!*file) read_bytes(path, UINT64_MAX);  // says what is wrong
  return file;
}

std::string hash_of(std::istream& stream) {
  std::string buffer(kBuffer, '\0');
  Sha256 hash;
  while (stream.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || stream.gcount() > 0) {
    hash.add(std::string_view(buffer).substr(0, static_cast<std::size_t>(stream.gcount())));
  }
  stream.clear();
  stream.seekg(0);
  return hash.hex();
}

/// Adds the blocks of `part` behind those of `whole`.
void append(Document& whole, Document part) {
  const bool follows = !whole.text.empty();
  if (follows) {
    whole.offsets.add(whole.text.size(), part.offsets.source({0, 0}).begin, 1, 0);
    whole.text += "\n\n";
  }
  const std::uint64_t base = whole.text.size();
  const auto first = static_cast<std::uint32_t>(whole.blocks.size());
  const std::uint32_t title = first > 0 && whole.blocks[0].kind == BlockKind::Title ? 0 : Block::kNone;
  whole.offsets.add_copy(base, part.offsets, {0, part.text.size()});
  whole.text += part.text;
  for (Block& block : part.blocks) {
    block.text = {block.text.begin + base, block.text.end + base};
    block.heading = block.heading == Block::kNone ? title : block.heading + first;
    if (block.kind == BlockKind::Title && first > 0) block.kind = BlockKind::Heading;
    whole.blocks.push_back(std::move(block));
  }
  if (first == 0) whole.title = std::move(part.title);
  whole.metadata.merge(part.metadata);
}

}  // namespace

struct RecordFile::State {
  State(const std::string& path, const ReadOptions& given) : options(given), id(document_id(path)) {
    if (options.records.text_fields.empty()) options.records.text_fields.push_back("text");
    title_field = options.records.title_field.empty() ? "title" : options.records.title_field;
    format = &document_format(path, {.format = options.records.text_format});
    if (format->parse == nullptr) throw Error("a record's text cannot be '" + options.records.text_format + "'");

    std::unique_ptr<std::istream> stream = open_stream(path, options.max_bytes);
    if (stream->peek() == std::istream::traits_type::eof()) throw InputError(path, "is empty");
    sha256 = hash_of(*stream);
    source = std::make_unique<ByteSource>(std::move(stream), path);
    reader = make_reader(path);
  }

  std::unique_ptr<RecordReader> make_reader(const std::string& path) {
    const RecordOptions& chosen = options.records;
    FieldNames required(chosen.text_fields.begin(), chosen.text_fields.end());
    if (!chosen.title_field.empty()) required.insert(chosen.title_field);
    if (!chosen.id_field.empty()) required.insert(chosen.id_field);
    FieldNames wanted = required;
    wanted.insert(title_field);
    if (document_format(path, options).name == "jsonl") return make_json_lines_reader(*source, std::move(wanted), options.max_bytes);
    const bool tabs = chosen.delimiter == 0 && path.ends_with(".tsv");
    return make_csv_reader(*source, std::move(wanted), required, tabs ? '\t' : chosen.delimiter, options.max_bytes);
  }

  Document make_document() {
    Document document;
    document.id = id + '#' + record_id();
    document.source = source->name();
    document.sha256 = sha256;
    document.encoding = "utf-8";
    document.bytes = record.bytes.size();
    document.source_begin = record.begin;
    add_title(document);
    bool found = false;
    for (const std::string& name : options.records.text_fields) found = add_text(document, name) || found;
    if (!found) fail_missing(options.records.text_fields[0]);
    if (!has_text) document.blocks.clear();
    make_labelled_turns(document);
    document.source_bytes = std::move(record.bytes);
    return document;
  }

  std::string record_id() {
    const std::string& field = options.records.id_field;
    if (field.empty()) return std::to_string(record.number);
    const auto found = std::find_if(record.fields.rbegin(), record.fields.rend(), [&](const auto& item) { return item.name == field; });
    if (found == record.fields.rend()) fail_missing(field);
    const Span text = trim(found->value.text, {0, found->value.text.size()});
    if (text.size() == 0) source->fail(record.line, "the field '" + field + "' is empty, which gives the record its id");
    std::string value = found->value.text.substr(text.begin, text.size());
    const auto [place, is_new] = line_of_id.try_emplace(value, record.line);
    if (!is_new) source->fail(record.line, "the id '" + value + "' was used in line " + std::to_string(place->second) + " already");
    return value;
  }

  void add_title(Document& document) {
    for (const RecordField& field : record.fields) {
      if (field.name != title_field) continue;
      has_title = true;
      if (!document.blocks.empty() || trim(field.value.text, {0, field.value.text.size()}).size() == 0) continue;
      BlockBuilder builder(field.value, document);
      builder.open({.kind = BlockKind::Title, .level = 1});
      builder.copy({0, field.value.text.size()});
      builder.close();
    }
  }

  /// Whether the record has the field at all.
  bool add_text(Document& document, const std::string& name) {
    bool found = false;
    for (RecordField& field : record.fields) {
      if (field.name != name) continue;
      found = true;
      if (trim(field.value.text, {0, field.value.text.size()}).size() == 0) continue;
      Document part;
      DecodedText value = name == title_field ? field.value : std::move(field.value);
      format->parse(std::move(value), part);
      has_text = has_text || !part.blocks.empty();
      append(document, std::move(part));
    }
    return found;
  }

  [[noreturn]] void fail_missing(const std::string& name) const {
    source->fail(record.line, "no field '" + name + "'; " + list_of_fields(reader->names()));
  }

  /// What can be known at the end only.
  void check_end() {
    if (std::exchange(ended, true)) return;
    if (documents == 0 && empty == records) throw InputError(source->name(), "holds no text: of " + std::to_string(records) + " records none has any");
    if (!has_title && !options.records.title_field.empty()) {
      throw InputError(source->name(), "no record has the field '" + options.records.title_field + "'");
    }
  }

  ReadOptions options;
  std::string id;
  std::string title_field;
  const DocumentFormat* format = nullptr;
  std::string sha256;
  std::unique_ptr<ByteSource> source;
  std::unique_ptr<RecordReader> reader;
  Record record;
  std::unordered_map<std::string, std::uint64_t> line_of_id;
  std::uint64_t records = 0, documents = 0, empty = 0;
  bool has_title = false;  // some record has the title's field
  bool has_text = false;   // the record at hand has text
  bool ended = false;
};

bool is_record_file(const std::string& path, const ReadOptions& options) {
  return document_format(path, options).parse == nullptr;
}

RecordFile::RecordFile(const std::string& path, const ReadOptions& options) : state_(std::make_unique<State>(path, options)) {}
RecordFile::~RecordFile() = default;
RecordFile::RecordFile(RecordFile&&) noexcept = default;

bool RecordFile::next(Document& document) {
  State& state = *state_;
  while (true) {
    ++state.records;
    if (!state.reader->next(state.record)) break;
    state.has_text = false;
    document = state.make_document();
    if (!document.blocks.empty()) {
      ++state.documents;
      return true;
    }
    ++state.empty;
  }
  --state.records;
  state.check_end();
  return false;
}

std::uint64_t RecordFile::empty_records() const {
  return state_->empty;
}
std::uint64_t RecordFile::bytes_read() const {
  return state_->source->offset();
}

}  // namespace quipu
