"""igraph reads our GraphML. It gives numbers as floats and "" for a text that is missing.

usage: read_igraph.py GRAPH.graphml GRAPH.json
"""
import sys

import native

try:
    import igraph
except ImportError:
    native.skip("igraph is not installed (Debian: python3-igraph)")


def present(attributes):
    return native.parsed({key: value for key, value in attributes.items() if value != ""})


def main(graphml, json_file):
    graph = native.load(json_file)
    got = igraph.Graph.Read_GraphML(graphml)
    check = native.Checker(f"igraph {igraph.__version__}")
    check.same(got.is_directed(), True, "directed")

    nodes = native.graphml_nodes(graph)
    check.same(sorted(got.vs["id"]) if nodes else [], sorted(nodes), "node ids")
    colors, places = [], []
    for vertex in got.vs:
        attributes = present(vertex.attributes())
        name = attributes.pop("id")
        colors.append((attributes["type"], tuple(attributes.pop(part) for part in "rgb")))
        places.append((attributes.pop("x"), attributes.pop("y")))
        check.same(attributes, nodes.get(name), f"node {name!r}")
    check.colors(colors)
    check.places(places)

    edges = native.graphml_edges(graph)
    check.same(got.ecount(), len(edges), "number of edges")
    for edge in got.es:
        attributes = present(edge.attributes())
        name = attributes.pop("id")
        check.same((got.vs[edge.source]["id"], got.vs[edge.target]["id"], attributes), edges.get(name), f"edge {name}")
    check.finish()


main(*sys.argv[1:])
