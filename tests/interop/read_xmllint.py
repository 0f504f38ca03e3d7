"""libxml2 finds our GraphML well-formed, and its keys are as the profile wants them.

usage: read_xmllint.py GRAPH.graphml
"""
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

import native

SPACE = "{http://graphml.graphdrawing.org/xmlns}"
TYPES = {"boolean", "int", "long", "double", "string"}


def main(graphml):
    if shutil.which("xmllint") is None:
        native.skip("xmllint is not installed (Debian: libxml2-utils)")
    check = native.Checker("xmllint")
    run = subprocess.run(["xmllint", "--noout", "--nonet", graphml], capture_output=True, text=True, check=False)
    check.same((run.returncode, run.stderr), (0, ""), "xmllint")

    root = ElementTree.parse(graphml).getroot()
    check.same(root.tag, SPACE + "graphml", "namespace")
    keys = root.findall(SPACE + "key")
    ids = [key.get("id") for key in keys]
    check.same(len(ids), len(set(ids)), "key ids are unique")
    names = [(key.get("for"), key.get("attr.name")) for key in keys]
    check.same(len(names), len(set(names)), "attribute names are unique")
    for key in keys:
        check.same(re.fullmatch("[a-z0-9_]+", key.get("id")) is not None, True, f"key id {key.get('id')}")
        check.same(key.get("for") in ("node", "edge"), True, f"key for {key.get('for')}")
        check.same(key.get("attr.type") in TYPES, True, f"type of {key.get('id')}")

    declared = {kind: {key.get("id") for key in keys if key.get("for") == kind} for kind in ("node", "edge")}
    graph = root.find(SPACE + "graph")
    check.same(len(root.findall(".//" + SPACE + "graph")), 1, "one flat graph")
    edge_ids = [edge.get("id") for edge in graph.findall(SPACE + "edge")]
    check.same(len(edge_ids), len(set(edge_ids)), "edge ids are unique")
    for kind in ("node", "edge"):
        for element in graph.findall(SPACE + kind):
            used = [data.get("key") for data in element.findall(SPACE + "data")]
            check.same(set(used) <= declared[kind] and len(used) == len(set(used)), True, f"keys of {element.get('id')}: {used}")
            check.same(all(data.text for data in element), True, f"empty data in {element.get('id')}")
    for edge in graph.findall(SPACE + "edge"):
        data = {one.get("key"): one.text for one in edge}
        check.same(edge.get("label"), data["edge_kind"], "the label attribute")
        check.same(float(data["edge_weight"]) > 0, True, "weight above 0")
    check.finish()


main(*sys.argv[1:])
