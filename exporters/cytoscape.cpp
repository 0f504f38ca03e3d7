#include "exporters/json_graphs.hpp"
#include "exporters/json_sink.hpp"

namespace quipu::exporters {

void write_cytoscape(const Graph& graph, const ExportOptions& options, std::ostream& out) {
  JsonGraphWriter writer(graph, options, out);
  JsonSink& sink = writer.sink;
  writer.text.append("{\"data\":{\"name\":\"quipu\"},\"elements\":{\"nodes\":[");
  const bool going = writer.nodes([&](NodeIndex index, const Node& node) {
    writer.text.append("{\"data\":");
    sink.begin();
    sink.member("id", writer.ids[index]);
    writer.node_members(node);
    writer.look(node);
    sink.end();
    if (index < options.places.size()) {
      writer.text.append(",\"position\":");
      sink.begin();
      sink.coordinate("x", options.places[index].x);
      sink.coordinate("y", -options.places[index].y);  // Cytoscape counts downwards
      sink.end();
    }
    writer.text.push_back('}');
  });
  if (!going) return;
  writer.text.append("\n],\"edges\":[");
  const bool whole = writer.edges([&](const Edge& edge) {
    writer.text.append("{\"data\":");
    sink.begin();
    sink.member("id", edge.id);
    sink.member("source", writer.ids[edge.source]);
    sink.member("target", writer.ids[edge.target]);
    sink.member("interaction", edge.type);
    writer.edge_members(edge);
    sink.end();
    writer.text.push_back('}');
  });
  if (whole) writer.finish("\n]}}\n");
}

}  // namespace quipu::exporters
