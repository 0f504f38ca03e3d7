#include "tests/fuzz/check_document.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return quipu::fuzz::run(data, size, "a.vtt");
}
