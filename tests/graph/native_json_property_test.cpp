// What the native JSON's writer writes, its reader reads back to the same graph, whatever the texts hold.

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <sstream>

#include "graph/error.hpp"
#include "graph/native_json.hpp"
#include "tests/graph/arbitrary_graph.hpp"
#include "tests/graph/show_graph.hpp"

namespace quipu {
namespace {

std::string written(const Graph& graph) {
  std::ostringstream out;
  write_native_json(graph, out);
  return out.str();
}

Graph read(const std::string& text) {
  std::istringstream in(text);
  return read_native_json(in, "test.json", arbitrary::ontology());
}

RC_GTEST_PROP(NativeJson, RoundTrip, ()) {
  const Graph graph = *arbitrary::graph();
  const std::string text = written(graph);
  const Graph again = read(text);
  RC_ASSERT(again == graph);
  RC_ASSERT(written(again) == text);
}

/// Cutting the file anywhere is an error and never a crash or a smaller graph. The last byte is a newline.
RC_GTEST_PROP(NativeJson, ACutFileIsAnError, ()) {
  const std::string text = written(*arbitrary::graph());
  const auto cut = *rc::gen::inRange<std::size_t>(0, text.size() - 1);
  RC_ASSERT_THROWS_AS(read(text.substr(0, cut)), Error);
}

/// A changed byte gives a graph or an error of ours.
RC_GTEST_PROP(NativeJson, ASpoiledByteIsNoCrash, ()) {
  std::string text = written(*arbitrary::graph());
  text[*rc::gen::inRange<std::size_t>(0, text.size())] = *rc::gen::arbitrary<char>();
  try {
    read(text);
  } catch (const Error& error) {
    RC_ASSERT(std::string(error.what()).starts_with("test.json: byte "));
  }
}

}  // namespace
}  // namespace quipu
