"""SQLite's own shell opens our database, finds it sound, and what it holds is what the native JSON says.

usage: read_sqlite.py QUIPU GRAPH.json
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import native


def clean(text):
    return text.replace("\0", "")


def ask(database, sql):
    """Rows as dictionaries; the shell prints JSON, control characters escaped."""
    done = subprocess.run(["sqlite3", "-readonly", "-json", database, sql], capture_output=True, check=True)
    return json.loads(done.stdout.decode("utf-8") or "[]", strict=False)


def main(quipu, json_file):
    if not shutil.which("sqlite3"):
        native.skip("sqlite3 is not installed")
    graph = native.load(json_file)
    ids = native.node_ids(graph)
    check = native.Checker("sqlite")
    with tempfile.TemporaryDirectory() as folder:
        database = pathlib.Path(folder, "graph.sqlite")
        subprocess.run([quipu, "export", json_file, "--statements", "all", "-o", database], check=True)
        check.same(ask(database, "PRAGMA integrity_check"), [{"integrity_check": "ok"}], "integrity")
        check.same(ask(database, "PRAGMA foreign_key_check"), [], "foreign keys")
        wanted = [{"id": ids[node["id"]], "type": clean(node["type"]), "name": clean(node["name"]), "mentions": node["mentions"]}
                  for node in graph["nodes"]]
        by_id = lambda row: row["id"]
        check.same(sorted(ask(database, "SELECT * FROM nodes"), key=by_id), sorted(wanted, key=by_id), "nodes")
        aliases = sorted((ids[node["id"]], clean(alias)) for node in graph["nodes"] for alias in node["aliases"])
        check.same(sorted((row["node"], row["alias"]) for row in ask(database, "SELECT * FROM aliases")), aliases, "aliases")
        properties = sorted((ids[node["id"]], clean(key), clean(value)) for node in graph["nodes"] for key, value in node["properties"].items())
        check.same(sorted((row["node"], row["key"], row["value"]) for row in ask(database, "SELECT * FROM node_properties")), properties,
                   "properties")
        edges = {row["id"]: row for row in ask(database, "SELECT * FROM edges")}
        check.same(len(edges), len(graph["edges"]), "number of edges")
        for edge in graph["edges"]:
            row = edges[edge["id"]]
            check.same((row["source"], row["type"], row["target"]), (ids[edge["source"]], clean(edge["type"]), ids[edge["target"]]), "edge")
            check.same((row["negated"], row["modality"]), (int(edge.get("negated", False)), edge.get("modality", "asserted")), "how it is meant")
            check.same((row["confidence"], row["count"]), (edge["confidence"], native.count_passages(edge)), "confidence and count")
            check.same((row["predicate"], row["said_when"]), (clean(edge["predicate"]), clean(edge.get("when", ""))), "wording and time")
        said = sorted((row["edge"], row["document"], row["begin_byte"], row["end_byte"], row["text"])
                      for row in ask(database, "SELECT * FROM sentences"))
        check.same(said, sorted((edge["id"], clean(item["document"]), item["begin"], item["end"], clean(item["text"]))
                                for edge in graph["edges"] for item in edge["evidence"]), "sentences")
        facts = sum(not edge.get("negated") and edge.get("modality", "asserted") == "asserted" for edge in graph["edges"])
        check.same(len(ask(database, "SELECT * FROM facts")), facts, "facts")
    check.finish()


main(*sys.argv[1:])
