"""rapper, serdi and rdflib read our N-Triples, Turtle and JSON-LD, find the same triples in all three, and those of the native JSON.

usage: read_rdf.py GRAPH.nt GRAPH.ttl GRAPH.jsonld GRAPH.json
"""
import re
import shutil
import subprocess
import sys
import urllib.parse

import native

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
OA = "http://www.w3.org/ns/oa#"
XSD = "http://www.w3.org/2001/XMLSchema#"
CANONICAL = {XSD + "decimal": lambda text: str(float(text)), XSD + "integer": lambda text: str(int(text)), XSD + "boolean": str.lower}
TRIPLE = re.compile(r'<([^>]*)> <([^>]*)> (?:<([^>]*)>|"((?:[^"\\]|\\.)*)"(?:\^\^<([^>]*)>)?) \.')


def clean(text):
    return native.without_noncharacters(text).replace("\0", "")


def unescape(text):
    plain = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
    return re.sub(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", lambda hit: chr(int(hit[1][1:], 16)) if hit[1][0] in "uU"
                  else plain.get(hit[1], hit[1]), text)


def triples_of(lines):
    """The set of triples of N-Triples; a literal is (text, datatype)."""
    found = set()
    for line in filter(None, lines.split("\n")):
        hit = TRIPLE.fullmatch(line)
        assert hit, line[:200]
        subject, predicate, iri, text, kind = hit.groups()
        if iri is not None:
            value = unescape(iri)
        else:
            kind = kind or XSD + "string"
            value = (CANONICAL.get(kind, str)(unescape(text)), kind)
        found.add((unescape(subject), unescape(predicate), value))
    return found


def run(*command):
    done = subprocess.run(command, capture_output=True, check=False)
    message = done.stderr.decode(errors="replace")
    if done.returncode != 0 or "rror" in message:
        sys.exit(f"FAILED {' '.join(command)}: {message[:1000]}")
    return done.stdout.decode("utf-8")


def by_rdflib(path):
    import rdflib
    graph = rdflib.Graph(store="Memory")
    graph.parse(path, format="json-ld", publicID="urn:base:")
    return {(str(s), str(p), str(o) if isinstance(o, rdflib.URIRef)
             else (CANONICAL.get(str(o.datatype), str)(str(o)), str(o.datatype or XSD + "string"))) for s, p, o in graph}


def iri(kind, name):
    def code(hit):
        return "".join("%%%02X" % byte for byte in hit.group().encode("utf-8", "surrogatepass"))
    hidden = "\x80-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ue000-\uf8ff\ufdd0-\ufdef\ufeff\ufff0-\uffff"
    return f"urn:quipu:{kind}:" + re.sub(f"[^A-Za-z0-9._~/\\-\xa0-\U000DFFFD]|[{hidden}]", code, name)


def literal(value):
    if isinstance(value, bool):
        return str(value).lower(), XSD + "boolean"
    if isinstance(value, int):
        return str(value), XSD + "integer"
    if isinstance(value, float):
        return str(value), XSD + "decimal"
    return clean(value), XSD + "string"


def wanted(graph):
    """Triples that must be there: what a node is called, what an edge says, how sure it is, and where."""
    for node in graph["nodes"]:
        yield iri("node", node["id"]), "https://schema.org/name", literal(node["name"])
        yield iri("node", node["id"]), "urn:quipu:mentions", literal(node["mentions"])
        yield iri("node", node["id"]), RDF + "type", iri("type", node["type"])
        for alias in node["aliases"]:
            yield iri("node", node["id"]), "https://schema.org/alternateName", literal(alias)
        for name, value in node["properties"].items():
            yield iri("node", node["id"]), iri("property", name), literal(value)
    for edge in graph["edges"]:
        ends = iri("node", edge["source"]), iri("node", edge["target"])
        about = iri("edge", edge["id"])
        yield about, RDF + "type", RDF + "Statement"
        yield about, RDF + "subject", ends[0]
        yield about, RDF + "object", ends[1]
        yield about, RDF + "predicate", iri("relation", edge["type"])
        yield about, "urn:quipu:predicate", literal(edge["predicate"])
        yield about, "urn:quipu:confidence", literal(float(edge["confidence"]))
        yield about, "urn:quipu:negated", literal(edge.get("negated", False))
        if not edge.get("negated") and edge.get("modality", "asserted") == "asserted":
            yield ends[0], iri("relation", edge["type"]), ends[1]
        for item in edge["evidence"]:
            passage = iri("passage", item["document"]) + f":{item['begin']}-{item['end']}"
            yield about, "http://www.w3.org/ns/prov#wasDerivedFrom", passage
            yield passage, OA + "hasSource", iri("document", item["document"])
            yield passage + ":bytes", OA + "start", literal(item["begin"])
            yield passage + ":bytes", OA + "end", literal(item["end"])
            yield passage + ":bytes", OA + "exact", literal(item["text"])


def main(ntriples, turtle, jsonld, json_file):
    for tool in ("rapper", "serdi"):
        if not shutil.which(tool):
            native.skip(f"{tool} is not installed")
    graph = native.load(json_file)
    check = native.Checker("rdf")
    triples = triples_of(run("rapper", "-q", "-i", "ntriples", "-o", "ntriples", ntriples))
    for name, found in [("rapper, Turtle", triples_of(run("rapper", "-q", "-i", "turtle", "-o", "ntriples", turtle))),
                        ("serdi, N-Triples", triples_of(run("serdi", "-i", "ntriples", "-o", "ntriples", ntriples))),
                        ("serdi, Turtle", triples_of(run("serdi", "-i", "turtle", "-o", "ntriples", turtle)))]:
        check.same(sorted(map(str, found ^ triples)), [], name)
    try:
        check.same(sorted(map(str, by_rdflib(jsonld) ^ triples)), [], "rdflib, JSON-LD")
    except ImportError:
        print("without rdflib: JSON-LD not compared")
    for triple in wanted(graph):
        check.same(triple in triples, True, f"triple {triple}")
    for node in graph["nodes"]:
        check.same(urllib.parse.unquote(iri("node", node["id"])), "urn:quipu:node:" + node["id"], "an id is found in its IRI")
    check.same(len({subject for subject, predicate, value in triples if value == RDF + "Statement"}), len(graph["edges"]), "statements")
    check.finish()


main(*sys.argv[1:])
