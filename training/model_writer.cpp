#include "training/model_writer.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <fstream>

#include "extractors/language/model_file.hpp"
#include "graph/error.hpp"

namespace quipu::training {
namespace {

using language::kModelAlignment;
using language::ModelHeader;
using language::ModelSection;

void pad(std::string& bytes) {
  bytes.resize((bytes.size() + kModelAlignment - 1) / kModelAlignment * kModelAlignment);
}

ModelSection entry(const std::string& name, std::uint64_t offset, std::uint64_t size) {
  ModelSection section{};
  if (name.size() >= sizeof(section.name)) throw Error("model section name is too long: " + name);
  std::memcpy(section.name, name.data(), name.size());
  section.offset = offset;
  section.size = size;
  return section;
}

std::string model_bytes(const std::map<std::string, std::string>& sections) {
  std::string bytes((1 + sections.size()) * kModelAlignment, '\0');
  std::size_t slot = kModelAlignment;
  for (const auto& [name, content] : sections) {
    pad(bytes);
    const ModelSection section = entry(name, bytes.size(), content.size());
    std::memcpy(bytes.data() + slot, &section, sizeof(section));
    slot += sizeof(section);
    bytes += content;
  }
  ModelHeader header{};
  std::memcpy(header.magic, language::kModelMagic, sizeof(header.magic));
  header.version = language::kModelVersion;
  header.section_count = std::uint32_t(sections.size());
  header.file_size = bytes.size();
  header.checksum = XXH3_64bits(bytes.data() + sizeof(header), bytes.size() - sizeof(header));
  std::memcpy(bytes.data(), &header, sizeof(header));
  return bytes;
}

}  // namespace

void SectionWriter::number(std::uint32_t value) {
  bytes_.append(reinterpret_cast<const char*>(&value), sizeof(value));
}

void SectionWriter::align() {
  pad(bytes_);
}

void write_model(const std::filesystem::path& path, const std::map<std::string, std::string>& sections) {
  const std::string bytes = model_bytes(sections);
  const std::filesystem::path beside = path.string() + ".new";
  {
    std::ofstream out(beside, std::ios::binary);
    out.write(bytes.data(), std::streamsize(bytes.size()));
    if (!out.flush()) throw OutputError(beside.string(), "cannot be written");
  }
  std::filesystem::rename(beside, path);
}

void set_model_section(const std::filesystem::path& path, const std::string& name, const std::string& bytes) {
  std::map<std::string, std::string> sections;
  if (std::filesystem::exists(path)) {
    const auto model = language::ModelFile::open(path);
    for (const std::string& other : model->section_names()) {
      const auto content = model->section(other);
      sections[other].assign(reinterpret_cast<const char*>(content.data()), content.size());
    }
  }
  sections[name] = bytes;
  write_model(path, sections);
}

}  // namespace quipu::training
