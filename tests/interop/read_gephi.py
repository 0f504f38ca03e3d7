"""Gephi's own importers read our GraphML, GEXF, DOT and tables: the same nodes, edges, kinds of edges, labels, weights, colours and sizes
as were written, and nothing to complain of.

usage: read_gephi.py QUIPU GRAPH.json...   (BIG for a graph of 100,000 nodes and 300,000 edges)
"""
import json
import pathlib
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

import java_tools
import native

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


def looks(graphml):
    """Node id to (size, r, g, b) as they were written."""
    found = {}
    for node in ElementTree.parse(graphml).iter(GRAPHML + "node"):
        data = {item.get("key"): item.text for item in node.iter(GRAPHML + "data")}
        found[node.get("id")] = (float(data["size"]), int(data["r"]), int(data["g"]), int(data["b"]))
    return found


def wanted_edges(graph, kind_of):
    """(source, target, kind) to weight. Gephi makes one edge of those that agree in all three."""
    ids, found = native.node_ids(graph), {}
    for edge in graph["edges"]:
        key = ids[edge["source"]], ids[edge["target"]], kind_of(edge)
        found[key] = found.get(key, 0) + max(1, native.count_passages(edge))
    return found


def close(a, b, tolerance):
    return all(abs(x - y) <= tolerance for x, y in zip(a, b))


def compare(check, name, got, graph, look):
    ids = native.node_ids(graph)
    is_dot, is_table = name.endswith(".dot"), name.endswith(".csv")
    clean = native.clean if name.endswith(("graphml", "gexf")) else lambda text: native.without_noncharacters(text).replace("\0", "")
    check.same(got["issues"], [], f"{name}: import report")
    nodes = {node[0]: node[1:] for node in got["nodes"]}
    check.same(len(nodes), len(got["nodes"]), f"{name}: ids are unique")
    check.same(set(nodes), set(ids.values()), f"{name}: node ids")
    for node in graph["nodes"]:
        label, size, red, green, blue = nodes.get(ids[node["id"]], [None] * 7)[:5]
        if not is_dot:  # there a label is broken into lines
            check.same(label, clean(node["name"]), f"{name}: label of {node['id']!r}")
        if not is_dot and not is_table:
            check.same(close((size, red, green, blue), look[ids[node["id"]]], 0.01), True, f"{name}: size and colour of {node['id']!r}")
    kinds = {(edge[0], edge[1], edge[2]): edge[4] for edge in got["edges"]}
    if is_dot:
        return check.same({key[:2] for key in kinds}, {key[:2] for key in wanted_edges(graph, lambda edge: "")}, f"{name}: joined nodes")
    wanted = wanted_edges(graph, lambda edge: clean(edge["type"]))
    check.same(len(got["edges"]), len(wanted), f"{name}: number of edges")
    check.same({key for key in kinds ^ wanted.keys()}, set(), f"{name}: edges and their kinds")
    check.same(kinds, {key: float(weight) for key, weight in wanted.items()}, f"{name}: weights")


def main(quipu, *graphs):
    path = java_tools.class_path("gephi")
    check = native.Checker("gephi")
    with tempfile.TemporaryDirectory() as folder:
        inputs, cases = [], []
        for number, graph in enumerate(graphs):
            native_graph = graph if graph != "BIG" else java_tools.big_graph(quipu, folder)
            stem = f"{number}-{pathlib.Path(graph).stem}"
            written = java_tools.export(quipu, native_graph, folder, *[f"{stem}.{end}" for end in ("graphml", "gexf", "dot", "nodes.csv", "edges.csv")])
            names = [*written[:3], "+".join(written[3:])]
            if graph == "BIG":
                names.remove(written[2])  # DOT is for pictures
            if stem.endswith("hostile"):
                names.pop()  # Gephi guesses the delimiter from the header, where names of properties have semicolons, tabs and newlines
            inputs += names
            cases += [(name, native_graph, written[0]) for name in names]
        lines = java_tools.run_java(path, java_tools.HERE / "gephi/ReadWithGephi.java", *inputs).splitlines()
        check.same(len(lines), len(cases), "files read")
        loaded = {}
        for line, (name, graph, graphml) in zip(lines, cases):
            if graph not in loaded:
                loaded = {graph: (native.load(graph), looks(graphml))}
            compare(check, pathlib.Path(name).name, json.loads(line), *loaded[graph])
    check.finish()


main(*sys.argv[1:])
