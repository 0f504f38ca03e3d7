"""The readers' tests can fail: each is run on a file that was spoiled in one place and must notice.

usage: self_test.py GOLDEN_FOLDER
"""
import pathlib
import subprocess
import sys
import tempfile

import native

HERE = pathlib.Path(__file__).parent

# script, format, what to replace, by what
SPOILERS = [
    ("read_networkx.py", "graphml", '<data key="mentions">9</data>', '<data key="mentions">8</data>'),
    ("read_networkx.py", "graphml", ">Ada Lovelace</data>", ">Ada</data>"),
    ("read_networkx.py", "graphml", 'target="place/london"', 'target="person/ada-lovelace"'),
    ("read_networkx.py", "graphml", '<data key="edge_negated">1</data>', '<data key="edge_negated">0</data>'),
    ("read_igraph.py", "graphml", '<data key="edge_confidence">0.965</data>', '<data key="edge_confidence">0.9</data>'),
    ("read_igraph.py", "graphml", '<data key="p_born">1837</data>', ""),
    ("read_graphviz.py", "dot", 'label="Ada Lovelace"', 'label="Ada L."'),
    ("read_graphviz.py", "dot", '-> "place/london"', '-> "person/ada-lovelace"'),
    ("read_graphviz.py", "dot", 'label="not WORKS_AT"', 'label="WORKS_AT"'),
    ("read_graphviz.py", "dot", 'when="1843"', 'when="1844"'),
    ("read_graphviz.py", "dot", "\\nSociety of London", "Society of London"),
    ("read_graphviz.py", "dot", "digraph", "digraph {"),
    ("read_gexf.py", "gexf", 'r="230"', 'r="231" a="0.5"'),
    ("read_gexf.py", "gexf", 'label="London"', 'label="Paris"'),
    ("read_gexf.py", "gexf", '<attvalue for="edge_negated" value="true"/>', '<attvalue for="edge_negated" value="false"/>'),
    ("read_xmllint.py", "graphml", "</graphml>", ""),
    ("read_rdf.py", "n-triples", '"0.965"', '"0.966"'),
    ("read_rdf.py", "n-triples", "#Statement> .", "#Alt> ."),
    ("read_xmllint.py", "graphml", '<key id="edge_rule"', '<key id="label"'),
    ("read_xmllint.py", "graphml", 'attr.type="long"', 'attr.type="liststring"'),
]
EXTENSIONS = {"n-triples": "nt"}  # of formats that are not called by theirs


def main(golden):
    check = native.Checker("self-test")
    with tempfile.TemporaryDirectory() as folder:
        for script, extension, old, new in SPOILERS:
            suffix = EXTENSIONS.get(extension, extension)
            text = pathlib.Path(golden, extension, "tour." + suffix).read_text(encoding="utf-8")
            if old not in text:
                check.same(old, "something that the golden file holds", script)
                continue
            bad = pathlib.Path(folder, "bad." + suffix)
            bad.write_text(text.replace(old, new, 1), encoding="utf-8")
            command = [sys.executable, "-B", HERE / script, bad]
            if script == "read_rdf.py":
                command += [pathlib.Path(golden, "turtle", "tour.ttl"), pathlib.Path(golden, "json-ld", "tour.jsonld")]
            if script != "read_xmllint.py":
                command.append(pathlib.Path(golden, "json", "tour.json"))
            run = subprocess.run(command, capture_output=True, text=True, check=False)
            if run.returncode == native.SKIP:
                native.skip(run.stdout.strip())
            check.same(run.returncode, 1, f"{script} on {old!r} replaced by {new!r}")
    check.finish()


main(*sys.argv[1:])
