#include "exporters/json_graphs.hpp"
#include "exporters/json_sink.hpp"

namespace quipu::exporters {
namespace {

void write(const Graph& graph, const ExportOptions& options, std::ostream& out, std::string_view edges) {
  JsonGraphWriter writer(graph, options, out);
  JsonSink& sink = writer.sink;
  writer.text.append("{\"directed\":true,\"multigraph\":true,\"graph\":{\"name\":\"quipu\"},\"nodes\":[");
  const bool going = writer.nodes([&](NodeIndex index, const Node& node) {
    sink.begin();
    sink.member("id", writer.ids[index]);
    writer.node_members(node);
    writer.look(node);
    sink.end();
  });
  if (!going) return;
  writer.text.append("\n],\"").append(edges).append("\":[");
  const bool whole = writer.edges([&](const Edge& edge) {
    sink.begin();
    sink.member("source", writer.ids[edge.source]);
    sink.member("target", writer.ids[edge.target]);
    sink.member("key", edge.id);
    writer.edge_members(edge);
    sink.end();
  });
  if (whole) writer.finish("\n]}\n");
}

}  // namespace

void write_node_link(const Graph& graph, const ExportOptions& options, std::ostream& out) { write(graph, options, out, "edges"); }

void write_d3(const Graph& graph, const ExportOptions& options, std::ostream& out) { write(graph, options, out, "links"); }

}  // namespace quipu::exporters
