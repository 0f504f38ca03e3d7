#pragma once
// The trained model: one file of named sections that is mapped into memory and checked before anything reads it.
//
// Layout, little-endian:
//   byte 0   magic "quipu-lm", u32 version, u32 number of sections, u64 size of the file, u64 XXH3 of bytes [64, size), zeros
//   byte 64  per section 64 bytes: name (48 bytes, zero-filled), u64 offset, u64 size
//   then     the sections, each beginning at a multiple of 64
// training/model_writer.hpp writes it.

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quipu::language {

inline constexpr char kModelMagic[8] = {'q', 'u', 'i', 'p', 'u', '-', 'l', 'm'};
inline constexpr std::uint32_t kModelVersion = 1;
inline constexpr std::size_t kModelAlignment = 64;

struct ModelHeader {
  char magic[8];
  std::uint32_t version;
  std::uint32_t section_count;
  std::uint64_t file_size;
  std::uint64_t checksum;
  char zeros[32];
};
struct ModelSection {
  char name[48];
  std::uint64_t offset;
  std::uint64_t size;
};
static_assert(sizeof(ModelHeader) == kModelAlignment && sizeof(ModelSection) == kModelAlignment);

/// A model mapped read-only. Stages keep the shared pointer for as long as they point into it.
class ModelFile {
 public:
  /// Throws DataError, naming the file and the cure, where it is missing, cut short, damaged, or of another version.
  static std::shared_ptr<const ModelFile> open(const std::filesystem::path& path);
  ~ModelFile();
  ModelFile(const ModelFile&) = delete;
  ModelFile& operator=(const ModelFile&) = delete;

  const std::string& path() const { return path_; }
  bool has(std::string_view name) const { return find(name) != nullptr; }
  /// Bytes of a section, aligned to 64. Throws DataError where there is none of that name.
  std::span<const std::byte> section(std::string_view name) const;
  std::vector<std::string> section_names() const;

 private:
  ModelFile(std::string path, const std::byte* data, std::size_t size) : path_(std::move(path)), data_(data), size_(size) {}
  void check() const;
  std::span<const ModelSection> table() const;
  const ModelSection* find(std::string_view name) const;

  std::string path_;
  const std::byte* data_;
  std::size_t size_;
};

/// Reads a section from front to back, never past its end: numbers first, arrays aligned to 64 bytes from the section's start.
/// Mirrors training::SectionWriter. Every read throws DataError where the section is too short for it.
class SectionReader {
 public:
  SectionReader(const ModelFile& model, std::string_view name) : path_(model.path()), name_(name), bytes_(model.section(name)) {}

  std::uint32_t number();
  /// An array whose length is written before it; the span points into the model.
  template <typename T>
  std::span<const T> array() {
    const std::uint32_t count = number();
    const auto bytes = take_aligned(std::uint64_t(count) * sizeof(T));
    return {reinterpret_cast<const T*>(bytes), count};
  }
  /// Throws unless all was read.
  void finish() const;
  /// A DataError that says that the section's contents make no sense.
  [[noreturn]] void fail(const std::string& message) const;

 private:
  const std::byte* take_aligned(std::uint64_t size);

  std::string path_;
  std::string name_;
  std::span<const std::byte> bytes_;
  std::size_t at_ = 0;
};

}  // namespace quipu::language
