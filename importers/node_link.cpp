// Node-link JSON: `nodes` with `id`, `edges` or `links` with `source` and `target`, as NetworkX, D3 and we write it. A node without an
// id has its place in the list for one (D3's first form, NetworkX 1). What else stands at the top is passed over.

#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "graph/json_stream.hpp"
#include "importers/foreign_graph.hpp"
#include "importers/importer.hpp"

namespace quipu::importers {
namespace {

constexpr std::size_t kDeepest = 64;

/// Counts the lines of what rapidjson takes.
class LineInput : public JsonInput {
 public:
  using JsonInput::JsonInput;
  char Take() {
    const char c = JsonInput::Take();
    lines_ += c == '\n';
    return c;
  }
  std::uint64_t line() const { return lines_ + 1; }

 private:
  std::uint64_t lines_ = 0;
};

/// Follows the nesting: the root is level 1, a list of nodes or edges level 2, one of them level 3; what lies below is kept as JSON text.
class NodeLink : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, NodeLink> {
 public:
  NodeLink(ForeignGraph& graph, const LineInput& input, const std::string& file) : graph_(graph), input_(input), file_(file) {}

  bool Null() { return scalar({}, [this] { return writer_.Null(); }); }
  bool Bool(bool value) {
    return scalar(value ? "true" : "false", [&] { return writer_.Bool(value); });
  }
  /// Numbers come as they are written.
  bool RawNumber(const char* data, rapidjson::SizeType size, bool) {
    return scalar({data, size}, [&] { return writer_.RawValue(data, size, rapidjson::kNumberType); });
  }
  bool String(const char* data, rapidjson::SizeType size, bool) {
    return scalar({data, size}, [&] { return writer_.String(data, size); });
  }
  bool Key(const char* data, rapidjson::SizeType size, bool) {
    if (kept_ != 0) return writer_.Key(data, size);
    if (depth_ == 1) list_ = list_named({data, size});
    key_.assign(data, size);
    return true;
  }
  bool StartObject() {
    deeper();
    if (depth_ == 1 || list_ == List::None) return true;
    if (depth_ == 2) fail("'" + key_ + "' must be a list");
    if (depth_ == 3) {
      attributes_.clear();
      line_ = input_.line();
      return true;
    }
    ++kept_;
    return writer_.StartObject();
  }
  bool EndObject(rapidjson::SizeType) {
    --depth_;
    if (kept_ != 0) return writer_.EndObject() && end_kept();
    if (list_ != List::None && depth_ == 2) end_item();
    return true;
  }
  bool StartArray() {
    deeper();
    if (depth_ == 1) fail("a graph is a JSON object");
    if (list_ == List::None || depth_ == 2) return true;
    if (depth_ == 3) fail("the list must hold objects");
    ++kept_;
    return writer_.StartArray();
  }
  bool EndArray(rapidjson::SizeType) {
    --depth_;
    return kept_ == 0 || (writer_.EndArray() && end_kept());
  }

  /// Whether any list of nodes was there.
  bool has_nodes() const { return has_nodes_; }

 private:
  enum class List { None, Nodes, Edges };

  [[noreturn]] void fail(const std::string& message) const { throw error_at(file_, input_.line(), message); }

  List list_named(std::string_view name) {
    has_nodes_ = has_nodes_ || name == "nodes";
    return name == "nodes" ? List::Nodes : name == "edges" || name == "links" ? List::Edges : List::None;
  }

  void deeper() {
    if (++depth_ > kDeepest) fail("nested deeper than 64 levels");
  }

  template <class Write>
  bool scalar(std::string_view value, Write write) {
    if (kept_ != 0) return write();
    if (depth_ == 0) fail("a graph is a JSON object");
    if (list_ == List::None || depth_ < 2) return true;
    if (depth_ == 2) fail("the list must hold objects");
    attributes_.emplace_back(key_, value);
    return true;
  }

  bool end_kept() {
    if (--kept_ != 0) return true;
    attributes_.emplace_back(key_, std::string(buffer_.GetString(), buffer_.GetSize()));
    buffer_.Clear();
    writer_.Reset(buffer_);
    return true;
  }

  std::string taken(const char* name) {
    for (auto at = attributes_.begin(); at != attributes_.end(); ++at) {
      if (at->first != name) continue;
      std::string value = std::move(at->second);
      attributes_.erase(at);
      return value;
    }
    return {};
  }

  void end_item() {
    if (list_ == List::Nodes) {
      std::string id = taken("id");
      if (id.empty()) id = std::to_string(nodes_);
      ++nodes_;
      return graph_.node(id, attributes_, line_);
    }
    const std::string source = taken("source"), target = taken("target");
    graph_.edge(source, target, attributes_, line_);
  }

  ForeignGraph& graph_;
  const LineInput& input_;
  const std::string& file_;
  std::size_t depth_ = 0, kept_ = 0, nodes_ = 0;
  bool has_nodes_ = false;
  List list_ = List::None;
  std::string key_;  // the last of an object that is not kept
  Attributes attributes_;
  std::uint64_t line_ = 0;
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> writer_{buffer_};
};

}  // namespace

Graph read_node_link(std::istream& in, const std::string& name, const Ontology& ontology) {
  LineInput input(in);
  ForeignGraph graph(name);
  NodeLink handler(graph, input, name);
  rapidjson::Reader reader;
  // Iterative: a million brackets must not overflow the stack.
  constexpr unsigned kFlags = rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag;
  const rapidjson::ParseResult result = reader.Parse<kFlags>(input, handler);
  if (result.IsError()) throw error_at(name, input.line(), std::string("no valid JSON: ") + rapidjson::GetParseError_En(result.Code()));
  if (!handler.has_nodes()) throw InputError(name, "no list of nodes: not node-link JSON");
  return graph.take(ontology);
}

}  // namespace quipu::importers
