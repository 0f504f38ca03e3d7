"""NetworkX reads our GraphML: node by node, edge by edge, attribute by attribute what the native JSON says.

usage: read_networkx.py GRAPH.graphml GRAPH.json
"""
import sys

import native

try:
    import networkx
except ImportError:
    native.skip("networkx is not installed (Debian: python3-networkx)")


def main(graphml, json_file):
    graph = native.load(json_file)
    got = networkx.read_graphml(graphml, force_multigraph=True)
    check = native.Checker(f"networkx {networkx.__version__}")
    check.same(got.is_directed(), True, "directed")

    nodes = native.graphml_nodes(graph)
    check.same(set(got.nodes), set(nodes), "node ids")
    colors, places = [], []
    for name, wanted in nodes.items():
        attributes = native.parsed(got.nodes[name])
        colors.append((attributes["type"], tuple(attributes.pop(part) for part in "rgb")))
        places.append((attributes.pop("x"), attributes.pop("y")))
        check.same(attributes, wanted, f"node {name!r}")
    check.colors(colors)
    check.places(places)

    edges = native.graphml_edges(graph)
    read = {key: (source, target, native.parsed(data)) for source, target, key, data in got.edges(keys=True, data=True)}
    for data in read.values():
        data[2].pop("id", None)
    check.same(got.number_of_edges(), len(edges), "number of edges")
    check.same(set(read), set(edges), "edge ids")
    for name, wanted in edges.items():
        check.same(read[name], wanted, f"edge {name}")
    check.finish()


main(*sys.argv[1:])
