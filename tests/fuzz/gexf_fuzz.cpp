// The root is given, so that no time is lost in finding it; the input is what stands inside.
#include "tests/fuzz/graph_fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = "<gexf>" + std::string(reinterpret_cast<const char*>(data), size) + "</gexf>";
  return quipu::fuzz::read_graph(reinterpret_cast<const std::uint8_t*>(text.data()), text.size(), quipu::importers::read_xml_graph);
}
