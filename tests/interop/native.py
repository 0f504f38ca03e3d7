"""What other programs must find in our exports, computed from the native JSON alone."""
import json
import math
import re
import sys

SKIP = 77

# Characters that XML 1.0 forbids; a JSON text may hold them, an XML file must not.
XML_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
NODE_KEYS = ["label", "name", "type", "aliases", "mentions", "documents", "document_count", "size", "r", "g", "b", "x", "y",
             "id", "key", "kind", "color"]
PASSAGE_FIELDS = ["document", "begin", "end", "text", "sentence", "speaker", "time"]
SYMMETRIC = {"COLLABORATED_WITH", "SIMILAR_TO"}  # in the samples' ontology


def skip(reason):
    """Tells CTest that nothing was proved."""
    print("SKIPPED:", reason)
    sys.exit(SKIP)


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def clean(text):
    return XML_FORBIDDEN.sub("", text)


def without_noncharacters(value):
    """The lists that we write as JSON text keep control characters as escapes and lose only U+FFFE and U+FFFF."""
    if isinstance(value, str):
        return value.replace("\ufffe", "").replace("\uffff", "")
    if isinstance(value, list):
        return [without_noncharacters(item) for item in value]
    if isinstance(value, dict):
        return {key: without_noncharacters(item) for key, item in value.items()}
    return value


def node_ids(graph):
    """Native id to exported id: bytes that formats drop are written %XX, with `_` until the id is unique."""
    native = {node["id"] for node in graph["nodes"]}
    exported, taken = {}, set()
    for node in graph["nodes"]:
        coded = re.sub("[\x00-\x1f\x7f&]", lambda hit: "%%%02X" % ord(hit.group()), node["id"])
        if coded != node["id"]:
            while coded in native or coded in taken:
                coded += "_"
            taken.add(coded)
        exported[node["id"]] = coded
    assert len(set(exported.values())) == len(native), "exported ids are not unique"
    return exported


def property_names(graph):
    """Native property name to the attribute's name."""
    names, taken = {}, set(NODE_KEYS)
    for name in sorted({name for node in graph["nodes"] for name in node["properties"]}):
        given = re.sub("[\x00-\x1f\x7f&]", "_", without_noncharacters(name))
        if given in taken or not given:
            given = "property_" + given
        while given in taken:
            given += "_"
        taken.add(given)
        names[name] = given
    return names


def drop_empty(attributes):
    return {key: value for key, value in attributes.items() if value != ""}


def graphml_nodes(graph, clean=clean):
    """Exported id to all attributes but r, g and b, whose values the ontology gives, and the place. `clean` is what the format
    does to texts."""
    ids, names = node_ids(graph), property_names(graph)
    found = {}
    for node in graph["nodes"]:
        attributes = {
            "label": clean(node["name"]), "name": clean(node["name"]), "type": clean(node["type"]),
            "mentions": node["mentions"], "document_count": len(node["documents"]),
            "documents": without_noncharacters([item["id"] for item in node["documents"]]),
            "size": math.floor(math.sqrt(max(1, node["mentions"])) * 100 + 0.5) / 10,
        }
        if node["aliases"]:
            attributes["aliases"] = without_noncharacters(node["aliases"])
        for name, value in node["properties"].items():
            attributes[names[name]] = clean(value)
        found[ids[node["id"]]] = drop_empty(attributes)
    return found


def whole_evidence(edge):
    """The edge's evidence with the fields that the native JSON leaves out."""
    for item in edge["evidence"]:
        yield drop_empty({"predicate": edge["predicate"], **item})


def count_passages(edge):
    return len({tuple(item.get(field) for field in PASSAGE_FIELDS) for item in edge["evidence"]})


def graphml_edges(graph, clean=clean):
    """Edge id to (source, target, attributes)."""
    ids = node_ids(graph)
    found = {}
    for edge in graph["edges"]:
        first, count = edge["evidence"][0], count_passages(edge)
        attributes = {
            "label": clean(edge["type"]), "kind": clean(edge["type"]), "interaction": clean(edge["type"]),
            "weight": float(max(1, count)), "count": count,
            "predicate": clean(edge["predicate"]), "confidence": edge["confidence"],
            "negated": edge.get("negated", False), "symmetric": edge["type"] in SYMMETRIC,
            "modality": edge.get("modality", "asserted"),
            "when": clean(edge.get("when", "")), "attributed_to": clean(edge.get("attributed_to", "")),
            "evidence": clean(first["text"]), "document": clean(first["document"]),
            "begin": first["begin"], "end": first["end"], "rule": clean(first["rule"]),
            "all_evidence": without_noncharacters(list(whole_evidence(edge))),
        }
        found[edge["id"]] = (ids[edge["source"]], ids[edge["target"]], drop_empty(attributes))
    return found


JSON_ATTRIBUTES = {"aliases", "documents", "all_evidence"}


def parsed(attributes):
    """Attributes as a reader gave them, with our JSON lists parsed."""
    return {key: json.loads(value) if key in JSON_ATTRIBUTES and isinstance(value, str) else value
            for key, value in attributes.items()}


class Checker:
    """Collects differences, and fails the test when there is one or when nothing was compared."""

    def __init__(self, title):
        self.title, self.compared, self.failures = title, 0, []

    def same(self, got, wanted, what):
        self.compared += 1
        if got != wanted:
            self.failures.append(f"{what}:\n  got    {got!r:.600}\n  wanted {wanted!r:.600}")

    def colors(self, nodes):
        """`nodes`: pairs of type and (r, g, b). Types have one colour each, the ontology's types different ones."""
        by_type = {}
        for kind, color in nodes:
            self.same(by_type.setdefault(kind, color), color, f"colour of {kind}")
            self.same(all(0 <= part <= 255 and part == int(part) for part in color), True, f"range of {color}")
        self.same(len(set(by_type.values())), len(by_type), "one colour a type")

    def places(self, found):
        """Numbers, and no two nodes in one place."""
        self.same(all(math.isfinite(part) for place in found for part in place), True, "places are numbers")
        self.same(len(set(found)), len(found), "every node has a place of its own")

    def finish(self):
        for failure in self.failures[:10]:
            print("FAILED", failure)
        if self.compared == 0:
            print("FAILED: nothing was compared")
        print(f"{self.title}: {self.compared} comparisons, {len(self.failures)} differences")
        sys.exit(1 if self.failures or self.compared == 0 else 0)
