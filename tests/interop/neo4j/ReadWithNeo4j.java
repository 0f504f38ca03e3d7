// Loads a graph into a real Neo4j, from a Cypher script or from a store that `neo4j-admin database import` made, and asks it
// questions: a JSON array a line, one for each question.
//
// usage: java ReadWithNeo4j.java HOME SCRIPT|- QUESTION...   ("-": the store in HOME is there already)

import java.io.BufferedReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Result;

public class ReadWithNeo4j {
  static String json(Object value) {
    if (value == null || value instanceof Number || value instanceof Boolean) return String.valueOf(value);
    List<String> parts = new ArrayList<>();
    if (value instanceof String[] array) value = List.of((Object[]) array);
    if (value instanceof Iterable<?> list) {
      for (Object one : list) parts.add(json(one));
      return "[" + String.join(",", parts) + "]";
    }
    StringBuilder to = new StringBuilder("\"");
    for (char c : value.toString().toCharArray()) {
      if (c == '"' || c == '\\') to.append('\\').append(c);
      else if (c < 0x20 || c > 0x7e) to.append(String.format("\\u%04x", (int) c));
      else to.append(c);
    }
    return to.append('"').toString();
  }

  /// As cypher-shell does: a statement ends with a semicolon at the end of a line.
  static void load(GraphDatabaseService database, Path script) throws Exception {
    try (BufferedReader lines = Files.newBufferedReader(script, StandardCharsets.UTF_8)) {
      StringBuilder statement = new StringBuilder();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        statement.append(line).append('\n');
        if (!line.endsWith(";")) continue;
        database.executeTransactionally(statement.substring(0, statement.length() - 2));
        statement.setLength(0);
      }
      if (!statement.isEmpty()) throw new IllegalStateException("the script ends inside of a statement");
    }
  }

  public static void main(String[] arguments) throws Exception {
    DatabaseManagementService service = new DatabaseManagementServiceBuilder(Path.of(arguments[0])).build();
    GraphDatabaseService database = service.database("neo4j");
    if (!arguments[1].equals("-")) {
      load(database, Path.of(arguments[1]));
      load(database, Path.of(arguments[1]));  // the second time must change nothing
    }
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    for (int i = 2; i < arguments.length; ++i) {
      List<List<Object>> rows = database.executeTransactionally(arguments[i], Map.of(), (Result result) -> {
        List<List<Object>> found = new ArrayList<>();
        while (result.hasNext()) {
          Map<String, Object> row = result.next();
          List<Object> values = new ArrayList<>();
          for (String column : result.columns()) values.add(row.get(column));
          found.add(values);
        }
        return found;
      });
      out.println(json(rows));
    }
    out.flush();
    service.shutdown();
  }
}
