"""A real Neo4j loads our Cypher script, and its import tool our tables; asked the same questions, it answers what the native JSON says.

usage: read_neo4j.py QUIPU GRAPH.json...   (BIG for a graph of 100,000 nodes and 300,000 edges)
"""
import collections
import json
import pathlib
import subprocess
import sys
import tempfile

import java_tools
import native

QUESTIONS = [
    "MATCH (n:Entity) RETURN n.id, n.name, labels(n), coalesce(n.aliases, []), n.mentions ORDER BY n.id",
    "MATCH (a:Entity)-[r]->(b:Entity) RETURN a.id, type(r), b.id, count(*), sum(r.count) ORDER BY a.id, type(r), b.id",
    "MATCH (a:Entity)-[r]->(b:Entity) RETURN r.predicate, r.evidence, r.confidence, r.negated ORDER BY r.id",
]


def without_nul(text):
    return native.without_noncharacters(text).replace("\0", "")


def answers(graph, is_table):
    """What Neo4j must say."""
    ids = native.node_ids(graph)
    array = (lambda text: without_nul(text).replace(";", ",")) if is_table else without_nul
    nodes = sorted(([ids[node["id"]], without_nul(node["name"]), sorted(["Entity", array(node["type"])]),
                     [array(alias) for alias in node.get("aliases", [])], node["mentions"]] for node in graph["nodes"]),
                   key=lambda row: row[0])
    groups = collections.Counter()
    counts = collections.Counter()
    for edge in graph["edges"]:
        key = ids[edge["source"]], without_nul(edge["type"]), ids[edge["target"]]
        groups[key] += 1
        counts[key] += native.count_passages(edge)
    said = [[without_nul(edge["predicate"]) or None, without_nul(edge["evidence"][0]["text"]) or None, float(edge["confidence"]),
             edge.get("negated", False)] for edge in sorted(graph["edges"], key=lambda edge: edge["id"])]
    return nodes, [[*key, groups[key], counts[key]] for key in sorted(groups)], said


def import_tables(path, home, nodes, edges):
    pathlib.Path(home, "conf").mkdir(parents=True)
    done = subprocess.run(["java", "-Xmx3g", f"-Dbasedir={home}", f"-Dapp.home={home}", "-cp", path, "org.neo4j.cli.AdminTool", "database", "import", "full",
                           f"--nodes={nodes}", f"--relationships={edges}", "--multiline-fields=true", "neo4j"],
                          env={"NEO4J_HOME": str(home), "NEO4J_CONF": str(pathlib.Path(home, "conf")), "PATH": "/usr/bin:/bin"},
                          capture_output=True, text=True, check=False, cwd=home)
    if done.returncode != 0:
        raise SystemExit(f"FAILED: the import tool: {done.stdout[-1500:]}{done.stderr[-1500:]}")


def compare(check, what, lines, graph, is_table):
    rows = [json.loads(line) for line in lines.splitlines() if line.startswith("[")]
    check.same(len(rows), len(QUESTIONS), f"{what}: answers")
    for got, wanted, question in zip(rows, answers(graph, is_table), QUESTIONS):
        if question == QUESTIONS[0]:
            for row in got:
                row[2].sort()
            got.sort(key=lambda row: row[0])
        elif question == QUESTIONS[1]:
            got.sort(key=lambda row: row[:3])
        check.same(len(got), len(wanted), f"{what}: rows of {question}")
        for one, other in zip(got, wanted):
            check.same([value or None if isinstance(value, str) else value for value in one], other, f"{what}: {question}")


def main(quipu, *graphs):
    path = java_tools.class_path("neo4j")
    check = native.Checker("neo4j")
    program = java_tools.HERE / "neo4j/ReadWithNeo4j.java"
    for graph in graphs:
        with tempfile.TemporaryDirectory() as folder:
            source = graph if graph != "BIG" else java_tools.big_graph(quipu, folder)
            data = native.load(source)
            script, nodes, edges = java_tools.export(quipu, source, folder, "graph.cypher", "graph.nodes.neo4j.csv", "graph.edges.neo4j.csv")
            name = pathlib.Path(graph).stem
            compare(check, f"{name}, script", java_tools.run_java(path, program, f"{folder}/scripted", script, *QUESTIONS), data, False)
            if name == "hostile":
                continue  # a column's name cannot hold a colon: the import tool takes what follows for a type
            import_tables(path, f"{folder}/imported", nodes, edges)
            compare(check, f"{name}, tables", java_tools.run_java(path, program, f"{folder}/imported", "-", *QUESTIONS), data, True)
    check.finish()


main(*sys.argv[1:])
