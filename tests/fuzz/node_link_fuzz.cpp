#include "tests/fuzz/graph_fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return quipu::fuzz::read_graph(data, size, quipu::importers::read_node_link);
}
