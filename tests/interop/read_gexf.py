"""Our GEXF holds what the native JSON says: read as XML, and by NetworkX where it knows the version.

usage: read_gexf.py GRAPH.gexf GRAPH.json
"""
import sys
import xml.etree.ElementTree as ElementTree

import native

SPACES = {"1.3": "http://gexf.net/1.3", "1.2": "http://www.gexf.net/1.2draft"}
VALUES = {"long": int, "double": float, "integer": int, "string": str, "boolean": {"true": True, "false": False}.get}


class Gexf:
    """The file by the standard's own words."""

    def __init__(self, path):
        self.root = ElementTree.parse(path).getroot()
        self.version = self.root.get("version")
        self.space = "{%s}" % SPACES[self.version]
        self.viz = "{%s/viz}" % SPACES[self.version]
        self.graph = self.root.find(self.space + "graph")
        self.declared = {group.get("class"): {one.get("id"): (one.get("title"), one.get("type")) for one in group}
                         for group in self.graph.findall(self.space + "attributes")}

    def elements(self, plural, one):
        return self.graph.find(self.space + plural).findall(self.space + one)

    def attributes(self, element, kind):
        found = {}
        for value in element.find(self.space + "attvalues"):
            title, data_type = self.declared[kind][value.get("for")]
            assert title not in found, title
            found[title] = VALUES[data_type](value.get("value"))
        return native.parsed(found)


def check_nodes(gexf, graph, check):
    nodes = native.graphml_nodes(graph)
    elements = gexf.elements("nodes", "node")
    check.same([one.get("id") for one in elements], list(nodes), "node ids")
    colors, places = [], []
    for one in elements:
        attributes = gexf.attributes(one, "node")
        attributes["label"] = one.get("label")
        attributes["size"] = float(one.find(gexf.viz + "size").get("value"))
        color, place = one.find(gexf.viz + "color"), one.find(gexf.viz + "position")
        check.same(color.get("a"), None, "Gephi Lite ignores colours with alpha")
        colors.append((attributes["type"], tuple(int(color.get(part)) for part in "rgb")))
        places.append((float(place.get("x")), float(place.get("y"))))
        check.same(native.drop_empty(attributes), nodes.get(one.get("id")), f"node {one.get('id')!r}")
    check.colors(colors)
    check.places(places)


def check_edges(gexf, graph, check):
    edges = native.graphml_edges(graph)
    elements = gexf.elements("edges", "edge")
    check.same(sorted(one.get("id") for one in elements), sorted(edges), "edge ids")
    for one in elements:
        attributes = gexf.attributes(one, "edge")
        check.same(one.get("kind"), attributes["kind"] if gexf.version == "1.3" else None, "kind")
        attributes["label"] = attributes["interaction"] = one.get("label")
        attributes["weight"] = float(one.get("weight"))
        check.same((one.get("source"), one.get("target"), attributes), edges.get(one.get("id")), f"edge {one.get('id')}")


def check_networkx(path, graph, check):
    """NetworkX 2 knows 1.2draft alone, its edges carry no kind."""
    try:
        import networkx
    except ImportError:
        return
    got = networkx.read_gexf(path)
    nodes, edges = native.graphml_nodes(graph), native.graphml_edges(graph)
    check.same(set(got.nodes), set(nodes), "NetworkX: nodes")
    check.same(got.number_of_edges(), len(edges), "NetworkX: number of edges")
    for source, target, data in got.edges(data=True):
        wanted = edges[data["id"]]
        check.same((source, target, data["kind"], data["weight"]), (*wanted[:2], wanted[2]["kind"], wanted[2]["weight"]),
                   f"NetworkX: edge {data['id']}")


def main(path, json_file):
    graph = native.load(json_file)
    gexf = Gexf(path)
    check = native.Checker(f"GEXF {gexf.version}")
    check.same(gexf.graph.get("defaultedgetype"), "directed", "directed")
    check_nodes(gexf, graph, check)
    check_edges(gexf, graph, check)
    if gexf.version == "1.2":
        check_networkx(path, graph, check)
    check.finish()


main(*sys.argv[1:])
