// Imports graph files as Gephi's user would, each into a workspace of its own, and prints what Gephi then has: a JSON object a line.
// A file named "a+b" is two files in one import, a table of nodes and one of edges.
//
// usage: java ReadWithGephi.java FILE...

import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Node;
import org.gephi.graph.api.TimeRepresentation;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.processor.plugin.AppendProcessor;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

public class ReadWithGephi {
  static final PrintStream OUT = new PrintStream(System.out, false, StandardCharsets.UTF_8);

  static String quoted(String text) {
    if (text == null) return "null";
    StringBuilder to = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') to.append('\\').append(c);
      else if (c < 0x20 || c == 0x7f || Character.isSurrogate(c) || c >= 0xfffe) to.append(String.format("\\u%04x", (int) c));
      else to.append(c);
    }
    return to.append('"').toString();
  }

  static String row(Object... values) {
    List<String> texts = new ArrayList<>();
    for (Object value : values) texts.add(value instanceof Number ? value.toString() : quoted((String) value));
    return "[" + String.join(",", texts) + "]";
  }

  static void read(String files, Workspace workspace) throws Exception {
    ImportController importer = Lookup.getDefault().lookup(ImportController.class);
    List<Container> containers = new ArrayList<>();
    for (String file : files.split("\\+")) {
      Container container = importer.importFile(new File(file));
      container.getLoader().setTimeRepresentation(TimeRepresentation.TIMESTAMP);  // the same for both tables
      container.getLoader().setAutoScale(false);  // sizes and places as they were written
      containers.add(container);
    }
    List<String> issues = new ArrayList<>();
    if (containers.size() == 1) {
      importer.process(containers.get(0), new DefaultProcessor(), workspace);
    } else {
      for (Container one : containers) importer.process(one, new AppendProcessor(), workspace);
    }
    for (Container one : containers) {
      java.util.Iterator<Issue> all = one.getReport().getIssues(1000);
      while (all.hasNext()) {
        Issue issue = all.next();
        issues.add(row(issue.getLevel().name(), issue.getMessage()));
      }
    }
    GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace);
    List<String> nodes = new ArrayList<>(), edges = new ArrayList<>();
    for (Node node : model.getGraph().getNodes().toArray()) {
      nodes.add(row((String) node.getId(), node.getLabel(), node.size(), Math.round(node.r() * 255), Math.round(node.g() * 255),
                    Math.round(node.b() * 255), node.x(), node.y()));
    }
    for (Edge edge : model.getGraph().getEdges().toArray()) {
      Object kind = model.getEdgeTypeLabel(edge.getType());
      edges.add(row((String) edge.getSource().getId(), (String) edge.getTarget().getId(), kind == null ? null : kind.toString(),
                    edge.getLabel(), edge.getWeight()));
    }
    OUT.println("{\"nodes\":[" + String.join(",", nodes) + "],\"edges\":[" + String.join(",", edges) + "],\"issues\":[" +
                String.join(",", issues) + "]}");
  }

  public static void main(String[] files) throws Exception {
    ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
    for (String file : files) {
      projects.newProject();
      read(file, projects.getCurrentWorkspace());
    }
    OUT.flush();
    System.exit(0);  // Gephi leaves threads behind
  }
}
