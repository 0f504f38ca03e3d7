#include "app/reading_options.hpp"

#include <set>

#include "app/command.hpp"

namespace quipu::app {
namespace {

std::set<std::string> format_names(bool records) {
  std::set<std::string> names;
  for (const DocumentFormat& format : document_formats()) {
    if (records || format.parse != nullptr) names.emplace(format.name);
  }
  return names;
}

/// One byte that neither is a quotation mark nor ends a line.
char delimiter_from(const std::string& text) {
  if (text == "tab" || text == "\\t" || text == "\t") return '\t';
  const bool fits = text.size() == 1 && text[0] > ' ' && static_cast<unsigned char>(text[0]) < 0x7F && text[0] != '"';
  if (!fits) throw CLI::ValidationError("--delimiter", "'" + text + "' is no delimiter: use one character such as , or ;, or tab");
  return text[0];
}

}  // namespace

void add_reading_options(CLI::App& parser, ReadOptions& options) {
  parser.add_option("--max-bytes", options.max_bytes, "Refuse documents larger than this (default 64MB)")
      ->transform(CLI::AsSizeValue(false))
      ->type_name("SIZE");
  parser.add_option("--input-format", options.format, "Read all inputs in this format, whatever their extensions")
      ->check(CLI::IsMember(format_names(true)))
      ->type_name("NAME");
  RecordOptions& records = options.records;
  parser.add_option("--text-field", records.text_fields, "JSON Lines, CSV: the field of the text (default: text); several are put together")
      ->type_name("FIELD")
      ->allow_extra_args(false);
  parser.add_option("--title-field", records.title_field, "The field of the title (default: title, where there is one)")->type_name("FIELD");
  parser.add_option("--id-field", records.id_field, "The field that names the document (default: its number)")->type_name("FIELD");
  parser.add_option("--text-format", records.text_format, "What the text's field holds")
      ->check(CLI::IsMember(format_names(false)))
      ->capture_default_str()
      ->type_name("NAME");
  parser
      .add_option_function<std::string>(
          "--delimiter", [&records](const std::string& text) { records.delimiter = delimiter_from(text); },
          "What parts the values of CSV: a character, or tab (default: found out)")
      ->type_name("CHAR");
}

}  // namespace quipu::app
