"""The native JSON fits its published schema, and the schema refuses what it should.

usage: validate_json.py SCHEMA GRAPH.json
"""
import copy
import sys

import native

try:
    import jsonschema
except ImportError:
    native.skip("jsonschema is not installed (Debian: python3-jsonschema)")


def spoiled(graph):
    """Copies of `graph` that break the schema, each with what was done."""
    def change(what, edit):
        bad = copy.deepcopy(graph)
        edit(bad)
        return what, bad

    yield change("another format", lambda g: g.update(format="other"))
    yield change("another version", lambda g: g.update(version=2))
    yield change("no nodes", lambda g: g.pop("nodes"))
    yield change("nodes no list", lambda g: g.update(nodes={}))
    if graph["nodes"]:
        yield change("node without type", lambda g: g["nodes"][0].pop("type"))
        yield change("mentions below 0", lambda g: g["nodes"][0].update(mentions=-1))
        yield change("property no text", lambda g: g["nodes"][0]["properties"].update(x=1))
    if graph["edges"]:
        yield change("confidence above 1", lambda g: g["edges"][0].update(confidence=1.5))
        yield change("unknown modality", lambda g: g["edges"][0].update(modality="maybe"))
        yield change("evidence no list", lambda g: g["edges"][0].update(evidence={}))
        yield change("begin no number", lambda g: g["edges"][0]["evidence"][0].update(begin="0"))


def main(schema_file, json_file):
    schema = native.load(schema_file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    graph = native.load(json_file)
    check = native.Checker("jsonschema")
    check.same([error.message[:300] for error in validator.iter_errors(graph)], [], "errors")
    for what, bad in spoiled(graph):
        check.same(validator.is_valid(bad), False, f"refuses {what}")
    check.finish()


main(*sys.argv[1:])
