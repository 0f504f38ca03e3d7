#include "app/help.hpp"

#include "exporters/exporter.hpp"
#include "extractors/documents/reader.hpp"

namespace quipu::app {
namespace {

template <typename Range>
std::string joined(const Range& words, const char* prefix) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : " ") + std::string(prefix) + std::string(word);
  return text;
}

std::string format_line(std::string_view name, const std::string& extensions, std::string_view description) {
  std::string line = "  " + std::string(name);
  line.append(line.size() < 14 ? 14 - line.size() : 1, ' ');
  line += extensions;
  line.append(line.size() < 42 ? 42 - line.size() : 1, ' ');
  return line + std::string(description) + "\n";
}

}  // namespace

std::string examples(std::initializer_list<const char*> lines) {
  std::string text = "Examples:\n";
  for (const char* line : lines) text += "  " + std::string(line) + "\n";
  return text;
}

std::string document_format_list() {
  std::string text = "Documents, by extension (any other is read as plain text when named; folders give only these):\n";
  for (const DocumentFormat& format : document_formats()) {
    text += format_line(format.name, joined(format.extensions, "."), format.description);
  }
  return text;
}

std::string output_format_list() {
  std::string text = "Graphs are written as, by extension:\n";
  for (const exporters::Exporter& format : exporters::all()) {
    text += format_line(format.name, joined(format.extensions, "."), format.description);
  }
  return text;
}

std::string output_format_names() {
  std::string text;
  for (const exporters::Exporter& format : exporters::all()) text += (text.empty() ? "" : ", ") + std::string(format.name);
  return text;
}

std::string output_extensions() {
  std::string text;
  for (const exporters::Exporter& format : exporters::all()) {
    text += (text.empty() ? "" : " ") + joined(format.extensions, ".");
  }
  return text;
}

std::string document_extensions() {
  std::string text;
  for (const DocumentFormat& format : document_formats()) text += (text.empty() ? "" : " ") + joined(format.extensions, ".");
  return text;
}

std::string main_footer() {
  return examples({"quipu build notes.txt -o notes.graphml         # open it in Gephi",
                   "quipu build folder/ -o graph.json -o graph.dot", "quipu query graph.json --from \"Ada Lovelace\"",
                   "quipu COMMAND --help                           # each command's own examples and formats"}) +
         "\nExit codes:\n"
         "  0    done\n"
         "  1    some input could not be used, the rest was (verify: a check failed; query: nothing found)\n"
         "  2    wrong usage\n"
         "  3    nothing could be done\n"
         "  130  interrupted (143: terminated); no output file was changed\n";
}

}  // namespace quipu::app
