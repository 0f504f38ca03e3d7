#include "extractors/language/model_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <bit>
#include <cerrno>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "graph/error.hpp"

namespace quipu::language {
namespace {

static_assert(std::endian::native == std::endian::little, "the model is little-endian and read as it lies in memory");

constexpr char kCure[] = "; take the file that came with this version of quipu, or make it again with training/build_model.sh";

[[noreturn]] void fail(const std::string& path, const std::string& message) {
  throw DataError(path, message + kCure);
}

/// A file descriptor that closes itself.
struct Descriptor {
  int number;
  ~Descriptor() {
    if (number >= 0) ::close(number);
  }
};

}  // namespace

std::shared_ptr<const ModelFile> ModelFile::open(const std::filesystem::path& path) {
  const std::string name = path.string();
  const Descriptor file{::open(name.c_str(), O_RDONLY | O_CLOEXEC)};
  if (file.number < 0) fail(name, std::string("the language model cannot be opened (") + std::strerror(errno) + ")");
  struct stat status;
  if (::fstat(file.number, &status) != 0 || !S_ISREG(status.st_mode)) fail(name, "the language model is not a file");
  const auto size = std::size_t(status.st_size);
  if (size < sizeof(ModelHeader)) fail(name, "too short for a language model");
  void* data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number, 0);
  if (data == MAP_FAILED) fail(name, std::string("the language model cannot be mapped (") + std::strerror(errno) + ")");
  std::shared_ptr<const ModelFile> model(new ModelFile(name, static_cast<const std::byte*>(data), size));
  model->check();
  return model;
}

ModelFile::~ModelFile() {
  ::munmap(const_cast<std::byte*>(data_), size_);
}

void ModelFile::check() const {
  ModelHeader header;
  std::memcpy(&header, data_, sizeof(header));
  if (std::memcmp(header.magic, kModelMagic, sizeof(kModelMagic)) != 0) fail(path_, "not a language model of quipu");
  if (header.version != kModelVersion) {
    fail(path_, "a language model of version " + std::to_string(header.version) + ", this quipu reads version " +
                    std::to_string(kModelVersion));
  }
  if (header.file_size != size_) {
    fail(path_, "damaged: " + std::to_string(size_) + " bytes long, should be " + std::to_string(header.file_size));
  }
  if (header.section_count > (size_ - sizeof(header)) / sizeof(ModelSection)) fail(path_, "damaged: too many sections");
  if (XXH3_64bits(data_ + sizeof(header), size_ - sizeof(header)) != header.checksum) {
    fail(path_, "damaged: its checksum is wrong");
  }
  for (const ModelSection& section : table()) {
    const bool inside = section.offset <= size_ && section.size <= size_ - section.offset;
    if (!inside || section.offset % kModelAlignment != 0 || section.name[sizeof(section.name) - 1] != 0) {
      fail(path_, "damaged: a section lies outside the file");
    }
  }
}

std::span<const ModelSection> ModelFile::table() const {
  std::uint32_t count = 0;
  std::memcpy(&count, data_ + offsetof(ModelHeader, section_count), sizeof(count));
  return {reinterpret_cast<const ModelSection*>(data_ + sizeof(ModelHeader)), count};
}

const ModelSection* ModelFile::find(std::string_view name) const {
  for (const ModelSection& section : table()) {
    if (name == section.name) return &section;
  }
  return nullptr;
}

std::span<const std::byte> ModelFile::section(std::string_view name) const {
  const ModelSection* found = find(name);
  if (!found) fail(path_, "the language model has no section '" + std::string(name) + "'");
  return {data_ + found->offset, std::size_t(found->size)};
}

std::vector<std::string> ModelFile::section_names() const {
  std::vector<std::string> names;
  for (const ModelSection& section : table()) names.emplace_back(section.name);
  return names;
}

std::uint32_t SectionReader::number() {
  std::uint32_t value = 0;
  if (bytes_.size() - at_ < sizeof(value)) fail("too short");
  std::memcpy(&value, bytes_.data() + at_, sizeof(value));
  at_ += sizeof(value);
  return value;
}

const std::byte* SectionReader::take_aligned(std::uint64_t size) {
  const std::size_t begin = (at_ + kModelAlignment - 1) / kModelAlignment * kModelAlignment;
  if (begin > bytes_.size() || size > bytes_.size() - begin) fail("too short");
  at_ = begin + std::size_t(size);
  return bytes_.data() + begin;
}

void SectionReader::finish() const {
  if (at_ != bytes_.size()) fail("too long");
}

void SectionReader::fail(const std::string& message) const {
  throw DataError(path_, "section '" + name_ + "' of the language model: " + message + kCure);
}

}  // namespace quipu::language
