"""Graphviz reads our DOT file and lays it out: same nodes, edges, labels and attributes as the native JSON.

usage: read_graphviz.py GRAPH.dot GRAPH.json
"""
import html
import json
import re
import shutil
import subprocess
import sys

import native

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")


def carried(text):
    """What a DOT string can carry of `text`."""
    return CONTROL.sub("", text).replace("\t", " ")


def unescaped(text):
    """What Graphviz itself draws for a label or tooltip."""
    text = re.sub(r"\\(.)", lambda hit: "\n" if hit.group(1) == "n" else hit.group(1), text, flags=re.S)
    return html.unescape(text)


def words(text):
    return " ".join(re.split("[ \t\r\n]+", carried(text.replace("\r", "\n")))).strip()


def plain(value):
    """Undoes our escapes in an attribute that Graphviz hands on as it stands."""
    return re.sub(r"\\(.)", lambda hit: "\n" if hit.group(1) == "n" else hit.group(1), value, flags=re.S)


def check_label(check, label, name, what):
    drawn = re.sub("[ \n]+", " ", unescaped(label)).strip()
    if drawn.endswith("…"):
        shown = drawn.rstrip("…").replace("… ", "")
        check.same(words(name).startswith(shown[:30]) and len(shown) < len(words(name)), True, f"cut label of {what}: {drawn!r}")
    elif "… " not in drawn:
        check.same(drawn, words(name), f"label of {what}")


def check_node(check, got, node):
    what = f"node {node['id']!r}"
    check_label(check, got["label"], node["name"], what)
    check.same(plain(got["kind"]), carried(node["type"]), f"kind of {what}")
    check.same(plain(got["full_name"]), carried(node["name"]), f"full name of {what}")
    check.same(int(got["mentions"]), node["mentions"], f"mentions of {what}")
    aliases = json.loads(plain(got["aliases"])) if got.get("aliases") else []
    check.same(aliases, native.without_noncharacters(node["aliases"]), f"aliases of {what}")
    for color in ("color", "fillcolor"):
        check.same(all(0 <= float(part) <= 1 for part in got[color].split(",")), True, f"{color} of {what}")


def check_edge(check, got, edge):
    what = f"edge {edge['id']}"
    first = edge["evidence"][0]
    wanted = {"kind": edge["type"], "predicate": edge["predicate"], "when": edge.get("when", ""), "rule": first["rule"],
              "attributed_to": edge.get("attributed_to", ""), "document": first["document"],
              "modality": edge.get("modality", ""), "negated": "1" if edge.get("negated") else ""}
    for key, value in wanted.items():
        check.same(plain(got.get(key, "")), carried(value), f"{key} of {what}")
    check.same(unescaped(got["tooltip"]), carried(first["text"]), f"tooltip of {what}")
    numbers = {"begin": first["begin"], "end": first["end"], "confidence": edge["confidence"], "weight": native.count_passages(edge)}
    for key, value in numbers.items():
        check.same(float(got[key]), value, f"{key} of {what}")
    label = unescaped(got["label"])
    check.same(label.startswith("not "), edge.get("negated", False), f"'not' in the label of {what}")
    check.same(label.endswith("?"), "modality" in edge, f"'?' in the label of {what}")
    if edge["type"] != "RELATED_TO":
        check.same(label.removeprefix("not ").removesuffix("?"), carried(edge["type"]), f"label of {what}")


def main(dot_file, json_file):
    if shutil.which("dot") is None:
        native.skip("dot is not installed (Debian: graphviz)")
    graph = native.load(json_file)
    run = subprocess.run(["dot", "-Tjson0", dot_file], capture_output=True, check=False)
    check = native.Checker("graphviz")
    check.same(run.returncode, 0, "exit code of dot")
    check.same(run.stderr.decode(), "", "messages of dot")
    drawn = json.loads(run.stdout.decode("utf-8"))
    check.same(drawn["layout"], "sfdp", "layout")

    ids = native.node_ids(graph)
    objects = [one for one in drawn.get("objects", []) if "kind" in one]  # the { } block is an object without
    names = {one["_gvid"]: plain(one["name"]) for one in objects}
    nodes = {names[one["_gvid"]]: one for one in objects}
    check.same(sorted(names.values()), sorted(ids.values()), "node ids")
    for node in graph["nodes"]:
        check_node(check, nodes[ids[node["id"]]], node)

    edges = {one["id"]: one for one in drawn.get("edges", [])}
    check.same(len(drawn.get("edges", [])), len(graph["edges"]), "number of edges")
    check.same(set(edges), {edge["id"] for edge in graph["edges"]}, "edge ids")
    for edge in graph["edges"]:
        got = edges[edge["id"]]
        check.same((names[got["tail"]], names[got["head"]]), (ids[edge["source"]], ids[edge["target"]]), f"ends of {edge['id']}")
        check_edge(check, got, edge)
    check.finish()


main(*sys.argv[1:])
