#include "exporters/json_graphs.hpp"
#include "exporters/json_sink.hpp"

namespace quipu::exporters {

void write_graphology(const Graph& graph, const ExportOptions& options, std::ostream& out) {
  JsonGraphWriter writer(graph, options, out, "kind");
  JsonSink& sink = writer.sink;
  writer.text.append("{\"options\":{\"type\":\"directed\",\"multi\":true,\"allowSelfLoops\":true},\"attributes\":{\"name\":\"quipu\"},\"nodes\":[");
  const bool going = writer.nodes([&](NodeIndex index, const Node& node) {
    sink.begin();
    sink.member("key", writer.ids[index]);
    sink.name("attributes");
    sink.begin();
    writer.node_members(node);
    if (index < options.places.size()) {
      sink.coordinate("x", options.places[index].x);
      sink.coordinate("y", options.places[index].y);
    }
    writer.look(node);
    sink.end();
    sink.end();
  });
  if (!going) return;
  writer.text.append("\n],\"edges\":[");
  const bool whole = writer.edges([&](const Edge& edge) {
    sink.begin();
    sink.member("key", edge.id);
    sink.member("source", writer.ids[edge.source]);
    sink.member("target", writer.ids[edge.target]);
    sink.name("attributes");
    sink.begin();
    writer.edge_members(edge);
    sink.end();
    sink.end();
  });
  if (whole) writer.finish("\n]}\n");
}

}  // namespace quipu::exporters
