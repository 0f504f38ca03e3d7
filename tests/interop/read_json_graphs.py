"""Our node-link, Cytoscape and graphology JSON hold what the native JSON says; NetworkX reads the first three itself.

usage: read_json_graphs.py node-link|d3|cytoscape|graphology FILE GRAPH.json
"""
import sys

import native


def by_format(kind, data):
    """(nodes, edges) as id to attributes and id to (source, target, attributes), whatever the format calls them."""
    if kind in ("node-link", "d3"):
        nodes = {node.pop("id"): node for node in data["nodes"]}
        edges = {edge.pop("key"): edge for edge in data["edges" if kind == "node-link" else "links"]}
    elif kind == "cytoscape":
        nodes = {}
        for element in data["elements"]["nodes"]:
            node = element["data"]
            key = node.pop("id")
            nodes[key] = {**node, "x": element["position"]["x"], "y": element["position"]["y"]}
        edges = {element["data"].pop("id"): element["data"] for element in data["elements"]["edges"]}
    else:
        nodes = {node["key"]: node["attributes"] for node in data["nodes"]}
        for node in nodes.values():
            node["type"] = node.pop("kind")
        edges = {edge["key"]: {**edge["attributes"], "source": edge["source"], "target": edge["target"]} for edge in data["edges"]}
    return nodes, {key: (edge.pop("source"), edge.pop("target"), edge) for key, edge in edges.items()}


def check_networkx(kind, path, graph, check):
    try:
        import networkx
        from networkx.readwrite import json_graph
    except ImportError:
        return
    data = native.load(path)
    if kind == "cytoscape":
        data.update(directed=True, multigraph=True)
        for node in data["elements"]["nodes"]:
            node["data"]["value"] = node["data"]["id"]
        for edge in data["elements"]["edges"]:
            edge["data"]["key"] = edge["data"]["id"]
        got = json_graph.cytoscape_graph(data)
    elif kind == "d3":
        got = json_graph.node_link_graph(data) if networkx.__version__ < "3.4" else json_graph.node_link_graph(data, edges="links")
    elif networkx.__version__ < "3.4":
        got = json_graph.node_link_graph(data, attrs=dict(source="source", target="target", name="id", key="key", link="edges"))
    else:
        got = json_graph.node_link_graph(data, edges="edges")
    check.same(set(got.nodes), set(native.node_ids(graph).values()), "NetworkX: nodes")
    wanted = sorted((source, target, key) for key, (source, target, _) in native.graphml_edges(graph).items())
    check.same(sorted(got.edges(keys=True)), wanted, "NetworkX: edges")


def main(kind, path, json_file):
    graph = native.load(json_file)
    check = native.Checker(kind)
    nodes, edges = by_format(kind, native.load(path))
    wanted_nodes = native.graphml_nodes(graph, native.without_noncharacters)
    wanted_edges = native.graphml_edges(graph, native.without_noncharacters)
    check.same(set(nodes), set(wanted_nodes), "node ids")
    colors, places = [], []
    for key, attributes in nodes.items():
        color = attributes.pop("color")
        colors.append((attributes["type"], tuple(int(color[at:at + 2], 16) for at in (1, 3, 5))))
        if kind in ("cytoscape", "graphology"):
            places.append((attributes.pop("x"), attributes.pop("y")))
        check.same(native.drop_empty(attributes), wanted_nodes[key], f"node {key!r}")
    check.colors(colors)
    check.places(places)
    check.same(set(edges), set(wanted_edges), "edge ids")
    for key, (source, target, attributes) in edges.items():
        attributes["interaction"] = attributes["kind"]
        check.same((source, target, native.drop_empty(attributes)), wanted_edges[key], f"edge {key}")
    if kind != "graphology":
        check_networkx(kind, path, graph, check)
    check.finish()


main(*sys.argv[1:])
