#pragma once
// Writes what extractors/language/model_file.hpp reads.

#include <cstdint>
#include <cstring>
#include <filesystem>
#include <map>
#include <span>
#include <string>

namespace quipu::training {

/// Builds the bytes of one section: numbers and arrays in the order in which SectionReader will read them.
class SectionWriter {
 public:
  void number(std::uint32_t value);
  template <typename T>
  void array(std::span<const T> values) {
    number(std::uint32_t(values.size()));
    align();
    bytes_.append(reinterpret_cast<const char*>(values.data()), values.size_bytes());
  }
  const std::string& bytes() const { return bytes_; }

 private:
  void align();

  std::string bytes_;
};

/// Writes a model of these sections (name -> bytes) beside `path`, then renames it. Throws OutputError.
void write_model(const std::filesystem::path& path, const std::map<std::string, std::string>& sections);

/// Replaces or adds one section of the model at `path` and keeps the others; makes the file where there is none.
void set_model_section(const std::filesystem::path& path, const std::string& name, const std::string& bytes);

}  // namespace quipu::training
