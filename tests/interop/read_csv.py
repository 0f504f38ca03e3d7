"""Python's csv module reads our tables and finds what the native JSON says.

usage: read_csv.py GRAPH.nodes.csv GRAPH.edges.csv GRAPH.json
"""
import csv
import json
import sys

import native

csv.field_size_limit(1 << 24)
NUMBERS = {"mentions": int, "document_count": int, "count": int, "begin": int, "end": int, "confidence": float, "Weight": float}


def clean(text):
    return native.without_noncharacters(text).replace("\0", "")


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def typed(row):
    found = {}
    for name, value in row.items():
        if name in ("negated", "symmetric"):
            found[name] = value == "true"
        elif name in native.JSON_ATTRIBUTES:
            found[name] = json.loads(value) if value else ""
        else:
            found[name] = NUMBERS.get(name, str)(value)
    return native.drop_empty(found)


def main(nodes_file, edges_file, json_file):
    graph = native.load(json_file)
    check = native.Checker("csv")
    wanted = native.graphml_nodes(graph, clean)
    nodes = rows(nodes_file)
    check.same([row["Id"] for row in nodes], list(wanted), "node ids")
    for row in nodes:
        attributes = typed(row)
        expected = wanted[attributes.pop("Id")]
        expected.pop("size")
        attributes["label"] = attributes.pop("Label", "")
        check.same(native.drop_empty(attributes), expected, "node")
    wanted = native.graphml_edges(graph, clean)
    edges = rows(edges_file)
    check.same(len(edges), len(wanted), "number of edges")
    for row in edges:
        attributes = typed(row)
        check.same(attributes.pop("Type"), "Directed", "type")
        kind = attributes.pop("Kind")
        check.same(attributes.pop("Label"), kind, "label")
        got = (attributes.pop("Source"), attributes.pop("Target"),
               {**attributes, "weight": attributes["Weight"], "label": kind, "kind": kind, "interaction": kind})
        got[2].pop("Weight")
        check.same((got[0], got[1], {key: value for key, value in got[2].items() if key != "Id"}), wanted[row["Id"]], f"edge {row['Id']}")
    check.finish()


main(*sys.argv[1:])
