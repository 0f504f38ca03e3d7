#include "graph/error.hpp"

namespace quipu {

Error::Error(const std::string& file, const std::string& message) : std::runtime_error(file + ": " + message), file_(file) {}

Error::Error(const std::string& file, std::uint64_t offset, const std::string& message)
    : std::runtime_error(file + ": byte " + std::to_string(offset) + ": " + message), file_(file), offset_(offset) {}

DataError DataError::at(const std::string& file, std::uint64_t line, const std::string& message, const std::string& fragment) {
  return DataError(file + ":" + std::to_string(line) + ": " + message + (fragment.empty() ? "" : ": '" + fragment + "'"));
}

}  // namespace quipu
